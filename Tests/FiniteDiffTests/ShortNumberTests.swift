import Testing

@testable import FiniteDiff

@Suite("Numbers in reports")
struct ShortNumberTests {
  @Test(
    "Few digits, and never a wrong power of ten",
    arguments: [
      (2.4444e-11, "2.4e-11"), (0.015625, "0.016"), (37, "37"), (-1, "-1"), (0, "0"), (9.99e-5, "1e-4"),
      (0.0996, "0.1"),
      (123456.7, "120000"), (1.681e12, "1.7e12"), (0x1p-1074, "4.9e-324"), (1.7976e308, "1.8e308"),
      (-0.00123, "-0.0012"),
      (99.96, "100"), (0.5, "0.5"), (.infinity, "Infinity"), (-.nan, "NaN"), (1e6, "1e6"),
      (-2.5e-7, "-2.5e-7"),
    ])
  func shortNumbers(number: Double, text: String) {
    #expect(short(number) == text)
  }

  @Test(
    "Slopes have two decimals",
    arguments: [(2, "2.00"), (0.996, "1.00"), (-0.05, "-0.05"), (1.9, "1.90"), (3.004, "3.00")])
  func slopes(slope: Double, text: String) {
    #expect(hundredths(slope) == text)
  }
}
