// After reading this file you know what a tangent that is 0 by chance does to a derivative: nothing where the slope is finite,
// and where it is infinite no number is claimed; and that an undefined value has no defined tangent.

import Dual
import TestSupport
import Testing

@Suite("Tangents that are 0 by chance, and values that are none")
struct DependenceTests {
  /// A function of t at t = 0, whose argument has the tangent 0 there, with its first and second derivative.
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let first: Double
    let second: Double

    var testDescription: String { text }
  }

  // swift-format-ignore
  static let rows = [
    // Finite slopes, also those that are looked at twice: f′(u)·0 = 0, and f″ = f′(u)·u″.
    Row(text: "exp(709.0625 + x^2)",   first: 0,    second: 1.7496898407908917485e308),  // 2·exp(709.0625)
    Row(text: "tanh(400 + x^2)",       first: 0,    second: 0),
    Row(text: "(1 + x^2)^0.5",         first: 0,    second: 1),
    Row(text: "(x^2)^2",               first: 0,    second: 0),
    Row(text: "(1 + x^2) / exp(1000)", first: 0,    second: 0),
    Row(text: "hypot(1 + x^2, 0)",     first: 0,    second: 2),
    // Infinite slopes: 0·∞ is unknown.
    Row(text: "sqrt(x * x)",           first: .nan, second: .nan),
    Row(text: "cbrt(x * x * x)",       first: .nan, second: .nan),
    Row(text: "(x * x)^0.5",           first: .nan, second: .nan),
    Row(text: "log(x * x)",            first: .nan, second: .nan),
    Row(text: "1 / (x * x)",           first: .nan, second: .nan),
    Row(text: "(1 + x * x) / (x * x)", first: .nan, second: .nan),
    Row(text: "(1 + x * x) / x",       first: .nan, second: .nan),
  ]

  @Test("Of first and second order", arguments: rows)
  func byChance(_ row: Row) {
    let formula = Formula(row.text, variables: ["x"])
    func same(_ a: Double, _ b: Double) -> Bool { a.isNaN ? b.isNaN : a == b || ulps(a, b) <= 8 }
    #expect(same(derivative(at: 0) { (x: Dual) in formula([x]) }, row.first))
    #expect(same(gradient(at: [0]) { (x: [Dual]) in formula(x) }[0], row.first))
    #expect(same(gradient(at: [0]) { (x: [Dual4]) in formula(x) }[0], row.first))
    #expect(same(gradient(at: [0]) { (x: [Dual8]) in formula(x) }[0], row.first))
    let (value, gradient, hessian) = valueWithHessian(at: [0]) { x in formula(x) }
    #expect(value == formula([0.0]))
    #expect(same(gradient[0], row.first) && same(hessian[0][0], row.second), "\(gradient) \(hessian)")
  }

  @Test("Only along the direction that it is asked for: (1 + x²)/y at y = 0")
  func alongOne() {
    let (value, gradient, hessian) = valueWithHessian(at: [0, 0]) { x in (1 + x[0] * x[0]) / x[1] }
    #expect(value == .infinity && gradient[0].isNaN && gradient[1] == -.infinity, "\(gradient)")
    #expect(hessian[0][0].isNaN && hessian[0][1].isNaN && hessian[1][1] == .infinity, "\(hessian)")
  }

  @Test("An undefined value has an undefined tangent", arguments: BinaryFunction.allCases)
  func undefined(_ function: BinaryFunction) {
    for (x, y) in [(7.0, 0.0), (1, .nan), (.nan, 2), (.infinity, 2), (-2, 0.5)] {
      guard Double.apply(function, to: x, y).isNaN else { continue }
      let both = Dual.apply(function, to: Dual(value: x, tangent: 1), Dual(value: y, tangent: 1))
      #expect(both.tangent.isNaN, "\(function)(\(x), \(y))")
      #expect(Dual.apply(function, to: Dual(value: x, tangent: 1), Dual(y)).tangent.isNaN, "\(x), \(y)")
      if function.isGate { continue }  // which passes the slope 1, whatever the value
      #expect(Dual.apply(function, to: Dual(x), Dual(value: y, tangent: 1)).tangent.isNaN, "\(x), \(y)")
    }
  }

  /// Parts far from 1, whose products leave the range on the way, by the closed forms of second derivatives.
  @Test("Second order where a product of first parts is out of range")
  func productsOutOfRange() {
    func number(_ value: Double, _ first: Double, _ second: Double) -> HyperDual {
      HyperDual(value: value, first: first, second: second, mixed: 0)
    }
    // (log x)″ = −1/x².
    #expect(log(number(0x1p-99, 0x3p-1000, 0x1p-80)).mixed == -0x3p-882)
    #expect(log(number(0x1p-99, 0x1p-80, 0x3p-1000)).mixed == -0x3p-882)
    // (1/x)″ = 2/x³, as a power and as a quotient.
    #expect(pow(number(0x1p500, 0x1p449, 0x1p449), -1).mixed == 0x1p-601)
    #expect((1 / number(0x1p-500, 0x1p-1050, 0x1p-1050)).mixed == 0x1p-599)
    // ∂²atan2/∂x∂y = −1/y² at x = 0, met twice.
    let angle = atan2(number(0, 0x1p449, 0x1p449), number(0x1p600, 0x1p449, 0x1p449))
    #expect(angle.mixed == -0x1p-301)
    // u/∞ is 0 with all its parts.
    let gone = number(3, 2, 5) / HyperDual(.infinity)
    #expect(gone.value == 0 && gone.first == 0 && gone.second == 0 && gone.mixed == 0)
  }

  /// y = 2⁻⁵⁴: y − 2 is rounded to −2, and y·(y − 1)·x^(y−2) = −2⁻⁵⁴·(1 − y)·x⁻²·(1 + δ + δ²/2), δ = y·log x.
  @Test("The second derivative of a power whose exponent less 2 is rounded", arguments: [96, -96])
  func roundedExponent(binary: Int) {
    let x = Double(sign: .plus, exponent: binary, significand: 1)
    let delta = 0x1p-54 * Double(binary) * 0.6931471805599453
    #expect(ulps(secondDerivative(at: x) { pow($0, 0x1p-54) }, -0x1p-54 / (x * x) * (1 + delta)) <= 4)
  }

  /// At the ends of their domains the functions without a short second derivative have an infinite one, or none.
  @Test("Second derivatives at the ends of a domain")
  func ends() {
    #expect(secondDerivative(at: 0) { logit($0) } == -.infinity)
    #expect(secondDerivative(at: 1) { logit($0) } == .infinity)
    #expect(secondDerivative(at: 0) { erfinv($0) } == 0)
  }

  @Test("A Jacobian has no number where a result is undefined")
  func undefinedRows() {
    let rows = jacobian(at: [1, -1]) { (x: [Dual8]) in [x[0] + log(x[1]), x[0]] }
    #expect(rows[0].allSatisfy { $0.isNaN } && rows[1] == [1, 0])
  }
}
