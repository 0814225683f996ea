import SymbolicCompare
import TestSupport
import Testing

/// A formula at a point where the formulas of its rules fail, and what the convention says.
struct EdgeCase: CustomTestStringConvertible, Sendable {
  let text: String
  let point: Point
  let expected: [String: Double]

  init(_ text: String, at point: Point, _ expected: [String: Double]) {
    (self.text, self.point, self.expected) = (text, point, expected)
  }

  var testDescription: String { "\(text) at \(point)" }
}

@Suite("Edge values: forward and reverse mode follow one convention")
struct EdgeValueTests {
  static let kinks = [
    EdgeCase("abs(x)", at: ["x": 0], ["x": 0]),
    EdgeCase("sign(x)", at: ["x": 0], ["x": 0]),
    EdgeCase("heaviside(x)", at: ["x": 0], ["x": 0]),
    EdgeCase("relu(x)", at: ["x": 0], ["x": 0.5]),
    EdgeCase("relu(x)", at: ["x": -0.0], ["x": 0.5]),
    EdgeCase("max(x, y)", at: ["x": 2, "y": 2], ["x": 0.5, "y": 0.5]),
    EdgeCase("min(x, y)", at: ["x": 2, "y": 2], ["x": 0.5, "y": 0.5]),
    EdgeCase("hypot(x, y)", at: ["x": 0, "y": 0], ["x": 0, "y": 0]),
    EdgeCase("abs(x)^2", at: ["x": 0], ["x": 0]),
  ]

  static let infiniteSlopes = [
    EdgeCase("sqrt(x)", at: ["x": 0], ["x": .infinity]),
    EdgeCase("sqrt(-x)", at: ["x": 0], ["x": -.infinity]),
    EdgeCase("cbrt(x)", at: ["x": 0], ["x": .infinity]),
    EdgeCase("log(x)", at: ["x": 0], ["x": .infinity]),
    EdgeCase("log(-x)", at: ["x": 0], ["x": -.infinity]),
    EdgeCase("log1p(x)", at: ["x": -1], ["x": .infinity]),
    EdgeCase("asin(x)", at: ["x": 1], ["x": .infinity]),
    EdgeCase("asin(x)", at: ["x": -1], ["x": .infinity]),
    EdgeCase("acos(x)", at: ["x": 1], ["x": -.infinity]),
    EdgeCase("acosh(x)", at: ["x": 1], ["x": .infinity]),
    EdgeCase("atanh(x)", at: ["x": -1], ["x": .infinity]),
    EdgeCase("x/y", at: ["x": 1, "y": 0], ["x": .infinity, "y": -.infinity]),
    EdgeCase("1/x", at: ["x": 0], ["x": -.infinity]),
  ]

  static let undefined = [
    EdgeCase("log(x)", at: ["x": -1], ["x": .nan]),
    EdgeCase("log2(x)", at: ["x": -1], ["x": .nan]),
    EdgeCase("log10(x)", at: ["x": -1], ["x": .nan]),
    EdgeCase("log1p(x)", at: ["x": -2], ["x": .nan]),
    EdgeCase("sqrt(x)", at: ["x": -1], ["x": .nan]),
    EdgeCase("acosh(x)", at: ["x": -2], ["x": .nan]),
    EdgeCase("atanh(x)", at: ["x": 2], ["x": .nan]),
    EdgeCase("atan2(y, x)", at: ["x": 0, "y": 0], ["x": .nan, "y": .nan]),
    EdgeCase("x/y", at: ["x": 0, "y": 0], ["x": .nan, "y": .nan]),
    EdgeCase("x*log(y)", at: ["x": 0, "y": 0], ["x": .nan, "y": .nan]),
    EdgeCase("x*0/0", at: ["x": 1], ["x": .nan]),
    EdgeCase("log(1 + exp(x))", at: ["x": 1000], ["x": .nan]),
    EdgeCase("sqrt(x)*sqrt(x)", at: ["x": 0], ["x": .nan]),
    EdgeCase("gamma(x)", at: ["x": -2], ["x": .nan]),
  ]

  static let powers = [
    EdgeCase("x^0", at: ["x": 0], ["x": 0]),
    EdgeCase("x^1", at: ["x": 0], ["x": 1]),
    EdgeCase("x^3", at: ["x": -2], ["x": 12]),
    EdgeCase("x^-2", at: ["x": 0], ["x": -.infinity]),
    EdgeCase("x^y", at: ["x": 0, "y": 2], ["x": 0, "y": 0]),
    EdgeCase("x^y", at: ["x": 0, "y": 1], ["x": 1, "y": 0]),
    EdgeCase("x^y", at: ["x": 0, "y": 0.5], ["x": .infinity, "y": 0]),
    EdgeCase("x^y", at: ["x": 0, "y": 0], ["x": 0, "y": .nan]),
    EdgeCase("x^y", at: ["x": 0, "y": -1], ["x": -.infinity, "y": .nan]),
    EdgeCase("x^y", at: ["x": -2, "y": 3], ["x": 12, "y": .nan]),
    EdgeCase("x^y", at: ["x": -2, "y": 0.5], ["x": .nan, "y": .nan]),
  ]

  static let unreached = [
    EdgeCase("x + sqrt(y)", at: ["x": 3, "y": 0], ["x": 1, "y": .infinity]),
    EdgeCase("max(1, sqrt(x))", at: ["x": 0], ["x": 0]),
    EdgeCase("relu(sqrt(x) - 1)", at: ["x": 0], ["x": 0]),
    EdgeCase("softplus(x)", at: ["x": 1000], ["x": 1]),
    EdgeCase("sigmoid(x)", at: ["x": -1000], ["x": 0]),
    EdgeCase("tanh(x)", at: ["x": 1000], ["x": 0]),
    EdgeCase("expm1(x)", at: ["x": -1000], ["x": 0]),
  ]

  @Test(arguments: kinks + infiniteSlopes + undefined + powers + unreached)
  func convention(_ item: EdgeCase) throws {
    let comparison = try Comparison(of: item.text, at: item.point)
    for (variable, expected) in item.expected {
      let row = try #require(comparison[variable])
      #expect(isSameClassAndValue(row.dual, expected), "forward \(row.dual)")
      #expect(isSameClassAndValue(row.reverse, expected), "reverse \(row.reverse)")
      #expect(row.verdict.kind != .disagree, "\(row.verdict.reason)")
    }
  }
}
