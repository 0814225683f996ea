// After reading this file you know the one piece of exact whole-number arithmetic that decimal text needs: numbers
// of a thousand bits, times and by small factors, and their difference.

/// A whole number of any length, 0 or larger, as digits to base 2³², lowest first, without zeros on top.
///
/// For conversions between decimal text and pairs of doubles; ``WholeNumber`` is for counting.
struct LongInteger {
  private var digits: [UInt32] = []

  init(_ value: UInt64) {
    digits = [UInt32(truncatingIfNeeded: value), UInt32(value >> 32)]
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }

  /// The number of binary digits.
  var bitWidth: Int { digits.last.map { 32 * digits.count - $0.leadingZeroBitCount } ?? 0 }

  /// Multiplies by a factor and adds a summand.
  mutating func multiply(by factor: UInt32, adding summand: UInt32 = 0) {
    var carry = UInt64(summand)
    for index in digits.indices {
      let product = UInt64(digits[index]) * UInt64(factor) + carry
      digits[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { digits.append(UInt32(carry)) }
  }

  /// Divides, rounding down, and gives the remainder.
  @discardableResult
  mutating func divide(by divisor: UInt32) -> UInt32 {
    var remainder: UInt64 = 0
    for index in digits.indices.reversed() {
      let dividend = remainder << 32 | UInt64(digits[index])
      digits[index] = UInt32(dividend / UInt64(divisor))
      remainder = dividend % UInt64(divisor)
    }
    trim()
    return UInt32(remainder)
  }

  /// Multiplies by 10ⁿ, for n < 0 divides and rounds down.
  mutating func scale(byPowerOf10 n: Int) {
    let factors =
      [UInt32](repeating: 1_000_000_000, count: Int(n.magnitude / 9))
      + [UInt32](repeating: 10, count: Int(n.magnitude % 9))
    for factor in factors {
      if n > 0 { multiply(by: factor) } else { divide(by: factor) }
    }
  }

  /// Multiplies by 2ⁿ, for n < 0 divides and rounds down.
  mutating func scale(byPowerOf2 n: Int) {
    if n < 0 {
      digits.removeFirst(Swift.min(digits.count, -n / 32))
      if !digits.isEmpty && -n % 32 > 0 { divide(by: UInt32(1) << UInt32(-n % 32)) }
    } else {
      multiply(by: UInt32(1) << UInt32(n % 32))
      if !digits.isEmpty { digits.insert(contentsOf: Array(repeating: 0, count: n / 32), at: 0) }
    }
  }

  mutating func add(_ other: LongInteger) {
    var carry: UInt64 = 0
    for index in 0..<Swift.max(digits.count, other.digits.count) {
      if index == digits.count { digits.append(0) }
      let digit: UInt64 = index < other.digits.count ? UInt64(other.digits[index]) : 0
      let sum = UInt64(digits[index]) + digit + carry
      digits[index] = UInt32(truncatingIfNeeded: sum)
      carry = sum >> 32
    }
    if carry > 0 { digits.append(UInt32(carry)) }
  }

  /// Subtracts a number that is not larger.
  mutating func subtract(_ other: LongInteger) {
    var borrow: Int64 = 0
    for index in digits.indices {
      let digit: Int64 = index < other.digits.count ? Int64(other.digits[index]) : 0
      let difference = Int64(digits[index]) - digit - borrow
      digits[index] = UInt32(truncatingIfNeeded: difference)
      borrow = difference < 0 ? 1 : 0
    }
    trim()
  }

  func isLess(than other: LongInteger) -> Bool {
    if digits.count != other.digits.count { return digits.count < other.digits.count }
    return digits.reversed().lexicographicallyPrecedes(other.digits.reversed())
  }

  /// The nearest double times 2ⁿ, from the leading 64 bits, the last of which stands for all that follow.
  func nearestDouble(timesPowerOf2 n: Int) -> Double {
    guard bitWidth > 0 else { return 0 }
    let excess = bitWidth - 64
    var leading = self
    leading.scale(byPowerOf2: -excess)
    var exact = leading
    exact.scale(byPowerOf2: excess)
    let low = UInt64(leading.digits[0])
    var word = UInt64(leading.digits[1]) << 32 | low
    if exact.isLess(than: self) { word |= 1 }
    return Double(sign: .plus, exponent: n + excess, significand: Double(word))
  }

  /// The decimal digits.
  var decimalDigits: String {
    var rest = self
    var groups: [String] = []
    while !rest.digits.isEmpty {
      let group = String(rest.divide(by: 1_000_000_000))
      groups.append(String(repeating: "0", count: 9 - group.utf8.count) + group)
    }
    let text = groups.reversed().joined().drop { $0 == "0" }
    return text.isEmpty ? "0" : String(text)
  }
}
