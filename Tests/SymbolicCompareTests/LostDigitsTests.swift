import SymbolicCompare
import Testing

@Suite("Derivatives of which nothing is left")
struct LostDigitsTests {
  /// Formulas of which a number on the way is too small for a `Double`, while the derivative is not.
  static let underflows: [(String, Point)] = [
    ("1/(1 + exp(x))", ["x": 400]),
    ("1/exp(x)", ["x": 400]),
    ("1/exp(x)", ["x": 700]),
    ("1/cosh(x)", ["x": 400]),
    ("1/cosh(x)", ["x": -500]),
    ("1/exp(x^2)", ["x": 20]),
    ("sqrt(1/exp(x))", ["x": 500]),
    ("1/x^20", ["x": 1e10]),
    ("1/x^20", ["x": -1e10]),
    ("3/x^60", ["x": 1000]),
    ("1/gamma(x)", ["x": 120]),
    ("exp(x)/(exp(x) + exp(y))", ["x": 1, "y": 400]),
    ("exp(asinh(sinh((3*x)^3)))", ["x": -2.61]),
    ("1e-200*(1e-200*(1e300*x))", ["x": 1]),
    ("2^(-600)*(2^(-600)*(exp(x)))", ["x": 600]),
    ("x/exp(x)", ["x": 400]),
    ("(x + 1)/exp2(x)", ["x": 600]),
    ("log(1/(1 + exp(x)))", ["x": 400]),
    ("log(1/exp2(x))", ["x": 800]),
    ("1/(exp(x)*exp(x))", ["x": 200]),
    ("y/exp(x)", ["x": 450, "y": 7]),
    ("atan(exp(y))", ["y": 400]),
    ("atan2(3^x, x)", ["x": 400]),
    ("atan2(1e300*x, x*x)", ["x": 1.87]),
    // All exact methods give 0, and only the differences know better, or nobody does.
    ("log(exp(x)^(-1))", ["x": 500]),
    ("1e20 + log(exp(x)^(-1))", ["x": 500]),
    ("log2((exp(x*y))^(-1))", ["x": 709.7, "y": 0.78]),
    ("log(cosh(x)^(-1))", ["x": 600]),
  ]

  @Test("are no agreement where a number underflowed", arguments: underflows)
  func underflow(_ text: String, at point: Point) throws {
    let verdict = try Comparison(of: text, at: point).verdict
    #expect(verdict.kind == .overflow, "\(verdict.reason)")
    #expect(verdict.reason.contains("underflow"))
    let diagnosis = try #require(verdict.diagnosis)
    #expect(diagnosis.cause == .underflow && diagnosis.node != nil && !diagnosis.advice.isEmpty)
  }

  /// Formulas in which something underflows that the derivative does not miss.
  static let harmless: [(String, Point, Verdict.Kind)] = [
    ("exp(-x^2)*1e300", ["x": 100], .agree),
    ("1e20*x*exp(-y)", ["x": 1, "y": 800], .agree),
    ("x + 1/(1 + exp(y))", ["x": 2, "y": 1000], .overflow),
    ("x + exp(-y)", ["x": 2, "y": 1000], .agree),
    ("tanh(x)", ["x": 400], .agree),
    ("sigmoid(x)*y", ["x": -800, "y": 3], .agree),
    ("1/exp(x)", ["x": 350], .agree),
    ("x*y", ["x": 1e-200, "y": 1e-200], .agree),
    ("x*y*z", ["x": 1e-200, "y": 1e-200, "z": 1e300], .agree),
    ("max(x, 1/y)", ["x": 3, "y": 1e200], .agree),
    ("exp(-x)", ["x": 700], .agree),
    ("erfc(x) + x", ["x": 40], .agree),
    ("cos(x)*exp(x)", ["x": 0], .agree),
  ]

  @Test("are not suspected where what underflowed is not missed", arguments: harmless)
  func harmlessUnderflow(_ text: String, at point: Point, _ expected: Verdict.Kind) throws {
    let verdict = try Comparison(of: text, at: point).verdict
    #expect(verdict.kind == expected && !verdict.reason.contains("underflow"), "\(verdict.reason)")
  }

  @Test("are laid to the formula where it alone underflows")
  func formulaAlone() throws {
    let row = try #require(try Comparison(of: "x*1e-200/(y*1e-200)", at: ["x": 3, "y": 2])["y"])
    #expect(row.dual == row.reverse || (row.dual - row.reverse).magnitude < 1e-15)
    #expect(row.verdict.kind <= .formulaLimited, "\(row.verdict.reason)")
  }

  static let cancellations: [(String, Double)] = [
    ("x/x + x", 1e-17), ("x/x + x", 1e-100), ("sin(atan2(1e-155, x - x))*x", 0.5), ("x/x + 3*x", -1e-30),
  ]

  @Test("say that they cancel, where rounding alone makes opposite answers", arguments: cancellations)
  func cancelled(_ text: String, at x: Double) throws {
    let row = try #require(try Comparison(of: text, at: ["x": x])["x"])
    #expect((row.dual - row.reverse).magnitude > row.dual.magnitude / 2)
    #expect(row.verdict.kind == .belowResolution)
    #expect(row.verdict.reason.hasPrefix("cancellation leaves no digit"), "\(row.verdict.reason)")
  }

  @Test(
    "are no agreement where the formula has no digit in common with the others",
    arguments: [
      ("tanh(x)*(2/x)", ["x": 1e-17]), ("1/x*asinh(x)", ["x": -4.134207777809266e-17]),
      ("log(gamma(x)) - lgamma(x)", ["x": 1.1625647902644385e-56]),
      ("x*1e150/(x/y)", ["x": -2.573592305318895, "y": -700]), ("exp(x)*(sigmoid(x) - x/x)", ["x": 357.6]),
      ("tan(x)*cos(x)", ["x": Double.pi / 2]),
    ] as [(String, Point)])
  func formulaWithoutDigits(_ text: String, at point: Point) throws {
    let row = try #require(try Comparison(of: text, at: point)["x"])
    #expect((row.symbolic - row.reverse).magnitude > 0.5 * row.symbolic.magnitude)
    #expect(row.verdict.kind == .belowResolution)
    #expect(row.verdict.reason.hasPrefix("cancellation leaves no digit"), "\(row.verdict.reason)")
  }

  /// The textbook's examples of cancellation, with the digits that it leaves.
  static let textbook: [(String, Double, String)] = [
    ("log(1 + x)/x", 1e-9, "no digit"), ("(exp(x) - 1)/x", 1e-8, "no digit"),
    ("(sqrt(1 + x) - 1)/x", 1e-10, "no digit"), ("(1 - cos(x))/x^2", 1e-4, "no digit"),
    ("log(1 - tanh(x))", 18, "one digit"),
    // Differences, of the function's values, have more.
    ("sin(x)/x", 1e-6, "3 digits"), ("x/tan(x)", 1e-6, "3 digits"),
  ]

  @Test("do not trust the exact methods where cancellation has taken their digits", arguments: textbook)
  func textbookCancellation(_ text: String, at x: Double, _ left: String) throws {
    let verdict = try Comparison(of: text, at: ["x": x]).verdict
    #expect(verdict.kind == .belowResolution)
    #expect(verdict.reason.hasPrefix("cancellation leaves \(left): "), "\(verdict.reason)")
    #expect(verdict.diagnosis?.advice.contains("trust the exact methods") == false)
  }

  @Test(
    "say what 31 digits give, where all methods agree on a number that is wrong",
    arguments: [(1e-17, -0.25), (3e-18, -0.25), (1e-22, -0.25)])
  func sharedLoss(_ x: Double, _ derivative: Double) throws {
    let row = try #require(try Comparison(of: "atan2(relu(x), expm1(x))", at: ["x": x])["x"])
    #expect(row.dual == row.reverse && row.dual != derivative)
    #expect(row.verdict.kind == .belowResolution)
    #expect(row.verdict.reason.hasSuffix("but \(derivative) in 31 digits"), "\(row.verdict.reason)")
    #expect(row.verdict.diagnosis?.advice.isEmpty == false)
  }

  @Test(
    "are not suspected in a zero, though rounding could be larger than it",
    arguments: ["1e20*x - 1e20*x", "(x - x)/x^2", "sin(x)^2 + cos(x)^2", "1e17*(x - 0.5)^2", "log(x)*0 + 3"])
  func trueZero(_ text: String) throws {
    let verdict = try Comparison(of: text, at: ["x": 0.5]).verdict
    #expect(verdict.kind == .agree, "\(verdict.reason)")
  }

  /// Right derivatives, of which the naive formula or the differences have few digits.
  static let limited: [(String, Point, Verdict.Kind)] = [
    ("tanh(20*tanh(x))", ["x": 20], .formulaLimited),
    ("tanh(50*tanh(x))", ["x": 20], .formulaLimited),
    ("tanh(50*tanh(x))", ["x": 171.6], .formulaLimited),
    ("tanh(30*tanh(2*x))", ["x": 25], .formulaLimited),
    ("sigmoid(50*tanh(x))", ["x": 20], .formulaLimited),
    ("sigmoid(40*sigmoid(x))", ["x": 50], .formulaLimited),
    ("tanh(hypot(tanh(x*y), hypot(relu(x), x)))", ["x": 48.18296438721574, "y": -1.41], .formulaLimited),
    ("x^0.3", ["x": 1e100], .formulaLimited),
    ("x^0.3", ["x": 1e155], .formulaLimited),
    ("x^0.3", ["x": 1e-100], .formulaLimited),
    ("x^0.3", ["x": 1e-160], .formulaLimited),
    ("x^(1/3)", ["x": 1e100], .formulaLimited),
    ("x^0.2", ["x": 1e100], .formulaLimited),
    ("exp(x)^0.3", ["x": 356.9], .formulaLimited),
    ("atan(tan(x))", ["x": 1e13], .agree),
    ("atan(tan(x))", ["x": 1e16], .differenceLimited),
    ("atan(tan(x))", ["x": 1e20], .differenceLimited),
    ("atan(tan(x))", ["x": 1e155], .differenceLimited),
    ("atan(tan(1e12*x))", ["x": 1], .differenceLimited),
    ("atan(sin(x)/cos(x))", ["x": 1e13], .agree),
    ("asin(sin(x))", ["x": 1e17], .differenceLimited),
    // The samples of the step have all the same phase.
    ("sin(x)", ["x": 16_448_342_839_292], .differenceLimited),
    ("atanh(sin(x))", ["x": 16_448_342_839_292], .differenceLimited),
    // 10¹⁶ − 1 is even in a Double.
    ("w^1e16", ["w": -1], .formulaLimited),
    ("tan(tan(w))^lgamma(x^1e16)", ["w": 0.52, "x": -1], .formulaLimited),
    ("4.9e-324/lgamma(y)^hypot(min(x, 4.9e-324), asinh(z))", ["x": 0.57, "y": 0.98, "z": 1.65], .overflow),
    // Of a quotient of three digits, reverse mode's rule has three.
    ("4.5e-324/asinh(x*x)", ["x": 0.02786573260455838], .overflow),
    ("(x + atan(tan(polygamma(5, x)))) + x^0.3", ["x": 1e-17], .differenceLimited),
  ]

  @Test("accuse no method that is right", arguments: limited)
  func noAccusation(_ text: String, at point: Point, _ expected: Verdict.Kind) throws {
    let verdict = try Comparison(of: text, at: point).verdict
    #expect(verdict.kind == expected, "\(verdict.reason)")
  }

  @Test(
    "belong to no verdict of a finite function where the value is infinite",
    arguments: [("atanh(sign(x))", 1.0), ("log2(1e155/0 + x)", 1e-20), ("lgamma(heaviside(x)) + x", -0.002)])
  func infiniteValue(_ text: String, at x: Double) throws {
    let comparison = try Comparison(of: text, at: ["x": x])
    #expect(comparison.value.isInfinite)
    #expect(comparison.verdict.kind == .domain, "\(comparison.verdict.reason)")
  }
}
