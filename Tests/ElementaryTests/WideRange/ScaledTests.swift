// Numbers with an exponent of their own: within the range they are `Double`, beyond it their digits stay.

import Elementary
import TestSupport
import Testing
import WideRange

@Suite("Scaled numbers")
struct ScaledTests {
  @Test(
    "Within the range they are what Double is", arguments: [0.0, -0.0, 1, -3.5, 1e300, -1e-300, .infinity])
  func sameAsDouble(x: Double) {
    for y in [2.0, -0.75, 1e-8] {
      #expect((Scaled(x) + Scaled(y)).nearest == x + y && (Scaled(x) - Scaled(y)).nearest == x - y)
      #expect((Scaled(x) * Scaled(y)).nearest == x * y && (Scaled(x) / Scaled(y)).nearest == x / y)
      #expect((Scaled(x) < Scaled(y)) == (x < y))
    }
    for function in UnaryFunction.allCases {
      #expect(
        isSameClassAndValue(Scaled.apply(function, to: Scaled(x)).nearest, Double.apply(function, to: x)))
    }
  }

  /// x and y as m·2^e, and the remainder: 2ⁿ mod 3, 5 and 7 is periodic in n.
  static let remainders: [(x: (Double, Int), y: (Double, Int), remainder: (Double, Int))] = [
    ((1, 2000), (7, 0), (4, 0)), ((-1, 2000), (7, 0), (3, 0)), ((1, 2000), (-7, 0), (-3, 0)),
    ((-1, 2001), (-7, 0), (-1, 0)), ((1, 2000), (3, -1500), (1, -1500)), ((1, 0), (3, -1074), (1, -1074)),
    ((1, 0), (5, -1024), (1, -1024)), ((3, -2000), (1, -1999), (1, -2000)),
    ((1, -2000), (1, 2000), (1, -2000)),
    ((-1, -2000), (1, 2000), (1, 2000)), ((5, 2000), (3, 2000), (2, 2000)), ((6, 2000), (3, 1999), (0, 0)),
    ((-5, -2000), (3, -2000), (1, -2000)), ((0, 0), (1, 2000), (0, 0)), ((1, 1_000_001), (3, 0), (2, 0)),
  ]

  @Test("Remainders are exact whatever the quotient", arguments: remainders)
  func remainder(x: (Double, Int), y: (Double, Int), remainder: (Double, Int)) {
    func scaled(_ number: (Double, Int)) -> Scaled { Scaled(number.0, times2ToThe: number.1) }
    #expect(mod(scaled(x), scaled(y)) == scaled(remainder))
  }

  @Test("A remainder by 0, or of too long a quotient, is NaN")
  func noRemainder() {
    #expect(mod(Scaled(1), Scaled(0)).nearest.isNaN && mod(Scaled(0), Scaled(0)).nearest.isNaN)
    #expect(mod(Scaled(1, times2ToThe: 1 << 40), Scaled(3)).nearest.isNaN)
  }

  @Test("Beyond it they come back")
  func beyond() {
    let (tiny, huge) = (Scaled(1e-300) * Scaled(1e-300), Scaled(1e300) * Scaled(1e300))
    #expect(ulps((tiny * huge).nearest, 1) <= 2)
    #expect(tiny.nearest == 0 && huge.nearest == .infinity && tiny.primal != 0)
    #expect(ulps(sqrt(huge).nearest, 1e300) <= 2 && ulps(cbrt(tiny * Scaled(1e-300)).nearest, 1e-300) <= 2)
    #expect(ulps(log(huge).nearest, 1381.5510557964274) <= 2)  // mpmath, as all below
    #expect(ulps((exp(Scaled(-1000)) * exp(Scaled(900))).nearest, 3.720075976020836e-44) <= 8)
    #expect(ulps((cosh(Scaled(1000)) * exp(Scaled(-1000))).nearest, 0.5) <= 8)
    #expect(ulps((pow(Scaled(1e-300), Scaled(-1.5)) * Scaled(1e-300) * Scaled(1e-150)).nearest, 1) <= 8)
    #expect(
      ulps(hypot(huge, huge).nearest / 2, .infinity) == 0 && (hypot(huge, huge) / huge).nearest == sqrt(2.0))
    #expect(ulps(atan2(tiny, tiny).nearest, 0.7853981633974483) <= 1)
    #expect(ulps((polygamma(2, Scaled(1e300)) * huge).nearest, -1) <= 2)
    #expect(ulps((polygamma(1, Scaled(1e-200)) * Scaled(1e-200) * Scaled(1e-200)).nearest, 1) <= 2)
  }
}
