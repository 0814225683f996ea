// After reading this file you know that a Hessian-vector product by differences finds its step whatever the size of the
// inputs, and that a Jacobian does not invent numbers where a function's results come and go.

import FiniteDiff
import Foundation
import Testing

@Suite("Sizes of inputs in Hessian-vector products")
struct HessianVectorScaleTests {
  /// f = (x/s)² (y/s) has the Hessian [[2y, 2x], [2x, 0]]/s³.
  @Test("The product is as good at 10⁸ as at 1 and at 10⁻⁸", arguments: [1e-8, 1, 1e8])
  func scales(s: Double) {
    let (x, y) = (3 * s, 2 * s)
    let product = hessianVectorProduct(at: [x, y], along: [2, -1]) { $0[0] / s * ($0[0] / s) * ($0[1] / s) }
    let expected = [(2 * 2 * y - 2 * x) / (s * s * s), 2 * 2 * x / (s * s * s)]
    #expect((product[0] - expected[0]).magnitude <= 1e-7 * expected[1])
    #expect((product[1] - expected[1]).magnitude <= 1e-7 * expected[1])
  }

  /// The step along y is by the size of y, not of x, where the vector has no part along x: f = x sin y.
  @Test("An input that the vector leaves alone does not set the step")
  func resting() {
    let product = hessianVectorProduct(at: [1e8, 1], along: [0, 1]) { $0[0] * sin($0[1]) }
    #expect((product[0] - cos(1)).magnitude <= 1e-6)
    #expect((product[1] + 1e8 * sin(1)).magnitude <= 1e2)
  }

  /// 16 is a power of two, so that nothing else changes.
  @Test("Sixteen times the vector is sixteen times the product and its two error estimates")
  func estimates() {
    func f(_ x: [Double]) -> Double { exp(x[0]) * sin(x[1]) }
    let once = hessianVectorQuotients(at: [0.7, 1.2], along: [2, -1], of: f)
    let more = hessianVectorQuotients(at: [0.7, 1.2], along: [32, -16], of: f)
    for (a, b) in zip(once, more) {
      #expect(b.value == 16 * a.value && a.truncationError > 0 && a.roundingError > 0)
      #expect(b.truncationError == 16 * a.truncationError && b.roundingError == 16 * a.roundingError)
    }
  }

  @Test("Where another point has another number of results, there is no derivative")
  func changingResults() {
    let rows = jacobian(at: [1]) { x in x[0] == 1 ? [x[0]] : [x[0], x[0]] }
    #expect(rows.count == 1 && rows[0].count == 1 && rows[0][0].isNaN)
  }
}
