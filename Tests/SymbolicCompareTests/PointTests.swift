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

  @Test("reads back what it prints")
  func roundTrip() throws {
    let point: Point = ["w": 0.1, "x": -1e-300, "b": 3e-308]
    #expect(try Point(parsing: point.description) == point)
  }

  @Test(
    "that is chosen is the same every time, inside the domain and away from kinks",
    arguments: [
      "log(x - 50)", "acosh(x)*atanh(y)", "abs(x)*relu(x - y)", "sqrt(x - 3) + asin(y)", "x*y*z",
      "exp(100*x)",
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
