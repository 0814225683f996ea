// The steps of simplification: what each makes, what it says, when it refuses, and what it costs in digits.

import Elementary
import SymbolicCompare
import TestSupport
import Testing

@Suite("Simplification in named steps")
struct SimplificationTests {
  static let factorings = [
    ("a*b + a*c", "a*(b + c)"), ("a*b - c*a", "a*(b - c)"), ("a*b + c*-a", "a*(b - c)"),
    ("-a*b - a*c", "-(a*(b + c))"),
    ("a/d + b/d", "(a + b)/d"), ("a*b/d - a*c/d", "a*(b - c)/d"), ("a + a*b", "a*(1 + b)"),
    ("a + b", "a + b"),
    ("a*b*c + c*b*d + b*e", "b*(c*(a + d) + e)"), ("sin(x)*y + z*sin(x)", "sin(x)*(y + z)"),
    ("x*1 + x*y", "x*(1 + y)"),
    ("2*x + 2*y", "2*(x + y)"), ("a*b - a*b", "a*b*(1 - 1)"), ("-a - b", "-a - b"),
  ].map { ($0.0, $0.0 == "a*b - a*b" ? "0" : $0.1) }

  @Test("takes common factors out of sums", arguments: factorings)
  func factored(text: String, expected: String) throws {
    let simplification = try Symbolic(parsing: text).simplified(.factored)
    #expect(simplification.result.description == expected)
    let rule = "a*b + a*c = a*(b + c)"
    #expect(simplification.applications.contains { $0.rule == rule } == (text != expected))
  }

  /// A formula, and its derivative by x, lightly simplified.
  static let crossings = [
    ("ifPositive(x, 2)", "0"), ("ifNotPositive(x, 2)", "0"), ("x*ifPositive(x, 2)", "where(x > 0, 2, 0)"),
    ("where(x > 0, x^2, 3)", "where(x > 0, 2*x, 0)"), ("(x > y)*x", "x > y"),
    ("ifNotPositive(y, x*y)", "ifNotPositive(y, y)"),
  ]

  @Test("crosses out a gate for nothing", arguments: crossings)
  func crossedOut(text: String, expected: String) throws {
    let derivative = try Symbolic(parsing: text).derivative(withRespectTo: "x")
    #expect(try derivative.simplified(.light).result == Symbolic(parsing: expected))
  }

  static let expansions = [
    ("x*(1 - x)", "x - x^2"), ("(x + y)^2", "x^2 + 2*x*y + y^2"), ("(1 + x)*(1 - x)", "1 - x^2"),
    ("(x + 1)/2 - x", "0.5 - 0.5*x"), ("sin(x*(1 + x))*(1 + y)", "sin(x + x^2) + sin(x + x^2)*y"),
    ("x - x", "0"),
    ("(1/x + 1)^2", "1 + 2*(1/x) + (1/x)^2"), ("-x - y", "-x - y"), ("2^x*2^x", "(2^x)^2"),
    ("x^0.5*x^0.5", "(x^0.5)^2"),
    ("-3*x*y", "-3*x*y"), ("(x - 1)^3", "-1 + 3*x - 3*x^2 + x^3"),
    ("4*(4*x*(1 - x))*(1 - 4*x*(1 - x))", "16*x - 80*x^2 + 128*x^3 - 64*x^4"),
  ]

  @Test("multiplies products of sums out", arguments: expansions)
  func expanded(text: String, expected: String) throws {
    #expect(try Symbolic(parsing: text).simplified(.expanded).result.description == expected)
  }

  @Test("nests a polynomial in one variable")
  func nested() throws {
    func nested(_ text: String) throws -> Simplification { try Symbolic(parsing: text).simplified(.nested) }
    #expect(try nested("2 + 3*x + 4*x^2").result.description == "(4*x + 3)*x + 2")
    #expect(try nested("x^5 - 2*x^2").result.description == "(1*x^3 - 2)*x^2")
    #expect(try nested("x*y").refusal == "it is not a polynomial in one variable")
    #expect(try nested("x*y").result.description == "x*y")
  }

  @Test("is Table 1 of Baydin et al. 2018 for the logistic map")
  func baydin() throws {
    let x = Symbolic.variable("x")
    let derivative = logisticMap(x, 4).derivative(withRespectTo: "x").simplified(.expanded)
    let published = "64*(1 - 42*x + 504*x^2 - 2640*x^3 + 7040*x^4 - 9984*x^5 + 7168*x^6 - 2048*x^7)"
    #expect(derivative.result == (try Symbolic(parsing: published)).simplified(.expanded).result)
    #expect(!derivative.applications.contains { $0.rule == "coefficient rounded" })
  }

  @Test(
    "refuses what would be too large",
    arguments: ["(x + y + z)^200", "(x^1000)^1000", "((1 + x)^1000)^9", "(1e200*x)^3"])
  func refused(text: String) throws {
    let formula = try Symbolic(parsing: text)
    let simplification = formula.simplified(.expanded)
    #expect(simplification.refusal != nil)
    #expect(simplification.result == formula)
  }

  @Test("does not make a formula more accurate by making it smaller")
  func accuracy() {
    let x = Symbolic.variable("x")
    let derivative = logisticMap(x, 6).derivative(withRespectTo: "x")
    let expanded = derivative.simplified(.expanded).result
    let nested = derivative.simplified(.nested).result
    let factored = derivative.simplified(.factored).result
    #expect(expanded.treeSize < 200)
    #expect(nested.treeSize < expanded.treeSize)
    #expect(factored.treeSize < derivative.simplified(.light).result.treeSize)
    func largestError(_ form: Symbolic) -> Double {
      let list = form.compiled(inputs: ["x"])
      return stride(from: 0.9, to: 1, by: 0.001).reduce(0) { largest, x in
        let value: Double = list.value(at: [x])
        return max(largest, (value - logisticSlope(6, at: x)).magnitude)
      }
    }
    #expect(largestError(derivative) < 1e-8)
    #expect(largestError(factored) < 1e-8)
    #expect(largestError(expanded) > 1)
    #expect(largestError(nested) > 1)
  }
}

@Suite("The accuracy of a form")
struct FormAccuracyTests {
  @Test("counts the wrong bits")
  func bits() throws {
    func accuracy(_ text: String, _ points: [Double], _ reference: (Double) -> Double) throws -> FormAccuracy
    {
      FormAccuracy(of: try Symbolic(parsing: text), inputs: ["x"], at: points.map { [$0] }) {
        reference($0[0])
      }
    }
    #expect(try accuracy("x + 1", [1, 2, 3]) { $0 + 1 }.largestBits == 0)
    #expect(try accuracy("x", [1]) { $0.nextUp }.meanBits == 1)
    #expect(try accuracy("x", [1]) { $0.nextUp.nextUp.nextUp }.meanBits == 2)
    #expect(try accuracy("-x", [1]) { $0 }.largestBits > 60)
    #expect(try accuracy("0/x", [0]) { $0 }.largestBits == 64)
    #expect(try accuracy("x", [1]) { _ in .nan }.points == 0)
    #expect(try accuracy("(x + 1e16) - 1e16", [0.1, 1.7]) { $0 }.meanBits > 50)
  }

  @Test("falls with the size, for the derivative of the logistic map", arguments: 4...6)
  func logistic(n: Int) {
    let derivative = logisticMap(Symbolic.variable("x"), n).derivative(withRespectTo: "x")
    let points = (1..<400).map { [Double($0) / 400] }
    func meanBits(_ step: SimplificationStep) -> Double {
      let form = derivative.simplified(step).result
      return FormAccuracy(of: form, inputs: ["x"], at: points) { logisticSlope(n, at: $0[0]) }.meanBits
    }
    #expect(meanBits(.none) < 8)
    #expect(meanBits(.light) == meanBits(.none))
    #expect(meanBits(.factored) < 8)
    #expect(meanBits(.expanded) > meanBits(.none) + 5)
    #expect(meanBits(.nested) > meanBits(.none) + 4)
    if n == 6 { #expect(meanBits(.expanded) > 40) }
  }
}

/// The derivative of the logistic map lₙ in closed form: 2ⁿ⁻¹·sin(2ⁿθ)/sin(2θ) with θ = asin √x.
func logisticSlope(_ n: Int, at x: Double) -> Double {
  let angle = Elementary::asin(x.squareRoot())
  let power = Double(sign: .plus, exponent: n, significand: 1)
  return power / 2 * Elementary::sin(power * angle) / Elementary::sin(2 * angle)
}
