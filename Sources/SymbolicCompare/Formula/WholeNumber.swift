// After reading this file you know how a number of nodes is held that no machine word can hold: as digits to
// base 2⁶⁴, added and multiplied as at school.

/// A whole number of any length, 0 or larger, exact.
///
/// Formulas written out as trees grow beyond any machine word: 100 doublings `y = y*y` give 2¹⁰¹ − 1 nodes.
public struct WholeNumber: Hashable, Sendable {
  /// The digits to base 2⁶⁴, lowest first; the highest is not 0, and zero has none.
  private var digits: [UInt64]

  /// Creates the number from a machine word.
  public init(_ value: UInt64) { digits = value == 0 ? [] : [value] }

  /// The number of binary digits; 0 for zero.
  public var bitWidth: Int {
    digits.last.map { digits.count * 64 - $0.leadingZeroBitCount } ?? 0
  }
}

extension WholeNumber: ExpressibleByIntegerLiteral {
  /// Creates the number of a literal.
  public init(integerLiteral value: UInt64) { self.init(value) }
}

extension WholeNumber: Comparable {
  /// Whether the left number is the smaller.
  public static func < (lhs: WholeNumber, rhs: WholeNumber) -> Bool {
    if lhs.digits.count != rhs.digits.count { return lhs.digits.count < rhs.digits.count }
    return lhs.digits.reversed().lexicographicallyPrecedes(rhs.digits.reversed())
  }
}

extension WholeNumber {
  /// Adds in place.
  ///
  /// - Complexity: one addition for each digit of the longer number.
  public static func += (lhs: inout WholeNumber, rhs: WholeNumber) {
    var carry: UInt64 = 0
    for index in rhs.digits.indices {
      if index == lhs.digits.count { lhs.digits.append(0) }
      let (partial, overflow) = lhs.digits[index].addingReportingOverflow(rhs.digits[index])
      let (digit, overflowOfCarry) = partial.addingReportingOverflow(carry)
      lhs.digits[index] = digit
      carry = overflow || overflowOfCarry ? 1 : 0
    }
    var index = rhs.digits.count
    while carry == 1 {
      if index == lhs.digits.count { lhs.digits.append(0) }
      let (digit, overflow) = lhs.digits[index].addingReportingOverflow(1)
      lhs.digits[index] = digit
      carry = overflow ? 1 : 0
      index += 1
    }
  }

  /// The sum of two numbers.
  public static func + (lhs: WholeNumber, rhs: WholeNumber) -> WholeNumber {
    var sum = lhs
    sum += rhs
    return sum
  }

  /// The product of two numbers.
  ///
  /// - Complexity: the product of the numbers of digits.
  public static func * (lhs: WholeNumber, rhs: WholeNumber) -> WholeNumber {
    var product: WholeNumber = 0
    product.digits = Array(repeating: 0, count: lhs.digits.count + rhs.digits.count)
    for (shift, factor) in lhs.digits.enumerated() {
      var carry: UInt64 = 0
      for (place, digit) in rhs.digits.enumerated() {
        // At most (2⁶⁴ − 1)² + 2(2⁶⁴ − 1) = 2¹²⁸ − 1: the high word has room for both carries.
        let (high, low) = factor.multipliedFullWidth(by: digit)
        let (partial, first) = low.addingReportingOverflow(product.digits[shift + place])
        let (sum, second) = partial.addingReportingOverflow(carry)
        product.digits[shift + place] = sum
        carry = high + (first ? 1 : 0) + (second ? 1 : 0)
      }
      product.digits[shift + rhs.digits.count] = carry
    }
    while product.digits.last == 0 { product.digits.removeLast() }
    return product
  }
}

extension Double {
  /// Creates the number nearest to a whole number, give or take one unit in the last place; +∞ beyond 2¹⁰²⁴.
  public init(_ number: WholeNumber) {
    self = number.leadingDigits
  }
}

extension Int {
  /// Creates the number if it fits.
  public init?(exactly number: WholeNumber) {
    guard number.bitWidth < Int.bitWidth else { return nil }
    self = number.lowestDigit
  }
}

extension WholeNumber {
  fileprivate var leadingDigits: Double {
    digits.reversed().reduce(0) { $0 * 0x1p64 + Double($1) }
  }

  fileprivate var lowestDigit: Int { Int(digits.first ?? 0) }
}

extension WholeNumber {
  /// The quotient of two numbers as a `Double`, also where they are themselves beyond its range.
  ///
  /// The lowest digits of both are left out: the longer one keeps 15, more than `Double` has.
  static func ratio(of dividend: WholeNumber, to divisor: WholeNumber) -> Double {
    let left = Swift.max(0, Swift.max(dividend.digits.count, divisor.digits.count) - 15)
    func shortened(_ number: WholeNumber) -> Double {
      number.digits.dropFirst(left).reversed().reduce(0) { $0 * 0x1p64 + Double($1) }
    }
    return shortened(dividend) / shortened(divisor)
  }
}

extension WholeNumber: CustomStringConvertible {
  /// The decimal digits.
  ///
  /// - Complexity: quadratic in their number; 300,000 of them take seconds.
  public var description: String {
    guard !digits.isEmpty else { return "0" }
    let base: UInt64 = 10_000_000_000_000_000_000
    var remaining = digits
    var groups: [String] = []
    while !remaining.isEmpty {
      var remainder: UInt64 = 0
      for index in remaining.indices.reversed() {
        (remaining[index], remainder) = base.dividingFullWidth((remainder, remaining[index]))
      }
      while remaining.last == 0 { remaining.removeLast() }
      groups.append(String(remainder))
    }
    var text = groups.removeLast()
    for group in groups.reversed() {
      text += String(repeating: "0", count: 19 - group.utf8.count) + group
    }
    return text
  }
}
