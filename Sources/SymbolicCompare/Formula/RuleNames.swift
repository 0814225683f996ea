// After reading this file you know what the rules of differentiation are called, and how the steps of a derivative are
// told in an order that can be followed by hand.

import Elementary

extension DerivativeRule {
  /// The rule's name: "product rule".
  public var name: String {
    switch self {
    case .constant: "constant"
    case .variable: "the variable"
    case .power: "power rule"
    case .exponential: "exponential rule"
    case .fixedOrder(let function): "chain rule for \(function.name)"
    case .operation(.negate): "factor -1"
    case .operation(.add), .operation(.subtract): "sum rule"
    case .operation(.multiply): "product rule"
    case .operation(.divide): "quotient rule"
    case .operation(.binary(.pow)): "power of variable base and exponent"
    case .operation(.unary(let function)): "chain rule for \(function.name)"
    case .operation(.binary(let function)) where function.isGate: "rule for a choice"
    case .operation(.binary(let function)): "chain rule for \(function.name)"
    }
  }
}

extension Derivation {
  /// The steps without those that say the same again: each formula is differentiated once.
  ///
  /// - Complexity: one step for each distinct subexpression that was differentiated.
  public var distinctSteps: [Step] {
    var seen: Set<Symbolic> = []
    return steps.filter { seen.insert($0.input).inserted }
  }
}
