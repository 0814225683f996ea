// Chains of operations whose derivatives leave the range of `Double` and come back: followed in units of the inputs' size.

import Dual
import TestSupport
import Testing

/// Two resistors side by side.
private func parallel<T: Scalar>(_ x: T, _ y: T) -> T { 1 / (1 / x + 1 / y) }

@Suite("Forward mode in own units")
struct OwnUnitsTests {
  /// A point, and ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² there, by mpmath with 60 digits.
  static let points: [([Double], [Double])] = [
    ([1e150, 2e150], [-2.962962962962963e-151, 1.4814814814814815e-151, -7.4074074074074074e-152]),
    ([2.5e153, 1e154], [-1.024e-154, 2.56e-155, -6.4e-156]),
  ]

  @Test("Second derivatives of the parallel resistance, by every verb", arguments: points)
  func parallelResistance(point: [Double], expected: [Double]) {
    let hessian = Dual::hessian(at: point) { (x: [HyperDual]) in parallel(x[0], x[1]) }
    let product = Dual::hessianVectorProduct(at: point, along: [1, 0]) { (x: [HyperDual]) in
      parallel(x[0], x[1])
    }
    let second = Dual::secondDerivative(at: point[0]) { x in parallel(x, HyperDual(point[1])) }
    let along = Dual::derivatives(at: point, along: [0, 1], upTo: 2) { (x: [Taylor]) in parallel(x[0], x[1]) }
    let trace = laplacian(at: point) { (x: [HyperDual]) in parallel(x[0], x[1]) }
    for (answer, truth) in [
      (hessian[0][0], expected[0]), (hessian[0][1], expected[1]), (hessian[1][1], expected[2]),
      (product[0], expected[0]), (product[1], expected[1]), (second, expected[0]), (along[2], expected[2]),
      (trace, expected[0] + expected[2]),
    ] {
      #expect(ulps(answer, truth) <= 64, "\(answer), not \(truth)")
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let x: Double
    let slope: Double
    let function: @Sendable (Dual) -> Dual
  }

  static let rows = [
    Row(testDescription: "1/(1/x), large", x: 1e200, slope: 1) { 1 / (1 / $0) },
    Row(testDescription: "1/(1/x), small", x: 1e-250, slope: 1) { 1 / (1 / $0) },
    Row(testDescription: "√(1/x)", x: 1e-200, slope: -5e299) { sqrt(1 / $0) },
    Row(testDescription: "factors down and up", x: 1e200, slope: 1e-100) {
      Dual(1e-300) * $0 * Dual(1e-100) * Dual(1e300)
    },
  ]

  @Test("First derivatives", arguments: rows)
  func firstDerivative(row: Row) {
    #expect(ulps(Dual::derivative(at: row.x, of: row.function), row.slope) <= 8)
    #expect(ulps(Dual::gradient(at: [row.x]) { (x: [Dual]) in row.function(x[0]) }[0], row.slope) <= 8)
    #expect(ulps(pushforward(at: row.x, along: 2, of: row.function).tangent, 2 * row.slope) <= 8)
  }

  @Test("Three orders of a series")
  func series() {
    let answer = Dual::derivatives(at: 1e150, upTo: 3) { x in parallel(x, Taylor(2e150)) }
    let truth = [
      6.6666666666666667e149, 0.44444444444444444, -2.962962962962963e-151, 2.962962962962963e-301,
    ]
    #expect(zip(answer, truth).allSatisfy { ulps($0, $1) <= 64 })
  }

  @Test(
    "Where own units are too small, the plain ones count")
  func otherUnits() {
    #expect(secondDerivative(at: 1e-200) { x in exp(x) } == 1)
    #expect(secondDerivative(at: 1e-200) { x in exp(x) + exp(x - 800) } == 1)
    // Both have left the range, and one of them is 0: of terms of 1e-150 a unit of rounding is left.
    let line = secondDerivative(at: 1e150) { x in (1 / x) / (1 / (x * x)) + exp(x / 1e150 - 801) }
    #expect(line.magnitude <= 4 * 1e-150 * 0x1p-52)
    #expect(secondDerivative(at: 0.5) { x in exp(x) + exp(x - 800) } == secondDerivative(at: 0.5) { exp($0) })
  }
}
