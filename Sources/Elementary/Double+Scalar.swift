// After reading this file you know where each function's value comes from: the C library for those that it
// has, and a formula that neither overflows nor cancels for the others.

#if canImport(Glibc)
public import Glibc
#elseif canImport(Musl)
public import Musl
#elseif canImport(Darwin)
public import Darwin
#endif

extension Double: Scalar {
  /// The number itself.
  @inlinable @inline(__always)
  public var primal: Double? { self }

  // swift-format-ignore
  /// The value of an elementary function; NaN outside its domain.
  ///
  /// Precision: that of the C library; sigmoid, softplus, logit, log1mexp, sinc, erfinv and digamma are this package's own.
  /// `Functions.swift` has the figures.
  @inlinable @inline(__always)
  public static func apply(_ function: UnaryFunction, to x: Double) -> Double {
    switch function {
    case .exp:       exp(x)
    case .exp2:      exp2(x)
    case .expm1:     expm1(x)
    case .log:       log(x)
    case .log2:      log2(x)
    case .log10:     log10(x)
    case .log1p:     log1p(x)
    case .sqrt:      x.squareRoot()
    case .cbrt:      cbrt(x)
    case .abs:       x.magnitude
    case .sign:      x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x
    case .heaviside: x > 0 ? 1 : x < 0 ? 0 : x == 0 ? 0.5 : x
    case .relu:      x > 0 ? x : x <= 0 ? 0 : x
    case .floor:     x.rounded(.down)
    case .sin:       sin(x)
    case .cos:       cos(x)
    case .tan:       tan(x)
    case .asin:      asin(x)
    case .acos:      acos(x)
    case .atan:      atan(x)
    case .sinc:      sincFunction(x)
    case .sinh:      sinh(x)
    case .cosh:      cosh(x)
    case .tanh:      tanh(x)
    case .asinh:     asinh(x)
    case .acosh:     acosh(x)
    case .atanh:     atanh(x)
    case .erf:       erf(x)
    case .erfc:      erfc(x)
    case .erfinv:    inverseErrorFunction(x)
    case .gamma:     gammaFunction(x)
    case .lgamma:    logarithmOfGamma(x)
    case .digamma:   digammaFunction(x)
    case .sigmoid:   logistic(x)
    case .softplus:  (x > 0 ? x : 0) + log1p(exp(-x.magnitude))
    case .logit:     logOfOdds(x)
    case .log1mexp:  x > -0.6931471805599453 ? log(-expm1(x)) : log1p(-exp(x))  // −log 2
    }
  }

  // swift-format-ignore
  /// The value of an elementary function of two arguments; NaN outside its domain.
  @inlinable @inline(__always)
  public static func apply(_ function: BinaryFunction, to x: Double, _ y: Double) -> Double {
    switch function {
    case .atan2:     atan2(x, y)
    case .pow:       y == 2 ? x * x : pow(x, y)  // rounded once, as C compilers have it for a constant 2
    case .min:       x < y ? x : y <= x ? y : .nan
    case .max:       x > y ? x : y >= x ? y : .nan
    case .hypot:     hypot(x, y)
    case .mod:       flooredRemainder(x, y)
    case .ifPositive:    x > 0 ? y : x <= 0 ? 0 : .nan
    case .ifNotPositive: x <= 0 ? y : x > 0 ? 0 : .nan
    case .polygamma: polygammaFunction(x, y)
    case .sincDerivative: sincDerivativeFunction(x, y)
    }
  }
}

/// 1/(1 + e⁻ˣ) left of 0 as eˣ/(1 + eˣ), which keeps every digit of a small result.
@inlinable
func logistic(_ x: Double) -> Double {
  let decay = exp(-x.magnitude)
  return x >= 0 ? 1 / (1 + decay) : decay / (1 + decay)
}

/// x − y·floor(x/y) by way of the remainder of division towards 0, which is exact: x − y·floor(x/y) as it stands takes the
/// wrong multiple where x/y is rounded up to a whole number, and loses digits where that is large.
@usableFromInline
func flooredRemainder(_ x: Double, _ y: Double) -> Double {
  let towardsZero = x.truncatingRemainder(dividingBy: y)
  if towardsZero == 0 { return 0 }
  return (towardsZero < 0) == (y < 0) ? towardsZero : towardsZero + y
}

/// floor(x/y), where x/y itself may be rounded up to a whole number that it does not reach.
///
/// x less its remainder is a multiple of y but for its rounding, so that the quotient lies at a whole number, or beside one.
@usableFromInline
package func wholeQuotient(_ x: Double, _ y: Double) -> Double {
  let towardsZero = x.truncatingRemainder(dividingBy: y)
  let whole = ((x - towardsZero) / y).rounded()
  return towardsZero == 0 || (towardsZero < 0) == (y < 0) ? whole : whole - 1
}

/// log(x/(1 − x)), which is ±log(1 + |1 − 2x|/min(x, 1 − x)): near 1/2, too, no digit is lost.
@usableFromInline
func logOfOdds(_ x: Double) -> Double {
  if x.magnitude < 1e-300 { return x < 0 ? .nan : log(x.magnitude) }  // −0.0 is 0, and 1/x may be too large
  let distance = 1 - x - x
  let size = log1p(distance.magnitude / (x < 0.5 ? x : 1 - x))
  return distance > 0 ? -size : size
}

/// Γ(x) by the C library, but NaN also where that answers ±∞ for a pole: the sign there has no meaning.
@usableFromInline
func gammaFunction(_ x: Double) -> Double {
  x <= 0 && x == x.rounded() ? .nan : tgamma(x)
}

/// log |Γ(x)| by the C library's version without a global variable, which is safe on several threads.
@usableFromInline
func logarithmOfGamma(_ x: Double) -> Double {
  let (value, _): (Double, Int) = lgamma(x)
  return value
}
