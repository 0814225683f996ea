// After reading this file you know how the rule for an operation is chosen: by the operation, and, for powers, by
// which argument the variable stands in.
//
//     x^3      exponent without x      power rule           3*x^2*x'
//     3^x      base without x          exponential rule     3^x*log(3)*x'
//     x^x      both                    general power        x^x*(x'*log(x) + x*x'/x)

import Elementary

/// The rule by which one operation, numeral or variable is differentiated.
public enum DerivativeRule: Hashable, Sendable {
  /// A numeral, or a variable other than the one differentiated for: c′ = 0.
  case constant

  /// The variable itself: x′ = 1.
  case variable

  /// The rule of an operation that has only one.
  case operation(Primitive)

  /// A power whose exponent does not depend on the variable.
  case power

  /// A power whose base does not depend on the variable.
  case exponential

  /// A derivative, such as polygamma, of an order that does not depend on the variable.
  case fixedOrder(BinaryFunction)

  /// Chooses the rule for an operation, given which arguments contain the variable.
  package init(for primitive: Primitive, active: (first: Bool, second: Bool)) {
    self =
      switch primitive {
      case .binary(.pow) where !active.second: .power
      case .binary(.pow) where !active.first: .exponential
      case .binary(let function) where function.takesOrder && !active.first: .fixedOrder(function)
      default: .operation(primitive)
      }
  }

  /// Whether the rule asks for the derivative of its first and of its second argument.
  var differentiates: (first: Bool, second: Bool) {
    switch self {
    case .constant, .variable: (false, false)
    case .operation(.unary(.sign)), .operation(.unary(.heaviside)), .operation(.unary(.floor)): (false, false)
    case .operation(.binary(let function)) where function.isGate: (false, true)
    case .power: (true, false)
    case .exponential, .fixedOrder: (false, true)
    case .operation(let primitive): (true, primitive.arity == 2)
    }
  }

  /// The derivative of f, an operation on u and v that have the derivatives du and dv.
  package func applied(
    to f: Symbolic, _ u: Symbolic, _ v: Symbolic, derivatives du: Symbolic, _ dv: Symbolic
  ) -> Symbolic {
    switch self {
    case .constant: 0
    case .variable: 1
    case .power: .derivativeOfPower(u, v, du)
    case .exponential: .derivativeOfExponential(f, u, dv)
    case .fixedOrder(let function): .derivativeOfNextOrder(function, u, v, dv)
    case .operation(.negate): .derivative(of: .negate, u, v, du, dv)
    case .operation(.add): .derivative(of: .add, u, v, du, dv)
    case .operation(.subtract): .derivative(of: .subtract, u, v, du, dv)
    case .operation(.multiply): .derivative(of: .multiply, u, v, du, dv)
    case .operation(.divide): .derivative(of: .divide, u, v, du, dv)
    case .operation(.unary(let function)): .derivative(of: function, f, u, du)
    case .operation(.binary(let function)): .derivative(of: function, f, u, v, du, dv)
    }
  }
}

extension DerivativeRule: CustomStringConvertible {
  /// The rule as an equation: `(u*v)' = u'*v + u*v'`.
  ///
  /// It is not written down anywhere but made by applying the rule itself to letters.
  public var description: String {
    let (u, v, c) = (Symbolic.variable("u"), Symbolic.variable("v"), Symbolic.variable("c"))
    let (du, dv) = (Symbolic(anyName: "u'"), Symbolic(anyName: "v'"))
    func equation(_ f: Symbolic, _ a: Symbolic, _ b: Symbolic) -> String {
      "(\(f))' = \(applied(to: f, a, b, derivatives: du, dv))"
    }
    switch self {
    case .constant: return "c' = 0"
    case .variable: return "x' = 1"
    case .power: return equation(.apply(.pow, to: u, c), u, c)
    case .exponential: return equation(.apply(.pow, to: c, v), c, v)
    case .fixedOrder(let function): return equation(.apply(function, to: c, v), c, v)
    case .operation(let primitive):
      return primitive.arity == 1
        ? equation(Symbolic(primitive, u), u, u) : equation(Symbolic(primitive, u, v), u, v)
    }
  }
}

extension EvaluationOrder {
  /// The rule for each node whose derivative is asked for, found from the outermost node inwards.
  package func rules(withRespectTo name: String) -> [DerivativeRule?] {
    let active = depends(on: name)
    var isNeeded = Array(repeating: false, count: nodes.count)
    for root in roots { isNeeded[root] = true }
    var rules: [DerivativeRule?] = Array(repeating: nil, count: nodes.count)
    for index in nodes.indices.reversed() where isNeeded[index] {
      let (a, b) = (first[index], second[index])
      let rule: DerivativeRule
      switch nodes[index].content {
      case .numeral: rule = .constant
      case .variable(let variable): rule = variable == name ? .variable : .constant
      case .operation(let primitive):
        rule = DerivativeRule(for: primitive, active: (active[a], b >= 0 && active[b]))
      }
      rules[index] = rule
      if rule.differentiates.first { isNeeded[a] = true }
      if rule.differentiates.second { isNeeded[b] = true }
    }
    return rules
  }
}
