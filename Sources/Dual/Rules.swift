// After reading this file you know every derivative rule of the forward mode: one line a function, in the
// order of `UnaryFunction` and `BinaryFunction`. Each line is the slope in
//
//     f(x + ẋε) = f(x) + f′(x) ẋ ε            f(x + ẋε, y + ẏε) = f(x, y) + (∂f/∂x ẋ + ∂f/∂y ẏ) ε
//
// A textbook writes some of these lines otherwise. The ones here keep all digits wherever the function does:
//
//     tanh′ = 1/cosh²               1 − tanh² is 0 from x = 19.07 on; the truth there is 1.09·10⁻¹⁶
//     σ′    = σ(x) σ(−x)            the same for σ (1 − σ)
//     asin′ = 1/√((1 − x)(1 + x))   1 − x² loses half the digits near ±1
//     asinh′, acosh′, hypot, atan2  without x², which overflows at 10¹⁵⁴
//     erf′  = 2/√π e^(−x²)          with the rounding error of x² put back: from x = 22.7 on it is up to 2⁻⁴⁴, and
//                                   costs as large a share of the value, 512 units of 2⁻⁵³
//
// Edge values. At a kink stands the midpoint of the two slopes (|x|′ = 0, relu′ = ½ at 0); a vertical
// tangent has the slope +∞; −0.0 is 0. Where the value is NaN the line does not count: `ChainRule.swift` sees
// to it that the tangent is NaN too.
//
// Sources: DLMF 4.7, 4.20, 4.34, 4.38 (elementary functions), 5.15 (polygamma), 7.2 (erf).

extension Dual {
  // swift-format-ignore
  /// The slope f′(x) of a function whose value at x is y; angles are in radians.
  @inlinable @inline(__always)
  static func slope(of function: UnaryFunction, at x: Double, value y: Double) -> Double {
    switch function {
    case .exp:       y
    case .exp2:      0.6931471805599453 * y                          // log 2
    case .expm1:     exp(x)
    case .log:       1 / x.magnitude
    case .log2:      1.4426950408889634 / x.magnitude               // 1/log 2
    case .log10:     0.4342944819032518 / x.magnitude               // 1/log 10
    case .log1p:     1 / (1 + x)
    case .sqrt:      0.5 / y.magnitude
    case .cbrt:      1 / (3 * (y * y))
    case .abs:       sign(x)
    case .sign:      0
    case .heaviside: 0
    case .relu:      heaviside(x)
    case .floor:     0
    case .sin:       cos(x)
    case .cos:       -sin(x)
    case .tan:       1 + y * y
    case .asin:      1 / sqrt((1 - x) * (1 + x))
    case .acos:      -1 / sqrt((1 - x) * (1 + x))
    case .atan:      1 / (1 + x * x)
    case .sinc:      sincDerivative(1, x)
    case .sinh:      cosh(x)
    case .cosh:      sinh(x)
    case .tanh:      square(1 / cosh(x))
    case .asinh:     1 / hypot(1, x)
    case .acosh:     1 / (sqrt(x - 1) * sqrt(x + 1))
    case .atanh:     1 / ((1 - x) * (1 + x))
    case .erf:       1.1283791670955126 * gaussian(x)                // 2/√π
    case .erfc:      -1.1283791670955126 * gaussian(x)
    case .erfinv:    0.8862269254527580 / gaussian(y)                // √π/2 · exp(y²)
    case .gamma:     y * digamma(x)
    case .lgamma:    digamma(x)
    case .digamma:   polygamma(1, x)
    case .sigmoid:   y * sigmoid(-x)
    case .softplus:  sigmoid(x)
    case .logit:     1 / (x.magnitude * (1 - x))
    case .log1mexp:  exp(x) / -expm1(x).magnitude
    }
  }

  // swift-format-ignore
  /// The slope ∂f/∂x in the first argument of a function whose value at (x, y) is v.
  @inlinable @inline(__always)
  static func slopeInFirst(of function: BinaryFunction, at x: Double, _ y: Double, value v: Double) -> Double {
    switch function {
    case .atan2:     overSquaredLength(y, x)
    case .pow:       powerSlope(x, y, value: v)
    case .min:       step(y, above: x)
    case .max:       step(x, above: y)
    case .hypot:     v == 0 ? 0 : x / v
    case .mod:       v.isNaN ? v : 1
    case .ifPositive, .ifNotPositive: v.isNaN ? v : 0
    case .polygamma, .sincDerivative: .nan                         // the order is a whole number
    }
  }

  // swift-format-ignore
  /// The slope ∂f/∂y in the second argument of a function whose value at (x, y) is v.
  @inlinable @inline(__always)
  static func slopeInSecond(of function: BinaryFunction, at x: Double, _ y: Double, value v: Double) -> Double {
    switch function {
    case .atan2:     -overSquaredLength(x, y)
    case .pow:       x == 0 ? (y > 0 ? 0 : .nan) : v * log(x)
    case .min:       step(x, above: y)
    case .max:       step(y, above: x)
    case .hypot:     v == 0 ? 0 : y / v
    case .mod:       v.isNaN ? v : -wholeQuotient(x, y)
    case .ifPositive:    x > 0 ? 1 : x <= 0 ? 0 : .nan
    case .ifNotPositive: x > 0 ? 0 : x <= 0 ? 1 : .nan
    case .polygamma, .sincDerivative: Double.apply(function, to: x + 1, y)
    }
  }
}

// The terms that occur in more than one line.

/// x², for a rule whose formula names it twice.
@inlinable @inline(__always)
func square(_ x: Double) -> Double { x * x }

/// exp(−x²), with the rounding error e of the square put back: exp(−s − e) = exp(−s) (1 − e + …).
@inlinable @inline(__always)
func gaussian(_ x: Double) -> Double {
  let square = x * x
  let density = Double.apply(.exp, to: -square)
  return density == 0 ? 0 : density - density * (-square).addingProduct(x, x)
}

/// x/(x² + y²) without overflow on the way; NaN at (0, 0).
@inlinable @inline(__always)
func overSquaredLength(_ x: Double, _ y: Double) -> Double {
  let length = Double.apply(.hypot, to: x, y)
  return x / length / length
}

/// 1 above the threshold, 0 below it, ½ at it; unlike the step of a difference, right at infinity too.
@inlinable @inline(__always)
func step(_ x: Double, above threshold: Double) -> Double {
  x > threshold ? 1 : x < threshold ? 0 : x == threshold ? 0.5 : .nan
}

/// The slope y·x^(y−1) of a power v = x^y in its base, for a base of either sign.
///
/// 1. y = 0 gives 0, also at x = 0, where y·x^(y−1) would be 0·∞.
/// 2. x = −0.0 counts as 0, so that the slope of 1/x there is −∞ from the right.
/// 3. Where y − 1 is rounded, x^(y−1) would raise that error to a power; y·v/x does not contain it. Near y = 0 that
///    rounding loses digits of y, beyond 2⁵³ it loses the 1.
@inlinable @inline(__always)
func powerSlope(_ x: Double, _ y: Double, value v: Double) -> Double {
  if y == 0 { return 0 }
  let reduced = y - 1
  if (reduced + 1 != y || y - reduced == 0) && v.isNormal { return y * v / x }
  return y * Double.apply(.pow, to: x + 0, reduced)
}
