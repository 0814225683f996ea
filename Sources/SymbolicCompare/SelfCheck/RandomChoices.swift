// After reading this file you know how random bits become choices that are the same on every machine.
//
// The standard library does not promise how it makes a number of a range out of random bits, so that a new release may
// give a seed other cases. These four rules are all that the generators use:
//
//     a whole number below n     the upper 64 of the 128 bits of bits·n      (Lemire 2019, without rejection)
//     a number from 0 to 1       the upper 53 bits over 2⁵³
//     yes or no                  the uppermost bit
//     an element                 the one at a whole number below the count
//
// Limits. Without rejection some numbers below n are likelier than others, by one part in 2⁶⁴/n.

extension RandomNumberGenerator {
  /// A whole number of a range.
  mutating func whole(in range: ClosedRange<Int>) -> Int {
    let (bits, width) = (
      next(), UInt64(bitPattern: Int64(range.upperBound)) &- UInt64(bitPattern: Int64(range.lowerBound))
    )
    let (count, isEverything) = width.addingReportingOverflow(1)
    let offset = isEverything ? bits : bits.multipliedFullWidth(by: count).high
    return range.lowerBound &+ Int(truncatingIfNeeded: offset)
  }

  /// A number from 0 up to, but not 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Yes or no, one as likely as the other.
  mutating func coin() -> Bool { next() >> 63 == 1 }

  /// One of the elements; `nil` if there is none.
  mutating func element<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[whole(in: 0...elements.count - 1)]
  }
}
