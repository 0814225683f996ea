// Functions of one variable whose derivatives are known in a form that loses no digits: the oracle of these tests.

import Foundation
import Testing

/// A function with its derivative, written by hand, and the points at which both are used.
struct KnownFunction: Sendable, CustomTestStringConvertible {
  let name: String
  let points: [Double]
  let value: @Sendable (Double) -> Double
  let derivative: @Sendable (Double) -> Double

  init(
    _ name: String, _ points: [Double], _ value: @escaping @Sendable (Double) -> Double,
    _ derivative: @escaping @Sendable (Double) -> Double
  ) {
    self.name = name
    self.points = points
    self.value = value
    self.derivative = derivative
  }

  var testDescription: String { name }

  static let all: [KnownFunction] = [
    KnownFunction("sin", anywhere, { sin($0) }, { cos($0) }),
    KnownFunction("cos", anywhere, { cos($0) }, { -sin($0) }),
    KnownFunction("exp", moderate, { exp($0) }, { exp($0) }),
    KnownFunction("log", positive, { log($0) }, { 1 / $0 }),
    KnownFunction("sqrt", positive, { sqrt($0) }, { 0.5 / sqrt($0) }),
    KnownFunction("cbrt", positive, { cbrt($0) }, { 1 / (3 * cbrt($0) * cbrt($0)) }),
    KnownFunction("x²", anywhere, { $0 * $0 }, { 2 * $0 }),
    KnownFunction("x³ − 2x", anywhere, { $0 * $0 * $0 - 2 * $0 }, { 3 * $0 * $0 - 2 }),
    KnownFunction("1/x", positive, { 1 / $0 }, { -1 / ($0 * $0) }),
    KnownFunction("1/(1 + x²)", anywhere, { 1 / (1 + $0 * $0) }, { -2 * $0 / pow(1 + $0 * $0, 2) }),
    KnownFunction("tan", moderate, { tan($0) }, { 1 / (cos($0) * cos($0)) }),
    KnownFunction("atan", anywhere, { atan($0) }, { 1 / (1 + $0 * $0) }),
    KnownFunction("asin", inside, { asin($0) }, { 1 / sqrt((1 - $0) * (1 + $0)) }),
    KnownFunction("acosh(1 + x)", positive, { acosh(1 + $0) }, { 1 / sqrt($0 * (2 + $0)) }),
    KnownFunction("atanh", inside, { atanh($0) }, { 1 / ((1 - $0) * (1 + $0)) }),
    KnownFunction("sinh", moderate, { sinh($0) }, { cosh($0) }),
    KnownFunction("tanh", anywhere, { tanh($0) }, { 1 / (cosh($0) * cosh($0)) }),
    KnownFunction("erf", anywhere, { erf($0) }, { 2 / sqrt(.pi) * exp(-$0 * $0) }),
    KnownFunction("erfc", anywhere, { erfc($0) }, { -2 / sqrt(.pi) * exp(-$0 * $0) }),
    KnownFunction(
      "log(1 + exp(x))", Array(anywhere.dropLast()), { log(1 + exp($0)) }, { 1 / (1 + exp(-$0)) }),
    KnownFunction("sigmoid", anywhere, { 1 / (1 + exp(-$0)) }, { 1 / (2 + exp($0) + exp(-$0)) }),
    KnownFunction("exp(−x²)", anywhere, { exp(-$0 * $0) }, { -2 * $0 * exp(-$0 * $0) }),
    KnownFunction("x·log x", positive, { $0 * log($0) }, { log($0) + 1 }),
    KnownFunction("x^1.5", positive, { pow($0, 1.5) }, { 1.5 * sqrt($0) }),
    KnownFunction("2^x", moderate, { exp2($0) }, { exp2($0) * log(2) }),
    KnownFunction("sin(100x)", moderate, { sin(100 * $0) }, { 100 * cos(100 * $0) }),
    KnownFunction("sin(10⁶x)", inside, { sin(1e6 * $0) }, { 1e6 * cos(1e6 * $0) }),
    KnownFunction("x·sin x", anywhere, { $0 * sin($0) }, { sin($0) + $0 * cos($0) }),
    KnownFunction("exp(sin x)", anywhere, { exp(sin($0)) }, { cos($0) * exp(sin($0)) }),
    KnownFunction("sin(x)/x", positive, { sin($0) / $0 }, { sinc($0) }),
    KnownFunction("10⁶ + sin x", anywhere, { 1e6 + sin($0) }, { cos($0) }),
    KnownFunction("(10⁶ + sin x) − 10⁶", moderate, { (1e6 + sin($0)) - 1e6 }, { cos($0) }),
    KnownFunction("10⁻⁷ sin x + 1", anywhere, { 1e-7 * sin($0) + 1 }, { 1e-7 * cos($0) }),
    KnownFunction("10²⁰⁰ exp(x)", moderate, { 1e200 * exp($0) }, { 1e200 * exp($0) }),
    KnownFunction("10⁻²⁰⁰ cos x", moderate, { 1e-200 * cos($0) }, { -1e-200 * sin($0) }),
    KnownFunction("logistic l₄", inside, { logistic4($0).value }, { logistic4($0).derivative }),
    KnownFunction(
      "eˣ/(sin³ + cos³)", [1.5, 0.3, 1, 1.2], { squireTrapp($0).value }, { squireTrapp($0).derivative }),
    KnownFunction("log|cos|", [0.3, 1, 1.5, 1.57], { log(abs(cos($0))) }, { -tan($0) }),
    KnownFunction("√(1 + x²)", anywhere, { hypot(1, $0) }, { $0 / hypot(1, $0) }),
    KnownFunction("(x − 1)⁷ written out", [0.5, 1.5, 2, 0.9, 3], { written7($0) }, { 7 * pow($0 - 1, 6) }),
    KnownFunction("1 − exp(−x)", positive, { 1 - exp(-$0) }, { exp(-$0) }),
    KnownFunction("x|x|", anywhere, { $0 * abs($0) }, { 2 * abs($0) }),
    KnownFunction("3", anywhere, { _ in 3 }, { _ in 0 }),
    KnownFunction("7x + 1", anywhere, { 7 * $0 + 1 }, { _ in 7 }),
  ]

  static let anywhere = [
    -40.0, -20, -5.3, -1, -0.31, -1e-3, 1e-8, 1e-3, 0.25, 0.7, 1, 2.5, 10, 20, 123.4, 1e6,
  ]
  static let moderate = [-5.0, -1.3, -0.02, 1e-3, 0.1, 0.7, 1, 1.57, 3, 7.7]
  static let positive = [1e-9, 1e-6, 1e-3, 0.1, 0.7, 1, 2.5, 10, 123.4, 1e6]
  static let inside = [-0.999, -0.5, -1e-3, 1e-6, 0.2, 0.37, 0.6, 0.9, 0.99999]
}

/// (x cos x − sin x)/x², by its series where that cancels.
private func sinc(_ x: Double) -> Double {
  abs(x) < 0.01 ? -x / 3 + x * x * x / 30 : (x * cos(x) - sin(x)) / (x * x)
}

/// Table 1 of Baydin and others 2018: l₁ = x, l₄ after three steps of l ← 4l(1 − l).
func logistic4(_ x: Double) -> (value: Double, derivative: Double) {
  var value = x
  var derivative = 1.0
  for _ in 0..<3 {
    derivative *= 4 - 8 * value
    value = 4 * value * (1 - value)
  }
  return (value, derivative)
}

/// The example of Squire & Trapp 1998.
func squireTrapp(_ x: Double) -> (value: Double, derivative: Double) {
  let sum = pow(sin(x), 3) + pow(cos(x), 3)
  let slope = 3 * sin(x) * cos(x) * (sin(x) - cos(x))
  return (exp(x) / sum, exp(x) * (sum - slope) / (sum * sum))
}

/// (x − 1)⁷ multiplied out, which cancels near 1.
private func written7(_ x: Double) -> Double {
  [1.0, -7, 21, -35, 35, -21, 7, -1].reduce(0) { $0 * x + $1 }
}
