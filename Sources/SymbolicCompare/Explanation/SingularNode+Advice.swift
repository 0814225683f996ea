// After reading this file you know what to write instead of a formula that leaves a domain or overflows, and what to do
// where no other formula helps.

extension SingularNode {
  /// "write softplus(3*x) for log(1 + exp(3*x))", if the node stands in such a form.
  func remedy(in formula: Symbolic, _ inputs: [String]) -> String? {
    guard cause != .outsideDomain && cause != .edgeOfDomain else { return nil }
    return StableFormSearch.advice(for: formula, inputs: inputs, slot: slot)
  }

  /// What to do, as an imperative.
  var advice: String {
    switch cause {
    case .overflow: overflowAdvice
    case .outsideDomain where isCubeRoot:
      "write cbrt for the cube root, which is defined for negative numbers too"
    case .outsideDomain where isAtInfinity: "choose a point at which the operand is finite"
    case .outsideDomain: "choose a point at which the operand satisfies \(condition)"
    case .edgeOfDomain:
      "move the point off the edge of the domain, or look at a function of it whose slope is finite there"
    case .pole:
      "choose a point at which \(node.primitive == .divide ? "the divisor is not 0" : "the function has no pole")"
    case .zeroOverZero:
      "if a limit exists here, write the function without the quotient, for example by its series, or move the point"
    case .zeroTimesInfinity:
      "if the product has a limit here, write it so that the factors do not part, or move the point"
    case .infinityMinusInfinity, .infinityOverInfinity:
      "rearrange the formula so that the two infinities do not meet, or move the point"
    case .jump: "move the point to one side of the jump"
    case .kink: "move the point to one side of the kink of \(node.formula)"
    default: "rearrange the formula, or move the point"
    }
  }

  /// What to do where it is not told on which side of a seam the node is.
  var adviceForTie: String {
    let rewriting =
      switch node.primitive {
      case .binary(let function) where function.isGate:
        "if both sides of the condition are one function, write the branch that is meant"
      case .binary(let function) where function.isSelection:
        "if both operands are one function, write one of them"
      default: "if the operand is the same number everywhere, write what follows from it"
      }
    return rewriting + "; if not, move the point"
  }

  var overflowAdvice: String {
    switch node.primitive {
    case .unary(.exp), .unary(.expm1), .unary(.sinh), .unary(.cosh):
      "keep the operand of \(node.primitive.name) below 709, or compute with the logarithm of the result"
    case .unary(.exp2): "keep the operand of exp2 below 1024, or compute with the logarithm of the result"
    case .unary(.gamma): "write lgamma for the logarithm of gamma: gamma overflows from 171.7 on"
    case .binary(.pow): "compute with the logarithm of the power: exponent*log(base)"
    default: "scale the variables so that no intermediate result passes 1.8e308"
    }
  }

  /// Whether it is a negative number to the power 1/3.
  private var isCubeRoot: Bool { node.primitive == .binary(.pow) && node.operands.last == 1.0 / 3 }

  /// Whether it is a function that is defined as far as its operand went, and lacks a value at the infinity alone.
  private var isAtInfinity: Bool {
    guard case .unary(let function) = node.primitive, let operand = node.operands.first else { return false }
    let domain = function.domain
    return domain == .reals || operand.isInfinite && [domain.lowerBound, domain.upperBound].contains(operand)
  }

  private var condition: String {
    switch node.primitive {
    case .unary(let function): "\(function.domain)"
    case .binary(.pow): "x > 0, or make the exponent a whole number that does not depend on the variable"
    case .binary(.mod): "y != 0, y being the divisor"
    case .binary(.sincDerivative): "a whole order from 0 through 1000 that does not depend on the variable"
    case .binary(.polygamma): "x > 0, with a whole order from 0 on that does not depend on the variable"
    default: "its conditions"
    }
  }
}
