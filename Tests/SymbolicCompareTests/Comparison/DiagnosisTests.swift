import SymbolicCompare
import Testing

@testable import SymbolicCompareComparison

/// A point without a derivative, and what the judge must say of it.
struct SingularCase: CustomTestStringConvertible, Sendable {
  let text: String
  let point: Point
  let kind: Verdict.Kind
  let cause: Cause
  let node: String
  let advice: String

  var testDescription: String { "\(text) at \(point)" }

  init(
    _ text: String, _ point: Point, _ kind: Verdict.Kind, _ cause: Cause, at node: String, _ advice: String
  ) {
    (self.text, self.point, self.kind, self.cause, self.node, self.advice) = (
      text, point, kind, cause, node, advice
    )
  }

  // swift-format-ignore
  /// The convention's table written as formulas, and its relatives.
  static let all: [SingularCase] = [
    // Kinks and jumps.
    SingularCase("abs(x)",               ["x": 0],           .kink, .kink, at: "abs(x)", "subgradient"),
    SingularCase("3*abs(x - 2) + x",     ["x": 2],           .kink, .kink, at: "abs(x - 2)", "from -2 to 4"),
    SingularCase("relu(x)",              ["x": 0],           .kink, .kink, at: "relu(x)", "from 0 to 1"),
    SingularCase("max(x, -x)",           ["x": 0],           .kink, .kink, at: "max(x, -x)", "from -1 to 1"),
    SingularCase("min(x, 2*x)",          ["x": 0],           .kink, .kink, at: "min(x, 2*x)", "from 1 to 2"),
    SingularCase("max(x, y)",            ["x": 2, "y": 2],   .kink, .kink, at: "max(x, y)", "from 0 to 1"),
    SingularCase("hypot(x, y)",          ["x": 0, "y": 0],   .kink, .kink, at: "hypot(x, y)", "from -1 to 1"),
    SingularCase("exp(abs(sin(x)))",     ["x": 0],           .kink, .kink, at: "abs(sin(x))", "from -1 to 1"),
    SingularCase("sign(x)",              ["x": 0],           .domain, .jump, at: "sign(x)", "one side of the jump"),
    SingularCase("x + heaviside(x - 1)", ["x": 1],           .domain, .jump, at: "heaviside(x - 1)", "one side"),
    SingularCase("x + floor(2*x)", ["x": 1],                 .domain, .jump, at: "floor(2*x)", "one side"),
    SingularCase("x*mod(x, 2)", ["x": 4],                    .domain, .jump, at: "mod(x, 2)", "one side"),
    SingularCase("mod(-abs(x), 1)", ["x": 0],                .domain, .jump, at: "mod(-abs(x), 1)", "one side"),
    SingularCase("mod(x, y)", ["x": 4, "y": 0],              .domain, .outsideDomain, at: "mod(x, y)", "y != 0"),
    SingularCase("where(x > 1, 2*x, x + 1)", ["x": 1],       .kink, .kink, at: "where(x > 1, 2*x, x + 1)", "from 1 to 2"),
    SingularCase("where(x > 0, 1, -1)",  ["x": 0],           .domain, .jump, at: "where(x > 0, 1, -1)", "one side of the jump"),
    SingularCase("sign(x)^2 + abs(x)^2", ["x": 0],           .domain, .jump, at: "sign(x)", "one side of the jump"),
    SingularCase("abs(x)^2 + sign(x)^2", ["x": 0],           .domain, .jump, at: "sign(x)", "one side of the jump"),
    SingularCase("where(x == 0, 1, x^2) + abs(x)^2", ["x": 0], .domain, .jump, at: "where(x == 0, 1, x^2)", "one side of the jump"),
    SingularCase("abs(x)^2 + where(x == 0, 1, x^2)", ["x": 0], .domain, .jump, at: "where(x == 0, 1, x^2)", "one side of the jump"),
    SingularCase("where(x == 0, 0, sin(x)/x)", ["x": 0],     .domain, .jump, at: "where(x == 0, 0, sin(x)/x)", "one side"),
    SingularCase("atan2(y, -1)",         ["y": 0],           .domain, .jump, at: "atan2(y, -1)", "one side"),
    SingularCase("sqrt(abs(x))",         ["x": 0],           .domain, .edgeOfDomain, at: "sqrt(abs(x))", "off the edge"),
    SingularCase("sincDerivative(y, x)", ["y": 1, "x": 2],   .domain, .outsideDomain, at: "sincDerivative(y, x)", "does not depend"),
    SingularCase("polygamma(y, x)",      ["y": 1, "x": 2],   .domain, .outsideDomain, at: "polygamma(y, x)", "does not depend"),
    SingularCase("log(abs(x))",          ["x": 0],           .domain, .edgeOfDomain, at: "log(abs(x))", "off the edge"),
    // Edges of domains, and outside.
    SingularCase("sqrt(x)",              ["x": 0],           .domain, .edgeOfDomain, at: "sqrt(x)", "off the edge"),
    SingularCase("x + sqrt(y)",          ["x": 1, "y": 0],   .domain, .edgeOfDomain, at: "sqrt(y)", "off the edge"),
    SingularCase("cbrt(x)",              ["x": 0],           .domain, .edgeOfDomain, at: "cbrt(x)", "off the edge"),
    SingularCase("log(x)",               ["x": 0],           .domain, .edgeOfDomain, at: "log(x)", "off the edge"),
    SingularCase("log1p(x)",             ["x": -1],          .domain, .edgeOfDomain, at: "log1p(x)", "off the edge"),
    SingularCase("asin(x)",              ["x": 1],           .domain, .edgeOfDomain, at: "asin(x)", "off the edge"),
    SingularCase("acos(x)",              ["x": -1],          .domain, .edgeOfDomain, at: "acos(x)", "off the edge"),
    SingularCase("acosh(x)",             ["x": 1],           .domain, .edgeOfDomain, at: "acosh(x)", "off the edge"),
    SingularCase("atanh(x)",             ["x": 1],           .domain, .edgeOfDomain, at: "atanh(x)", "off the edge"),
    SingularCase("x^0.5",                ["x": 0],           .domain, .edgeOfDomain, at: "x^0.5", "off the edge"),
    SingularCase("log(x)",               ["x": -1],          .domain, .outsideDomain, at: "log(x)", "x > 0"),
    SingularCase("1 + log(x - 3)",       ["x": 2],           .domain, .outsideDomain, at: "log(x - 3)", "x > 0"),
    SingularCase("sqrt(x)",              ["x": -1],          .domain, .outsideDomain, at: "sqrt(x)", "x >= 0"),
    SingularCase("sin(1/x)",             ["x": 0],           .domain, .outsideDomain, at: "sin(1/x)", "operand is finite"),
    SingularCase("asin(x)",              ["x": 1.5],         .domain, .outsideDomain, at: "asin(x)", "-1 <= x <= 1"),
    SingularCase("acosh(x)",             ["x": 0],           .domain, .outsideDomain, at: "acosh(x)", "x >= 1"),
    SingularCase("(-2)^x",               ["x": 0.5],         .domain, .outsideDomain, at: "(-2)^x", "x > 0"),
    SingularCase("x^y",                  ["x": -2, "y": 3],  .domain, .outsideDomain, at: "x^y", "x > 0"),
    SingularCase("1/x",                  ["x": 0],           .domain, .pole, at: "1/x", "divisor is not 0"),
    SingularCase("x^-1",                 ["x": 0],           .domain, .pole, at: "x^-1", "no pole"),
    SingularCase("gamma(x)",             ["x": -2],          .domain, .pole, at: "gamma(x)", "no pole"),
    // Overflow, with the primitive that does not.
    SingularCase("log(1 + exp(x))",      ["x": 1000],        .overflow, .overflow, at: "exp(x)", "softplus(x)"),
    SingularCase("y*log(exp(3*x) + 1)",  ["x": 400, "y": 1], .overflow, .overflow, at: "exp(3*x)", "softplus(3*x)"),
    SingularCase("exp(x)/(1 + exp(x))",  ["x": 800],         .overflow, .overflow, at: "exp(x)", "sigmoid(x)"),
    SingularCase("sqrt(x^2 + y*y)",      ["x": 1e200, "y": 1], .overflow, .overflow, at: "x^2", "hypot(x, y)"),
    SingularCase("log(gamma(x))",        ["x": 200],         .overflow, .overflow, at: "gamma(x)", "lgamma(x)"),
    SingularCase("log(cosh(x))",         ["x": 800],         .overflow, .overflow, at: "cosh(x)", "softplus(-2*abs(x))"),
    SingularCase("sinh(x)/cosh(x)",      ["x": 800],         .overflow, .overflow, at: "sinh(x)", "tanh(x)"),
    SingularCase("exp(x)",               ["x": 1000],        .overflow, .overflow, at: "exp(x)", "below 709"),
    SingularCase("x^-1",                 ["x": 1e-200],      .overflow, .overflow, at: "x^-1", "logarithm"),
    // 0·∞, 0/0 and ∞ − ∞.
    SingularCase("x*log(x)",             ["x": 0],           .domain, .zeroTimesInfinity, at: "x*log(x)", "limit"),
    SingularCase("sqrt(x^2)",            ["x": 0],           .kink, .kink, at: "sqrt(x^2)", "from -1 to 1"),
    SingularCase("sqrt(x^2 + y^2)",      ["x": 0, "y": 0],   .kink, .kink, at: "sqrt(x^2 + y^2)", "from -1 to 1"),
    SingularCase("sin(x)/x",             ["x": 0],           .domain, .zeroOverZero, at: "sin(x)/x", "limit"),
    SingularCase("atan2(y, x)",          ["x": 0, "y": 0],   .domain, .jump, at: "atan2(y, x)", "one side of the jump"),
    SingularCase("log(x) + 1/x",         ["x": 0],           .domain, .infinityMinusInfinity, at: "log(x) + 1/x", "infinities"),
    SingularCase("asin(1 + 0*x)",        ["x": 1],           .indeterminate, .zeroTimesInfinity, at: "asin(1 + 0*x)", "certified number"),
    SingularCase("acosh(x/x)",           ["x": 2],           .indeterminate, .zeroTimesInfinity, at: "acosh(x/x)", "certified number"),
    // What is to blame, where something else is singular too.
    SingularCase("sqrt(x^4) + cbrt(x)",  ["x": 0],           .domain, .edgeOfDomain, at: "cbrt(x)", "off the edge"),
    SingularCase("sqrt(floor(x) - 1)",   ["x": 1],           .domain, .edgeOfDomain, at: "sqrt(floor(x) - 1)", "off the edge"),
    SingularCase("mod(2, floor(x))",     ["x": 1],           .domain, .edgeOfDomain, at: "mod(2, floor(x))", "off the edge"),
    SingularCase("sinh(sqrt(x))/x",      ["x": 0],           .domain, .zeroOverZero, at: "sinh(sqrt(x))/x", "limit"),
    SingularCase("floor(sqrt(x)^2) + 1/(x - 2)", ["x": 2],   .domain, .pole, at: "1/(x - 2)", "divisor is not 0"),
    SingularCase("where(x != 0, log(x), sin(x)/x)", ["x": 0], .domain, .zeroOverZero, at: "sin(x)/x", "limit"),
    SingularCase("abs(x - 2)^2 + max(sqrt(x)^2, 2*x - 2)", ["x": 2], .indeterminate, .kink, at: "max(sqrt(x)^2, 2*x - 2)", "if both operands are one function, write one of them"),
    SingularCase("where(x == 2, sqrt(x)^2 + 1e-30, x)", ["x": 2], .domain, .jump, at: "where(x == 2, sqrt(x)^2 + 1e-30, x)", "one side"),
    // What shows only in later coefficients.
    SingularCase("where(x == 0, 0, (sin(x) - x + x^3/6)/x^4) + floor(x)", ["x": 0], .domain, .jump, at: "floor(x)", "one side"),
    SingularCase("where(x == 0, 0, cbrt(x^4)/x)", ["x": 0], .domain, .kink, at: "where(x == 0, 0, cbrt(x^4)/x)", "one side"),
    SingularCase("acos(1 - (cos(x) - 1 + x^2/2)^0.25)", ["x": 0], .domain, .edgeOfDomain, at: "acos(1 - (cos(x) - 1 + x^2/2)^0.25)", "off the edge"),
    SingularCase("where(x == 0, 0, (cos(x) - 1 + x^2/2)*y/(x^4 + y^4))", ["x": 0, "y": 0], .kink, .kink, at: "where(x == 0, 0, (cos(x) - 1 + x^2/2)...", "no linear approximation"),
    SingularCase("exp(x)*1e300 + abs(x - 2.5)*1e-320", ["x": 2.5], .kink, .kink, at: "abs(x - 2.5)", "both slopes"),
    // A tie that is not told to be one.
    SingularCase("where(sqrt(x)^2 <= x, x^2, x^3)", ["x": 4], .indeterminate, .kink, at: "where(sqrt(x)^2 <= x, x^2, x^3)", "write the branch that is meant"),
    SingularCase("sign(sqrt(x)^2 - x)*x", ["x": 4],          .indeterminate, .jump, at: "sign(sqrt(x)^2 - x)", "write what follows from it"),
  ]
}

@Suite("Diagnosis")
struct DiagnosisTests {
  @Test("names verdict, cause, node and advice where there is no derivative", arguments: SingularCase.all)
  func singular(_ item: SingularCase) throws {
    let comparison = try Comparison(of: item.text, at: item.point)
    let row = try #require(comparison.derivatives.max { $1.verdict.isWorse(than: $0.verdict) })
    #expect(row.verdict.kind == item.kind, "\(row.verdict.reason)")
    let diagnosis = try #require(comparison.diagnosis(of: row))
    #expect(diagnosis.cause == item.cause)
    #expect(diagnosis.node?.formula == item.node)
    #expect(diagnosis.advice.contains(item.advice), "\(diagnosis.advice)")
  }

  // swift-format-ignore
  /// Second derivatives of which the methods have another number than the function; the part to which that is due.
  static let conventions: [(String, Point, String)] = [
    ("where(x > 0, 2*x, x + x) + abs(x)^2", ["x": 0],         "abs(x)"),
    ("abs(x)^2 + where(y > 0, 1, 2)",       ["x": 0, "y": 0], "abs(x)"),
    ("where(y > 0, 1, 2) + abs(x)^2",       ["x": 0, "y": 0], "abs(x)"),
    ("where(x == 0, 1, sin(x)/x)",          ["x": 0],         "where(x == 0, 1, sin(x)/x)"),
    ("abs(x)*relu(x) - x*relu(x)",          ["x": 0],         "abs(x)"),
  ]

  @Test(
    "names the part at which the rules and the function part, in the reason and in the advice",
    arguments: conventions)
  func convention(_ text: String, at point: Point, _ part: String) throws {
    let comparison = try Comparison(of: text, at: point, order: 2)
    let row = try #require(comparison.judged.first { $0.order == 2 && $0.verdict.kind == .convention })
    #expect(row.verdict.reason.contains(": \(part) "), "\(row.verdict.reason)")
    let diagnosis = try #require(comparison.diagnosis(of: row))
    #expect(diagnosis.node?.formula == part)
    #expect(diagnosis.advice.contains("the seam of \(part)"), "\(diagnosis.advice)")
  }

  // swift-format-ignore
  static let limits: [(String, Double, Verdict.Kind, Cause, String?, String)] = [
    ("tanh(x)",                  25,    .formulaLimited,    .cancellation, "1 - tanh(x)^2",     "1/cosh(x)^2"),
    ("sigmoid(x)",               40,    .formulaLimited,    .cancellation, "1 - sigmoid(x)",    "sigmoid(-x)"),
    ("1 + 1e-18*x",              1,     .belowResolution,   .stepTooSmall, "1 + 1e-18*x",       "trust the exact methods"),
    ("sin(x) + 1e12",             1e-3,  .differenceLimited, .stepTooSmall, "sin(x) + 1000000000000", "trust the exact methods"),
    ("relu(sin(x))",             Double.pi, .differenceLimited, .kink, "relu(sin(x))",            "closer to the point than the step"),
    ("x*abs(x - 1)",             1.0000000000000002, .differenceLimited, .kink, "abs(x - 1)",      "closer to the point than the step"),
    ("floor(x) + x",             0.9999999999999999, .differenceLimited, .jump, "floor(x)",        "closer to the point than the step"),
    ("x*mod(x, 1)",              1.0000000000000002, .differenceLimited, .jump, "mod(x, 1)",       "closer to the point than the step"),
    ("where(x > 0, floor(log(x)), 1 + 1e-18*x)", -1, .belowResolution, .stepTooSmall, "1 + 1e-18*x", "hides the slope"),
    ("where(x > 0, 5, sin(x) + 1e12)", -1, .differenceLimited, .stepTooSmall, "sin(x) + 1000000000000", "hides the slope"),
    ("max(sin(x) + 1e12, floor(x))", 1e-3,  .differenceLimited, .stepTooSmall, "sin(x) + 1000000000000", "hides the slope"),
    ("where(x <= 1, abs(x - 1) + 5, x)", 1.0000000000000002, .differenceLimited, .kink, "where(x <= 1, abs(x - 1) + 5, x)", "closer to the point than the step"),
    ("max(1, log(1e-300 - x^2))", 0,    .differenceLimited, .noNeighbours, "log(1e-300 - x^2)", "no value beside"),
    ("atan2(1e300, x)",          1e300, .formulaLimited,    .overflow,     nil,                 "forward or reverse mode"),
  ]

  @Test("names the node that costs the digits", arguments: limits)
  func limited(
    _ text: String, at x: Double, _ kind: Verdict.Kind, _ cause: Cause, _ node: String?, _ advice: String
  ) throws {
    let comparison = try Comparison(of: text, at: ["x": x])
    let row = comparison.derivatives[0]
    #expect(row.verdict.kind == kind, "\(row.verdict.reason)")
    let diagnosis = try #require(comparison.diagnosis(of: row))
    #expect(diagnosis.cause == cause)
    if let node { #expect(diagnosis.node?.formula == node) }
    #expect(diagnosis.advice.contains(advice), "\(diagnosis.advice)")
  }

  // swift-format-ignore
  /// Points, orders, and what is said there.
  static let words: [(String, Double, Int, String)] = [
    ("mod(2, floor(x))",           1,    1, "no values on the left; on the other side the derivative is 0: mod(2, floor(x)) has values on one side alone"),
    ("sqrt(x^3)",                  0,    1, "on the other side the derivative is 0: sqrt(x^3) is at the edge of its domain x >= 0"),
    ("sqrt(x) + 0*x",              -0.0, 1, "on the other side the derivative is inf: sqrt(x) is at the edge of its domain"),
    ("max(sin(x) + sqrt(x - 3), sin(x) + (sqrt(x)^2 - 3))", 3, 1, "no values on the left; on the other side the derivative is undecided: sqrt(x - 3)"),
    ("asin(1 + 0*x)",              1,    1, "0·∞ or ∞ − ∞ was met, though the derivative exists"),
    ("where(abs(x) < 1e-8, x, sin(x))", 1e-8, 1, "from 1e-08 on the left to 1.000000000000000e-8 on the right, apart by 1.7e-25"),
    ("floor(3*x)*x",               0.3333333333333333, 1, "it is 0: rounding takes floor(3*x) to another piece than the true one"),
    ("where(x >= x*3/3, x, -x)",   0.1,  1, "it is 1: rounding takes where(x >= x*3/3, x, -x) to another piece"),
    ("abs(3*x - 1)",               0.3333333333333333, 1, "0 for -3: abs(3*x - 1) meets its seam once its operands are rounded"),
    ("abs(2*x - ((x + 1) - 1) - 0.1 + 1e-20)", 0.1, 1, "it is 1: rounding takes abs(2*x - (x + 1 - 1) - 0.1 + 1e-20) to another piece"),
    ("max(2*x, ((x + 1) - 1) + 0.1 - 1e-20)", 0.1, 1, "it is 2: rounding takes max(2*x, x + 1 - 1 + 0.1 - 1e-20) to another piece"),
    ("where(x > 0, ((x + 1e20)^2 - 1e40)*x, abs(3*x - 1))", 0.3333333333333333, 1, "no digit is certain of 6.666666666666666e+19; it is -3.036526950936703e+23"),
    ("floor(3*x)*(1 + 1e-30*x) + x*((x + 1e20) - 1e20)", 0.3333333333333333, 1, "no digit is certain"),
    ("sum(i, 1, 4, abs(3*i*x - i))", 0.3333333333333333, 1, "0 for -30: abs(3*4*x - 4) meets its seam"),
    ("sum(i, 1, 20, abs(3*x*i - i)*1e-30) + abs(3*x - 1)", 0.3333333333333333, 1, "abs(3*x - 1) meets its seam"),
    ("floor(3*x)*x + floor(x*3)*x + floor(x + x + x)*x", 0.3333333333333333, 1, "rounding takes floor(3*x) to another piece"),
    ("where(sqrt(x)^2 <= x, x^2, x^3)", 4, 1, "holds: its two sides are equal in the first 64 coefficients of its power series"),
    ("abs(sin(x) - x + x^3/6)^0.3 + x", 0, 2, "64 coefficients of the power series of abs(sin(x) - x + x^3/6)^0.3 + x are not enough"),
    ("where(exp(2*x) < exp(x)^2, x, x^2)", 1, 1, "where(exp(2*x) < exp(x)^2, x, x^2) holds: its two sides are equal to 2466 digits"),
    ("sign(digamma(x + 1) - digamma(x) - 1/x)*x", 0.3, 1, "is 0, as it is to 1233 digits"),
    ("where(x > 0, exp(709) + 1e-320, exp(709))", 0, 1, "the function jumps here"),
    ("sqrt(x)^2",                  1.0000000000000002, 2, "no digit is certain of 1.1102230246251565e-16; it is 0"),
    ("where(sqrt(x)^2 <= 3, sin(x), x + 1)", 3, 1, "not decided whether the condition of where(sqrt(x)^2 <= 3, sin(x), x + 1) holds"),
    ("1e-180/(1e-120 + 1e-271*x)", 1,    1, "forward mode loses digits that the other mode keeps: no digit is certain of 0"),
    ("abs(x)^1.5",                 0,    2, "it tends to inf on the left, inf on the right: abs(x)^1.5 is not smooth here"),
  ]

  // swift-format-ignore
  /// Losses beside a seam that is not to blame: its branch is not taken, or it adds too little.
  static let innocent: [(String, Double)] = [
    ("where(x > 0, ((x + 1e20)^2 - 1e40)*x, abs(3*x - 1))", 0.3333333333333333),
    ("where(x > 0, x*((x + 1e20) - 1e20), floor(3*x))",     0.3333333333333333),
    ("floor(3*x)*1e-30*x + x*((x + 1e20) - 1e20)",          0.3333333333333333),
    ("floor(3*x)*1e-30*x^2 + x^2*((x + 1e20) - 1e20)",      0.3333333333333333),
  ]

  @Test("blames no seam for digits that were lost elsewhere", arguments: innocent)
  func innocentSeam(_ text: String, at x: Double) throws {
    let judged = try Comparison(of: text, at: ["x": x], order: 2).judged
    #expect(judged.contains { $0.verdict.kind == .cancellation })
    for row in judged {
      #expect(row.verdict.kind != .convention)
      #expect(!row.verdict.reason.contains("piece"), "\(row.verdict.reason)")
    }
  }

  @Test("says what is true", arguments: words)
  func trueWords(_ text: String, at x: Double, _ order: Int, _ sentence: String) throws {
    let row = try #require(try Comparison(of: text, at: ["x": x], order: order).judged.last)
    #expect(row.verdict.reason.contains(sentence), "\(row.verdict.reason)")
  }

  // swift-format-ignore
  static let advice: [(String, Double, Int, String)] = [
    ("abs(x)^1.5",                 0,    2, "whose derivative of this order is finite there"),
    ("(x^2)^x",                    0,    2, "move the point: nothing is certified here"),
    ("x + 1e-200*abs(x)",          0,    1, "or take 1, which both slopes are to its digits"),
    ("floor(3*x)*x",               0.3333333333333333, 1, "take 0, or move the point away from the seam of floor(3*x)"),
  ]

  @Test("advises what helps", arguments: advice)
  func trueAdvice(_ text: String, at x: Double, _ order: Int, _ advice: String) throws {
    let comparison = try Comparison(of: text, at: ["x": x], order: order)
    let row = try #require(comparison.judged.last)
    #expect(comparison.diagnosis(of: row)?.advice.contains(advice) == true)
  }

  @Test("says nothing where all is well")
  func nothing() throws {
    #expect(try Comparison(of: "x^2*sin(x)", at: ["x": 1.3]).diagnosis == nil)
  }

  @Test("gives the numbers that met")
  func numbers() throws {
    let product = try #require(try Comparison(of: "x*log(x)", at: ["x": 0]).diagnosis)
    #expect(product.numbers == [0, -.infinity])
    #expect(product.node?.line == 2 && product.node?.operands == [0, -.infinity])
  }
}
