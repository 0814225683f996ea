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

  /// The largest whole number that is not above x: pieces that meet at every whole number.
  case floor

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

  /// The error function, 1 minus it, or its inverse.
  case erf, erfc, erfinv

  /// The gamma function, the logarithm of its magnitude, or the derivative of that.
  case gamma, lgamma, digamma

  /// One of the usual functions of neural networks: 1/(1 + e⁻ˣ), or log(1 + eˣ).
  case sigmoid, softplus

  /// A logarithm of probabilities: log(x/(1 − x)), or log(1 − eˣ).
  case logit, log1mexp
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

  /// Whether the function is defined by pieces, each of which is a straight line.
  ///
  /// Inside a piece of slope zero the result does not depend on the argument, so that no derivative passes to the
  /// argument, even if its own is infinite.
  @inlinable
  public var isPiecewise: Bool {
    switch self {
    case .abs, .sign, .heaviside, .relu, .floor: true
    default: false
    }
  }

  /// The arguments for which the function has a finite value.
  public var domain: Domain { definition.domain }

  /// What the function computes, in one line.
  public var summary: String { definition.summary }

  // swift-format-ignore
  private var definition: (summary: String, domain: Domain) {
    switch self {
    case .exp:       ("e to the power x",                                .reals)
    case .exp2:      ("2 to the power x",                                .reals)
    case .expm1:     ("exp(x) - 1 without cancellation near 0",          .reals)
    case .log:       ("natural logarithm",                               Domain(above: 0))
    case .log2:      ("logarithm to base 2",                             Domain(above: 0))
    case .log10:     ("logarithm to base 10",                            Domain(above: 0))
    case .log1p:     ("log(1 + x) without cancellation near 0",          Domain(above: -1))
    case .sqrt:      ("square root",                                     Domain(from: 0))
    case .cbrt:      ("cube root, negative for negative x",              .reals)
    case .abs:       ("absolute value",                                  .reals)
    case .sign:      ("-1, 0 or 1",                                      .reals)
    case .heaviside: ("unit step: 0 left of 0, 1/2 at 0, 1 right",       .reals)
    case .relu:      ("max(x, 0)",                                       .reals)
    case .floor:     ("largest whole number that is not above x",        .reals)
    case .sin:       ("sine, x in radians",                              .reals)
    case .cos:       ("cosine, x in radians",                            .reals)
    case .tan:       ("tangent, x in radians",                           .reals)
    case .asin:      ("angle in radians whose sine is x",                Domain(from: -1, through: 1))
    case .acos:      ("angle in radians whose cosine is x",              Domain(from: -1, through: 1))
    case .atan:      ("angle in radians whose tangent is x",             .reals)
    case .sinc:      ("sin(x)/x, and 1 at 0",                            .reals)
    case .sinh:      ("hyperbolic sine",                                 .reals)
    case .cosh:      ("hyperbolic cosine",                               .reals)
    case .tanh:      ("hyperbolic tangent",                              .reals)
    case .asinh:     ("inverse of sinh",                                 .reals)
    case .acosh:     ("inverse of cosh",                                 Domain(from: 1))
    case .atanh:     ("inverse of tanh",                                 Domain(above: -1, below: 1))
    case .erf:       ("error function",                                  .reals)
    case .erfc:      ("1 - erf(x) without cancellation for large x",     .reals)
    case .erfinv:    ("inverse of erf",                                  Domain(above: -1, below: 1))
    case .gamma:     ("gamma function; gamma(n) = (n - 1)!",             .withoutPolesOfGamma)
    case .lgamma:    ("logarithm of |gamma(x)|",                         .withoutPolesOfGamma)
    case .digamma:   ("derivative of lgamma",                            .withoutPolesOfGamma)
    case .sigmoid:   ("1/(1 + exp(-x)), the logistic function",          .reals)
    case .softplus:  ("log(1 + exp(x)) without overflow",                .reals)
    case .logit:     ("log(x/(1 - x)), the inverse of sigmoid",          Domain(above: 0, below: 1))
    case .log1mexp:  ("log(1 - exp(x)) without cancellation",            Domain(above: -.infinity, below: 0))
    }
  }
}
