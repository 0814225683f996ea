// After reading this file you know what is said of a line at which a function stops being smooth: from its primitive and
// from the numbers that it met.
//
//     log(x) at −1      is defined for x > 0 (operand -1)
//     1/x at 0          divides by 0 (operands 1 and 0)
//     sqrt(x) at 0      is at the edge of its domain x >= 0 (operand 0)
//     cbrt(x) at 0      has an infinite slope here (operand 0)

import Truth

/// A line of the trace at which something singular happened.
package struct SingularNode {
  package let cause: Cause
  package let node: TraceNode

  /// The slot of the node's result.
  package let slot: Int

  /// What happened at the node, as the rest of a sentence that begins with its formula.
  let predicate: String

  /// The node of a slot; `nil` for an input or a constant.
  ///
  /// Whether a gate is a kink or a jump its operands do not tell, but what is true of the function here; nor that an operand
  /// jumps out of a domain beside the point.
  package init?(_ slot: Int, in list: WengertList, at point: [Double], truth: CertifiedNumber.Kind? = nil) {
    guard let written = list.lines.first(where: { $0.result == slot }) else { return nil }
    let line = list.gate(of: written) ?? written
    let node = TraceNode(line, in: list, list.values(at: point))
    self.node = node
    self.slot = slot
    if case .binary(let function) = node.primitive, function.isGate {
      (cause, predicate) = (truth == .jump ? .jump : .kink, "passes from one branch to the other here")
    } else {
      let happened = Self.whatHappened(node.primitive, node.operands, node.value)
      let isCut = truth == .oneSided && ![.outsideDomain, .pole].contains(happened.0)
      (cause, predicate) = isCut ? (.edgeOfDomain, Self.oneSided(node)) : happened
    }
  }

  /// What is said of a node where the function has values on one side: its slope there need not be infinite.
  private static func oneSided(_ node: TraceNode) -> String {
    if case .unary(let function) = node.primitive, let x = node.operands.first, isAtEdge(function, x) {
      return "is at the edge of its domain \(function.domain)"
    }
    return "has values on one side alone"
  }

  /// The numbers that met, where two did: the factors of 0·∞, the 0s of 0/0.
  package var numbers: [Double] {
    switch cause {
    case .zeroOverZero, .zeroTimesInfinity, .infinityMinusInfinity, .infinityOverInfinity: node.operands
    default: []
    }
  }

  /// What happened, in one sentence.
  var sentence: String {
    let operands = node.operands.map(FormattedNumber.plain).joined(separator: " and ")
    return "\(node.formula) \(predicate) (operand\(node.operands.count == 1 ? "" : "s") \(operands))"
  }

  private static func whatHappened(_ primitive: Primitive, _ operands: [Double], _ value: Double) -> (
    Cause, String
  ) {
    if !operands.allSatisfy(\.isFinite) { return atInfinity(primitive) }
    return switch primitive {
    case .divide where operands == [0, 0]: (.zeroOverZero, "is 0/0, which has no value")
    case .divide where operands.last == 0: (.pole, "divides by 0")
    case .unary(.abs), .unary(.relu), .binary(.max), .binary(.min), .binary(.hypot):
      (.kink, "has two slopes here")
    case .unary(.sign), .unary(.heaviside), .unary(.floor): (.jump, "jumps here")
    case .binary(.mod) where operands[1] != 0: (.jump, "jumps here")
    case .binary(.mod): (.outsideDomain, "is not defined for a divisor of 0")
    case .unary(.cbrt) where operands[0] == 0: (.edgeOfDomain, "has an infinite slope here")
    case .unary(let function)
    where function.domain.excludesPolesOfGamma && !function.domain.contains(operands[0]):
      (.pole, "has a pole here")
    case .unary(let function) where isAtEdge(function, operands[0]):
      (
        .edgeOfDomain,
        value.isFinite
          ? "has an infinite slope here" : "is infinite here, at the edge of its domain \(function.domain)"
      )
    case .unary(let function) where !function.domain.contains(operands[0]):
      (.outsideDomain, "is defined for \(function.domain)")
    case .binary(.pow) where operands[0] == 0 && operands[1] < 0: (.pole, "is 0 to a negative power")
    case .binary(.pow) where operands[0] < 0 && value.isFinite:
      (.outsideDomain, "has no slope by its exponent beside this base")
    case .binary(.sincDerivative): (.outsideDomain, "is defined for whole orders from 0 through 1000")
    case .binary(.polygamma): (.outsideDomain, "is defined for whole orders, and has poles at 0, -1, -2, ...")
    case .binary(.pow) where operands[0] == 0: (.edgeOfDomain, "is not smooth here")
    case .binary(.atan2): (.jump, "jumps here, or has no slope")
    case .binary(let function) where !function.isDefined(at: operands[0], operands[1]):
      (.outsideDomain, "is not defined here")
    default: value.isFinite ? (.illConditioned, "is not decided here") : (.overflow, "overflows")
    }
  }

  private static func atInfinity(_ primitive: Primitive) -> (Cause, String) {
    switch primitive {
    case .add, .subtract: (.infinityMinusInfinity, "is ∞ − ∞, which has no value")
    case .multiply: (.zeroTimesInfinity, "is 0·∞, which has no value")
    case .divide: (.infinityOverInfinity, "is ∞/∞, which has no value")
    default: (.outsideDomain, "is taken at an infinity")
    }
  }

  private static func isAtEdge(_ function: UnaryFunction, _ x: Double) -> Bool {
    x == function.domain.lowerBound || x == function.domain.upperBound
  }
}
