// After reading this file you know at which line a method is said to have left the range: its own numbers are compared with the
// same ones over balls, in the order in which the method makes them.
//
//     forward mode     the values, then the tangents, from the inputs on
//     reverse mode     the values, then the adjoints, from the result back
//     either           the slopes of lines, where both of these are in range
//
// The first line at which the two part is the one to name. Cost: a sweep over balls each.

import Truth

extension Shadow {
  /// The first line at which the value leaves the range.
  private var lineOfValue: Departure? {
    let shadows = Ball.withPrecision(Self.bits) { list.values(at: point.map { Ball($0) }) }
    let values = list.values(at: point)
    return list.lines.lazy.compactMap { line in
      departure(values[line.result], shadows[line.result], of: "", at: line)
    }.first
  }

  /// The first line at which the method's numbers leave the range, in the order in which it makes them.
  func line(of method: Method) -> Departure? {
    if let line = lineOfValue { return line }
    guard let position = evidence.positions.first else { return nil }
    return (method == .dual ? lineOfTangents(position) : lineOfAdjoints) ?? lineOfSlopes(position)
  }

  private func lineOfTangents(_ position: Int) -> Departure? {
    let tangents = list.values(at: Dual.inputs(at: point, along: position)).map(\.tangent)
    let seeded = point.enumerated().map {
      NestedDual(value: Ball($1), tangent: $0 == position ? Ball.one : nil)
    }
    let shadows = Ball.withPrecision(Self.bits) { list.values(at: seeded) }
    return list.lines.lazy.compactMap { line in
      departure(
        tangents[line.result], shadows[line.result].tangent ?? .zero, of: "the tangent of ", at: line)
    }.first
  }

  private var lineOfAdjoints: Departure? {
    guard let output = list.outputs.first else { return nil }
    let adjoints = list.adjoints(values: list.values(at: point), seed: 1, output: output)
    let shadows = Ball.withPrecision(Self.bits) {
      list.adjoints(values: list.values(at: point.map { Ball($0) }), seed: .one, output: output)
    }
    return list.lines.reversed().lazy.compactMap { line in
      departure(adjoints[line.result] ?? 0, shadows[line.result] ?? .zero, of: "the adjoint of ", at: line)
    }.first
  }

  /// The first line whose slope by what moves is beyond the range, and not for a rounded operand.
  private func lineOfSlopes(_ position: Int) -> Departure? {
    let (values, moves) = (list.values(at: point), list.dependence(on: [position]))
    let shadows = Ball.withPrecision(Self.bits) { list.values(at: point.map { Ball($0) }) }
    return list.lines.first { line in
      line.operands.indices.contains { index in
        guard moves[line.operands[index]],
          !line.slope(by: index, at: line.operands.map { values[$0] }).isFinite
        else { return false }
        let slope = Ball.withPrecision(Self.bits) {
          line.slope(by: index, at: line.operands.map { shadows[$0] })
        }
        return slope.isFinite && slope.midpoint.nearestDouble.isInfinite
      }
    }.map { Departure(step: $0.result, words: "the slope of \($0.formula(in: list)) overflows") }
  }

  /// Whether a number is out of range where its shadow is not what it says.
  private func departure(
    _ x: Double, _ shadow: Ball, of what: String, at line: WengertList.Line
  ) -> Departure? {
    let name = "\(what)\(line.formula(in: list))"
    if !shadow.isFinite {
      // Beyond the exponents of balls; but a quotient may have been divided by 0.
      return what.isEmpty && x.isInfinite && line.primitive.growsWithoutPole
        ? Departure(step: line.result, words: "\(name) overflows") : nil
    }
    if shadow.containsZero && x.isFinite {
      let isTiny = x == 0 && !shadow.isZero && shadow.isZeroInDouble
      return isTiny ? Departure(step: line.result, words: "\(name) underflows", isUnderflow: true) : nil
    }
    let size = shadow.midpoint.magnitude
    let isTooLarge = !x.isFinite && size > BigFloat(Double.greatestFiniteMagnitude)
    let isTooSmall = x.isFinite && !size.isZero && size < BigFloat(Double.leastNormalMagnitude)
    guard isTooLarge || isTooSmall, isTooLarge || BigFloat(x) != shadow.midpoint else {
      return nil
    }
    let truth = shadow.midpoint.decimal(digits: 3)
    let happened = isTooLarge ? "overflows" : "underflows"
    return Departure(
      step: line.result, words: "\(name) \(happened): it is \(truth)", isUnderflow: !isTooLarge)
  }
}

extension WengertList.Line {
  /// The partial derivative by one operand, over balls, by forward mode's rules.
  fileprivate func slope(by index: Int, at operands: [Ball]) -> Ball {
    let inputs = operands.enumerated().map { NestedDual(value: $1, tangent: $0 == index ? Ball.one : nil) }
    let x = inputs[0]
    let result: NestedDual<Ball>
    switch primitive {
    case .negate: result = -x
    case .add: result = x + inputs[1]
    case .subtract: result = x - inputs[1]
    case .multiply: result = x * inputs[1]
    case .divide: result = x / inputs[1]
    case .unary(let function): result = NestedDual.apply(function, to: x)
    case .binary(let function): result = NestedDual.apply(function, to: x, inputs[1])
    }
    return result.tangent ?? .zero
  }
}

extension Primitive {
  /// Whether an infinite value can only be an overflow: the function has no pole.
  fileprivate var growsWithoutPole: Bool {
    switch self {
    case .unary(.exp), .unary(.exp2), .unary(.expm1), .unary(.sinh), .unary(.cosh), .unary(.gamma): true
    default: false
    }
  }
}
