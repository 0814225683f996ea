// After reading this file you know what is expected of the long binary numbers: exact sums and products, one
// rounding to Double, and decimal digits of which the last one is right.

import Elementary
import Testing
import Truth

@Suite("Long binary numbers")
struct BigFloatTests {
  /// Numbers of one, two and many limbs, of both signs and of many sizes.
  static let numbers: [BigFloat] = {
    let third = Ball(1).divided(by: Ball(3), bits: 64).midpoint
    let seventh = Ball(1).divided(by: Ball(7), bits: 128).midpoint
    let long = Ball(2).divided(by: Ball(11), bits: 500).midpoint
    let parts = [
      BigFloat(0), BigFloat(1), BigFloat(0.1), BigFloat(Double.leastNonzeroMagnitude), third, seventh, long,
      BigFloat(Int.max),
    ]
    return parts + parts.map { -$0 } + parts.map { $0.scaled(byPowerOfTwo: -200) }
  }()

  @Test("Sums and products are exact", arguments: numbers)
  func ring(_ a: BigFloat) {
    #expect(a - a == BigFloat(0))
    for b in Self.numbers {
      #expect((a + b) - b == a)
      #expect(a * b == b * a)
      #expect((a + b) * (a - b) == a * a - b * b)
      #expect((a < b) == ((a - b).sign < 0))
      #expect((a == b) == (a - b).isZero)
    }
  }

  @Test("A whole number is what it is in Int")
  func integers() {
    for a in [0, 1, -1, 7, 1 << 31, -(1 << 62), .max, .min] {
      #expect(BigFloat(a).nearestDouble == Double(a))
      #expect(BigFloat(a) + BigFloat(1) > BigFloat(a))
      let bits: Int = a.magnitude.bitWidth - a.magnitude.leadingZeroBitCount
      #expect(BigFloat(a).exponent == bits)
    }
    #expect(BigFloat(3).scaled(byPowerOfTwo: 2) == BigFloat(12))
  }

  @Test(
    "A Double survives the way there and back",
    arguments: [
      0, -0.0, 1, -1.5, 0.1, .pi, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 2.2250738585072014e-308,
      .leastNormalMagnitude.nextDown,
      1.7976931348623157e308, 1e300, 1e-300, 9007199254740991,
    ])
  func roundTrip(_ value: Double) {
    #expect(BigFloat(value).nearestDouble == value)
    #expect(Ball(value).primal == value)
  }

  /// A sum of two Doubles, and the Double nearest to it.
  static let roundings: [(Double, Double, Double)] = [
    (1, 0x1p-53, 1),  // a tie, to even
    (1, 0x1.0000000000001p-53, 1 + 0x1p-52),
    (1 + 0x1p-52, 0x1p-53, 1 + 0x1p-51),
    (1, -0x1p-54, 1),
    (1, 0x1p-1000, 1),
    (0x1.fffffffffffffp1023, 0x1p969, 0x1.fffffffffffffp1023),
    (0x1.fffffffffffffp1023, 0x1p970, .infinity),
    (-0x1.fffffffffffffp1023, -0x1p970, -.infinity),
  ]

  @Test("A sum is rounded once", arguments: roundings)
  func rounding(_ a: Double, _ b: Double, _ nearest: Double) {
    #expect((BigFloat(a) + BigFloat(b)).nearestDouble == nearest)
  }

  @Test("Subnormal numbers are rounded once, and what is below them is 0")
  func subnormals() {
    let smallest = BigFloat(Double.leastNonzeroMagnitude)
    #expect(smallest.scaled(byPowerOfTwo: -1).nearestDouble == 0)
    #expect(
      (smallest.scaled(byPowerOfTwo: -1) + smallest.scaled(byPowerOfTwo: -99)).nearestDouble
        == .leastNonzeroMagnitude)
    #expect((smallest * BigFloat(1.5)).nearestDouble == .leastNonzeroMagnitude.nextUp)
    #expect((smallest * BigFloat(2.5)).nearestDouble == .leastNonzeroMagnitude.nextUp)
    #expect(smallest.scaled(byPowerOfTwo: -2).nearestDouble == 0)
    #expect((-smallest).scaled(byPowerOfTwo: -5).nearestDouble.sign == .minus)
  }

  @Test("Rounding to some bits is to the nearest, ties to even", arguments: [2, 5, 53, 64, 100, 128, 192])
  func roundingToBits(_ bits: Int) {
    let unit = BigFloat(1).scaled(byPowerOfTwo: 1 - bits)
    let half = unit.scaled(byPowerOfTwo: -1)
    let more = half.scaled(byPowerOfTwo: -300)
    #expect((BigFloat(1) + half).rounded(toBits: bits).value == BigFloat(1))
    #expect((BigFloat(1) + half + more).rounded(toBits: bits).value == BigFloat(1) + unit)
    #expect((BigFloat(1) + half - more).rounded(toBits: bits).value == BigFloat(1))
    #expect((BigFloat(2) - half.scaled(byPowerOfTwo: -1)).rounded(toBits: bits).value == BigFloat(2))
    #expect(BigFloat(1).rounded(toBits: bits).error.isZero)
    #expect(!(BigFloat(1) + more).rounded(toBits: bits).error.isZero)
  }

  // swift-format-ignore
  /// Numbers, counts of digits, and the digits; by Python's decimal module, rounded half up.
  static let decimals: [(Double, Int, String)] = [
    (0, 5, "0"),
    (1, 5, "1.0000"),
    (0.1, 17, "0.10000000000000001"),
    (0.1, 40, "0.1000000000000000055511151231257827021182"),
    (0.5, 1, "0.5"),
    (2.5, 1, "3"),
    (-2.5, 1, "-3"),
    (0.125, 2, "0.13"),
    (123456, 3, "1.23e+5"),
    (123456, 6, "123456"),
    (999999, 3, "1.00e+6"),
    (99.95, 3, "100"),
    (0.00099999, 3, "0.00100"),
    (0.00099999, 5, "9.9999e-4"),
    (1e22, 23, "10000000000000000000000"),
    (1e23, 17, "9.9999999999999992e+22"),
    (.leastNonzeroMagnitude, 3, "4.94e-324"),
    (1.7976931348623157e308, 20, "1.7976931348623157081e+308"),
    (-6.02e23, 5, "-6.0200e+23"),
  ]

  @Test("Decimal digits are correctly rounded", arguments: decimals)
  func decimal(_ number: Double, _ digits: Int, _ text: String) {
    #expect(BigFloat(number).decimal(digits: digits) == text)
  }

  @Test("Numbers far beyond Double have digits too")
  func farDecimals() {
    // by mpmath
    #expect(
      BigFloat(1).scaled(byPowerOfTwo: 1_000_000).decimal(digits: 20) == "9.9006562292958982507e+301029")
    #expect(
      BigFloat(-3).scaled(byPowerOfTwo: -1_152_921_504_606_846_000).decimal(digits: 12)
        == "-3.27246849647e-347063955532709527")
  }
}
