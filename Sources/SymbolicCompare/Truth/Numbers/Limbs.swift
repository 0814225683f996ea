// After reading this file you know how whole numbers of any length are added, multiplied and divided: digit by
// digit as on paper, with the digits 0 … 2⁶⁴ − 1.
//
// A number is a run of n limbs, the least significant first. Every routine states how its operands may overlap. A
// carry is told by a sum that is smaller than a part of it, and taken as the number 0 or 1 without a branch, which
// the processor would guess wrong every other time at a higher price than the product's.
//
// Cost: n steps for a sum, n·m for a product (the schoolbook method; at the sizes used here, up to 128 limbs, the
// faster methods gain little), n·m for a quotient by Knuth's algorithm D.
// Source: Brent and Zimmermann, Modern Computer Arithmetic (2010), chapter 1; Knuth, TAOCP 2, 4.3.1.

/// The arithmetic of runs of limbs.
enum Limbs {
  typealias Source = UnsafePointer<UInt64>
  typealias Target = UnsafeMutablePointer<UInt64>

  /// 1 for true and 0 for false, which is how a Bool is stored: `x ? 1 : 0` may become a branch.
  @inline(__always)
  static func one(if condition: Bool) -> UInt64 {
    UInt64(truncatingIfNeeded: unsafeBitCast(condition, to: UInt8.self))
  }

  /// Adds b to a, both of n limbs, and answers the carry; the sum may stand where a or b stands.
  @inline(__always)
  @discardableResult
  static func add(_ sum: Target, _ a: Source, _ b: Source, _ n: Int) -> UInt64 {
    var carry: UInt64 = 0
    for i in 0..<n {
      let first = a[i] &+ b[i]
      let firstCarry = one(if: first < a[i])
      let second = first &+ carry
      carry = firstCarry &+ one(if: second < first)
      sum[i] = second
    }
    return carry
  }

  /// Subtracts b from a, both of n limbs, and answers the borrow; the difference may stand where a or b stands.
  @inline(__always)
  @discardableResult
  static func subtract(_ difference: Target, _ a: Source, _ b: Source, _ n: Int) -> UInt64 {
    var borrow: UInt64 = 0
    for i in 0..<n {
      let first = a[i] &- b[i]
      let firstBorrow = one(if: a[i] < b[i])
      let second = first &- borrow
      borrow = firstBorrow &+ one(if: first < borrow)
      difference[i] = second
    }
    return borrow
  }

  /// Adds one limb to a run in place and answers the carry.
  @inline(__always)
  @discardableResult
  static func add(_ limb: UInt64, to a: Target, _ n: Int) -> UInt64 {
    var carry = limb
    var i = 0
    while carry != 0 && i < n {
      let (sum, overflow) = a[i].addingReportingOverflow(carry)
      a[i] = sum
      carry = overflow ? 1 : 0
      i += 1
    }
    return carry
  }

  /// Subtracts one limb from a run in place and answers the borrow.
  @inline(__always)
  @discardableResult
  static func subtract(_ limb: UInt64, from a: Target, _ n: Int) -> UInt64 {
    var borrow = limb
    var i = 0
    while borrow != 0 && i < n {
      let (difference, overflow) = a[i].subtractingReportingOverflow(borrow)
      a[i] = difference
      borrow = overflow ? 1 : 0
      i += 1
    }
    return borrow
  }

  /// Compares two runs of n limbs: −1, 0 or 1.
  @inline(__always)
  static func compare(_ a: Source, _ b: Source, _ n: Int) -> Int {
    var i = n
    while i > 0 {
      i -= 1
      if a[i] != b[i] { return a[i] < b[i] ? -1 : 1 }
    }
    return 0
  }

  /// Multiplies n limbs by one limb and answers the limb that leaves at the top; the product may stand where a
  /// stands.
  @inline(__always)
  @discardableResult
  static func multiply(_ product: Target, _ a: Source, _ n: Int, by limb: UInt64) -> UInt64 {
    var carry: UInt64 = 0
    for i in 0..<n {
      let (high, low) = a[i].multipliedFullWidth(by: limb)
      let sum = low &+ carry
      product[i] = sum
      carry = high &+ one(if: sum < low)
    }
    return carry
  }

  /// Adds n limbs times one limb to a run of n limbs and answers the limb that leaves at the top.
  @inline(__always)
  @discardableResult
  static func addProduct(_ sum: Target, _ a: Source, _ n: Int, by limb: UInt64) -> UInt64 {
    var carry: UInt64 = 0
    for i in 0..<n {
      let (high, low) = a[i].multipliedFullWidth(by: limb)
      let first = low &+ carry
      let second = first &+ sum[i]
      sum[i] = second
      carry = high &+ one(if: first < low) &+ one(if: second < first)
    }
    return carry
  }

  /// Subtracts n limbs times one limb from a run of n limbs and answers the limb that is borrowed at the top.
  @inline(__always)
  @discardableResult
  static func subtractProduct(_ difference: Target, _ a: Source, _ n: Int, by limb: UInt64) -> UInt64 {
    var borrow: UInt64 = 0
    for i in 0..<n {
      let (high, low) = a[i].multipliedFullWidth(by: limb)
      let first = low &+ borrow
      let second = difference[i]
      difference[i] = second &- first
      borrow = high &+ one(if: first < low) &+ one(if: second < first)
    }
    return borrow
  }

  /// The product of n and m limbs in n + m limbs, which overlap neither operand; n and m are at least 1.
  static func multiply(_ product: Target, _ a: Source, _ n: Int, _ b: Source, _ m: Int) {
    product[n] = multiply(product, a, n, by: b[0])
    for j in 1..<max(m, 1) { product[n + j] = addProduct(product + j, a, n, by: b[j]) }
  }

  /// The n high limbs of the product of two runs of n limbs, too small by at most n units of the lowest; they
  /// overlap no operand, and a limb below them is scratch paper.
  ///
  /// Of the n² products of limbs those are left out that lie wholly below the result: half of the work.
  @inline(__always)
  static func multiplyHigh(_ product: Target, _ a: Source, _ b: Source, _ n: Int) {
    let low = product - 1
    (low[1], low[0]) = a[n - 1].multipliedFullWidth(by: b[0])
    for i in 1..<Swift.max(n, 1) {
      low[i + 1] = addProduct(low, a + (n - 1 - i), i + 1, by: b[i])
    }
  }

  /// Moves n limbs to the left by 0 to 63 bits and answers the bits that leave; in place or towards higher
  /// addresses.
  @inline(__always)
  @discardableResult
  static func shiftLeft(_ result: Target, _ a: Source, _ n: Int, by bits: Int) -> UInt64 {
    var i = n
    var out: UInt64 = 0
    if bits == 0 {
      while i > 0 { i -= 1; result[i] = a[i] }
      return 0
    }
    let (left, right) = (UInt64(truncatingIfNeeded: bits), UInt64(truncatingIfNeeded: 64 - bits))
    if n > 0 { out = a[n - 1] &>> right }
    while i > 1 {
      i -= 1
      result[i] = a[i] &<< left | a[i - 1] &>> right
    }
    if n > 0 { result[0] = a[0] &<< left }
    return out
  }

  /// Moves n limbs to the right by 0 to 63 bits; what leaves is lost; in place or towards lower addresses.
  @inline(__always)
  static func shiftRight(_ result: Target, _ a: Source, _ n: Int, by bits: Int) {
    if bits == 0 {
      for i in 0..<n { result[i] = a[i] }
      return
    }
    let (left, right) = (UInt64(truncatingIfNeeded: 64 - bits), UInt64(truncatingIfNeeded: bits))
    for i in 0..<max(n - 1, 0) { result[i] = a[i] &>> right | a[i + 1] &<< left }
    if n > 0 { result[n - 1] = a[n - 1] &>> right }
  }

  /// Divides n limbs by one limb and answers the remainder; the quotient may stand where a stands.
  @inline(__always)
  @discardableResult
  static func divide(_ quotient: Target, _ a: Source, _ n: Int, by limb: UInt64) -> UInt64 {
    var remainder: UInt64 = 0
    var i = n
    while i > 0 {
      i -= 1
      (quotient[i], remainder) = limb.dividingFullWidth((remainder, a[i]))
    }
    return remainder
  }

  /// Divides n limbs by m ≥ 2 limbs, n ≥ m, whose top bit is set: the quotient has n − m limbs, and a one above
  /// them may be answered; the remainder takes the place of the numerator's lowest m limbs (Knuth's
  /// algorithm D).
  static func divide(_ quotient: Target, _ numerator: Target, _ n: Int, by divisor: Source, _ m: Int)
    -> UInt64
  {
    let top = divisor[m - 1]
    let next = divisor[m - 2]
    var overflow: UInt64 = 0
    if compare(numerator + (n - m), divisor, m) >= 0 {
      subtract(numerator + (n - m), numerator + (n - m), divisor, m)
      overflow = 1
    }
    var j = n - m
    while j > 0 {
      j -= 1
      let high = numerator[j + m]
      var digit = UInt64.max
      if high < top {
        // The two leading limbs by the leading limb: at most two too large, mended by the third.
        var rest: UInt64
        (digit, rest) = top.dividingFullWidth((high, numerator[j + m - 1]))
        while true {
          let (productHigh, productLow) = digit.multipliedFullWidth(by: next)
          if productHigh < rest || (productHigh == rest && productLow <= numerator[j + m - 2]) { break }
          digit &-= 1
          let (sum, carry) = rest.addingReportingOverflow(top)
          if carry { break }
          rest = sum
        }
      }
      var borrow = subtractProduct(numerator + j, divisor, m, by: digit)
      while borrow > numerator[j + m] {
        digit &-= 1
        borrow &-= add(numerator + j, numerator + j, divisor, m)
      }
      numerator[j + m] &-= borrow
      quotient[j] = digit
    }
    return overflow
  }
}
