// After reading this file you know how far derivatives up to order 20 by Taylor polynomials may be from the truth, and what
// a polynomial says of powers at 0, of its degree and of an order that is not known.

import Dual
import Foundation
import TestSupport
import Testing

/// A formula with its Taylor coefficients of orders 0 to 20, to 40 digits.
struct TaylorReference: CustomTestStringConvertible, Sendable {
  let text: String
  let point: Double
  let coefficients: [Double]
  var testDescription: String { "\(text) at \(point)" }

  static let all: [TaylorReference] = {
    let url = Bundle.module.url(forResource: "taylor", withExtension: "txt", subdirectory: "References")
    guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let point = Double(parts[1]) else { return nil }
      return TaylorReference(
        text: parts[0], point: point, coefficients: parts[2].split(separator: " ").compactMap { Double($0) })
    }
  }()
}

@Suite("Taylor polynomials")
struct TaylorTests {
  @Test("Order 20 against 40 digits", arguments: TaylorReference.all)
  func order20(reference: TaylorReference) {
    let formula = Formula(reference.text, variables: ["x"])
    let computed = taylorCoefficients(at: reference.point, upTo: 20) { x in formula([x]) }
    #expect(reference.coefficients.count == 21)
    for (k, expected) in reference.coefficients.enumerated() {
      // Rounding errors of the neighbours enter: the scale is the largest coefficient of three.
      let near = reference.coefficients[max(0, k - 1)...min(20, k + 1)].map { $0.magnitude }
      let error = (computed[k] - expected).magnitude / (near.max() ?? 1)
      #expect(error <= 2e-14 * Double(k + 1), "coefficient \(k): \(computed[k]) for \(expected)")
    }
  }

  @Test("The number of the header: the geometric series")
  func header() {
    #expect(derivatives(at: 0, upTo: 4) { x in 1 / (1 - x) } == [1, 1, 2, 6, 24])
    #expect("\(exp(Taylor(variable: 0, order: 2)))" == "1.0 + 1.0t + 0.5t^2")
  }

  @Test("xⁿ at 0: the n-th derivative is n!, the (n + 1)-th is 0", arguments: 0...12)
  func powersAtZero(n: Int) {
    let computed = derivatives(at: 0, upTo: n + 2) { x in pow(x, Taylor(Double(n))) }
    let factorial = (0..<n).reduce(1.0) { $0 * Double($1 + 1) }
    #expect(computed == Array(repeating: 0, count: n) + [factorial, 0, 0])
    let product = derivatives(at: 0, upTo: n + 2) { x in (0..<n).reduce(Taylor(1)) { y, _ in y * x } }
    #expect(product == computed)
    let shifted = derivatives(at: 0, upTo: n + 2) { x in pow(x + x * x, Taylor(Double(n))) }
    #expect(shifted[n] == factorial && !shifted.contains { $0.isNaN })
  }

  @Test("xⁿ at 0 in the other number types", arguments: 0...5)
  func powersAtZeroElsewhere(n: Int) {
    let second = secondDerivative(at: 0) { x in pow(x, HyperDual(Double(n))) }
    #expect(second == (n == 2 ? 2 : 0))
    let nested = NestedDual<NestedDual<NestedDual<Double>>>.apply(.pow, to: .seed(0), .init(Double(n)))
    #expect((nested.tangent?.tangent?.tangent ?? 0) == (n == 3 ? 6 : 0))
    #expect((nested.value.tangent?.tangent ?? 0) == (n == 2 ? 2 : 0))
  }

  @Test("Orders 0 and 1 are the value and the dual numbers")
  func lowOrders() {
    #expect(derivatives(at: 2, upTo: 0) { x in x * x } == [4])
    #expect(derivatives(at: 2, upTo: 1) { x in x * x } == [4, 4])
    #expect(derivatives(at: 2, upTo: 3) { _ in 7 } == [7, 0, 0, 0])
    #expect(derivatives(at: -1, upTo: 2) { x in log(x) }.allSatisfy { $0.isNaN })
  }

  @Test("A polynomial is known entirely: what is beyond its degree is an exact 0")
  func polynomials() {
    let computed = derivatives(at: 1.5, upTo: 6) { x in 2 * x * x * x - x + 1 }
    #expect(computed == [6.25, 12.5, 18, 12, 0, 0, 0])
  }

  @Test("A negative order stops with advice")
  func negativeOrder() async {
    await #expect(processExitsWith: .failure) { _ = derivatives(at: 1, upTo: -1) { x in x } }
    var result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Taylor(variable: 1, order: 3).derivative(-1)
    }
    #expect(advice(of: result).contains("the order is -1; give 0 or more"))
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Taylor(variable: 1, order: -2)
    }
    #expect(advice(of: result).contains("the order is -2; give 0 or more"))
  }

  @Test("A derivative beyond the order stops with advice; of a constant every one is known, and 0")
  func beyondTheOrder() async {
    var result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = exp(Taylor(variable: 1, order: 3)).derivative(4)
    }
    #expect(advice(of: result).contains("known to order 3, not to 4; make it with order: 4"))
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = taylorCoefficients(at: 1, upTo: 4) { x in Taylor(variable: x.value, order: 3) }
    }
    #expect(
      advice(of: result).contains("taylorCoefficients(at:upTo:of:): the polynomial is known to order 3"))
    #expect(exp(Taylor(variable: 0, order: 3)).derivative(3) == 1)
    #expect(Taylor(variable: 1, order: 3).derivative(3) == 0)
    #expect(Taylor(5).derivative(0) == 5 && Taylor(5).derivative(100) == 0)
  }

  private func advice(of result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}
