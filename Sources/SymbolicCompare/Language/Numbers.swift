// After reading this file you know how a decimal number becomes the nearest `Double`, and why most need one operation.
//
//     12.75e3   digits 1275, of which 2 after the point, exponent 3:   1275 * 10^(3 - 2)
//
// A whole number of at most 15 digits is a `Double` exactly, and so is a power of ten up to 10²². One multiplication or
// division of the two rounds once, which is what "nearest" means (Clinger 1990, "How to read floating point numbers
// accurately"). What is longer or further out is left to the standard library.

extension Lexer {
  /// Reads digits, at most one point between or before digits, and an exponent if digits follow its `e`.
  mutating func number() throws(SyntaxError) -> Double {
    let start = place
    var digits: UInt64 = 0
    let whole = readDigits(into: &digits)
    var fraction = 0
    var isComplete = true
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      fraction = readDigits(into: &digits)
      isComplete = fraction > 0
    }
    if whole + fraction == 0, start > 0, Self.isLetter(bytes[start - 1]), place < bytes.count,
      Self.isLetter(bytes[place])
    {
      throw .pointAfterName(at: position(of: start))
    }
    if !isComplete || (place < bytes.count && bytes[place] == UInt8(ascii: ".")) {
      while place < bytes.count, Self.isDigit(bytes[place]) || bytes[place] == UInt8(ascii: ".") {
        place += 1
      }
      throw .malformedNumber(
        word(from: start, to: place), at: position(of: start), lacksDigitsAfterPoint: whole > 0 && !isComplete
      )
    }
    let mantissa = start..<place
    let exponent = readExponent()
    if whole + fraction <= 15, let exponent, let value = Self.nearest(digits, exponent: exponent - fraction) {
      return value
    }
    let literal = word(from: start, to: place)
    let value = Double(literal) ?? .infinity
    guard value.isFinite else { throw .numberTooLarge(literal, at: position(of: start)) }
    let isZero = bytes[mantissa].allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    guard value != 0 || isZero else { throw .numberTooSmall(literal, at: position(of: start)) }
    return value
  }

  /// Goes on to the first character that is no digit; returns how many digits there were.
  private mutating func readDigits(into number: inout UInt64) -> Int {
    let start = place
    while place < bytes.count, Self.isDigit(bytes[place]) {
      number = number &* 10 &+ UInt64(bytes[place] &- UInt8(ascii: "0"))
      place += 1
    }
    return place - start
  }

  /// Reads an exponent: 0 if there is none, `nil` if it has more than three digits.
  private mutating func readExponent() -> Int? {
    guard place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") else { return 0 }
    let start = place
    place += 1
    var isNegative = false
    if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") {
      isNegative = bytes[place] == UInt8(ascii: "-")
      place += 1
    }
    var magnitude: UInt64 = 0
    let count = readDigits(into: &magnitude)
    if count == 0 { place = start }
    if count > 3 { return nil }
    return isNegative ? -Int(magnitude) : Int(magnitude)
  }

  /// digits · 10^exponent if one operation on exact numbers gives it, else `nil`.
  private static func nearest(_ digits: UInt64, exponent: Int) -> Double? {
    if exponent == 0 { return Double(digits) }
    guard exponent.magnitude < powersOfTen.count else { return nil }
    let power = powersOfTen[Int(exponent.magnitude)]
    return exponent < 0 ? Double(digits) / power : Double(digits) * power
  }
}

/// 10⁰ to 10²²: the powers of ten that a `Double` holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]
