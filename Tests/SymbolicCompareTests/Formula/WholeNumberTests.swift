// Whole numbers of any length: against machine words where those suffice, against known digits beyond.

import SymbolicCompare
import Testing

@Suite("Whole numbers")
struct WholeNumberTests {
  static let samples: [UInt64] = [0, 1, 2, 9, 10, 0xFFFF_FFFF, 1 << 63, .max - 1, .max]

  @Test("add, multiply and compare like machine words", arguments: samples, samples)
  func words(a: UInt64, b: UInt64) {
    let (x, y) = (WholeNumber(a), WholeNumber(b))
    #expect((x < y) == (a < b))
    #expect((x == y) == (a == b))
    #expect(x + y == y + x)
    #expect(x * y == y * x)
    let (sum, sumOverflows) = a.addingReportingOverflow(b)
    if !sumOverflows { #expect((x + y).description == String(sum)) }
    let (product, productOverflows) = a.multipliedReportingOverflow(by: b)
    if !productOverflows { #expect((x * y).description == String(product)) }
    #expect((x + y) * (x + y) == x * x + 2 * x * y + y * y)
  }

  @Test("carry through every digit")
  func carries() {
    var power: WholeNumber = 1
    for exponent in 0..<200 {
      #expect(power.bitWidth == exponent + 1)
      #expect(Double(power) == Double(sign: .plus, exponent: exponent, significand: 1))
      power += power
    }
    #expect(WholeNumber(.max) + 1 == WholeNumber(1 << 32) * WholeNumber(1 << 32))
  }

  @Test("are written in decimal digits")
  func description() {
    let factorial = (1...30).reduce(WholeNumber(1)) { $0 * WholeNumber(UInt64($1)) }
    #expect(factorial.description == "265252859812191058636308480000000")
    let million = WholeNumber(1_000_000)
    #expect((million * million * million * million).description == "1" + String(repeating: "0", count: 24))
    #expect(Int(exactly: WholeNumber(7)) == 7)
    #expect(Int(exactly: WholeNumber(1 << 63)) == nil)
    #expect(Int(exactly: 0) == 0)
  }
}
