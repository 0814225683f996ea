// Second derivatives and adjoints whose factors leave the range of `Double`, though the derivative does not.

import Reverse
import TestSupport
import Testing

/// log Σ exp xᵢ, written out.
private func logSumExp<T: Scalar>(_ x: [T]) -> T { log(x.reduce(T(0)) { $0 + exp($1) }) }

@Suite("Reverse mode beyond the range")
struct SecondOrderRangeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let x: Double
    let second: Double
    let function: @Sendable (Traced) -> Traced
    var testDescription: String { name }
  }

  // Truth: mpmath, 60 digits.
  static let rows = [
    Row(name: "log(cosh(x))", x: 400, second: 0) { log(cosh($0)) },
    Row(name: "log(x^4)", x: 1e60, second: -4e-120) { log(pow($0, 4)) },
    Row(name: "log(1e300*v)", x: 1, second: -1) { log(Traced(1e300) * $0) },
    Row(name: "log(1e-300*v)", x: 1, second: -1) { log(Traced(1e-300) * $0) },
    Row(name: "1/(1+exp(x))", x: 300, second: 5.1482002224120137e-131) { 1 / (1 + exp($0)) },
    Row(name: "c/(c*v), c = 1e200", x: 1, second: 2) { Traced(1e200) / (Traced(1e200) * $0) },
    Row(name: "1/(c*v), c = 1e-150", x: 1, second: 2e150) { 1 / (Traced(1e-150) * $0) },
    Row(name: "sigmoid near 0", x: 1e-10, second: -1.25e-11) { sigmoid($0) },
    Row(name: "asin near 0", x: 1e-10, second: 1e-10) { asin($0) },
    Row(name: "hypot of a short side", x: 3, second: 3.7037037037037037e-20) { hypot($0, 1e-9) },
  ]

  @Test("Hessian and Hessian-vector product", arguments: rows)
  func secondDerivative(row: Row) {
    let hessian = Reverse::hessian(at: [row.x]) { x in row.function(x[0]) }[0][0]
    let product = hessianVectorProduct(at: [row.x], along: [2]) { x in row.function(x[0]) }[0]
    #expect(ulps(hessian, row.second) <= 64)
    #expect(ulps(product, 2 * row.second) <= 64)
  }

  @Test("The rows of log-sum-exp's Hessian add up to 0", arguments: [2, 5, 16])
  func rowSums(count: Int) {
    let logits: [Double] = (0..<count).map { (k: Int) -> Double in
      let drop = Double(k * (1 + k % 7))
      return 700 - 14 * drop / Double(count - 1)
    }
    // What cancels in a row, p(1 − p) and the −p·pⱼ, are units of p.
    let gradient = Reverse::gradient(at: logits) { (x: [Variable]) in logSumExp(x) }
    let hessian: [[Double]] = Reverse::hessian(at: logits) { (x: [Traced]) in logSumExp(x) }
    for (row, p) in zip(hessian, gradient) { #expect(row.reduce(0, +).magnitude <= 64 * p.ulp) }
  }

  @Test("And so for 1000 logits, row by row: H·1 = 0")
  func thousandLogits() {
    let logits: [Double] = (0..<1000).map { (k: Int) -> Double in 700 - 1.4 * Double(k) }
    let ones = [Double](repeating: 1, count: logits.count)
    let gradient = Reverse::gradient(at: logits) { (x: [Variable]) in logSumExp(x) }
    let sums = hessianVectorProduct(at: logits, along: ones) { (x: [Traced]) in logSumExp(x) }
    #expect(zip(sums, gradient).allSatisfy { sum, p in sum.magnitude <= 64 * p.ulp })
  }

  @Test("Two logits: the rows of the issue")
  func twoLogits() {
    let hessian = Reverse::hessian(at: [400, 399]) { x in logSumExp(x) }
    for (element, expected) in zip(hessian.joined(), [1.0, -1, -1, 1]) {
      #expect(ulps(element, expected * 0.19661193324148188) <= 64)
    }
  }

  @Test("A length at its corner has no second derivative")
  func corner() {
    let hessian = Reverse::hessian(at: [1, 2]) { x in
      let length = hypot(x[0] - 1, x[1] - 2)
      return 0.5 * length * length
    }
    #expect(hessian.joined().allSatisfy { $0.isNaN })
    #expect(Reverse::gradient(at: [1, 2]) { x in hypot(x[0] - 1, x[1] - 2) } == [0, 0])
  }

  @Test("Adjoints that leave the range where the derivative does not")
  func adjoints() {
    let point = [4.71e-50, 6.44e120, 7.18e170, 3.36e250]
    func chain<T: Scalar>(_ x: [T]) -> T { x[0] / x[1] * x[2] * x[3] }
    let list = record(at: point) { x in chain(x) }.list
    var evaluator = Evaluator(list)
    let answers = [
      Reverse::gradient(at: point) { x in chain(x) }, Reverse::pullback(at: point) { x in chain(x) }(1),
      list.valueWithGradient(at: point).gradient, evaluator.valueWithGradient(at: point).gradient,
    ]
    // mpmath, 60 digits: b·c/d and so on.
    for answer in answers {
      #expect(ulps(answer[0], 3.7460869565217391e300) <= 8 && ulps(answer[1], -2.7397623548474211e130) <= 8)
    }
    let small = Reverse::gradient(at: [1, 1e-300, 1e-200, 1e-200]) { x in x[0] / x[1] * x[2] * x[3] }
    #expect(ulps(small[0], 1e-100) <= 8)
    let product = Reverse::gradient(at: [1e-200, 1e-200, 1e200, 1e200]) { x in x[0] * x[1] * x[2] * x[3] }
    #expect(ulps(product[0], 1e200) <= 4 && ulps(product[1], 1e200) <= 4)
  }
}
