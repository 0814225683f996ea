// After reading this file you know the exponents of a series in t > 0: rational numbers, since √ halves them.
//
//     t^2      √t = t^(1/2)      ∛(t²) = t^(2/3)      x^1.875 = t^(15/8)
//
// An exponent that does not fit into two machine words is not made: whoever needs it has no series.

/// A rational number, numerator/denominator in lowest terms, the denominator positive.
struct Exponent: Hashable, Sendable {
  let numerator: Int
  let denominator: Int

  /// The whole number n.
  init(_ n: Int) {
    numerator = n
    denominator = 1
  }

  /// The fraction n/d; `nil` for d = 0, or if it cannot be written in lowest terms.
  init?(_ n: Int, over d: Int) {
    guard d != 0, n != .min, d != .min else { return nil }
    let divisor = Self.commonDivisor(n.magnitude, d.magnitude)
    let sign = d < 0 ? -1 : 1
    numerator = sign * n / Int(divisor)
    denominator = sign * d / Int(divisor)
  }

  static let zero = Exponent(0)
  static let one = Exponent(1)

  /// The sum; `nil` if it does not fit.
  func adding(_ other: Exponent) -> Exponent? {
    if denominator == 1 && other.denominator == 1 {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      return overflow ? nil : Exponent(sum)
    }
    let (a, isWide) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (b, isWide2) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (d, isWide3) = denominator.multipliedReportingOverflow(by: other.denominator)
    let (n, isWide4) = a.addingReportingOverflow(b)
    return isWide || isWide2 || isWide3 || isWide4 ? nil : Exponent(n, over: d)
  }

  /// The number with the opposite sign.
  var negated: Exponent { Exponent(-numerator, over: denominator) ?? self }

  /// The product; `nil` if it does not fit.
  func multiplied(by other: Exponent) -> Exponent? {
    guard let a = Exponent(numerator, over: other.denominator),
      let b = Exponent(other.numerator, over: denominator)
    else { return nil }
    let (n, isWide) = a.numerator.multipliedReportingOverflow(by: b.numerator)
    let (d, isWide2) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    return isWide || isWide2 ? nil : Exponent(n, over: d)
  }

  /// The quotient by another exponent if it is a whole number.
  func quotient(by other: Exponent) -> Int? {
    guard other.numerator != 0, let inverse = Exponent(other.denominator, over: other.numerator),
      let ratio = multiplied(by: inverse), ratio.denominator == 1
    else { return nil }
    return ratio.numerator
  }

  /// The largest number of which both are whole multiples; the other one if this one is 0.
  func commonMeasure(with other: Exponent) -> Exponent? {
    if numerator == 0 { return other.magnitude }
    if other.numerator == 0 { return magnitude }
    if denominator == 1 && other.denominator == 1 && (numerator == 1 || other.numerator == 1) { return .one }
    let (a, isWide) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (b, isWide2) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (d, isWide3) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !isWide, !isWide2, !isWide3, a != .min, b != .min else { return nil }
    return Exponent(Int(Self.commonDivisor(a.magnitude, b.magnitude)), over: d)
  }

  var magnitude: Exponent { numerator < 0 ? negated : self }

  private static func commonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return Swift.max(a, 1)
  }
}

extension Exponent: Comparable {
  static func < (a: Exponent, b: Exponent) -> Bool {
    if a.denominator == b.denominator { return a.numerator < b.numerator }
    let left = a.numerator.multipliedFullWidth(by: b.denominator)
    let right = b.numerator.multipliedFullWidth(by: a.denominator)
    return left.high == right.high ? left.low < right.low : left.high < right.high
  }
}
