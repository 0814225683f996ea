// After reading this file you know each function's value where a formula alone does not say it: at zero, at the
// domain's ends, at infinity, and for NaN.

import Elementary
import Testing

@Suite("Values at zero, at infinity, at the domain's ends, and outside")
struct EdgeValueTests {
  @Test("NaN goes through every function of one argument", arguments: UnaryFunction.allCases)
  func propagatesNaN(_ function: UnaryFunction) {
    #expect(Double.apply(function, to: .nan).isNaN)
  }

  @Test(
    "Outside its domain a function is NaN; at an end that is left out, NaN or infinite",
    arguments: UnaryFunction.allCases)
  func outsideTheDomain(_ function: UnaryFunction) {
    let candidates: [Double] = [
      -1e300, -1000, -2.5, -2, -1 - 1e-15, -1, -0.5, -1e-300, 0, 1e-300, 1, 1 + 1e-15, 7, 1e300,
    ]
    for x in candidates {
      let value = Double.apply(function, to: x)
      if function.domain.contains(x) {
        #expect(!value.isNaN, "\(function) at \(x)")
      } else if function.domain.excludesPolesOfGamma || x == function.domain.lowerBound
        || x == function.domain.upperBound
      {
        #expect(!value.isFinite, "\(function) at \(x)")
      } else {
        #expect(value.isNaN, "\(function) at \(x)")
      }
    }
  }

  static let table: [(UnaryFunction, Double, Double)] = [
    (.exp, -.infinity, 0), (.exp, .infinity, .infinity), (.exp, 1000, .infinity),
    (.exp2, -.infinity, 0), (.expm1, -.infinity, -1), (.expm1, .infinity, .infinity),
    (.log, 0, -.infinity), (.log, -0.0, -.infinity), (.log, .infinity, .infinity), (.log, 1, 0),
    (.log2, 8, 3), (.log10, 1000, 3), (.log1p, -1, -.infinity), (.log1p, .infinity, .infinity),
    (.sqrt, 0, 0), (.sqrt, .infinity, .infinity), (.cbrt, -8, -2), (.cbrt, -.infinity, -.infinity),
    (.abs, -.infinity, .infinity), (.abs, -0.0, 0),
    (.sign, -.infinity, -1), (.sign, 0, 0), (.sign, -0.0, 0), (.sign, .leastNonzeroMagnitude, 1),
    (.heaviside, -.infinity, 0), (.heaviside, 0, 0.5), (.heaviside, -0.0, 0.5), (.heaviside, 1, 1),
    (.floor, .infinity, .infinity), (.floor, 2, 2), (.floor, -0.5, -1), (.floor, -1e-300, -1),
    (.floor, 1e300, 1e300),
    (.relu, -.infinity, 0), (.relu, -3, 0), (.relu, 0, 0), (.relu, .infinity, .infinity),
    (.sin, 0, 0), (.cos, 0, 1), (.tan, 0, 0), (.asin, 1, .pi / 2), (.acos, -1, .pi),
    (.atan, .infinity, .pi / 2), (.atan, -.infinity, -.pi / 2),
    (.sinh, -.infinity, -.infinity), (.cosh, -.infinity, .infinity), (.tanh, .infinity, 1),
    (.tanh, -1000, -1),
    (.asinh, -.infinity, -.infinity), (.acosh, 1, 0), (.atanh, 1, .infinity), (.atanh, -1, -.infinity),
    (.erf, -.infinity, -1), (.erf, 0, 0), (.erfc, -.infinity, 2), (.erfc, .infinity, 0),
    (.gamma, 1, 1), (.gamma, .infinity, .infinity), (.gamma, 200, .infinity),
    (.lgamma, 0, .infinity), (.lgamma, 1, 0), (.lgamma, 2, 0), (.lgamma, .infinity, .infinity),
    (.digamma, .infinity, .infinity), (.digamma, 1e-308 / 8, -.infinity), (.digamma, -1e-308 / 8, .infinity),
    (.sigmoid, -.infinity, 0), (.sigmoid, .infinity, 1), (.sigmoid, 0, 0.5), (.sigmoid, 1000, 1),
    (.softplus, -.infinity, 0), (.softplus, .infinity, .infinity), (.softplus, 1000, 1000),
  ]

  @Test("Values that are known exactly", arguments: table)
  func exact(_ function: UnaryFunction, _ x: Double, _ value: Double) {
    #expect(Double.apply(function, to: x) == value)
  }

  @Test("A periodic function has no value at infinity", arguments: [UnaryFunction.sin, .cos, .tan])
  func periodic(_ function: UnaryFunction) {
    #expect(Double.apply(function, to: .infinity).isNaN)
    #expect(Double.apply(function, to: -.infinity).isNaN)
  }

  @Test("The gamma function and its derivatives are NaN at their poles and at −∞")
  func poles() {
    for x: Double in [0, -0.0, -1, -2, -170, -1e10, -1e300, -.infinity] {
      #expect(Double.apply(.gamma, to: x).isNaN)
      #expect(Double.apply(.digamma, to: x).isNaN)
      for n in [0.0, 1, 2, 7, 1000] { #expect(Double.apply(.polygamma, to: n, x).isNaN) }
    }
  }

  @Test("polygamma needs a whole order of at least 0", arguments: [-1, 0.5, -0.5, 1e-300, .infinity, .nan])
  func order(_ n: Double) {
    #expect(Double.apply(.polygamma, to: n, 2).isNaN)
  }

  @Test("polygamma overflows, vanishes and ends where its value does, however large the order")
  func extremes() {
    let polygamma = { (n: Double, x: Double) in Double.apply(.polygamma, to: n, x) }
    #expect(polygamma(1, .infinity) == 0 && polygamma(0, .infinity) == .infinity)
    #expect(polygamma(1, 1e-160) == .infinity && polygamma(2, 1e-160) == -.infinity)
    #expect(polygamma(2, -1e-160) == .infinity && polygamma(3, -1e-160) == .infinity)
    #expect(polygamma(1e15 + 1, 1) == .infinity && polygamma(1e300, 1e299) == -.infinity)
    #expect(polygamma(1e15, 1e16) == 0 && polygamma(1e300, 1e301) == 0)
    #expect(polygamma(170, 1) < 0 && polygamma(170, 1).isFinite && polygamma(171, 1) == .infinity)
    #expect(polygamma(1e9, -0.25) == .infinity && polygamma(1e9, -0.75) == -.infinity)
    #expect(polygamma(1e9 + 1, 1e-3) == .infinity && polygamma(1e9, 1e-3) == -.infinity)
  }

  @Test("min and max take the only number or the only order there is")
  func selections() {
    #expect(Double.apply(.min, to: 1, 2) == 1 && Double.apply(.max, to: 1, 2) == 2)
    #expect(
      Double.apply(.min, to: -.infinity, 2) == -.infinity && Double.apply(.max, to: .infinity, 2) == .infinity
    )
    #expect(Double.apply(.mod, to: 1, 0).isNaN && Double.apply(.mod, to: .infinity, 2).isNaN)
    #expect(Double.apply(.ifPositive, to: .nan, 1).isNaN && Double.apply(.ifNotPositive, to: .nan, 1).isNaN)
    for function in [BinaryFunction.min, .max, .atan2, .polygamma, .mod] {
      #expect(Double.apply(function, to: .nan, 1).isNaN && Double.apply(function, to: 1, .nan).isNaN)
    }
  }

  static let pairs: [(BinaryFunction, Double, Double, Double)] = [
    (.mod, 7, 3, 1), (.mod, -7, 3, 2), (.mod, 7, -3, -2), (.mod, -7, -3, -1), (.mod, 6, 3, 0),
    (.mod, -6, 3, 0),
    (.mod, 0.5, 1, 0.5), (.mod, -1e-20, 1, 1), (.mod, 1e300, 3, 0), (.mod, 1e300, 7, 1),
    (.mod, 0.3, 0.1, 0.09999999999999998),
    (.ifPositive, 1, 5, 5), (.ifPositive, 0, 5, 0), (.ifPositive, -0.0, .nan, 0),
    (.ifPositive, -1, .infinity, 0),
    (.ifPositive, .leastNonzeroMagnitude, 2, 2), (.ifNotPositive, 1, .nan, 0), (.ifNotPositive, 0, 5, 5),
    (.ifNotPositive, -1, 5, 5),
    (.pow, 0, 0, 1), (.pow, 0, -1, .infinity), (.pow, 0, 2.5, 0), (.pow, -2, 3, -8),
    (.pow, 2, .infinity, .infinity),
    (.pow, 2, -.infinity, 0), (.pow, -8, -1, -0.125),
    (.hypot, 3, -4, 5), (.hypot, 1e300, 0, 1e300), (.hypot, .infinity, 1, .infinity), (.hypot, 0, 0, 0),
    (.atan2, 0, 1, 0), (.atan2, 0, -1, .pi), (.atan2, 1, 0, .pi / 2), (.atan2, 0, 0, 0),
    (.atan2, -1, 0, -.pi / 2),
  ]

  @Test("Pairs whose value is known exactly", arguments: pairs)
  func exactPair(_ function: BinaryFunction, _ x: Double, _ y: Double, _ value: Double) {
    #expect(Double.apply(function, to: x, y) == value)
  }

  @Test("A negative base has only whole powers")
  func negativeBase() {
    #expect(Double.apply(.pow, to: -2, 0.5).isNaN)
    #expect(!BinaryFunction.pow.isDefined(at: -2, 0.5) && BinaryFunction.pow.isDefined(at: -2, -3))
  }
}
