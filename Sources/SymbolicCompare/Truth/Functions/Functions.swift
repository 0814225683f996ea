// After reading this file you know which enclosure serves which primitive.

public import Elementary

extension Ball {
  /// An enclosure of an elementary function; indeterminate where the function is not defined on the whole ball.
  public static func apply(_ function: UnaryFunction, to x: Ball, bits: Int) -> Ball {
    switch function {
      case .exp: x.midpoint.exp(bits: bits)
      case .expm1: x.midpoint.expm1(bits: bits)
      case .sin: sineAndCosine(of: x, bits: bits).sine
      case .cos: sineAndCosine(of: x, bits: bits).cosine
      case .log: x.midpoint.log(bits: bits)
      case .log1p: x.midpoint.log1p(bits: bits)
      case .atan: x.midpoint.atan(bits: bits)
      case .sqrt: x.midpoint.squareRoot(bits: bits)
      case .cbrt: x.midpoint.cubeRoot(bits: bits)
      default:
    .indeterminate
    }
  }

  /// An enclosure of an elementary function of two arguments.
  public static func apply(_ function: BinaryFunction, to x: Ball, _ y: Ball, bits: Int) -> Ball {
    .indeterminate
  }

  /// The derivative of digamma of an order; order 0 is digamma itself.
  public static func polygamma(_ order: Int, of x: Ball, bits: Int) -> Ball { .indeterminate }

  /// The base of the natural logarithm.
  public static func e(bits: Int) -> Ball { BigFloat.one.exp(bits: bits) }
}
