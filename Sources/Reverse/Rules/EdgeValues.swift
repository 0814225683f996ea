// After reading this file you know what a derivative is where the formula of its rule fails: at a kink, at the
// end of a domain, outside it.
//
// The convention: where the value is NaN, so is every partial; at a kink the derivative is the midpoint of the
// two slopes; where the slope is infinite, it is that infinity with its sign; −0 is 0. Most rules follow it by
// IEEE arithmetic alone (1/(2√x) is +∞ at 0). The others are here, as plain numbers.
//
//     function           point          formula in Rules.swift gives    the convention says
//     log                −0             1/(−0) = −∞                     +∞
//     log                −1             −1                              NaN, for log(−1) is NaN
//     hypot              (0, 0)         0/0 = NaN                       0, between the slopes −1 and 1, whose own
//                                                                       derivatives are NaN
//     pow(x, 0) by x     0              0·0⁻¹ = 0·∞ = NaN               0

/// The answers at points where the formula of a rule fails; `nil` at all others.
///
/// Between plain numbers `min` and `max` are answered everywhere: their slopes are 0, ½ or 1.
@usableFromInline
enum EdgeValues {
  // swift-format-ignore
  /// The derivative of an elementary function at x, where its value is y, if the formula fails there.
  @inlinable @inline(__always)
  static func derivative<T: Scalar>(of function: UnaryFunction, at x: T, value y: T) -> T? {
    guard let point = Rules.primal(x), let value = Rules.primal(y) else { return nil }
    let answer: Double? = switch function {
    case .log, .log2, .log10: point > 0 ? nil : point < 0 ? .nan : minusZero(point, .infinity)
    case .log1p:              point >= -1 ? nil : .nan
    case .sqrt:               minusZero(value, .infinity)
    case .atanh:              point.magnitude <= 1 ? nil : .nan
    case .exp, .exp2, .expm1, .cbrt, .abs, .relu, .floor, .sin, .cos, .tan, .asin, .acos, .atan, .sinc: nil
    case .sinh, .cosh, .tanh, .asinh, .acosh, .erf, .erfc, .gamma, .lgamma, .digamma, .sigmoid, .softplus: nil
    default:                  value.isNaN ? .nan : nil
    }
    return answer.map { lifted($0, like: x) }
  }

  // swift-format-ignore
  /// The partial of an elementary function at (x, y), where its value is z, if the formula fails there.
  @inlinable @inline(__always)
  static func partial<T: Scalar>(
    of function: BinaryFunction, by operand: Operand, at x: T, _ y: T, value z: T
  ) -> T? {
    guard let a = Rules.primal(x), let b = Rules.primal(y), let c = Rules.primal(z) else { return nil }
    if c.isNaN { return lifted(.nan, like: z) }
    let first = operand == .first
    let answer: Double? = switch function {
    case .atan2:     a.isInfinite || b.isInfinite ? 0 : nil
    case .pow:       first ? powerSlope(a, b) : a == 0 ? (b > 0 ? 0 : .nan) : nil
    case .min:       a == b ? 0.5 : (a < b) == first ? 1 : 0
    case .max:       a == b ? 0.5 : (a > b) == first ? 1 : 0
    case .hypot:     c == 0 ? 0 : nil
    case .polygamma, .sincDerivative, .mod, .ifPositive, .ifNotPositive: nil
    }
    if function == .hypot, answer == 0 { return corner(z) }
    return answer.map { lifted($0, like: z) }
  }

  /// An answer as a scalar: a constant, but a NaN that depends on what x does, so that its derivatives are NaN.
  @inlinable @inline(__always)
  static func lifted<T: Scalar>(_ answer: Double, like x: T) -> T {
    answer.isNaN ? x * T(.nan) : T(answer)
  }

  /// 0 with a derivative that is NaN: the slope of a length at its corner, where it has a side for each direction.
  @inlinable @inline(__always)
  static func corner<T: Scalar>(_ z: T) -> T {
    z is Double ? 0 : cbrt(z) - cbrt(z)  // ∞ − ∞
  }

  /// The answer at −0; `nil` elsewhere.
  @inlinable @inline(__always)
  static func minusZero(_ x: Double, _ answer: Double) -> Double? {
    x == 0 && x.sign == .minus ? answer : nil
  }

  /// NaN for both partials of a quotient that is NaN: 0/0 and ∞/∞.
  @inlinable @inline(__always)
  static func quotient<T: Scalar>(_ z: T) -> T? {
    guard let value = Rules.primal(z), value.isNaN else { return nil }
    return lifted(.nan, like: z)
  }

  /// The slope of a power by its base where y·x^(y − 1) fails: 0·x⁻¹ at x = 0, and at a base of −0.
  @inlinable @inline(__always)
  static func powerSlope(_ x: Double, _ y: Double) -> Double? {
    if y == 0 { return (1 / x).isFinite ? nil : 0 }
    return y < 1 ? minusZero(x, y > 0 ? .infinity : -.infinity) : nil
  }
}
