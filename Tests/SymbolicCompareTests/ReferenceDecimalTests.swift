// After reading this file you know that decimal text goes into double-doubles and comes out of them without a wrong
// digit.

import Elementary
import SymbolicCompare
import TestSupport
import Testing

@Suite("Double-doubles in decimal")
struct ReferenceDecimalTests {
  static let texts: [(text: String, printed: String)] = [
    ("0", "0.0"), ("-0.0", "-0.0"), ("1", "1.0"), ("-1.5", "-1.5"), ("1e22", "10000000000000000000000.0"),
    ("0.1", "0.1"), ("1e-250", "1.0e-250"), ("123456789.123456789123456789", "123456789.123456789123456789"),
    ("3.14159265358979323846264338327950288", "3.14159265358979323846264338328"),
    ("0.99999999999999999999", "0.99999999999999999999"), ("0.00001", "0.00001"), ("0.000001", "1.0e-6"),
    ("+2.50e1", "25.0"),
    ("9.9999999999999999999999999999999", "10.0"),
    ("1e31", "1.0e31"), ("1e30", "1000000000000000000000000000000.0"), ("inf", "inf"), ("-inf", "-inf"),
    ("nan", "nan"),
  ]

  @Test("Text is read and written", arguments: texts)
  func readAndWrite(_ text: String, _ printed: String) {
    #expect(DoubleDouble(text)?.description == printed)
  }

  @Test("What is no decimal number is refused", arguments: ["", "x", "1..2", "1e", "--1", "1 2", "e5", "."])
  func refused(_ text: String) {
    #expect(DoubleDouble(text) == nil)
  }

  @Test("0.1 has the low part that it must have")
  func knownParts() {
    // 0.1 is 2⁻⁵⁶·7205759403792793.6; what the nearest double lacks is −0.4·2⁻⁵⁶.
    let tenth = DoubleDouble("0.1")
    #expect(tenth?.high == 0.1 && tenth?.low == -5.551115123125783e-18)
    #expect(tenth.map { $0 * 10 } == 1)
    let pi = DoubleDouble("3.1415926535897932384626433832795028841971")
    #expect(pi == .pi)
  }

  @Test("What is written is read back within half a unit of the last digit")
  func roundTrip() {
    var count = 0
    for figure in ReferenceFigure.all where figure.name != "sign" {
      for number in figure.arguments where number.magnitude > 1e-270 && number.magnitude < 1e290 {
        for (digits, unit) in [(1, 1.0), (17, 1e-16), (31, 1e-30), (45, 1e-44)] {
          let back = DoubleDouble(number.decimal(significantDigits: digits))
          #expect(
            back.map { Double(($0 - number).magnitude) <= 0.5000001 * unit * number.high.magnitude } == true)
        }
        count += 1
      }
    }
    #expect(count > 2000)
  }

  @Test("A figure of 50 digits prints as its first 31, rounded", arguments: [1, 5, 17, 31])
  func digits(_ count: Int) {
    let third = DoubleDouble(1) / 3
    #expect(third.decimal(significantDigits: count) == "0." + String(repeating: "3", count: count))
    let large = DoubleDouble("6.0221407600000000000000000000001e200")
    #expect(large?.decimal(significantDigits: 8) == "6.0221408e200")
  }

  @Test("Long text and long exponents neither hang nor go wrong")
  func longText() {
    let nines = String(repeating: "9", count: 100_000)
    #expect(DoubleDouble("0." + nines) == 1)
    #expect(DoubleDouble(nines) == DoubleDouble(.infinity))
    #expect(DoubleDouble("1" + String(repeating: "0", count: 100_000) + "e-100000") == 1)
    #expect(DoubleDouble("1e999999999999999999999") == DoubleDouble(.infinity))
    #expect(DoubleDouble("1e-999999999999999999999") == 0)
    #expect(DoubleDouble("1e308")?.high == 1e308 && DoubleDouble("4.9e-324")?.high == .leastNonzeroMagnitude)
  }

  @Test("Code written over any scalar runs in double-doubles")
  func genericCode() {
    func chain<T: Scalar>(_ x: T) -> T {
      let growth = exp(x)
      return log(1 + growth) - softplus(x)
    }
    #expect(chain(DoubleDouble(0.75)).magnitude < 1e-30)
    let sum: DoubleDouble = [0.1, 0.2, 0.3].reduce(0, +)
    #expect((sum - DoubleDouble(0.6)).high.magnitude < 1e-16 && sum != DoubleDouble(0.6))
  }
}
