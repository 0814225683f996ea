// Second and higher derivatives whose factors leave the range of `Double`, series that start with zeros, and kinks.

import Dual
import TestSupport
import Testing

/// log Σ exp xᵢ, written out.
private func logSumExp<T: Scalar>(_ x: [T]) -> T { log(x.reduce(T(0)) { $0 + exp($1) }) }

@Suite("Higher order, beyond the range and at kinks")
struct HigherOrderRangeTests {
  typealias Depth2 = NestedDual<NestedDual<Double>>

  /// The second derivative by two levels.
  private func nested(at x: Double, _ function: (Depth2) -> Depth2) -> Double {
    function(Depth2(value: NestedDual(value: x, tangent: 1), tangent: 1)).tangent?.tangent ?? 0
  }

  // Truth: mpmath, 60 digits.
  @Test("Rules hold 1/g² and g′² together")
  func scaledRules() {
    let hessian = Dual::hessian(at: [400, 399]) { x in logSumExp(x) }
    for (row, signs) in zip(hessian, [[1.0, -1], [-1, 1]]) {
      for (element, sign) in zip(row, signs) { #expect(ulps(element, sign * 0.19661193324148188) <= 64) }
    }
    #expect(ulps(secondDerivative(at: 1e60) { x in log(pow(x, 4)) }, -4e-120) <= 64)
    #expect(ulps(secondDerivative(at: 300) { x in 1 / (1 + exp(x)) }, 5.1482002224120137e-131) <= 64)
    #expect(ulps(secondDerivative(at: 1) { v in HyperDual(1e200) / (HyperDual(1e200) * v) }, 2) <= 64)
    #expect(ulps(secondDerivative(at: 1) { v in 1 / (HyperDual(1e-150) * v) }, 2e150) <= 64)
    #expect(secondDerivative(at: 400) { x in log(cosh(x)) } == 0)
    #expect(nested(at: 800) { x in tanh(x) } == 0)
    let tail = nested(at: 1) { v in
      let x = Depth2(1e8) * v
      return tanh(-x) * x * x
    }
    #expect(ulps(tail, -2e16) <= 4)
    #expect(
      Dual::derivatives(at: 1, upTo: 2) { sqrt(Taylor(1e-300) * $0) }.map { $0 * 1e150 } == [1, 0.5, -0.25])
    let large = Dual::derivatives(at: 1, upTo: 2) { sqrt(Taylor(1e300) * $0) }
    #expect(zip(large, [1e150, 5e149, -2.5e149]).allSatisfy { ulps($0, $1) <= 4 })
  }

  @Test("The rows of log-sum-exp's Hessian add up to 0", arguments: [2, 5, 16])
  func rowSums(count: Int) {
    let logits: [Double] = (0..<count).map { (k: Int) -> Double in
      let drop = Double(k * (1 + k % 7))
      return 700 - 14 * drop / Double(count - 1)
    }
    // What cancels in a row, p(1 − p) and the −p·pⱼ, are units of p.
    let gradient = Dual::gradient(at: logits) { (x: [Dual]) in logSumExp(x) }
    for (row, p) in zip(Dual::hessian(at: logits) { (x: [HyperDual]) in logSumExp(x) }, gradient) {
      #expect(row.reduce(0, +).magnitude <= 64 * p.ulp)
    }
    let ones = [Double](repeating: 1, count: count)
    let along = Dual::derivatives(at: logits, along: ones, upTo: 2) { (x: [Taylor]) in logSumExp(x) }
    #expect((along[1] - 1).magnitude <= 64 * 0x1p-52 && along[2].magnitude <= 64 * 0x1p-52)
  }

  @Test("And so for many logits: H·1 = 0, and a series along 1 is that of x + t", arguments: [100, 1000])
  func manyLogits(count: Int) {
    let logits: [Double] = (0..<count).map { (k: Int) -> Double in 700 - 1400 * Double(k) / Double(count - 1)
    }
    let ones = [Double](repeating: 1, count: count)
    let along = Dual::derivatives(at: logits, along: ones, upTo: 2) { (x: [Taylor]) in logSumExp(x) }
    #expect((along[1] - 1).magnitude <= 64 * 0x1p-52 && along[2].magnitude <= 64 * 0x1p-52)
    if count > 100 { return }
    let gradient = Dual::gradient(at: logits) { (x: [Dual]) in logSumExp(x) }
    let sums = Dual::hessianVectorProduct(at: logits, along: ones) { (x: [HyperDual]) in logSumExp(x) }
    #expect(zip(sums, gradient).allSatisfy { sum, p in sum.magnitude <= 64 * p.ulp })
  }

  @Test("What rounding has taken is not there: 1 + e⁴⁰⁰ is e⁴⁰⁰; a function for it has all digits")
  func swallowed() {
    #expect(
      secondDerivative(at: 400) { x in log(1 + exp(x)) } == secondDerivative(at: 400) { x in log(exp(x)) })
    #expect(ulps(secondDerivative(at: 400) { x in softplus(x) }, 1.9151695967140057e-174) <= 64)
  }

  @Test("A length at its corner has no second derivative")
  func corner() {
    let half = Dual::hessian(at: [1, 2]) { x in
      let length = hypot(x[0] - 1, x[1] - 2)
      return 0.5 * length * length
    }
    #expect(half.joined().allSatisfy { $0.isNaN || $0 == 1 })
    #expect(
      nested(at: 1) { x in
        let length = hypot(x - 1, 0)
        return 0.5 * length * length
      }.isNaN)
  }

  @Test("0·∞ on a real path is NaN, and what does not depend passes nothing")
  func zeroTimesInfinity() {
    #expect(Dual::derivative(at: 0) { cbrt($0 * $0 * $0) }.isNaN)
    #expect(Dual::derivative(at: 0) { pow($0 * $0 * $0, 1.0 / 3) }.isNaN)
    #expect(Dual::derivative(at: 0) { log($0 * $0) }.isNaN)
    #expect(Dual::derivative(at: 0) { 1 / ($0 * $0) }.isNaN)
    #expect(Dual::gradient(at: [0]) { (x: [Dual8]) in cbrt(x[0] * x[0] * x[0]) }[0].isNaN)
    #expect(Dual::gradient(at: [0]) { (x: [Dual4]) in cbrt(x[0] * x[0] * x[0]) }[0].isNaN)
    #expect(secondDerivative(at: 0) { cbrt($0 * $0 * $0) }.isNaN)
    // A direction in which nothing moves keeps its derivative, whatever the other one meets.
    let one = Dual::gradient(at: [0, 0]) { x in x[0] + cbrt(cbrt(x[1] - x[1])) }
    let eight = Dual::gradient(at: [0, 0]) { (x: [Dual8]) in x[0] + cbrt(cbrt(x[1] - x[1])) }
    let four = Dual::gradient(at: [0, 0]) { (x: [Dual4]) in x[0] + cbrt(cbrt(x[1] - x[1])) }
    for gradient in [one, eight, four] { #expect(gradient[0] == 1 && gradient[1].isNaN) }
    #expect(Dual::gradient(at: [1, 0]) { (x: [Dual]) in x[0] + sqrt(x[1]) } == [1, .infinity])
    #expect(Dual::gradient(at: [1, 0]) { (x: [Dual8]) in x[0] + sqrt(x[1]) } == [1, .infinity])
    let squared = Dual::gradient(at: [1, 0]) { (x: [Dual8]) in x[0] + sqrt(x[1] * x[1]) }
    #expect(squared[0] == 1 && squared[1].isNaN)
    #expect(Dual::hessian(at: [1, 0]) { x in x[0] * x[0] + sqrt(x[1]) } == [[2, 0], [0, -.infinity]])
  }
}

@Suite("Series from one side")
struct OneSidedTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let function: @Sendable (Taylor) -> Taylor
    let right: [Double]
    let left: [Double]
    let both: [Double]
    var testDescription: String { name }
  }

  static let nan = Double.nan
  static let inf = Double.infinity

  static let rows = [
    Row(
      name: "|x|", function: { abs($0) }, right: [0, 1, 0, 0], left: [0, -1, 0, 0], both: [0, nan, nan, nan]),
    Row(
      name: "|x|·|x|", function: { abs($0) * abs($0) }, right: [0, 0, 2, 0], left: [0, 0, 2, 0],
      both: [0, 0, 2, 0]),
    Row(
      name: "relu²", function: { relu($0) * relu($0) }, right: [0, 0, 2, 0], left: [0, 0, 0, 0],
      both: [0, 0, nan, nan]),
    Row(
      name: "√(x²)", function: { sqrt($0 * $0) }, right: [0, 1, 0, 0], left: [0, -1, 0, 0],
      both: [0, nan, nan, nan]),
    Row(
      name: "√(x⁴)", function: { sqrt($0 * $0 * $0 * $0) }, right: [0, 0, 2, 0], left: [0, 0, 2, 0],
      both: [0, 0, 2, 0]
    ),
    Row(
      name: "∛(x³)", function: { cbrt($0 * $0 * $0) }, right: [0, 1, 0, 0], left: [0, 1, 0, 0],
      both: [0, 1, 0, 0]),
    Row(
      name: "√x", function: { sqrt($0) }, right: [0, inf, -inf, inf], left: [0, nan, nan, nan],
      both: [0, nan, nan, nan]),
    Row(
      name: "(x²)^1.5", function: { pow($0 * $0, 1.5) }, right: [0, 0, 0, 6], left: [0, 0, 0, -6],
      both: [0, 0, 0, nan]),
    Row(
      name: "hypot(x, x²)", function: { hypot($0, $0 * $0) }, right: [0, 1, 0, 3], left: [0, -1, 0, -3],
      both: [0, nan, nan, nan]),
    Row(
      name: "hypot(x², x³)", function: { hypot($0 * $0, $0 * $0 * $0) }, right: [0, 0, 2, 0],
      left: [0, 0, 2, 0],
      both: [0, 0, 2, 0]),
    Row(
      name: "max(x, x²)", function: { max($0, $0 * $0) }, right: [0, 1, 0, 0], left: [0, 0, 2, 0],
      both: [0, nan, nan, nan]),
    Row(
      name: "x > 0 ? x² : −x", function: { $0 > 0 ? $0 * $0 : -$0 }, right: [0, 0, 2, 0],
      left: [0, -1, 0, 0],
      both: [0, nan, nan, nan]),
    Row(
      name: "softplus by pieces", function: { max($0, 0) + log1p(exp(-abs($0))) },
      right: [0.6931471805599453, 0.5, 0.25, 0], left: [0.6931471805599453, 0.5, 0.25, 0],
      both: [0.6931471805599453, 0.5, 0.25, 0]),
  ]

  @Test("Right, left and both", arguments: rows)
  func sides(row: Row) {
    for (side, expected) in [(Taylor.Side.right, row.right), (.left, row.left), (.both, row.both)] {
      let answer = Dual::derivatives(at: 0, upTo: 3, from: side, of: row.function)
      #expect(zip(answer, expected).allSatisfy { agree($0, $1, relative: 0x1p-50) }, "\(side): \(answer)")
    }
  }

  @Test("Without a side: the midpoint of each rule, and never a wrong number of a root")
  func conventions() {
    #expect(Dual::derivatives(at: 0, upTo: 2) { abs($0) * abs($0) } == [0, 0, 0])
    #expect(Dual::derivatives(at: 0, upTo: 4) { sqrt($0 * $0 * $0 * $0) } == [0, 0, 2, 0, 0])
    #expect(Dual::derivatives(at: 0, upTo: 1) { cbrt($0 * $0 * $0) } == [0, 1])
    #expect(Dual::derivatives(at: 0, upTo: 1) { sqrt($0 * $0) }[1].isNaN)
    #expect(Dual::derivatives(at: 0, upTo: 1) { log($0 * $0) }[1].isNaN)
    #expect(!regularity(at: 0) { abs($0) * abs($0) }.isSmooth)
  }
}
