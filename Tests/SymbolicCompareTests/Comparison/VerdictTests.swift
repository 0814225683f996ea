import SymbolicCompare
import Testing

@Suite("Verdicts")
struct VerdictTests {
  static let points: [(String, Double, Verdict.Kind)] = [
    ("x^2*sin(x)", 1.3, .agree),
    ("7", 0, .agree),
    ("0*x + 3", 2, .agree),
    ("cos(x)", 0, .agree),
    ("x^1.5", 0, .domain),
    // Kinks, and nodes at a kink that leave the function smooth.
    ("abs(x)", 0, .kink),
    ("relu(x)", 0, .kink),
    ("max(x, -x)", 0, .kink),
    ("sign(x)", 0, .domain),
    ("heaviside(x)", 0, .domain),
    ("hypot(x, x)", 0, .kink),
    // Jumps, also at an operand without a slope: ½ at 0 and 1 elsewhere; but ½ all around 1.
    ("heaviside(x^2)", 0, .domain),
    ("x + sign(x*x)", 0, .domain),
    ("x + heaviside(relu(-x))", 1, .agree),
    // Cusps: rules give 0 there by convention, but the slopes are infinite.
    ("sqrt(abs(x))", 0, .domain),
    ("x + cbrt(abs(x))", 0, .domain),
    // The convention for |u| hides a slope that is infinite, and of one side only.
    ("abs(sqrt(x))", 0, .domain),
    ("abs(acosh(x))", 1, .domain),
    // Kinks of parts: the function is x, or 0, and the midpoint of midpoints is none of its slopes.
    ("max(min(x, 1), x)", 1, .convention),
    ("relu(min(0, x))", 0, .convention),
    ("min(max(x, 0), x)", 0, .convention),
    ("log(abs(x))", 0, .domain),
    ("1/abs(x)", 0, .domain),
    // A kink one rounding error away spoils every step of the differences.
    ("relu(sin(x))", Double.pi, .differenceLimited),
    ("relu(x) - relu(-x)", 0, .agree),
    ("max(x, x)", 2, .agree),
    ("x*abs(x)", 0, .agree),
    // No finite derivative.
    ("log(x)", 0, .domain),
    ("log(x)", -1, .domain),
    ("sqrt(x)", 0, .domain),
    ("cbrt(x)", 0, .domain),
    ("asin(x)", 1, .domain),
    ("1/x", 0, .domain),
    ("(-2)^x", 3, .domain),
    ("gamma(x)", -2, .domain),
    ("exp(x)", 1000, .overflow),
    ("log(1 + exp(x))", 1000, .overflow),
    ("x^-1", 1e-200, .overflow),
    ("x*log(x)", 0, .domain),
    ("sin(x)/x", 0, .domain),
    ("sqrt(x^2)", 0, .kink),
    ("(x - x)/(x - x)", 1, .domain),
    // A derivative that one of the methods cannot see.
    ("tanh(x)", 25, .formulaLimited),
    ("sigmoid(x)", 40, .formulaLimited),
    ("1 + 1e-18*x", 1, .belowResolution),
    ("softplus(x)", -40, .agree),
    ("log(1 + exp(x))", -40, .cancellation),
  ]

  @Test("name what happens at a point", arguments: points)
  func kind(_ text: String, at x: Double, _ expected: Verdict.Kind) throws {
    let formula = try Symbolic(parsing: text)
    let comparison = try Comparison(of: formula, at: formula.variables.isEmpty ? [:] : ["x": x])
    #expect(comparison.verdict.kind == expected, "\(comparison.verdict.reason)")
    #expect(!comparison.verdict.reason.isEmpty)
  }

  @Test("give both slopes of a kink")
  func slopes() throws {
    let row = try #require(try Comparison(of: "3*abs(x) + x", at: ["x": 0])["x"])
    #expect(row.truth?.left.double == -2 && row.truth?.right.double == 4)
    #expect(row.dual == 1 && row.reverse == 1 && row.symbolic == 1)
  }

  @Test("name the step that overflowed, not the one that shows it")
  func cause() throws {
    let verdict = try Comparison(of: "log(1 + exp(3*x))", at: ["x": 1000]).verdict
    #expect(verdict.reason.contains("exp(3*x) overflows"))
  }

  @Test("keep variables apart: a kink in one is none in the other")
  func perVariable() throws {
    let comparison = try Comparison(of: "abs(x) + sqrt(y)", at: ["x": 0, "y": 4])
    #expect(comparison["x"]?.verdict.kind == .kink)
    #expect(comparison["y"]?.verdict.kind == .agree)
    #expect(comparison.verdict.kind == .kink)
  }

  @Test("are printed with their reason, a comparison with its formula and its point")
  func printed() throws {
    let comparison = try Comparison(of: "abs(x)*y", at: ["x": 0, "y": 2])
    let lines = "\(comparison)".split(separator: "\n")
    #expect(lines == ["abs(x)*y at x=0.0,y=2.0", "KINK: \(comparison.verdict.reason)"])
    #expect("\(comparison.verdict)" == lines[1])
    let row = try #require(comparison["y"])
    #expect("\(row)" == "y: 0.0, AGREE: \(row.verdict.reason)")
    let constant = try Comparison(of: "7")
    #expect("\(constant)" == "7\nAGREE: the formula has no variables: nothing to differentiate")
  }

  @Test("pass over values that do not reach the result")
  func unreached() throws {
    for text in ["x + sqrt(y)", "max(1, sqrt(y)) + x", "u = log(y); x*2 + 0*z"] {
      let formula = try Symbolic(parsing: text)
      let point = Point(Dictionary(uniqueKeysWithValues: formula.variables.map { ($0, $0 == "y" ? 0 : 3) }))
      let row = try #require(try Comparison(of: formula, at: point, withRespectTo: ["x"])["x"])
      #expect(row.dual == row.reverse && row.dual.isFinite, "\(text)")
    }
  }
}
