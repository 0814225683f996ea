import SymbolicCompare
import TestSupport
import Testing

@Suite("The first NaN")
struct FirstNaNTests {
  static let cases: [(String, Double, FirstNaN.Sweep, String, String)] = [
    ("x*log(x)", 0, .values, "x*log(x)", "0 · -inf"),
    ("log(x) + 1", -1, .values, "log(x)", "log(-1)"),
    ("exp(x) - exp(x)", 1000, .values, "exp(x) - exp(x)", "inf - inf"),
    ("sin(x)/x", 0, .values, "sin(x)/x", "0 / 0"),
    ("x*log(x)", 0, .tangents(variable: "x"), "x*log(x)", "0 · inf"),
    ("sqrt(x^2)", 0, .adjoints, "x^2", "inf · 0"),
    ("log(1 + exp(x))", 1000, .tangents(variable: "x"), "log(1 + exp(x))", "0 · inf"),
    ("log(1 + exp(x))", 1000, .adjoints, "exp(x)", "0 · inf"),
    ("sqrt(x) - sqrt(x)", 0, .tangents(variable: "x"), "sqrt(x) - sqrt(x)", "inf + -inf"),
    ("sqrt(x) - sqrt(x)", 0, .adjoints, "sqrt(x)", "-inf + inf"),
  ]

  @Test("is explained with line, operation and factors", arguments: cases)
  func explained(_ text: String, at x: Double, _ sweep: FirstNaN.Sweep, _ node: String, _ operation: String)
    throws
  {
    let first = try #require(try Comparison(of: text, at: ["x": x]).firstNaN(in: sweep))
    #expect(first.node.formula == node)
    #expect(first.operation == operation)
    #expect(first.explanation.contains(operation))
  }

  @Test("is not found where there is none")
  func none() throws {
    let comparison = try Comparison(of: "x + 0*y + max(1, sqrt(z))", at: ["x": 1, "y": 2, "z": 0])
    for sweep in [FirstNaN.Sweep.values, .adjoints, .tangents(variable: "z"), .tangents(variable: "w")] {
      #expect(comparison.firstNaN(in: sweep) == nil)
    }
  }
}

@Suite("The regularity certificate")
struct RegularityTests {
  static let cases: [(String, Double, Smoothness.Kind, String?)] = [
    ("exp(sin(x))", 0, .smooth, nil),
    ("abs(x)", 1, .smooth, nil),
    ("x*abs(x)", 0, .smoothAcrossTie, "abs(x)"),
    ("relu(x) - relu(-x)", 0, .smoothAcrossTie, "relu(x)"),
    ("abs(x)", 0, .kink, "abs(x)"),
    ("max(x^2, x)", 1, .kink, "max(x^2, x)"),
    ("sign(x) + x", 0, .branch, "sign(x)"),
    ("atan2(x, -1)", 0, .branch, "atan2(x, -1)"),
    ("sqrt(x)", 0, .edgeOfDomain, "sqrt(x)"),
    ("x^1.5", 0, .edgeOfDomain, "x^1.5"),
    ("x^3", 0, .smooth, nil),
    ("asin(x)", 1, .edgeOfDomain, "asin(x)"),
    ("1 + log(x)", -1, .undefined, "log(x)"),
    ("exp(x)", 1000, .smooth, nil),
  ]

  @Test("classifies a point and names the node", arguments: cases)
  func classified(_ text: String, at x: Double, _ kind: Smoothness.Kind, _ node: String?) throws {
    let regularity = try #require(try Comparison(of: text, at: ["x": x]).smoothness(along: "x"))
    #expect(regularity.kind == kind, "\(regularity.statement)")
    #expect(regularity.nodes.first?.formula == node)
    #expect(!regularity.statement.isEmpty)
  }

  @Test("is there for the formula's variables only")
  func unknownVariable() throws {
    #expect(try Comparison(of: "x", at: ["x": 1]).smoothness(along: "y") == nil)
  }
}

@Suite("Stability hints")
struct StabilityHintTests {
  static let cases: [(String, Point, String)] = [
    ("log(1 + exp(x))", ["x": -30], "softplus(x)"),
    ("log(1 + exp(w*x))", ["w": 2, "x": 500], "softplus(w*x)"),
    ("log(exp(x) + exp(y))", ["x": 800, "y": 799], "max(x, y) + softplus(-abs(x - y))"),
    ("log(1 + x)", ["x": 1e-12], "log1p(x)"),
    ("(exp(x) - 1)/x", ["x": 1e-10], "expm1(x)"),
    ("sqrt(x*x + y^2)", ["x": 1e200, "y": 2e200], "hypot(x, y)"),
    ("1 - cos(x)", ["x": 1e-5], "2*sin(x/2)^2"),
    ("x^2 - y^2", ["x": 1.0000001, "y": 1], "(x - y)*(x + y)"),
    ("1 - tanh(x)^2", ["x": 15], "1/cosh(x)^2"),
    ("1 - sigmoid(x)", ["x": 30], "sigmoid(-x)"),
    ("1 - erf(x)", ["x": 5], "erfc(x)"),
    ("exp(x)/(exp(x) + 1)", ["x": 750], "sigmoid(x)"),
    ("sqrt(x + 1) - sqrt(x)", ["x": 1e12], "(x + 1 - x)/(sqrt(x + 1) + sqrt(x))"),
    ("log(gamma(x))", ["x": 200], "lgamma(x)"),
    ("(1 + x)^n", ["x": 1e-13, "n": 1e6], "exp(n*log1p(x))"),
  ]

  @Test("give the remedy, the digits lost here and the digits it keeps", arguments: cases)
  func remedies(_ text: String, at point: Point, _ remedy: String) throws {
    let hint = try #require(try Comparison(of: text, at: point).hints.first)
    #expect(hint.remedy == remedy)
    #expect(hint.gain >= 2, "\(hint)")
    #expect(hint.digitsWithRemedy >= 13, "\(hint)")
  }

  @Test("measure no loss where there is none")
  func harmless() throws {
    let hint = try #require(try Comparison(of: "log(1 + exp(x))", at: ["x": 0.25]).hints.first)
    #expect(hint.gain < 1 && !hint.overflows)
    #expect(try Comparison(of: "sin(x)*exp(y) + 1", at: ["x": 1, "y": 2]).hints.isEmpty)
  }

  @Test("stand in a table whose forms and remedies are the same functions", arguments: StableForm.all)
  func table(_ form: StableForm) throws {
    let (written, remedy) = (try Symbolic(parsing: form.written), try Symbolic(parsing: form.remedy))
    #expect(Set(remedy.variables).isSubset(of: ["u", "v"]))
    let inputs = ["u", "v"]
    for (u, v) in [(0.7, 0.3), (0.4, 0.9), (0.1, 0.6)] {
      let old = written.compiled(inputs: inputs).value(at: [Ball(u), Ball(v)])
      let new = remedy.compiled(inputs: inputs).value(at: [Ball(u), Ball(v)])
      guard old.isFinite else { continue }
      #expect(old.overlaps(new), "\(old.figure) \(new.figure)")
    }
  }
}

@Suite("Small and wrong")
struct SmallAndWrongTests {
  @Test(
    "a wrong derivative of 1e-7, which the usual gradient checks pass, is found",
    arguments: Method.allCases.dropLast())
  func smallAndWrong(_ method: SymbolicCompare.Method) throws {
    for mistake in [Mistake.sign, .factor] {
      let wrong = ExactMethods.with(PlantedMistake(mistake: mistake, primitive: .unary(.sin)), in: method)
      let comparison = try Comparison(of: Symbolic(parsing: "1e-7*sin(x)"), at: ["x": 0.5], by: wrong)
      let row = try #require(comparison["x"])
      let difference = try #require(row.difference?.value)
      #expect((row[method: method] - difference).magnitude > 0.9 * difference.magnitude)
      #expect(row.verdict.kind == .disagree)
      #expect(row.verdict.suspect?.method == method)
      #expect(row.verdict.suspect?.primitive == .unary(.sin))
    }
  }
}
