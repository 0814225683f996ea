// After reading this file you know every elementary function of one argument that the package has: its name,
// its other names, and where it is defined. Each method of differentiation states its own rule for each of
// them, in its own `Rules.swift`; the compiler refuses a function without its rule.

/// The elementary functions of one argument.
///
/// Angles are in radians. `log` is the natural logarithm.
@frozen
public enum UnaryFunction: String, CaseIterable, Hashable, Sendable {
  /// An exponential: eˣ, 2ˣ or eˣ − 1.
  case exp, exp2, expm1

  /// A logarithm: natural, of base 2, of base 10, or that of 1 + x.
  case log, log2, log10, log1p

  /// A root: of order 2 or 3.
  case sqrt, cbrt

  /// A function put together from pieces that meet at 0.
  case abs, sign, heaviside, relu

  /// A trigonometric function.
  case sin, cos, tan

  /// The inverse of a trigonometric function.
  case asin, acos, atan

  /// The function sin(x)/x, with the value 1 at 0.
  case sinc

  /// A hyperbolic function.
  case sinh, cosh, tanh

  /// The inverse of a hyperbolic function.
  case asinh, acosh, atanh

  /// The error function, or 1 minus it.
  case erf, erfc

  /// The gamma function, the logarithm of its magnitude, or the derivative of that.
  case gamma, lgamma, digamma

  /// One of the usual functions of neural networks: 1/(1 + e⁻ˣ), or log(1 + eˣ).
  case sigmoid, softplus
}

extension UnaryFunction {
  /// The name under which the function is called, in Swift and in the command line's language.
  public var name: String { rawValue }

  /// Other names that the command line's language understands.
  public var aliases: [String] {
    switch self {
    case .log: ["ln"]
    case .asin: ["arcsin"]
    case .acos: ["arccos"]
    case .atan: ["arctan"]
    default: []
    }
  }

  /// The arguments for which the function has a finite value.
  public var domain: Domain {
    switch self {
    case .log, .log2, .log10: Domain(above: 0)
    case .log1p: Domain(above: -1)
    case .sqrt: Domain(from: 0)
    case .asin, .acos: Domain(from: -1, through: 1)
    case .acosh: Domain(from: 1)
    case .atanh: Domain(above: -1, below: 1)
    case .gamma, .lgamma, .digamma: .withoutPolesOfGamma
    default: .reals
    }
  }

  /// Whether the function is defined by pieces that meet at 0.
  ///
  /// Inside a piece of slope zero the result does not depend on the argument at all, so that nothing passes
  /// to the argument, however steep it is itself.
  @inlinable
  public var isPiecewise: Bool {
    switch self {
    case .abs, .sign, .heaviside, .relu: true
    default: false
    }
  }

  /// What the function computes, in one line.
  public var summary: String {
    switch self {
    case .exp: "e to the power x"
    case .exp2: "2 to the power x"
    case .expm1: "exp(x) - 1 without cancellation near 0"
    case .log: "natural logarithm"
    case .log2: "logarithm to base 2"
    case .log10: "logarithm to base 10"
    case .log1p: "log(1 + x) without cancellation near 0"
    case .sqrt: "square root"
    case .cbrt: "cube root, negative for negative x"
    case .abs: "absolute value"
    case .sign: "-1, 0 or 1"
    case .heaviside: "unit step: 0 left of 0, 1/2 at 0, 1 right"
    case .relu: "max(x, 0)"
    case .sin: "sine, x in radians"
    case .cos: "cosine, x in radians"
    case .tan: "tangent, x in radians"
    case .asin: "angle in radians whose sine is x"
    case .acos: "angle in radians whose cosine is x"
    case .atan: "angle in radians whose tangent is x"
    case .sinc: "sin(x)/x, and 1 at 0"
    case .sinh: "hyperbolic sine"
    case .cosh: "hyperbolic cosine"
    case .tanh: "hyperbolic tangent"
    case .asinh: "inverse of sinh"
    case .acosh: "inverse of cosh"
    case .atanh: "inverse of tanh"
    case .erf: "error function"
    case .erfc: "1 - erf(x) without cancellation for large x"
    case .gamma: "gamma function; gamma(n) = (n - 1)!"
    case .lgamma: "logarithm of |gamma(x)|"
    case .digamma: "derivative of lgamma"
    case .sigmoid: "1/(1 + exp(-x)), the logistic function"
    case .softplus: "log(1 + exp(x)) without overflow"
    }
  }
}
