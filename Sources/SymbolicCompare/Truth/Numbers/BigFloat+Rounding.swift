// After reading this file you know how the limbs of a result become a number: zeros are taken away at either end,
// the top bit is moved to its place, and what is beyond the precision is rounded to the nearest, with ties to an
// even bit.
//
// The error of a rounding to p bits is at most half a unit of the last bit: 2^(exponent − p − 1).

extension BigFloat {
  /// A number and a bound on what its rounding took away.
  typealias Rounded = (value: BigFloat, error: Magnitude)

  /// The limbs, a whole number, times 2^lowExponent, rounded to so many bits (a precision below 1 counts as 1); the
  /// limbs are used as scratch paper.
  ///
  /// - Parameter sticky: whether the true number is a little larger in size, by less than the lowest limb's last bit.
  static func rounding(
    _ limbs: Limbs.Target, _ count: Int, lowExponent: Int, isNegative: Bool, toBits bits: Int,
    sticky: Bool = false
  ) -> Rounded {
    let bits = Swift.max(bits, 1)
    var (p, n, hasMore) = (limbs, count, sticky)
    while n > 0 && p[n - 1] == 0 { n -= 1 }
    if n == 0 { return (.zero, sticky ? .powerOfTwo(lowExponent) : .zero) }
    let shift = p[n - 1].leadingZeroBitCount
    let exponent = lowExponent &+ 64 &* n &- shift
    // Limbs below the last bit matter only by being 0 or not.
    while n > 2 && 64 &* (n &- 2) >= bits {
      hasMore = hasMore || p[0] != 0
      p += 1
      n -= 1
    }
    Limbs.shiftLeft(p, p, n, by: shift)
    var error = Magnitude.zero
    if 64 * n > bits {
      let first = (64 * n - bits) / 64
      let unit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: 64 &* n &- bits)  // the last bit that is kept
      let half: UInt64 = unit == 1 ? 1 << 63 : unit &>> 1
      let below = unit == 1 ? first - 1 : first  // the limb with the bit below it
      for i in 0..<below where p[i] != 0 { hasMore = true }
      hasMore = hasMore || p[below] & (half &- 1) != 0
      let isHalf = p[below] & half != 0
      let isOdd = p[first] & unit != 0
      p[first] &= ~(unit &- 1)
      p += first
      n -= first
      if isHalf || hasMore { error = .powerOfTwo(exponent &- bits &- 1) }
      if isHalf && (hasMore || isOdd) && Limbs.add(unit, to: p, n) != 0 {
        return (BigFloat(1 << 63, 0, exponent: exponent &+ 1, isNegative: isNegative), error)
      }
    } else if hasMore {
      error = .powerOfTwo(lowExponent)
    }
    while p[0] == 0 {
      p += 1
      n -= 1
    }
    let next = n > 1 ? p[n - 2] : 0
    let long = n <= 2 ? nil : Array(UnsafeBufferPointer(start: p, count: n))
    return (
      BigFloat(top: p[n - 1], next: next, long: long, exponent: exponent, isNegative: isNegative), error
    )
  }

  /// Three limbs with the top bit set, rounded to at most 128 bits; sticky: the true number is a little larger.
  @inline(__always)
  static func rounding(
    _ high: UInt64, _ middle: UInt64, _ low: UInt64, sticky: Bool, exponent: Int, isNegative: Bool,
    toBits bits: Int
  ) -> Rounded {
    let bits = Swift.max(bits, 1)
    var (top, next) = (high, middle)
    let isUp: Bool
    let isExact: Bool
    var isOverflow = false
    if bits > 64 {
      let drop = UInt64(truncatingIfNeeded: 128 &- bits)
      let mask: UInt64 = (1 &<< drop) &- 1
      let dropped = next & mask
      // Left-aligned, what is dropped lies between 0 and 1; half is the top bit.
      let first = drop == 0 ? low : dropped &<< (64 &- drop) | low &>> drop
      let rest = sticky || (drop != 0 && low & mask != 0) || first & ~(1 << 63) != 0
      isExact = first == 0 && !rest
      isUp = first >> 63 != 0 && (rest || next & (mask &+ 1) != 0)
      next &= ~mask
      if isUp {
        let (sum, carry) = next.addingReportingOverflow(mask &+ 1)
        next = sum
        if carry { (top, isOverflow) = top.addingReportingOverflow(1) }
      }
    } else {
      let drop = UInt64(truncatingIfNeeded: 64 &- bits)
      let mask: UInt64 = (1 &<< drop) &- 1
      let first = drop == 0 ? next : (top & mask) &<< (64 &- drop) | next &>> drop
      let rest = sticky || low != 0 || (drop != 0 && next & mask != 0) || first & ~(1 << 63) != 0
      isExact = first == 0 && !rest
      isUp = first >> 63 != 0 && (rest || top & (mask &+ 1) != 0)
      top &= ~mask
      next = 0
      if isUp { (top, isOverflow) = top.addingReportingOverflow(mask &+ 1) }
    }
    let error = isExact ? Magnitude.zero : .powerOfTwo(exponent &- bits &- 1)
    if isOverflow { return (BigFloat(1 << 63, 0, exponent: exponent &+ 1, isNegative: isNegative), error) }
    return (BigFloat(top, next, exponent: exponent, isNegative: isNegative), error)
  }

  /// The nearest number of so many bits, at least 1 (of two equally near ones that with an even last bit), and a
  /// bound on the difference.
  public func rounded(toBits bits: Int) -> (value: BigFloat, error: Magnitude) {
    let bits = Swift.max(bits, 1)
    if long == nil {
      if bits >= 128 || top == 0 { return (self, .zero) }
      return Self.rounding(
        top, next, 0, sticky: false, exponent: exponent, isNegative: isNegative, toBits: bits)
    }
    if bitCount <= bits { return (self, .zero) }
    return withLimbs { source, n in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: n) { buffer in
        guard let scratch = buffer.baseAddress else { return (self, .zero) }
        scratch.initialize(from: source, count: n)
        return Self.rounding(
          scratch, n, lowExponent: exponent &- 64 &* n, isNegative: isNegative, toBits: bits)
      }
    }
  }
}

extension BigFloat {
  /// The nearest Double: correctly rounded, subnormal or 0 or infinite where it must be.
  public var nearestDouble: Double {
    if isZero { return 0 }
    // A subnormal number has fewer bits, so that it is rounded once.
    let bits = Swift.min(53, exponent + 1074)
    let size: Double
    if exponent > 1024 {
      size = .infinity
    } else if bits < 0 {
      size = 0
    } else if bits == 0 {
      size = bitCount > 1 ? .leastNonzeroMagnitude : 0  // above half of the smallest Double, or just half
    } else {
      let value = rounded(toBits: bits).value
      size = Double(sign: .plus, exponent: value.exponent - 53, significand: Double(value.top >> 11))
    }
    return isNegative ? -size : size
  }

  /// The smallest bound of 53 bits on the size.
  @inline(__always)
  var upperBoundOfMagnitude: Magnitude {
    if top == 0 { return .zero }
    let isCut = top & 0x7FF != 0 || next != 0 || long != nil
    let bits = (top &>> 11) & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000
    if !isCut { return Magnitude(significand: Double(bitPattern: bits), exponent: exponent &- 1) }
    return Magnitude(roundingUp: Double(bitPattern: bits), timesTwoTo: exponent &- 1)
  }

  /// The largest number of 53 bits that the size is not below; not for zero.
  var lowerBoundOfMagnitude: Magnitude {
    if top == 0 { return .zero }
    let bits = (top &>> 11) & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000
    return Magnitude(significand: Double(bitPattern: bits), exponent: exponent &- 1)
  }

  /// The exact value of a finite bound.
  package init(_ magnitude: Magnitude) {
    self = BigFloat(magnitude.significand).scaled(byPowerOfTwo: magnitude.exponent)
  }
}
