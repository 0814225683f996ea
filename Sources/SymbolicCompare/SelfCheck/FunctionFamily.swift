// After reading this file you know from which families of functions a random formula can be put together.

/// A family of primitives.
public enum FunctionFamily: String, CaseIterable, Sendable {
  /// Sums, differences, products, quotients, negation.
  case arithmetic

  /// Powers and roots.
  case powers

  /// Exponentials and logarithms.
  case exponentials

  /// Trigonometric functions and their inverses.
  case trigonometric

  /// Hyperbolic functions and their inverses.
  case hyperbolic

  /// The error function, the gamma function, and whatever no other family has.
  case special

  /// Functions put together from pieces: those with kinks and jumps.
  case piecewise

  /// The smooth functions of neural networks.
  case neural

  /// The primitives of the family.
  public var primitives: [Primitive] {
    switch self {
    case .arithmetic: [.add, .subtract, .multiply, .divide, .negate]
    case .powers: [.binary(.pow), .unary(.sqrt), .unary(.cbrt), .binary(.hypot)]
    case .exponentials: FunctionFamily.unary(.exp, .exp2, .expm1, .log, .log2, .log10, .log1p)
    case .trigonometric:
      FunctionFamily.unary(.sin, .cos, .tan, .asin, .acos, .atan, .sinc)
        + [.binary(.atan2), .binary(.sincDerivative)]
    case .hyperbolic: FunctionFamily.unary(.sinh, .cosh, .tanh, .asinh, .acosh, .atanh)
    case .special: FunctionFamily.ofNoOther
    case .piecewise:
      FunctionFamily.unary(.abs, .sign, .heaviside, .relu, .floor)
        + [.binary(.min), .binary(.max), .binary(.mod), .binary(.ifPositive), .binary(.ifNotPositive)]
    case .neural: FunctionFamily.unary(.sigmoid, .softplus, .tanh)
    }
  }

  private static let ofNoOther: [Primitive] = {
    let others = Set(allCases.filter { $0 != .special }.flatMap(\.primitives))
    let all = UnaryFunction.allCases.map { Primitive.unary($0) } + BinaryFunction.allCases.map { .binary($0) }
    return all.filter { !others.contains($0) }
  }()

  private static func unary(_ functions: UnaryFunction...) -> [Primitive] { functions.map { .unary($0) } }
}
