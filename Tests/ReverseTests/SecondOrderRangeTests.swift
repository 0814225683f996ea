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
    Row(name: "1 + exp(400) is exp(400)", x: 400, second: 0) { log(1 + exp($0)) },
    Row(name: "softplus(x)", x: 400, second: 1.9151695967140057e-174) { softplus($0) },
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

  // mpmath, 60 digits.
  @Test(
    "A sweep of one's own over variables: −1/u² between e⁷⁰⁰'s",
    arguments: [
      ([700.0, 690, 1], 4.5395807735951671e-5, 2.6800162857874699e-304),
      ([400.0, 399, -1000], 0.19661193324148188, 0),
      ([700.0, 700, 700], 0.22222222222222222, 0.22222222222222222),
    ])
  func sweepOverVariables(point: [Double], first: Double, last: Double) {
    let list = record(at: point) { x in logSumExp(x) }.list
    let pull = Reverse::pullback(at: point) { (x: [Variable]) in list.valueWithGradient(at: x).gradient }
    // What cancels, p − p², are units of p, which is at most 1.
    #expect((pull([1, 0, 0])[0] - first).magnitude <= 64 * 0x1p-53)
    #expect(ulps(pull([0, 0, 1])[2], last) <= 64)
    let row = Reverse::gradient(at: point) { (x: [Variable]) in list.valueWithGradient(at: x).gradient[0] }
    #expect((row[0] - first).magnitude <= 64 * 0x1p-53)
  }

  @Test("Slopes that no number holds, between slopes that bring them back")
  func farSlopes() {
    func parallel<T: Scalar>(_ x: [T]) -> T { 1 / (1 / x[0] + 1 / x[1]) }
    // mpmath, 60 digits: y²/(x + y)² and x²/(x + y)².
    let point = [1e-160, 3e-155]
    let truth = [0.99999333336666652, 1.1111037037407407e-11]
    let tape = Tape(point)
    for answer in [
      Reverse::gradient(at: point) { (x: [Variable]) in parallel(x) },
      Reverse::pullback(at: point) { (x: [Variable]) in parallel(x) }(1),
      tape.gradient(of: parallel(tape.inputs)),
    ] {
      #expect(zip(answer, truth).allSatisfy { ulps($0, $1) <= 8 })
    }
    #expect(ulps(Reverse::gradient(at: 1e200) { x in 1 / (1 / x) }, 1) <= 4)
    #expect(ulps(Reverse::gradient(at: 1e150) { x in (1 / x) / (1 / (x * x)) }, 1) <= 8)
    #expect(ulps(Reverse::gradient(at: 1) { x in 1e150 * (1e150 * atan(1e300 * x)) }, 1) <= 8)
    #expect(Reverse::gradient(at: 1e-200) { x in 1 / x } == -.infinity)
    #expect(Reverse::gradient(at: 1e300) { x in 1 / x } == 0)
  }
}
