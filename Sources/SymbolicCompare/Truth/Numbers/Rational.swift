// After reading this file you know exact fractions of any length: p/q · 2ᵉ with an odd, positive q.
//
// Every Double is one, with q = 1, and so are 1/3 and 0.1·3, which no Double is. An answer is `nil` where it would
// be longer than 4,000 bits. Fractions are reduced where both parts are short, which costs little, and where a
// result has become long; equal numbers may be written in different ways, and compare as equal all the same.

/// An exact fraction p/q·2ᵉ.
package struct Rational: Sendable {
  /// The longest result, in bits of numerator and denominator together.
  package static let longest = 4000

  /// The numerator with its sign and its power of 2.
  let numerator: BigFloat
  /// The odd, positive denominator.
  let denominator: BigFloat

  private init(numerator: BigFloat, denominator: BigFloat) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The exact value of a finite Double; `nil` for others.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    self.init(numerator: BigFloat(value), denominator: .one)
  }

  /// The exact value of a binary number; `nil` if it is too long.
  package init?(_ value: BigFloat) {
    guard value.bitCount <= Self.longest, value.exponent.magnitude < 1 << 60 else { return nil }
    self.init(numerator: value, denominator: .one)
  }

  /// A whole number.
  package init(_ value: Int) { self.init(numerator: BigFloat(value), denominator: .one) }

  /// The quotient of two binary numbers; `nil` by 0, or if it is too long.
  private init?(_ numerator: BigFloat, over denominator: BigFloat) {
    if denominator == .one {
      self.init(numerator)
      return
    }
    guard !denominator.isZero else { return nil }
    // The denominator's power of 2 and sign go to the numerator.
    let twos = denominator.bitCount - denominator.exponent
    var q = denominator.scaled(byPowerOfTwo: twos).magnitude
    var p = numerator.scaled(byPowerOfTwo: twos)
    if denominator.sign < 0 { p = -p }
    if p.isZero { q = .one }
    let bits = p.bitCount + q.bitCount
    if q != .one, bits > 512 || (p.bitCount <= 64 && q.bitCount <= 64) {
      let common = Self.commonDivisor(p, q)
      if common != .one {
        p = BigFloat.quotient(p, common, bits: bits).value
        q = BigFloat.quotient(q, common, bits: bits).value
      }
    }
    guard p.bitCount + q.bitCount <= Self.longest, p.exponent.magnitude < 1 << 60 else { return nil }
    self.init(numerator: p, denominator: q)
  }

  /// The greatest odd number that divides both mantissas, by halving and subtracting.
  private static func commonDivisor(_ p: BigFloat, _ q: BigFloat) -> BigFloat {
    func odd(_ x: BigFloat) -> BigFloat { x.scaled(byPowerOfTwo: x.bitCount - x.exponent).magnitude }
    var (a, b) = (odd(p), odd(q))
    if let first = a.whole, let second = b.whole {
      var (larger, smaller) = (first, second)
      while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
      return BigFloat(larger)
    }
    while a != b {
      if a < b { swap(&a, &b) }
      a = odd(a - b)
    }
    return a
  }
}

extension Rational {
  /// Whether it is 0.
  package var isZero: Bool { numerator.isZero }

  /// −1, 0 or 1.
  package var sign: Int { numerator.sign }

  /// The whole number that it is, if it is one below 2⁶².
  package var whole: Int? {
    if denominator == .one { return numerator.whole }
    guard numerator.isWhole, numerator.exponent < denominator.exponent + 63 else { return nil }
    let nearest = BigFloat.quotient(numerator, denominator, bits: 64).value
    return nearest * denominator == numerator ? nearest.whole : nil
  }

  /// The number itself, if it is binary.
  package var binary: BigFloat? { denominator == .one ? numerator : nil }

  /// An enclosure, exact where so many bits are enough.
  package func ball(bits: Int) -> Ball {
    denominator == .one
      ? Ball(numerator.rounded(toBits: bits), .zero)
      : Ball(BigFloat.quotient(numerator, denominator, bits: bits), .zero)
  }

  /// The sum; `nil` if it is too long.
  package static func + (lhs: Rational, rhs: Rational) -> Rational? {
    if lhs.isZero { return rhs }
    if rhs.isZero { return lhs }
    guard (lhs.numerator.exponent - rhs.numerator.exponent).magnitude < longest else { return nil }
    if lhs.denominator == rhs.denominator {
      return Rational(lhs.numerator + rhs.numerator, over: lhs.denominator)
    }
    return Rational(
      lhs.numerator * rhs.denominator + rhs.numerator * lhs.denominator,
      over: lhs.denominator * rhs.denominator)
  }

  /// The difference; `nil` if it is too long.
  package static func - (lhs: Rational, rhs: Rational) -> Rational? { lhs + -rhs }

  /// The product; `nil` if it is too long.
  package static func * (lhs: Rational, rhs: Rational) -> Rational? {
    let numerator = lhs.numerator * rhs.numerator
    return lhs.denominator == .one && rhs.denominator == .one
      ? Rational(numerator) : Rational(numerator, over: lhs.denominator * rhs.denominator)
  }

  /// The quotient; `nil` by 0, or if it is too long.
  package static func / (lhs: Rational, rhs: Rational) -> Rational? {
    Rational(lhs.numerator * rhs.denominator, over: lhs.denominator * rhs.numerator)
  }

  /// The number with the opposite sign.
  package static prefix func - (operand: Rational) -> Rational {
    Rational(numerator: -operand.numerator, denominator: operand.denominator)
  }

  /// The exact square root, if there is one.
  package var squareRoot: Rational? {
    guard sign >= 0 else { return nil }
    return root { $0.squareRoot(bits: $0.bitCount / 2 + 2) }
  }

  /// The exact cube root, if there is one.
  package var cubeRoot: Rational? { root { $0.cubeRoot(bits: $0.bitCount / 3 + 2) } }

  /// An exact root of a reduced fraction: those of its parts.
  private func root(_ root: (BigFloat) -> Ball) -> Rational? {
    let common = Self.commonDivisor(numerator.isZero ? denominator : numerator, denominator)
    let above = root(BigFloat.quotient(numerator, common, bits: Self.longest).value)
    let below = root(BigFloat.quotient(denominator, common, bits: Self.longest).value)
    return above.isExact && below.isExact ? Rational(above.midpoint, over: below.midpoint) : nil
  }
}

extension Rational: Comparable {
  /// Whether two fractions are the same number.
  package static func == (lhs: Rational, rhs: Rational) -> Bool {
    lhs.numerator * rhs.denominator == rhs.numerator * lhs.denominator
  }

  /// Whether one fraction is below another.
  package static func < (lhs: Rational, rhs: Rational) -> Bool {
    lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
  }
}
