// After reading this file you know the second derivative of every elementary function: one line a function. The
// first derivative s = f′(x) stands in `Rules.swift`; most second derivatives are short in terms of s and
// y = f(x), and these short forms lose no digits: tanh″ = −2 y s, asin″ = x s³. Where there is no short form, the rule of the
// slope is differentiated.

extension HyperDual {
  // swift-format-ignore
  /// The second derivative f″(x) of a function with the value y and the slope s at x.
  @inlinable @inline(__always)
  static func curvature(of function: UnaryFunction, at x: Double, value y: Double, slope s: Double) -> Double {
    switch function {
    case .exp:       y
    case .exp2:      0.6931471805599453 * s                // log 2
    case .expm1:     s
    case .log:       -s * s
    case .log2:      -s / x.magnitude
    case .log10:     -s / x.magnitude
    case .log1p:     -s * s
    case .sqrt:      -0.5 * s / x.magnitude
    case .cbrt:      -2 * s / (3 * x)
    case .abs:       0
    case .relu:      0
    case .sin:       -y
    case .cos:       -y
    case .tan:       2 * y * s
    case .asin:      x * s * s * s
    case .acos:      x * s * s * s
    case .atan:      -2 * x * s * s
    case .sinc:      sincDerivative(2, x)
    case .sinh:      y
    case .cosh:      y
    case .tanh:      -2 * y * s
    case .asinh:     -x * s * s * s
    case .acosh:     -x * s * s * s
    case .atanh:     2 * x * s * s
    case .erf:       -2 * x * s
    case .erfc:      -2 * x * s
    case .gamma:     y * (square(digamma(x)) + polygamma(1, x))
    case .lgamma:    polygamma(1, x)
    case .digamma:   polygamma(2, x)
    case .sigmoid:   -s * tanh(0.5 * x)
    case .softplus:  s * sigmoid(-x)
    default:         curvatureOfRule(function, at: x, value: y, slope: s)
    }
  }

  /// The second derivative of a function without a line above: the derivative of its rule in `NestedDualRules.swift`.
  @usableFromInline @inline(never)
  static func curvatureOfRule(
    _ function: UnaryFunction, at x: Double, value y: Double, slope s: Double
  ) -> Double {
    let slope = NestedDual<Dual>.slope(
      of: function, at: Dual(value: x, tangent: 1), value: Dual(value: y, tangent: s))
    return slope?.tangent ?? 0
  }

  // swift-format-ignore
  /// The second derivatives (fxx, fxy, fyy) of a function with the value v and the slopes p = fx, q = fy at (x, y).
  static func curvatures(
    of function: BinaryFunction, at x: Double, _ y: Double, value v: Double, slopes p: Double, _ q: Double
  ) -> (xx: Double, xy: Double, yy: Double) {
    switch function {
    case .atan2:     (2 * p * q,             (q - p) * (q + p),                     -2 * p * q)
    case .pow:       (powerCurvature(x, y, value: v), powerTwist(x, y, value: v),   q == 0 ? 0 : q * log(x))
    case .min:       (0,                     0,                                     0)
    case .max:       (0,                     0,                                     0)
    case .mod, .ifPositive, .ifNotPositive: (0, 0,                                  0)
    case .hypot:     (q * q / v,             -p * q / v,                            p * p / v)
    case .polygamma, .sincDerivative: (.nan, .nan,                  Double.apply(function, to: x + 2, y))
    }
  }
}

/// The second derivative y (y − 1) x^(y−2) of a power v = x^y in its base; exactly 0 for y = 0 and y = 1.
///
/// Where y − 2 is rounded, y (y − 1) v/x² does not contain that error.
func powerCurvature(_ x: Double, _ y: Double, value v: Double) -> Double {
  let factor = y * (y - 1)
  if factor == 0 { return 0 }
  let reduced = y - 2
  if reduced + 2 != y && v.isNormal { return factor * v / x / x }
  return factor * Double.apply(.pow, to: x + 0, reduced)
}

/// The mixed second derivative x^(y−1) (1 + y log x) of a power v = x^y.
///
/// At x = 0: 0 for y > 1, −∞ for 0 < y ≤ 1, NaN for the others, where the slope in y is NaN too.
func powerTwist(_ x: Double, _ y: Double, value v: Double) -> Double {
  if x == 0 { return y > 1 ? 0 : y > 0 ? -.infinity : .nan }
  let reduced = v.isNormal ? v / x : Double.apply(.pow, to: x, y - 1)
  return reduced * (1 + y * Double.apply(.log, to: x))
}
