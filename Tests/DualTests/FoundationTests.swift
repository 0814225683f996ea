// After reading this file you know that a student's file may import Foundation beside this module: no name
// becomes ambiguous, and one generic function runs over `Double` and over `Dual`.

import Dual
import Foundation
import Testing

/// log(1 + eˣ), one line a step.
func softplusWritten<T: Scalar>(_ x: T) -> T {
  let growth = exp(x)
  return log(1 + growth)
}

/// Rosenbrock's valley, 100 (y − x²)² + (1 − x)².
func rosenbrock<T: Scalar>(_ x: [T]) -> T {
  let steep = pow(x[1] - pow(x[0], 2), 2)
  let flat = pow(1 - x[0], 2)
  return 100 * steep + flat
}

/// The logistic map, l ← 4 l (1 − l), n times.
func logisticMap<T: Scalar>(_ x: T, times: Int) -> T {
  var level = x
  for _ in 0..<times { level = 4 * level * (1 - level) }
  return level
}

@Suite("One generic function, beside Foundation")
struct FoundationTests {
  @Test("softplus has the slope of the logistic function")
  func softplusSlope() {
    #expect(softplusWritten(0.0) == Foundation.log(2.0))
    let (value, slope) = valueWithDerivative(at: 0.5, of: softplusWritten)
    #expect(value == softplusWritten(0.5))
    #expect(abs(slope - 1 / (1 + exp(-0.5))) <= slope.ulp)
  }

  @Test("Rosenbrock's gradient at (−1.2, 1) is (−215.6, −88)")
  func rosenbrockGradient() {
    let (value, partials) = valueWithGradient(at: [-1.2, 1], of: rosenbrock)
    #expect(value == rosenbrock([-1.2, 1.0]))
    #expect(abs(partials[0] + 215.6) < 1e-12)
    #expect(abs(partials[1] + 88) < 1e-12)
    #expect(gradient(at: [1, 1], of: rosenbrock) == [0, 0])
  }

  @Test("A loop: the logistic map's derivative is the product of the slopes 4 − 8 l", arguments: 1...8)
  func logisticMapSlope(times: Int) {
    var level = 0.2
    var product = 1.0
    for _ in 0..<times {
      product *= 4 - 8 * level
      level = 4 * level * (1 - level)
    }
    let (value, slope) = valueWithDerivative(at: 0.2) { x in logisticMap(x, times: times) }
    #expect(value == level)
    #expect(abs(slope - product) <= 1e-13 * abs(product))
  }

  @Test("Closures of the length that students write type-check")
  func closures() {
    let h = derivative(at: 0.3) { x in 1 / (1 + exp(-2 * x)) + 3 * sin(x) * cos(2 * x) }
    let s = 1 / (1 + exp(-0.6))
    let expected = 2 * s * (1 - s) + 3 * cos(0.3) * cos(0.6) - 6 * sin(0.3) * sin(0.6)
    #expect(abs(h - expected) < 1e-14)
    #expect(gradient(at: [1, 2]) { x in x[0] * exp(x[1]) } == [exp(2.0), exp(2.0)])
    #expect(derivative(at: 2) { x in x > 0 ? max(x, 1) * pow(x, 2) : -x } == 12)
  }

  @Test("The names of the C library keep their meaning for plain numbers")
  func plainNumbers() {
    let f: (Double) -> Double = exp
    #expect(f(1) == M_E)
    #expect([1.0].map(exp) == [M_E])
    #expect(abs(-2.5) == 2.5 && max(1.0, 2.0) == 2 && min(1, 2) == 1)
    #expect(pow(2.0, 3) == 8)
    #expect(derivative(at: 1, of: exp) == M_E)
  }
}
