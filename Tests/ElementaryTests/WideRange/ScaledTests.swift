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
