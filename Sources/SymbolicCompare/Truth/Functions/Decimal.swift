// After reading this file you know how a binary number is written with decimal digits of which the last one is
// right.
//
//     |x| = d · 10^(E − n + 1),  10^(n−1) ≤ d < 10ⁿ           d rounded to the nearest whole number, half up
//
// Up to 2^±40,000 the power of 10 is exact, and so is d. Beyond, where it would have millions of digits, it is the
// ball exp(k log 10), with more bits until both ends of the ball round to the same d.

extension BigFloat {
  /// The number to some significant decimal digits, correctly rounded: "0.001143979", "8.82e+95", "0".
  ///
  /// It is written out from 1e-3 up to as many digits before the point as there are, with an exponent otherwise.
  public func decimal(digits count: Int) -> String {
    if isZero { return "0" }
    let count = Swift.max(1, count)
    let (digits, power) = exponent.magnitude < 40_000 ? exactDigits(count) : enclosedDigits(count)
    return (isNegative ? "-" : "") + Self.layout(digits, exponent: power)
  }

  /// d and E for a number whose power of 10 is exact.
  private func exactDigits(_ count: Int) -> (digits: String, exponent: Int) {
    let (smallest, limit) = (Self.powerOfTen(count - 1), Self.powerOfTen(count))
    var power = Int((Double(exponent - 1) * 0.30102999566398120).rounded(.down))
    while true {
      let k = count - 1 - power
      let whole =
        k >= 0
        ? (magnitude * Self.powerOfTen(k) + .powerOfTwo(-1)).floor
        : Self.roundedQuotient(magnitude, Self.powerOfTen(-k))
      if whole > limit {
        power += 1
      } else if whole < smallest {
        power -= 1
      } else {
        return whole == limit ? (smallest.wholeDigits, power + 1) : (whole.wholeDigits, power)
      }
    }
  }

  /// d and E for a number of any size.
  private func enclosedDigits(_ count: Int) -> (digits: String, exponent: Int) {
    let (smallest, limit) = (Self.powerOfTen(count - 1), Self.powerOfTen(count))
    var bits = limit.exponent + 64
    var power = magnitude.log10(bits: 128).midpoint.floor.whole ?? 0
    while true {
      let precision = bits + 64  // k log 10 has up to 62 bits before the point
      let k = count - 1 - power
      let scale = Ball.apply(
        .exp, to: Ball.ln10(bits: precision).multiplied(by: Ball(k), bits: precision), bits: bits)
      let scaled = scale.multiplied(by: Ball(magnitude), bits: bits)
      let half = BigFloat.powerOfTwo(-1)
      let (lower, upper) = ((scaled.lowerBound + half).floor, (scaled.upperBound + half).floor)
      if lower != upper && bits < 9000 {
        bits *= 2
      } else if lower > limit {
        power += 1
      } else if lower < smallest {
        power -= 1
      } else {
        return lower == limit ? (smallest.wholeDigits, power + 1) : (lower.wholeDigits, power)
      }
    }
  }

  /// 10ᵏ for k ≥ 0.
  private static func powerOfTen(_ k: Int) -> BigFloat {
    var (result, square, rest) = (BigFloat.one, BigFloat(5), k)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result.scaled(byPowerOfTwo: k)
  }

  /// The whole number nearest to x/y.
  private static func roundedQuotient(_ x: BigFloat, _ y: BigFloat) -> BigFloat {
    let (numerator, denominator) = (x + x + y, y + y)
    let bits = Swift.max(1, numerator.exponent - denominator.exponent + 1) + 64
    let whole = quotient(numerator, denominator, bits: bits).value.floor
    // Rounded to 64 bits behind the point, the quotient may have become the next whole number.
    return whole * denominator > numerator ? whole - .one : whole
  }

  /// The digits of a positive whole number.
  private var wholeDigits: String {
    let count = exponent / 64 + 1
    var limbs = [UInt64](repeating: 0, count: count)
    limbs.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { _ = place(in: base, count, from: 0) }
    }
    var groups: [UInt64] = []
    var n = count
    while n > 0 {
      groups.append(Limbs.divide(&limbs, limbs, n, by: 10_000_000_000_000_000_000))
      while n > 0 && limbs[n - 1] == 0 { n -= 1 }
    }
    let first = groups.last.map { String($0) } ?? ""
    return groups.dropLast().reversed().reduce(first) { text, group in
      let digits = String(group)
      return text + String(repeating: "0", count: 19 - digits.utf8.count) + digits
    }
  }

  private static func layout(_ digits: String, exponent: Int) -> String {
    let count = digits.utf8.count
    if exponent < -3 || exponent >= count {
      let rest = count > 1 ? "." + digits.dropFirst() : ""
      return "\(digits.prefix(1))\(rest)e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
    }
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if exponent == count - 1 { return digits }
    return "\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
  }
}

extension Ball: CustomStringConvertible {
  /// The digits that are certain, and the radius: "0.33333333333333333334 ± 1.4e-20"; a Double as Swift writes it.
  public var description: String {
    if !isFinite { return "unknown" }
    let double = midpoint.nearestDouble
    if isExact && double.isFinite && BigFloat(double) == midpoint { return "\(double)" }
    let certain = isExact ? midpoint.bitCount : accuracyInBits
    let digits = Swift.min(Swift.max(certain, 0) * 301 / 1000 + 1, 60)
    let radius = isExact ? "" : " ± \(BigFloat(radius).decimal(digits: 2))"
    return midpoint.decimal(digits: digits) + radius
  }
}
