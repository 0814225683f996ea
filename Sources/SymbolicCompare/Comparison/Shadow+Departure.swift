// After reading this file you know at which line a method is said to have left the range: its own numbers are compared with the
// same ones over balls, in the order in which the method makes them.
//
//     forward mode     the values, then the tangents, from the inputs on
//     reverse mode     the values, then the adjoints, from the result back
//     either           the slopes of lines, where both of these are in range
//
// The first line at which the two part is the one to name. Cost: what all derivatives share is made once (SharedShadow.swift).

import Truth

extension Shadow {
  /// The first line at which the method's numbers leave the range, in the order in which it makes them.
  func line(of method: Method) -> Departure? {
    if let line = compared.shadow.lineOfValue { return line }
    guard let position = derivative.positions.first else { return nil }
    return
      (method == .dual
      ? compared.shadow.lineOfTangents(along: compared.slice(of: position)) : compared.shadow.lineOfAdjoints)
      ?? lineOfSlopes(position)
  }

  /// The first line whose slope by what moves is beyond the range, and not for a rounded operand.
  private func lineOfSlopes(_ position: Int) -> Departure? {
    let (values, moves) = (compared.values, list.dependence(on: [position]))
    return list.lines.first { line in
      line.operands.indices.contains { index in
        guard moves[line.operands[index]],
          !line.slope(by: index, at: line.operands.map { values[$0] }).isFinite
        else { return false }
        let slope = Ball.withPrecision(SharedShadow.bits) {
          line.slope(by: index, at: line.operands.map { compared.shadow.values[$0] })
        }
        return slope.isFinite && slope.midpoint.nearestDouble.isInfinite
      }
    }.map { Departure(step: $0.result, words: "the slope of \($0.formula(in: list)) overflows") }
  }

  /// The first line whose slope is infinite whatever the range is: an edge of a domain, as of asin(1 + 0*x).
  var stepOfInfiniteSlope: Int? {
    let values = compared.values
    let moves = list.dependence(on: derivative.positions)
    return list.lines.first { line in
      line.operands.indices.contains { index in
        guard moves[line.operands[index]],
          !line.slope(by: index, at: line.operands.map { values[$0] }).isFinite
        else { return false }
        return Ball.withPrecision(SharedShadow.bits) {
          !line.slope(by: index, at: line.operands.map { compared.shadow.values[$0] }).isFinite
        }
      }
    }?.result
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
