// After reading this file you know what a sum, a product and a quotient do to the radius.
//
//     (a ± r) + (b ± s) = (a + b) ± (r + s)
//     (a ± r) · (b ± s) = (a·b) ± (|a|·s + r·(|b| + s))
//     (a ± r) / (b ± s) = (a/b) ± (|a/b|·s + r) / (|b| − s)
//
// and the midpoint is rounded to the working precision, which adds half a unit of its last bit.
//
// Range. Exponents beyond ±2⁶⁰ are not kept: a number that may be larger becomes indeterminate, a smaller one a
// tiny ball around 0. So exp(−1e51) is 0 ± 2^(−2⁶⁰), and nothing is known of exp(1e51).

extension Ball {
  /// The largest exponent that a midpoint or a radius can have.
  static let largestExponent = 1 << 60

  /// A precision as it is used where it decides on the amount of work: from 2 bits to 131,072.
  ///
  /// The functions go to some 8,500 bits for the gamma family and 10,000 for the others; beyond, they know nothing.
  @inline(__always)
  static func sensible(_ bits: Int) -> Int { Swift.min(Swift.max(bits, 2), 1 << 17) }

  /// A rounded midpoint and a radius, which covers the rounding.
  @inline(__always)
  init(_ rounded: BigFloat.Rounded, _ radius: Magnitude) {
    let sum = radius + rounded.error
    let (e, r) = (rounded.value.exponent, sum.exponent)
    if (e &+ Self.largestExponent) | (Self.largestExponent &- e) | (r &+ Self.largestExponent)
      | (Self.largestExponent &- r) >= 0
    {
      self.init(midpoint: rounded.value, radius: sum)
    } else {
      self.init(outOfRange: rounded.value, sum)
    }
  }

  /// A ball whose midpoint or radius has an exponent that is not kept.
  private init(outOfRange midpoint: BigFloat, _ radius: Magnitude) {
    let smallest = Magnitude.powerOfTwo(-Self.largestExponent)
    if midpoint.exponent > Self.largestExponent || radius.exponent > Self.largestExponent {
      self = .indeterminate
    } else if midpoint.exponent < -Self.largestExponent {
      self.init(midpoint: .zero, radius: smallest + radius)
    } else {
      self.init(midpoint: midpoint, radius: smallest)
    }
  }

  /// The sum, its midpoint rounded to so many bits.
  public func adding(_ other: Ball, bits: Int) -> Ball {
    Ball(BigFloat.sum(midpoint, other.midpoint, bits: bits), radius + other.radius)
  }

  /// The difference, its midpoint rounded to so many bits.
  public func subtracting(_ other: Ball, bits: Int) -> Ball {
    Ball(BigFloat.sum(midpoint, -other.midpoint, bits: bits), radius + other.radius)
  }

  /// The product, its midpoint rounded to so many bits.
  public func multiplied(by other: Ball, bits: Int) -> Ball {
    let product = BigFloat.product(midpoint, other.midpoint, bits: bits)
    if radius.isZero && other.radius.isZero { return Ball(product, .zero) }
    guard radius.isFinite, other.radius.isFinite else { return .indeterminate }
    return Ball(
      product,
      midpoint.upperBoundOfMagnitude * other.radius
        + radius * (other.midpoint.upperBoundOfMagnitude + other.radius))
  }

  /// The quotient, its midpoint rounded to so many bits; nothing is known if the divisor may be 0.
  public func divided(by other: Ball, bits: Int) -> Ball {
    guard isFinite, other.isFinite, !other.containsZero else { return .indeterminate }
    let quotient = BigFloat.quotient(midpoint, other.midpoint, bits: bits)
    if radius.isZero && other.radius.isZero { return Ball(quotient, .zero) }
    let error = (quotient.value.upperBoundOfMagnitude + quotient.error) * other.radius + radius
    return Ball(quotient, error / other.lowerBoundOfMagnitude)
  }

  /// A number that the size of every number of the ball is not below; 0 if the ball holds 0.
  var lowerBoundOfMagnitude: Magnitude {
    let size = midpoint.lowerBoundOfMagnitude
    if radius.isZero { return size }
    if !isFinite || containsZero { return .zero }
    return size.subtractingRoundingDown(radius)
  }

  /// A number that the size of no number of the ball is above.
  var upperBoundOfMagnitude: Magnitude { midpoint.upperBoundOfMagnitude + radius }

  /// The number with the opposite sign.
  public var negated: Ball { Ball(midpoint: -midpoint, radius: radius) }

  /// The number times a power of 2, exactly.
  public func scaled(byPowerOfTwo power: Int) -> Ball {
    let power = Swift.min(Swift.max(power, -2 * Self.largestExponent - 1), 2 * Self.largestExponent + 1)
    return Ball((midpoint.scaled(byPowerOfTwo: power), .zero), radius.scaled(byPowerOfTwo: power))
  }

  /// The ball with a larger radius.
  @inline(__always)
  func widened(by error: Magnitude) -> Ball { Ball((midpoint, .zero), radius + error) }

  /// The ball with its midpoint rounded to so many bits.
  func rounded(toBits bits: Int) -> Ball { Ball(midpoint.rounded(toBits: bits), radius) }
}
