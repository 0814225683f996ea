// After reading this file you know exact fractions of any length: p/q · 2ᵉ with odd p and q.
//
// Every Double is one, with q = 1, and so are 1/3 and 0.1·3. They stay exact until they would grow beyond 4,000 bits.

/// An exact fraction p/q·2ᵉ.
package struct Rational: Sendable, Hashable {
  /// The longest result, in bits of numerator and denominator together.
  package static let longest = 4000

  /// The numerator with its power of 2.
  let numerator: BigFloat
  /// The odd, positive denominator.
  let denominator: BigFloat

  init?(numerator: BigFloat, denominator: BigFloat) {
    guard !denominator.isZero else { return nil }
    var (p, q) = (numerator, denominator)
    if q.sign < 0 { (p, q) = (-p, -q) }
    let twos = q.exponent - q.bitCount
    q = q.scaled(byPowerOfTwo: -twos)
    p = p.scaled(byPowerOfTwo: -twos)
    if p.isZero { q = .one }
    if q != .one {
      let common = Self.commonDivisor(p, q)
      if common != .one {
        p = BigFloat.quotient(p, common, bits: p.bitCount + 2).value
        q = BigFloat.quotient(q, common, bits: q.bitCount + 2).value
      }
    }
    guard p.bitCount + q.bitCount <= Self.longest, p.exponent.magnitude < 1 << 60 else { return nil }
    self.numerator = p
    self.denominator = q
  }

  /// The exact value of a finite Double; `nil` for others.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    numerator = BigFloat(value)
    denominator = .one
  }

  /// A whole number.
  package init(_ value: Int) {
    numerator = BigFloat(value)
    denominator = .one
  }

  /// A number of this kind without a denominator.
  package init(_ value: BigFloat) {
    numerator = value
    denominator = .one
  }

  /// The greatest common divisor of two odd parts, by halving and subtracting.
  private static func commonDivisor(_ p: BigFloat, _ q: BigFloat) -> BigFloat {
    func odd(_ x: BigFloat) -> BigFloat { x.scaled(byPowerOfTwo: x.bitCount - x.exponent).magnitude }
    var (a, b) = (odd(p), odd(q))
    while a != b {
      if a < b { swap(&a, &b) }
      a = odd(a - b)
    }
    return a
  }

  /// Whether it is 0.
  package var isZero: Bool { numerator.isZero }

  /// −1, 0 or 1.
  package var sign: Int { numerator.sign }

  /// The whole number that it is, if it is one that fits in an `Int`.
  package var whole: Int? {
    guard denominator == .one, numerator.exponent <= 62 else { return nil }
    if numerator.isZero { return 0 }
    guard numerator.isWhole else { return nil }
    let size = Int(numerator.top >> UInt64(64 - numerator.exponent))
    return numerator.isNegative ? -size : size
  }

  /// An enclosure; exact where the fraction has no denominator and few bits.
  package func ball(bits: Int) -> Ball {
    if denominator == .one { return Ball(numerator.rounded(toBits: bits), .zero) }
    return Ball(midpoint: numerator, radius: .zero).divided(by: Ball(midpoint: denominator, radius: .zero), bits: bits)
  }

  /// The sum; `nil` if it is too long.
  package static func + (lhs: Rational, rhs: Rational) -> Rational? {
    if lhs.isZero { return rhs }
    if rhs.isZero { return lhs }
    guard (lhs.numerator.exponent - rhs.numerator.exponent).magnitude < longest else { return nil }
    return Rational(
      numerator: lhs.numerator * rhs.denominator + rhs.numerator * lhs.denominator,
      denominator: lhs.denominator * rhs.denominator)
  }

  /// The difference; `nil` if it is too long.
  package static func - (lhs: Rational, rhs: Rational) -> Rational? { lhs + -rhs }

  /// The product; `nil` if it is too long.
  package static func * (lhs: Rational, rhs: Rational) -> Rational? {
    Rational(numerator: lhs.numerator * rhs.numerator, denominator: lhs.denominator * rhs.denominator)
  }

  /// The quotient; `nil` by 0 or if it is too long.
  package static func / (lhs: Rational, rhs: Rational) -> Rational? {
    Rational(numerator: lhs.numerator * rhs.denominator, denominator: lhs.denominator * rhs.numerator)
  }

  /// The number with the opposite sign.
  package static prefix func - (operand: Rational) -> Rational {
    Rational(reducedNumerator: -operand.numerator, denominator: operand.denominator)
  }

  private init(reducedNumerator: BigFloat, denominator: BigFloat) {
    numerator = reducedNumerator
    self.denominator = denominator
  }

  /// The exact square root, if the number has one.
  package var squareRoot: Rational? { nil }

  /// The exact cube root, if the number has one.
  package var cubeRoot: Rational? { nil }
}

extension Rational: Comparable {
  /// Whether one fraction is below another.
  package static func < (lhs: Rational, rhs: Rational) -> Bool {
    lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
  }
}
