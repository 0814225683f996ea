import SymbolicCompare
import Testing

@Suite("A point")
struct PointTests {
  static let points: [(String, [Double])] = [
    ("", []), ("  ", []), ("x=1", [1]), ("x = -2 , y=.5", [-2, 0.5]), ("x=pi/4,y=1e-3", [.pi / 4, 1e-3]),
    ("a=atan2(0, 1),b=2^3^2", [0, 512]), ("x=--3", [3]), ("_x1=e", [2.718281828459045]),
  ]

  @Test("is read from names and constant expressions", arguments: points)
  func reading(_ text: String, values: [Double]) throws {
    #expect(try Point(parsing: text).values == values)
  }

  static let refusals: [(String, Int)] = [
    ("x", 0), ("x=", 2), ("=1", 0), ("x=1,x=2", 4), ("x=1,y=2x", 7), ("x=y", 2), ("x=log(0)", 2), ("2=3", 0),
    ("x=1,sin=2", 4), ("x=1,", 4), ("x=1,,y=2", 4), ("x y=1", 2), ("x=0/0", 2), ("x=(1,y=2", 4),
  ]

  @Test("is refused with the place of the mistake", arguments: refusals)
  func mistakes(_ text: String, position: Int) {
    let error = #expect(throws: SyntaxError.self) { try Point(parsing: text) }
    #expect(error?.position == position, "\(String(describing: error))")
    #expect(error?.advice.isEmpty == false)
  }

  @Test(
    "is refused with advice on how points are written",
    arguments: [
      ("x=1;y=2", 3, "with commas between"), ("x=1;", 3, "with commas between"),
      ("x=1,5", 4, "has a point, as in 2.5"),
      ("x=1\ny=2", 4, "a comma is missing"), ("x=1\ty=2", 4, "a comma is missing"),
      ("x=1 y = 2", 4, "a comma is"),
      ("x=1,5a", 4, "a value is missing"),
    ])
  func parting(_ text: String, position: Int, words: String) {
    let error = #expect(throws: SyntaxError.self) { try Point(parsing: text) }
    #expect(error?.position == position && error?.length ?? 9 <= 2)
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test("reads back what it prints")
  func roundTrip() throws {
    let point: Point = ["w": 0.1, "x": -1e-300, "b": 3e-308]
    #expect(try Point(parsing: point.description) == point)
  }

  @Test(
    "that is chosen is the same every time, inside the domain and away from kinks",
    arguments: [
      "log(x - 50)", "acosh(x)*atanh(y)", "abs(x)*relu(x - y)", "sqrt(x - 3) + asin(y)", "x*y*z",
      "exp(100*x)", "mod(x + 998.67, 1)",
    ])
  func choice(_ text: String) throws {
    let first = try Comparison(of: text)
    let second = try Comparison(of: text)
    #expect(first.isPointChosen && first.point == second.point)
    #expect(first.value.isFinite)
    #expect(first.verdict.kind <= .formulaLimited, "\(first.verdict.reason)")
  }

  @Test(
    "that fits a formula nowhere is not made up, and the part that has no value is named",
    arguments: [
      ("log(-1 - x^2)", "log(-1 - x^2)"), ("x + polygamma(1.5, x)", "polygamma(1.5, x)"),
      ("x*sqrt(2 - 3)", "sqrt(2 - 3)"), ("log(x - 5) + log(-5 - x)", nil),
    ])
  func noChoice(_ text: String, undefined: String?) {
    let expected = ComparisonError.noPointFound(variables: ["x"], undefined: undefined)
    #expect(throws: expected) { try Comparison(of: Symbolic(parsing: text)) }
    #expect(undefined.map { expected.message.contains($0) } ?? true)
  }

  @Test(
    "is at a kink where no other can be had, and a formula without variables needs none",
    arguments: [
      ("max(x, x)", 1), ("abs(x - x)", 1), ("x*abs(0)", 1), ("relu(0)", 0), ("1/0", 0), ("max(2, 2)", 0),
    ])
  func lastResort(_ text: String, coordinates: Int) throws {
    let comparison = try Comparison(of: text)
    #expect(comparison.point.names.count == coordinates)
    #expect(comparison.isPointChosen == (coordinates > 0))
    #expect(comparison.verdict.kind == (text == "1/0" ? .domain : .agree))
  }

  @Test(
    "is not asked for where no point could help: an order that is no whole number", arguments: ["0.5", "-1"])
  func polygammaOrder(_ order: String) {
    let error = #expect(throws: ComparisonError.self) {
      try Comparison(of: Symbolic(parsing: "polygamma(\(order), x)"))
    }
    #expect(error?.advice.contains("takes a whole number n, 0 or more") == true)
  }

  @Test(
    "is not asked for where the order depends on a variable",
    arguments: [
      ("polygamma(x, 1)", "polygamma(x, 1)", "write the order as a number, as in polygamma(1, x)"),
      (
        "sincDerivative(x, 1)", "sincDerivative(x, 1)",
        "write the order as a number, as in sincDerivative(1, x)"
      ),
      ("y + polygamma(2*x, y)", "polygamma(2*x, y)", "and other variables with --wrt"),
    ])
  func variableOrder(_ text: String, _ part: String, _ advice: String) {
    let error = #expect(throws: ComparisonError.self) { try Comparison(of: Symbolic(parsing: text)) }
    #expect(error?.message == "\(part) has no derivative by its order, which is a whole number, 0 or more")
    #expect(error?.advice.hasSuffix(advice) == true)
  }

  @Test(
    "written plainly is read without the parser, to the same numbers",
    arguments: ["x=1,y=2", "y=-0.5,x=3.25", "x=.5,y=1.", "x=-0,y=0"])
  func plain(text: String) throws {
    let plain = try #require(Point(plain: text, names: ["x", "y"]))
    #expect(plain == (try Point(parsing: text)))
  }

  @Test(
    "not written plainly is left to the parser",
    arguments: [
      "", "x=1", "x=1,y", "x=1,y=", "x=1,y=1e3", "x=1, y=2", "x=1,y=pi", "x=1,x=2", "x=1,z=2", "x=1,y=2,x=3",
      "x=1,y=2,", "x=1,y=--2", "x=1,y=1.2.3", "X=1,y=2",
    ])
  func notPlain(text: String) { #expect(Point(plain: text, names: ["x", "y"]) == nil) }

  @Test("of 30,000 variables is refused at once, and an unknown name among them found")
  func manyVariables() throws {
    let factors = (0..<30_000).map { Symbolic.variable("v\($0)") }
    let formula = factors.dropFirst().reduce(factors[0], *)
    #expect(throws: ComparisonError.tooManyVariables(variables: 30_000, operations: 29_999)) {
      try Comparison(of: formula)
    }
    let error = #expect(throws: ComparisonError.self) {
      try Comparison(of: formula, withRespectTo: formula.variables + ["w"])
    }
    #expect(error?.message == "the formula has no variable 'w' to differentiate by")
  }

  @Test("must have the formula's variables, no more and no fewer")
  func names() throws {
    let formula = try Symbolic(parsing: "width*height")
    #expect(throws: ComparisonError.missing(variables: ["height"])) {
      try Comparison(of: formula, at: ["width": 1])
    }
    let error = #expect(throws: ComparisonError.self) {
      try Comparison(of: formula, at: ["width": 1, "heigth": 2])
    }
    #expect(error?.advice == "did you mean 'height'?")
  }

  @Test(
    "a name is near another if they have a letter in common, small or capital",
    arguments: [
      ("q", "its variables are x, y"), ("X", "did you mean 'x'?"), ("yy", "did you mean 'y'?"),
      ("", "its variables are x, y"),
    ])
  func nearNames(name: String, advice: String) {
    #expect(ComparisonError.unknownVariable(name: name, variables: ["x", "y"]).advice == advice)
  }
}
