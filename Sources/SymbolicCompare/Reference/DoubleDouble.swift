// After reading this file you know what the judge computes with: pairs of doubles that carry 31 decimal digits.
//
// Idea. A rounded sum and the error of its rounding are both doubles; kept together they are the exact sum. A number
// is such a pair, high + low, where low is at most half a unit in the last place of high: 106 bits instead of 53.
//
// Check by hand. In three decimal digits 2/3 is 0.667. What is missing, −0.000333, has three digits of its own:
// (0.667, −0.000333) is 0.666667, right to six.
//
//     high   ├──── 53 bits ────┤
//     low                        ├──── 53 bits ────┤      with a sign of its own
//
// Algebra. (a, a′) + (b, b′) and (a, a′)·(b, b′) are computed so that the error is a few units of 2⁻¹⁰⁶ of the
// result, also where high parts cancel (`DoubleDouble+Arithmetic.swift`).
//
// Cost. An operation of arithmetic is some ten to thirty of `Double`; exp was measured at about 1 µs, softplus at 3.5 µs,
// the gamma family at 10 µs, on a busy machine.
//
// Limits. The exponents are those of `Double`, and `low` lies 16 decimal places lower. So a *result* below 1e-291
// has fewer digits, 24 at 1e-300. Arguments may be anything a `Double` can be.
//
// Measured against 50-digit figures: the largest relative error, to which the tests hold it.
//
//     + − * / sqrt hypot                     2e-32
//     exp, log, sin … atanh, softplus        1e-31      angles up to 1e300 too
//     erf, erfc                              5e-31
//     pow                                    1e-29      1e-30 where |y log x| < 50
//     gamma, digamma                         2e-29      relative to 1 next to digamma's roots
//     polygamma                              3e-29      up to n = 300; next to a root relative to the nearest pole's term
//     lgamma                                 1e-28      relative to 1 next to its roots left of 0
//
// Sources: Dekker, Numerische Mathematik 18 (1971); Knuth, The Art of Computer Programming 2, 4.2.2; Hida, Li and
// Bailey, "Library for double-double and quad-double arithmetic" (2007); Joldes, Muller and Popescu, ACM
// Transactions on Mathematical Software 44 (2017), whose error bounds these are.

public import Elementary

/// A number of about 31 decimal digits, as the unevaluated sum of two doubles.
///
/// NaN and the infinities stand in `high`, with 0 in `low`; every function gives them where `Double` does.
@frozen
public struct DoubleDouble: Sendable, Hashable {
  /// The number rounded to a double.
  public let high: Double

  /// What that rounding took away.
  public let low: Double

  /// Pairs two parts that are in the right form already.
  @inlinable @inline(__always)
  init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// Lifts a double; exact.
  @inlinable @inline(__always)
  public init(_ value: Double) {
    high = value
    low = 0
  }

  /// The absolute value.
  public var magnitude: DoubleDouble { high < 0 || (high == 0 && low < 0) ? -self : self }

  /// Whether the number is neither infinite nor NaN.
  public var isFinite: Bool { high.isFinite }

  /// Whether the number is NaN.
  public var isNaN: Bool { high.isNaN }

  /// The number times a power of two; exact but for underflow.
  func scaled(byPowerOf2 exponent: Int) -> DoubleDouble {
    let bounded = Swift.max(-2200, Swift.min(2200, exponent))
    let first = Double(sign: .plus, exponent: bounded / 3, significand: 1)
    let last = Double(sign: .plus, exponent: bounded - 2 * (bounded / 3), significand: 1)
    let scaledHigh = high * first * first * last
    guard scaledHigh.isFinite else { return DoubleDouble(scaledHigh) }
    return DoubleDouble(high: scaledHigh, low: low * first * first * last)
  }

  /// The nearest whole number, as a double-double; halfway cases either way.
  func rounded() -> DoubleDouble {
    let whole = high.rounded()
    if whole == high { return DoubleDouble(renormalizing: whole, low.rounded()) }
    let rest = (high - whole) + low
    if rest > 0.5 { return DoubleDouble(whole + 1) }
    return DoubleDouble(rest < -0.5 ? whole - 1 : whole)
  }
}

extension DoubleDouble: OrderedScalar {
  /// Whether the left number is the smaller; false if either is NaN.
  @inlinable
  public static func isLess(_ lhs: DoubleDouble, than rhs: DoubleDouble) -> Bool {
    lhs.high < rhs.high || (lhs.high == rhs.high && lhs.low < rhs.low)
  }

  /// Whether the left number is the smaller or the same; false if either is NaN.
  @inlinable
  public static func isAtMost(_ lhs: DoubleDouble, _ rhs: DoubleDouble) -> Bool {
    isLess(lhs, than: rhs) || lhs == rhs
  }

  /// Whether the two are the same number; false if either is NaN.
  @inlinable
  public static func == (lhs: DoubleDouble, rhs: DoubleDouble) -> Bool {
    lhs.high == rhs.high && lhs.low == rhs.low
  }
}

extension Double {
  /// Rounds a double-double.
  public init(_ number: DoubleDouble) { self = number.high }
}
