// After reading this file you know how two numbers are added and multiplied so that the result is rounded only
// once, and what it costs when their exponents lie far apart: nothing more.
//
// A sum is formed in a frame of limbs that begins at the lower of the two last bits. Where the result is rounded to
// p bits anyway, the frame ends p + 128 bits below the larger number: what the smaller one has below that end only
// says on which side of the frame's number the sum lies (a sticky bit). Numbers of at most two limbs, the
// usual case, are added and multiplied in registers.

extension BigFloat {
  /// The exact sum.
  public static func + (lhs: BigFloat, rhs: BigFloat) -> BigFloat { sum(lhs, rhs, bits: exact).value }

  /// The exact difference.
  public static func - (lhs: BigFloat, rhs: BigFloat) -> BigFloat { sum(lhs, -rhs, bits: exact).value }

  /// The exact product.
  public static func * (lhs: BigFloat, rhs: BigFloat) -> BigFloat { product(lhs, rhs, bits: exact).value }

  /// A precision at which nothing is rounded.
  static let exact = 1 << 40

  /// The sum, rounded to so many bits.
  static func sum(_ x: BigFloat, _ y: BigFloat, bits: Int) -> Rounded {
    if x.top == 0 { return y.rounded(toBits: bits) }
    if y.top == 0 { return x.rounded(toBits: bits) }
    let (a, b) = x.exponent >= y.exponent ? (x, y) : (y, x)
    return bits <= 128 && a.long == nil && b.long == nil
      ? shortSum(a, b, bits: bits) : longSum(a, b, bits: bits)
  }

  /// a + b for a.exponent ≥ b.exponent, both of at most two limbs.
  private static func shortSum(_ a: BigFloat, _ b: BigFloat, bits: Int) -> Rounded {
    // b's limbs below a's: three registers, and whether anything lies below them.
    let distance = a.exponent &- b.exponent
    var (high, middle, low): (UInt64, UInt64, UInt64) = (b.top, b.next, 0)
    var sticky = false
    if distance >= 64 {
      switch distance / 64 {
      case 1: (high, middle, low) = (0, b.top, b.next)
      case 2: (high, middle, low, sticky) = (0, 0, b.top, b.next != 0)
      default: (high, middle, low, sticky) = (0, 0, 0, true)
      }
    }
    let right = UInt64(truncatingIfNeeded: distance) & 63
    if right != 0 {
      let left = 64 &- right
      sticky = sticky || low &<< left != 0
      low = low &>> right | middle &<< left
      middle = middle &>> right | high &<< left
      high = high &>> right
    }
    if a.isNegative == b.isNegative {
      let (m, carryM) = a.next.addingReportingOverflow(middle)
      let (h1, carryH1) = a.top.addingReportingOverflow(high)
      let (h, carryH2) = h1.addingReportingOverflow(carryM ? 1 : 0)
      if carryH1 || carryH2 {
        return rounding(
          h &>> 1 | 1 << 63, m &>> 1 | h &<< 63, low &>> 1 | m &<< 63, sticky: sticky || low & 1 != 0,
          exponent: a.exponent &+ 1, isNegative: a.isNegative, toBits: bits)
      }
      return rounding(
        h, m, low, sticky: sticky, exponent: a.exponent, isNegative: a.isNegative, toBits: bits)
    }
    // a − b, less one unit if b has more below, so that the true difference is a little larger again.
    var (l, borrowL) = (0 as UInt64).subtractingReportingOverflow(low)
    var (m, borrowM) = a.next.subtractingReportingOverflow(middle)
    var (h, borrowH) = a.top.subtractingReportingOverflow(high)
    if borrowL {
      let borrow = m == 0
      m &-= 1
      if borrow {
        borrowH = borrowH || h == 0
        h &-= 1
      }
    }
    if borrowM {
      borrowH = borrowH || h == 0
      h &-= 1
    }
    var isNegative = a.isNegative
    if borrowH {  // equal exponents, and b the larger one: the two's complement
      isNegative = b.isNegative
      (l, borrowL) = (0 as UInt64).subtractingReportingOverflow(l)
      (m, borrowM) = (0 as UInt64).subtractingReportingOverflow(m)
      h = 0 &- h
      if borrowL {
        borrowM = borrowM || m == 0
        m &-= 1
      }
      if borrowM { h &-= 1 }
    } else if sticky {
      l &-= 1
      if l == .max {
        m &-= 1
        if m == .max { h &-= 1 }
      }
    }
    var exponent = a.exponent
    while h == 0 {
      if m == 0 && l == 0 { return (.zero, .zero) }
      (h, m, l) = (m, l, 0)
      exponent &-= 64
    }
    let left = UInt64(truncatingIfNeeded: h.leadingZeroBitCount)
    if left != 0 {
      h = h &<< left | m &>> (64 &- left)
      m = m &<< left | l &>> (64 &- left)
      l = l &<< left
      exponent &-= Int(left)
    }
    return rounding(h, m, l, sticky: sticky, exponent: exponent, isNegative: isNegative, toBits: bits)
  }

  /// a + b for a.exponent ≥ b.exponent.
  private static func longSum(_ a: BigFloat, _ b: BigFloat, bits: Int) -> Rounded {
    var low = Swift.min(a.lowExponent, b.lowExponent)
    // Exponents that differ by more than 1 leave at least all bits but one of the larger number.
    if a.exponent &- b.exponent > 1 { low = Swift.max(low, a.exponent &- bits &- 128) }
    let count = (a.exponent &- low) / 64 &+ 2
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * count) { buffer in
      guard let first = buffer.baseAddress else { return (.zero, .infinity) }
      let second = first + count
      let isCutFirst = a.place(in: first, count, from: low)
      let isCutSecond = b.place(in: second, count, from: low)
      var sticky = isCutFirst || isCutSecond
      var isNegative = a.isNegative
      if a.isNegative == b.isNegative {
        Limbs.add(first, first, second, count)
        // Two cut tails may come to a whole unit.
        if isCutFirst && isCutSecond {
          let rounded = rounding(
            first, count, lowExponent: low, isNegative: isNegative, toBits: bits, sticky: true)
          return (rounded.value, rounded.error + .powerOfTwo(low))
        }
      } else if Limbs.compare(first, second, count) >= 0 {
        Limbs.subtract(first, first, second, count)
        if isCutFirst && isCutSecond {
          let rounded = rounding(first, count, lowExponent: low, isNegative: isNegative, toBits: bits)
          return (rounded.value, rounded.error + .powerOfTwo(low))
        }
        if isCutSecond { Limbs.subtract(1, from: first, count) }
      } else {
        Limbs.subtract(first, second, first, count)
        isNegative = b.isNegative
        sticky = false  // exponents that differ by at most 1: nothing was cut
      }
      return rounding(
        first, count, lowExponent: low, isNegative: isNegative, toBits: bits, sticky: sticky)
    }
  }

  /// Writes the whole part of |x|·2^−low, which fits, and answers whether something lies behind the point.
  @discardableResult
  func place(in target: Limbs.Target, _ count: Int, from low: Int) -> Bool {
    withLimbs { source, n in
      let distance = exponent &- 64 &* n &- low  // of the lowest limb's lowest bit
      let whole = distance >> 6
      let shift = distance & 63
      target.update(repeating: 0, count: count)
      // Limbs below the frame, the last of which may have bits above its end.
      let skipped = Swift.max(0, -whole)
      if skipped > n { return true }
      let start = Swift.max(0, whole)
      let kept = n - skipped
      let top = Limbs.shiftLeft(target + start, source + skipped, kept, by: shift)
      if top != 0 { target[start + kept] = top }
      if skipped == 0 { return false }
      let last = source[skipped - 1]
      if shift != 0 { target[0] |= last &>> UInt64(truncatingIfNeeded: 64 &- shift) }
      var isCut = last &<< UInt64(truncatingIfNeeded: shift) != 0
      for i in 0..<(skipped - 1) where source[i] != 0 { isCut = true }
      return isCut
    }
  }

  /// The product, rounded to so many bits.
  static func product(_ x: BigFloat, _ y: BigFloat, bits: Int) -> Rounded {
    if x.top == 0 || y.top == 0 { return (.zero, .zero) }
    let isNegative = x.isNegative != y.isNegative
    let exponent = x.exponent + y.exponent
    if x.long == nil && y.long == nil && bits <= 128 {
      var (h, m) = x.top.multipliedFullWidth(by: y.top)
      var (l, sticky): (UInt64, Bool) = (0, false)
      if x.next != 0 || y.next != 0 {
        let cross1 = x.top.multipliedFullWidth(by: y.next)
        let cross2 = x.next.multipliedFullWidth(by: y.top)
        let lowest = x.next.multipliedFullWidth(by: y.next)
        var (carry, carries): (Bool, UInt64) = (false, 0)
        (l, carry) = cross1.low.addingReportingOverflow(cross2.low)
        carries = carry ? 1 : 0
        (l, carry) = l.addingReportingOverflow(lowest.high)
        carries &+= carry ? 1 : 0
        sticky = lowest.low != 0
        var toHigh: UInt64 = 0
        (m, carry) = m.addingReportingOverflow(cross1.high)
        toHigh = carry ? 1 : 0
        (m, carry) = m.addingReportingOverflow(cross2.high)
        toHigh &+= carry ? 1 : 0
        (m, carry) = m.addingReportingOverflow(carries)
        toHigh &+= carry ? 1 : 0
        h &+= toHigh
        if h >> 63 == 0 {
          // The lowest limb has a bit that moves up.
          h = h &<< 1 | m &>> 63
          m = m &<< 1 | l &>> 63
          l = l &<< 1 | lowest.low &>> 63
          sticky = lowest.low &<< 1 != 0
          return rounding(
            h, m, l, sticky: sticky, exponent: exponent &- 1, isNegative: isNegative, toBits: bits)
        }
      } else if h >> 63 == 0 {
        return rounding(
          h &<< 1 | m &>> 63, m &<< 1, 0, sticky: false, exponent: exponent &- 1, isNegative: isNegative,
          toBits: bits)
      }
      return rounding(h, m, l, sticky: sticky, exponent: exponent, isNegative: isNegative, toBits: bits)
    }
    let count = x.limbCount + y.limbCount
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { buffer in
      guard let product = buffer.baseAddress else { return (.zero, .infinity) }
      x.withLimbs { a, n in y.withLimbs { b, m in Limbs.multiply(product, a, n, b, m) } }
      return rounding(
        product, count, lowExponent: exponent &- 64 &* count, isNegative: isNegative, toBits: bits)
    }
  }
}
