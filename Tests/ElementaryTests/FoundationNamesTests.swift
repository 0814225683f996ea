// After reading this file you know that a file may import Foundation and this package: every name is found, and a
// plain Double gets the value it should.

import Elementary
import Foundation
import Testing

/// Every free function on any kind of number, in the order of `UnaryFunction`.
private func everyFunction<T: Scalar>(_ x: T) -> [T] {
  let exponentials: [T] = [exp(x), exp2(x), expm1(x), log(x), log2(x), log10(x), log1p(x)]
  let pieces: [T] = [sqrt(x), cbrt(x), abs(x), sign(x), heaviside(x), relu(x), floor(x)]
  let angles: [T] = [sin(x), cos(x), tan(x), asin(x), acos(x), atan(x), sinc(x)]
  let hyperbolic: [T] = [sinh(x), cosh(x), tanh(x), asinh(x), acosh(x), atanh(x)]
  let special: [T] = [
    erf(x), erfc(x), erfinv(x), gamma(x), lgamma(x), digamma(x), sigmoid(x), softplus(x), logit(x),
    log1mexp(x),
  ]
  return exponentials + pieces + angles + hyperbolic + special
}

@Suite("Names in a file that imports Foundation")
struct FoundationNamesTests {
  @Test("In generic code each free function is the primitive of its name", arguments: [0.3, 1.75])
  func generic(_ x: Double) {
    let values = everyFunction(x)
    #expect(values.count == UnaryFunction.allCases.count)
    for (function, value) in zip(UnaryFunction.allCases, values) {
      let expected = Double.apply(function, to: x)
      #expect(value == expected || (value.isNaN && expected.isNaN), "\(function)")
    }
  }

  @Test("The same for two arguments")
  func genericPairs() {
    func pairs<T: Scalar>(_ x: T, _ y: T) -> [T] {
      [
        atan2(x, y), pow(x, y), min(x, y), max(x, y), hypot(x, y), mod(x, y), ifPositive(x, y),
        ifNotPositive(x, y), polygamma(3, y), sincDerivative(2, y),
      ]
    }
    #expect(
      pairs(3.0, 2.0) == [
        atan2(3, 2), 9, 2, 3, sqrt(13.0), 1, 2, 0, Double.apply(.polygamma, to: 3, 2),
        Double.apply(.sincDerivative, to: 2, 2),
      ])
  }

  @Test("On plain numbers no name is ambiguous")
  func plain() {
    let x = 0.5
    let y = 2.0
    #expect(abs(-x) == 0.5 && min(x, y) == 0.5 && max(x, y) == 2 && pow(y, 3) == 8 && pow(y, x) == sqrt(y))
    #expect(exp(0.0) == 1 && log(1.0) == 0 && sin(0.0) == 0 && hypot(3.0, 4.0) == 5 && atan2(0.0, 1.0) == 0)
    #expect(tanh(x) == sinh(x) / cosh(x) || abs(tanh(x) - sinh(x) / cosh(x)) < 1e-15)
    #expect(
      sigmoid(0.0) == 0.5 && relu(-x) == 0 && softplus(0.0) == log(2.0) && sign(-x) == -1 && heaviside(x) == 1
    )
    #expect(Elementary::gamma(5.0) == 24 && digamma(1.0) < -0.57 && polygamma(1, 1.0) > 1.64)
    #expect(
      cbrt(8.0) == 2 && erf(0.0) == 0 && erfc(0.0) == 1 && expm1(0.0) == 0 && log1p(0.0) == 0
        && exp2(3.0) == 8 && floor(-0.5) == -1)
    #expect(abs(-3) == 3 && min(1, 2) == 1 && max(1, 2) == 2 && min("a", "b") == "a")
  }

  @Test("A name can be passed where a function is wanted")
  func asValues() {
    #expect([0.0].map(exp) == [1] && [4.0].map(sqrt) == [2] && [0.0].map(sin) == [0] && [1.0].map(log) == [0])
    #expect([-1.0].map(abs) == [1] && [-1.0, 2.0].map(relu) == [0, 2] && [0.0].map(sigmoid) == [0.5])
    #expect([3.0, 1.0, 2.0].reduce(.infinity, min) == 1 && [3.0, 1.0].reduce(0, max) == 3)
    #expect(zip([3.0], [4.0]).map(hypot) == [5] && zip([2.0], [3.0]).map(pow) == [8])
  }
}
