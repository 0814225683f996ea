// After reading this file you know the slips that are looked for in a wrong derivative: each is a rule of
// differentiation as it is often remembered wrongly.

import Elementary

/// A usual slip in differentiating by hand, such as a factor of the chain rule left out.
public enum Slip: String, CaseIterable, Sendable {
  /// A sign is wrong.
  case sign

  /// The chain rule without the derivative of what stands inside.
  case innerDerivative = "inner derivative forgotten"

  /// The inner derivative stands inside the outer function, not beside it.
  case innerDerivativeInside = "inner derivative put inside"

  /// The outer derivative is taken at x, not at what stands inside.
  case innerFunction = "inner function lost"

  /// An inner derivative that is a sum stands without parentheses.
  case parentheses = "parentheses forgotten"

  /// One of the two terms of the product rule is missing.
  case productTerm = "product rule with a missing term"

  /// The product of the derivatives in place of the product rule.
  case productOfDerivatives = "product of the derivatives"

  /// One of the two terms of the quotient rule is missing.
  case quotientTerm = "quotient rule with a missing term"

  /// The denominator is not squared.
  case quotientDenominator = "quotient rule with a wrong denominator"

  /// The quotient of the derivatives in place of the quotient rule.
  case quotientOfDerivatives = "quotient of the derivatives"

  /// The power rule where the variable stands in the exponent.
  case powerOnExponential = "power rule on an exponential"

  /// The rule for exponentials where the variable stands in the base.
  case exponentialOnPower = "exponential rule on a power"

  /// The exponent is not lowered by 1, or does not stand before the power.
  case exponent = "exponent not lowered by 1"

  /// Angles are taken in degrees.
  case degrees

  /// The logarithm of a base is missing or too much.
  case logBase = "base of the logarithm"

  /// A constant is kept, whose derivative is 0.
  case constantKept = "constant kept"

  /// A constant factor is wrong.
  case factor

  /// The formula itself.
  case notDifferentiated = "not differentiated"

  /// The derivative of another function.
  case function = "derivative of another function"

  /// The derivative by another variable.
  case otherVariable = "derivative by another variable"

  /// The second derivative.
  case secondDerivative = "differentiated twice"

  /// A constant is rounded too far, or a small term is wrong.
  case roundedConstant = "rounded constant"

  /// What went wrong, for a part of the formula.
  ///
  /// - Parameters:
  ///   - part: the part at which the rule was applied.
  ///   - rule: the rule that belongs there.
  func explanation(at part: String, _ rule: DerivativeRule) -> String {
    let right = "the rule is \(rule)"
    return switch self {
    case .sign: "a sign is wrong at \(part); \(right)"
    case .innerDerivative: "the derivative of what stands inside \(part) is missing; \(right)"
    case .innerDerivativeInside:
      "at \(part) the inner derivative stands inside the function, not beside it; \(right)"
    case .innerFunction: "the outer derivative at \(part) is to be taken at what stands inside; \(right)"
    case .parentheses: "the inner derivative of \(part) is a sum and needs parentheses; \(right)"
    case .productTerm: "one of the two terms of the product rule is missing at \(part); \(right)"
    case .productOfDerivatives:
      "the derivative of a product is not the product of the derivatives: \(part); \(right)"
    case .quotientTerm: "one of the two terms of the quotient rule is missing at \(part); \(right)"
    case .quotientDenominator: "the denominator is not the square of \(part)'s; \(right)"
    case .quotientOfDerivatives:
      "the derivative of a quotient is not the quotient of the derivatives: \(part); \(right)"
    case .powerOnExponential:
      "the variable stands in the exponent of \(part), so it is no power rule; \(right)"
    case .exponentialOnPower:
      "the variable stands in the base of \(part), so it is no exponential rule; \(right)"
    case .exponent: "the exponent of \(part) is to be lowered by 1, and stands before it; \(right)"
    case .degrees: "angles are in radians, not in degrees, at \(part); \(right)"
    case .logBase: "the logarithm of the base is missing or too much at \(part); \(right)"
    case .constantKept: "a constant in \(part) has the derivative 0; \(right)"
    case .factor: "a constant factor is wrong at \(part); \(right)"
    case .function: "this is the derivative of another function than \(part); \(right)"
    case .otherVariable: "this is the derivative by \(part)"
    case .notDifferentiated: "this is the formula itself, not its derivative"
    case .secondDerivative: "this is the second derivative"
    case .roundedConstant: "\(part): a constant in it is rounded too far, or a small term is wrong"
    }
  }
}

extension Slip {
  /// What the slip makes of the derivative of one operation; empty where it cannot happen.
  ///
  /// - Parameters:
  ///   - rule: the rule that belongs there.
  ///   - f: the operation, of u and v, which have the derivatives du and dv.
  ///   - active: which of the two contains the variable.
  ///   - x: the variable.
  func wrong(
    _ rule: DerivativeRule, _ f: Symbolic, _ u: Symbolic, _ v: Symbolic, _ du: Symbolic, _ dv: Symbolic,
    active: (first: Bool, second: Bool),
    by x: Symbolic
  ) -> [Symbolic] {
    func right(_ du: Symbolic, _ dv: Symbolic) -> Symbolic { rule.applied(to: f, u, v, derivatives: du, dv) }
    func power(_ x: Symbolic, _ y: Symbolic) -> Symbolic { .apply(.pow, to: x, y) }
    let isChain = rule == .power || rule == .exponential || rule.isUnary
    let both = active.first && active.second
    let perDegree = Symbolic(.pi) / 180
    switch (self, rule) {
    case (.sign, .operation(.add)): return [du - dv]
    case (.sign, .operation(.subtract)): return [du + dv]
    case (.sign, .operation(.divide)):
      return [(du * v + u * dv) / pow(v, 2), (u * dv - du * v) / pow(v, 2)]
    case (.sign, .operation(.multiply)): return [du * v - u * dv]
    case (.sign, _): return [-right(du, dv)]
    case (.innerDerivative, _): return isChain ? [right(1, 1)] : []
    case (.innerDerivativeInside, .operation(.unary(let function))):
      return [rule.applied(to: .apply(function, to: du), du, v, derivatives: 1, 1)]
    case (.innerDerivativeInside, .power): return [rule.applied(to: power(du, v), du, v, derivatives: 1, 1)]
    case (.innerFunction, .operation(.unary(let function))):
      return [rule.applied(to: .apply(function, to: x), x, v, derivatives: du, dv)]
    case (.innerFunction, .power): return [rule.applied(to: power(x, v), x, v, derivatives: du, dv)]
    case (.parentheses, _):
      let inner = rule == .exponential ? dv : du
      guard isChain, let (a, sign, b) = inner.simplified(.light).result.sumTerms else { return [] }
      let outer = right(a, a)
      return [sign == .add ? outer + b : outer - b]
    case (.productTerm, .operation(.multiply)): return both ? [du * v, u * dv] : []
    case (.productOfDerivatives, .operation(.multiply)): return both ? [du * dv] : []
    case (.quotientTerm, .operation(.divide)):
      return both
        ? [du / v, -(u * dv) / pow(v, 2), (u * dv) / pow(v, 2)] : active.second ? [u / pow(v, 2)] : []
    case (.quotientDenominator, .operation(.divide)):
      let numerator = du * v - u * dv
      return active.second ? [numerator / v, numerator, numerator / pow(u, 2)] : []
    case (.quotientOfDerivatives, .operation(.divide)): return active.second ? [du / dv, 1 / dv] : []
    case (.powerOnExponential, .exponential):
      return [v * power(u, v - 1) * dv, v * power(u, v - 1)]
    case (.powerOnExponential, .operation(.unary(.exp))): return [u * exp(u - 1) * du, u * exp(u - 1)]
    case (.powerOnExponential, .operation(.unary(.exp2))):
      return [u * power(2, u - 1) * du, u * power(2, u - 1)]
    case (.powerOnExponential, .operation(.binary(.pow))): return [v * power(u, v - 1) * du]
    case (.exponentialOnPower, .power), (.exponentialOnPower, .operation(.binary(.pow))):
      return [f * log(u) * du, f * log(u), f * log(u) * dv]
    case (.exponent, .power):
      return [
        v * f * du, v * power(u, v + 1) * du, (v - 1) * power(u, v - 1) * du, power(u, v + 1) / (v + 1),
      ]
    case (.degrees, .operation(.unary(let function))) where function.isOfAnAngle:
      let inDegrees = rule.applied(
        to: .apply(function, to: u * perDegree), u * perDegree, v, derivatives: du, dv)
      return [right(du, dv) * perDegree, right(du, dv) / perDegree, inDegrees, inDegrees * perDegree]
    case (.logBase, .operation(.unary(.log2))), (.logBase, .operation(.unary(.log10))):
      let base: Symbolic = rule == .operation(.unary(.log2)) ? 2 : 10
      return [du / u, du * log(base) / u]
    case (.logBase, .operation(.unary(.log))):
      return [du / (u * log(10)), du / (u * log(2)), du * log(10) / u]
    case (.logBase, .operation(.unary(.exp2))): return [f * du, f * du / log(2)]
    case (.logBase, .exponential): return [f * dv, f * dv / log(u), f * dv * log(u) / log(10)]
    case (.constantKept, .operation(.add)):
      return active.first == active.second ? [] : [active.first ? du + v : u + dv]
    case (.constantKept, .operation(.subtract)):
      return active.first == active.second ? [] : [active.first ? du - v : u - dv]
    case (.factor, .operation(.multiply)):
      return both ? [] : [active.first ? du : dv, active.first ? du + v : u + dv]
    case (.factor, .operation(.divide)): return active.second ? [] : [du, du * v]
    case (.factor, .power): return [power(u, v - 1) * du, power(u, v - 1) * du / v]
    case (.factor, .operation(.unary(.sqrt))): return [du / f, du / (2 * u), 2 * du / f]
    case (.factor, .operation(.unary(.cbrt))): return [du / pow(f, 2), 3 * du / pow(f, 2), du / (3 * f)]
    case (.factor, .operation(.unary(.erf))), (.factor, .operation(.unary(.erfc))):
      return [exp(-pow(u, 2)) * du]
    case (.function, .operation(.unary(let function))): return function.confusions(f, u).map { $0 * du }
    default: return []
    }
  }
}

extension UnaryFunction {
  /// Whether the argument is an angle.
  fileprivate var isOfAnAngle: Bool { self == .sin || self == .cos || self == .tan }

  // swift-format-ignore
  /// What the derivative is taken for: that of a related function, or the function itself.
  fileprivate func confusions(_ f: Symbolic, _ u: Symbolic) -> [Symbolic] {
    switch self {
    case .sin:       [f]
    case .cos:       [f, -f]
    case .tan:       [1 / Elementary::cos(u), 1 + f, 1 / pow(Elementary::sin(u), 2), pow(f, 2), 1 / f]
    case .asin:      [1 / (1 - pow(u, 2)), 1 / Elementary::sqrt(1 + pow(u, 2)), 1 / Elementary::cos(u), Elementary::cos(u),
                      1 / (1 + pow(u, 2))]
    case .acos:      [-1 / (1 - pow(u, 2)), -1 / (1 + pow(u, 2)), -Elementary::sin(u)]
    case .atan:      [1 / (1 - pow(u, 2)), 1 / Elementary::sqrt(1 + pow(u, 2)), 1 / (1 + u),
                      1 / Elementary::sqrt(1 - pow(u, 2)), pow(Elementary::cos(u), 2)]
    case .sinh:      [f]
    case .cosh:      [f]
    case .tanh:      [1 / Elementary::cosh(u), 1 + pow(f, 2), 1 - f, -1 / pow(Elementary::cosh(u), 2)]
    case .asinh:     [1 / Elementary::sqrt(1 - pow(u, 2)), 1 / (1 + pow(u, 2))]
    case .acosh:     [1 / Elementary::sqrt(1 - pow(u, 2)), 1 / Elementary::sqrt(pow(u, 2) + 1)]
    case .atanh:     [1 / (1 + pow(u, 2))]
    case .log:       [f, 1 / f, Elementary::exp(u)]
    case .sqrt:      [1 / (2 * pow(u, 2))]
    case .sigmoid:   [f, 1 - f, f * (1 + f), pow(f, 2)]
    case .softplus:  [Elementary::exp(u), Elementary::tanh(u)]
    case .abs:       [1, f]
    case .exp:       [Elementary::exp(u) * u, 1 / u]
    case .gamma:     [f, Elementary::digamma(u)]
    case .lgamma:    [f, 1 / Elementary::gamma(u)]
    case .erf:       [1 - pow(f, 2)]
    case .sinc:      [Elementary::cos(u) / u, Elementary::cos(u), f]
    default:         []
    }
  }
}

extension DerivativeRule {
  /// Whether it is the rule of a function of one argument.
  fileprivate var isUnary: Bool { if case .operation(.unary) = self { true } else { false } }
}

extension Symbolic {
  /// The two terms of a sum or a difference.
  fileprivate var sumTerms: (Symbolic, Primitive, Symbolic)? {
    guard case .operation(let primitive) = node.content, primitive == .add || primitive == .subtract,
      let a = node.first, let b = node.second
    else { return nil }
    return (Symbolic(a), primitive, Symbolic(b))
  }
}
