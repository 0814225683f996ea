// After reading this file you know how a method's wrong number is told from a wrong method: the same rules run once more,
// over balls, whose exponents go to ±2⁶⁰.
//
//     the shadow has the certified number      the rules are right: a number left the range of Double     OVERFLOW
//     it has another one, at a seam            the rules use a convention that the function does not have CONVENTION
//     it has another one, elsewhere            the rules are wrong
//
// Where the range was left, the numbers of the method and of its shadow are compared line by line, in the order in which
// the method makes them: the first line at which they part is the one to name.
//
// Cost. A sweep over balls, for a method that is off. Limits: by lines at first order only.

import Truth

/// The methods' rules over numbers without an end of their range.
struct Shadow {
  let compared: ComparedFormula
  let evidence: Evidence

  /// Where a method and its shadow part, and why.
  struct Parting {
    /// The slot of the line; `nil` if no single line is to blame.
    var step: Int?

    /// Why they part.
    let reason: Reason

    /// What happened there.
    let words: String
  }

  /// Why a method and its shadow part.
  enum Reason {
    /// A number became too large for `Double`.
    case overflow

    /// A number became too small for `Double` to have its digits.
    case underflow

    /// A convention was used at a seam that the function does not have.
    case convention

    /// No line left the range: rounding, beyond the bound.
    case rounding

    /// Whether the range was left.
    var isRange: Bool { self == .overflow || self == .underflow }
  }

  /// A line at which a number leaves the range.
  struct Departure {
    /// The slot of the line.
    let step: Int

    /// What happened there.
    let words: String

    /// Whether the number became too small; else too large.
    var isUnderflow = false
  }

  private static let bits = 128

  private var list: WengertList { compared.list }
  private var point: [Double] { compared.coordinates }
  private var events: [SingularEvent] { evidence.truth?.events ?? [] }

  /// Why a method is off; `nil` if neither range nor convention explains it.
  func parting(of method: Method, _ number: Ball) -> Parting? {
    // A value that is NaN has NaN for partials by convention, whatever the rules say.
    if let position = evidence.positions.first, evidence.order == 1, let answer = evidence.answers[method],
      !compared.value.isNaN, !answer.isNaN || events.isEmpty
    {
      let own = method == .dual ? ownForward(position) : ownReverse(position)
      // Somebody else's method, and ours is right.
      // What says NaN where a step has left the range is not wrong.
      let hasRefused = answer.isNaN && (own.isNaN || line(of: method) != nil)
      if own != answer && !hasRefused && isNear(Ball(own), number) { return nil }
    }
    let shadow = Ball.withPrecision(Self.bits) { replay(method) }
    if let shadow, isNear(shadow, number) || (!shadow.isFinite && events.isEmpty) {
      if let line = line(of: method) {
        return Parting(step: line.step, reason: line.isUnderflow ? .underflow : .overflow, words: line.words)
      }
      let isFinite = evidence.answers[method]?.isFinite ?? false
      if isFinite { return Parting(step: nil, reason: .rounding, words: "") }
      if let event = events.first { return Parting(step: event.step, reason: .convention, words: "") }
      return Parting(step: nil, reason: .overflow, words: "numbers on the way left the range of Double")
    }
    if events.isEmpty {
      return shadow == nil
        ? Parting(reason: .overflow, words: "numbers on the way left the range of Double") : nil
    }
    return Parting(step: events.first?.step, reason: .convention, words: "")
  }

  private func ownForward(_ position: Int) -> Double {
    ExactMethods.own.forward(list, point, position)
  }

  private func ownReverse(_ position: Int) -> Double {
    ExactMethods.own.reverse(list, point).gradient[position]
  }

  /// Whether a shadow is the certified number, as far as both are known and rounding allows.
  private func isNear(_ shadow: Ball, _ number: Ball) -> Bool {
    guard shadow.isFinite else { return false }
    if shadow.overlaps(number) { return true }
    let distance = shadow.subtracting(number, bits: 64).midpoint.magnitude
    let size = number.midpoint.magnitude
    return distance.nearestDouble <= evidence.bound || distance < size.scaled(byPowerOfTwo: -40)
  }

  /// The method's number by its own rules over balls; `nil` for orders at which it has none.
  private func replay(_ method: Method) -> Ball? {
    let inputs = point.map { Ball($0) }
    switch (method, evidence.order) {
    case (_, 0): return list.value(at: inputs)
    case (.reverse, 1): return list.valueWithGradient(at: inputs).gradient[evidence.positions[0]]
    case (.reverse, 2):
      let outer = evidence.positions[1]
      let seeded = inputs.enumerated().map { NestedDual(value: $1, tangent: $0 == outer ? Ball.one : nil) }
      return list.valueWithGradient(at: seeded).gradient[evidence.positions[0]].tangent ?? .zero
    case (.dual, 1):
      return nested(inputs, evidence.positions[0]).tangent ?? .zero
    case (.dual, 2):
      let (i, j) = (evidence.positions[0], evidence.positions[1])
      let seeded = inputs.enumerated().map { index, x in
        NestedDual<NestedDual<Ball>>(
          value: NestedDual(value: x, tangent: index == i ? Ball.one : nil),
          tangent: index == j ? NestedDual(constant: Ball.one) : nil)
      }
      let result: NestedDual<NestedDual<Ball>> = list.value(at: seeded)
      return result.tangent?.tangent ?? Ball.zero
    default: return nil
    }
  }

  private func nested(_ inputs: [Ball], _ position: Int) -> NestedDual<Ball> {
    list.value(
      at: inputs.enumerated().map { NestedDual(value: $1, tangent: $0 == position ? Ball.one : nil) })
  }
}

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

extension ComparedFormula {
  /// Whether a formula for the derivative has certainly another value than the certified one.
  func contradicts(_ formula: Symbolic, _ number: Ball) -> Bool {
    guard let program = formula.compiled(inputs: list.inputs).straightLineProgram(constants) else {
      return false
    }
    guard program.steps.count <= Self.largestCertifiedWork else { return false }
    var certification = Certification(of: program, at: coordinates)
    guard let value = certification.derivative(by: []).number else { return false }
    if value.overlaps(number) || value.isWithinRounding(of: number) { return false }
    // A rule's numeral, such as 2/√π, is rounded; what cancels around it magnifies that.
    let distance = value.subtracting(number, bits: 64).midpoint.magnitude.nearestDouble
    return distance > 4 * certification.radiusInBalls(by: [], roundsNumerals: true)
  }
}

extension Ball {
  /// Whether two numbers differ by no more than the rounding of numerals in a formula explains.
  fileprivate func isWithinRounding(of other: Ball) -> Bool {
    let distance = subtracting(other, bits: 64).midpoint.magnitude
    let size = Swift.max(midpoint.magnitude, other.midpoint.magnitude)
    return distance <= size.scaled(byPowerOfTwo: -40)
  }
}
