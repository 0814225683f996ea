// After reading this file you know what a sum, a product and a quotient do to the radius.
//
//     (a ± r) + (b ± s) = (a + b) ± (r + s)
//     (a ± r) · (b ± s) = (a·b) ± (|a|·s + |b|·r + r·s)
//     (a ± r) / (b ± s) = (a/b) ± (|a/b|·s + r) / (|b| − s)
//
// and the midpoint is rounded to the working precision, which adds half a unit of its last bit.

extension Ball {
  /// Exponents beyond ±2⁶⁰ are not kept: a larger number becomes indeterminate, a smaller one a tiny ball around 0.
  static let largestExponent = 1 << 60

  /// A midpoint rounded to so many bits, and a radius that covers the rounding.
  init(_ midpoint: BigFloat, _ radius: Magnitude, roundedTo bits: Int) {
    let (value, error) = midpoint.rounded(toBits: bits)
    let sum = radius + error
    if value.exponent > Self.largestExponent || (sum.exponent > Self.largestExponent && !sum.isZero) {
      self = .indeterminate
    } else if value.exponent < -Self.largestExponent {
      self.init(midpoint: .zero, radius: max(.powerOfTwo(-Self.largestExponent), sum))
    } else if sum.exponent < -Self.largestExponent && !sum.isZero {
      self.init(midpoint: value, radius: .powerOfTwo(-Self.largestExponent))
    } else {
      self.init(midpoint: value, radius: sum)
    }
  }

  /// The sum, its midpoint rounded to so many bits.
  public func adding(_ other: Ball, bits: Int) -> Ball {
    guard isFinite, other.isFinite else { return .indeterminate }
    let radius = self.radius + other.radius
    if midpoint.isZero { return Ball(other.midpoint, radius, roundedTo: bits) }
    if other.midpoint.isZero { return Ball(midpoint, radius, roundedTo: bits) }
    // Where one number lies far below the last bit of the other, it goes into the radius.
    let distance = midpoint.exponent - other.midpoint.exponent
    if distance > max(bits, midpoint.bitCount) + 2 {
      return Ball(midpoint, radius + Magnitude(other.midpoint), roundedTo: bits)
    }
    if -distance > max(bits, other.midpoint.bitCount) + 2 {
      return Ball(other.midpoint, radius + Magnitude(midpoint), roundedTo: bits)
    }
    return Ball(midpoint + other.midpoint, radius, roundedTo: bits)
  }

  /// The difference, its midpoint rounded to so many bits.
  public func subtracting(_ other: Ball, bits: Int) -> Ball { adding(other.negated, bits: bits) }

  /// The product, its midpoint rounded to so many bits.
  public func multiplied(by other: Ball, bits: Int) -> Ball {
    if isZero || other.isZero { return isFinite && other.isFinite ? .zero : .indeterminate }
    guard isFinite, other.isFinite else { return .indeterminate }
    var radius = Magnitude.zero
    if !self.radius.isZero || !other.radius.isZero {
      radius =
        Magnitude(midpoint) * other.radius + Magnitude(other.midpoint) * self.radius + self.radius * other.radius
    }
    return Ball(midpoint * other.midpoint, radius, roundedTo: bits)
  }

  /// The quotient, its midpoint rounded to so many bits; nothing is known if the divisor may be 0.
  public func divided(by other: Ball, bits: Int) -> Ball {
    guard isFinite, other.isFinite, !other.containsZero else { return .indeterminate }
    let (quotient, isExact) = midpoint.dividedTruncating(by: other.midpoint, bits: bits + 2)
    var radius = isExact ? Magnitude.zero : .powerOfTwo(quotient.exponent - bits - 2)
    if !self.radius.isZero || !other.radius.isZero {
      let numerator = (Magnitude(quotient) + radius) * other.radius + self.radius
      radius += numerator / other.lowerBoundOfMagnitude
    }
    return Ball(quotient, radius, roundedTo: bits)
  }

  /// A number of few bits that |x| is not below, for a ball without 0.
  var lowerBoundOfMagnitude: Magnitude {
    let lowest = (midpoint.isNegative ? upperBound : lowerBound).magnitude
    let top = BigFloat(limbs: [lowest.limbs.last.map { $0 & ~0x7FF } ?? 0], lowExponent: lowest.exponent - 64, isNegative: false)
    return Magnitude(top)
  }

  /// The number with the opposite sign.
  public var negated: Ball { Ball(midpoint: -midpoint, radius: radius) }

  /// The number times a power of 2, exactly.
  public func scaled(byPowerOfTwo power: Int) -> Ball {
    Ball(midpoint.scaled(byPowerOfTwo: power), radius.scaled(byPowerOfTwo: power), roundedTo: .max)
  }
}
