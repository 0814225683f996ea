// After reading this file you know how far second and third derivatives of every elementary function may be from the
// truth, in every number type that has them.

import Dual
import TestSupport
import Testing

@Suite("Derivatives of second and third order against 40 digits")
struct HigherOrderTests {
  /// What a second or third derivative may miss, relative to itself.
  ///
  /// Most rules keep all digits; where a rule of a nested number must subtract (1 − x² in its derivative, or
  /// the square of exp(−x²)), the entry is larger and says so.
  private func allowance(_ name: String, nested: Bool) -> Double {
    switch name {
    case "asin", "acos", "atanh": nested ? 1e-6 : 1e-14  // at 10⁻⁹: −(1 + x) + (1 − x) for −2x
    case "erf", "erfc": nested ? 1e-12 : 1e-14  // at 25: the rounding error of the square
    case "gamma", "digamma", "lgamma": 1e-13
    default: 1e-14
    }
  }

  private func expect(
    _ computed: Double, _ expected: Double, _ tolerance: Double, at place: SourceLocation = #_sourceLocation
  ) {
    #expect(
      agree(computed, expected, relative: tolerance) || (computed - expected).magnitude < 0x1p-1063,
      "\(computed) for \(expected)", sourceLocation: place)
  }

  @Test("HyperDual: f″ of every function of one argument", arguments: Reference.unary)
  func hyperDual(reference: Reference) throws {
    let function = try #require(UnaryFunction(rawValue: reference.name))
    let computed = secondDerivative(at: reference.point[0]) { x in HyperDual.apply(function, to: x) }
    expect(computed, reference.figures[2], allowance(reference.name, nested: false))
  }

  @Test("What a flat piece gives is a constant: it passes nothing, even to an infinite slope")
  func flatPieces() {
    #expect(derivatives(at: 1, upTo: 2) { (x: Taylor) in acosh(sign(x)) } == [0, 0, 0])
    #expect(derivatives(at: 3, upTo: 2) { (x: Taylor) in sqrt(relu(-x)) } == [0, 0, 0])
    #expect(derivatives(at: 1, upTo: 2) { (x: Taylor) in acosh(heaviside(x)) } == [0, 0, 0])
  }

  @Test("Taylor: f′, f″, f‴ of every function of one argument", arguments: Reference.unary)
  func taylor(reference: Reference) throws {
    let function = try #require(UnaryFunction(rawValue: reference.name))
    let computed = derivatives(at: reference.point[0], upTo: 3) { x in Taylor.apply(function, to: x) }
    for order in 1...3 {
      expect(computed[order], reference.figures[order], allowance(reference.name, nested: false))
    }
  }

  @Test("NestedDual, three levels: f′, f″, f‴ of every function of one argument", arguments: Reference.unary)
  func nested(reference: Reference) throws {
    let function = try #require(UnaryFunction(rawValue: reference.name))
    let result = NestedDual<NestedDual<NestedDual<Double>>>.apply(function, to: .seed(reference.point[0]))
    let tolerance = allowance(reference.name, nested: true)
    expect(result.value.value.tangent ?? 0, reference.figures[1], tolerance)
    expect(result.value.tangent?.tangent ?? 0, reference.figures[2], tolerance)
    expect(result.tangent?.tangent?.tangent ?? 0, reference.figures[3], tolerance)
  }

  @Test("HyperDual: all second derivatives of every function of two arguments", arguments: Reference.binary)
  func hyperDualBinary(reference: Reference) throws {
    let function = try #require(BinaryFunction(rawValue: reference.name))
    let (value, gradient, hessian) = valueWithHessian(at: reference.point) { x in
      HyperDual.apply(function, to: x[0], x[1])
    }
    #expect(value == Double.apply(function, to: reference.point[0], reference.point[1]))
    expect(gradient[0], reference.figures[1], 1e-14)
    expect(gradient[1], reference.figures[2], 1e-14)
    expect(hessian[0][0], reference.figures[3], 1e-14)
    expect(hessian[1][0], reference.figures[4], 2e-13)
    expect(hessian[1][1], reference.figures[5], 1e-14)
    #expect(hessian[0][1] == hessian[1][0])
  }

  @Test(
    "Taylor: third derivatives of every function of two arguments along three lines",
    arguments: Reference.binary)
  func taylorBinary(reference: Reference) throws {
    let function = try #require(BinaryFunction(rawValue: reference.name))
    let f = reference.figures
    for (a, b) in [(1.0, 0.0), (0.0, 1.0), (1.0, 2.0)] {
      let computed = derivatives(at: reference.point, along: [a, b], upTo: 3) { x in
        Taylor.apply(function, to: x[0], x[1])
      }
      let second = [a * a * f[3], 2 * a * b * f[4], b * b * f[5]]
      let third = [a * a * a * f[6], 3 * a * a * b * f[7], 3 * a * b * b * f[8], b * b * b * f[9]]
      expectSum(computed[1], [a * f[1], b * f[2]])
      expectSum(computed[2], second)
      expectSum(computed[3], third)
    }
  }

  @Test("NestedDual: mixed third derivatives of every function of two arguments", arguments: Reference.binary)
  func nestedBinary(reference: Reference) throws {
    typealias Third = NestedDual<NestedDual<NestedDual<Double>>>
    let function = try #require(BinaryFunction(rawValue: reference.name))
    let (x, y) = (reference.point[0], reference.point[1])
    // xxy: the two outer levels on x, the innermost on y.
    var first = Third(x)
    first.value.tangent = 1
    first.tangent = 1
    var second = Third(y)
    second.value.value.tangent = 1
    let result = Third.apply(function, to: first, second)
    expectSum(result.tangent?.tangent?.tangent ?? 0, [reference.figures[7]], 1e-12)
  }

  /// Holds a computed sum against its terms: the error counts relative to the largest of them.
  private func expectSum(
    _ computed: Double, _ terms: [Double], _ tolerance: Double = 3e-13,
    at place: SourceLocation = #_sourceLocation
  ) {
    let scale = terms.map { $0.magnitude }.max() ?? 0
    let sum = terms.reduce(0, +)
    #expect(
      computed == sum || (computed - sum).magnitude <= max(tolerance * scale, 0x1p-1063),
      "\(computed) for \(sum)",
      sourceLocation: place)
  }

  @Test("derivatives of sinc to third order in Taylor, HyperDual and NestedDual", arguments: Reference.sinc)
  func sinc(reference: Reference) throws {
    let order = try #require(Double(reference.name))
    let (x, figures) = (reference.point[0], reference.figures)
    let computed = derivatives(at: x, upTo: 3) { x in sincDerivative(Taylor(order), x) }
    for k in 0...3 { expect(computed[k], figures[k], 1e-15) }
    let second = secondDerivative(at: x) { x in sincDerivative(HyperDual(order), x) }
    expect(second, figures[2], 1e-15)
    typealias Third = NestedDual<NestedDual<NestedDual<Double>>>
    let nested = sincDerivative(Third(order), Third.seed(x))
    expect(nested.tangent?.tangent?.tangent ?? 0, figures[3], 1e-15)
  }

  @Test("polygamma to third order in Taylor and HyperDual", arguments: Reference.polygamma)
  func polygamma(reference: Reference) throws {
    let order = try #require(Double(reference.name))
    let computed = derivatives(at: reference.point[0], upTo: 3) { x in
      Elementary::polygamma(Taylor(order), x)
    }
    for k in 0...3 { expect(computed[k], reference.figures[k], 1e-13) }
    let second = secondDerivative(at: reference.point[0]) { x in
      Elementary::polygamma(HyperDual(order), x)
    }
    expect(second, reference.figures[2], 1e-13)
  }
}

extension NestedDual where Base == NestedDual<NestedDual<Double>> {
  /// A number with the tangent 1 on each of its three levels.
  static func seed(_ x: Double) -> NestedDual {
    NestedDual(
      value: NestedDual<NestedDual<Double>>(value: NestedDual<Double>(value: x, tangent: 1), tangent: 1),
      tangent: 1)
  }
}
