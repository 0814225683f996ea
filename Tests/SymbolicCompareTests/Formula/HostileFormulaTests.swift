// What a stranger's review found: long copies of one chain, sizes beyond machine words, wide layers, odd names.

import SymbolicCompare
import Testing

@testable import SymbolicCompareFormula

@Suite("Hostile formulas")
struct HostileFormulaTests {
  /// Compared level by level, copies of a chain of n functions would take n²/2 steps: minutes, here.
  @Test("Equal chains that were built separately are expanded in linear time")
  func expansionOfCopies() {
    func chain() -> Symbolic { (0..<20_000).reduce(Symbolic.variable("x")) { x, _ in sin(x) } }
    let expanded = (chain() + chain()).simplified(.expanded)
    #expect(expanded.refusal == nil)
    #expect(expanded.result == 2 * chain())
  }

  @Test("Atoms are equal when their arguments are equal polynomials")
  func atoms() throws {
    let formula = try Symbolic(parsing: "sin(x + 1)/(1 + y) - sin(1 + x)/(y + 1) + x^y*2 - x^(0 + y)")
    #expect("\(formula.simplified(.expanded).result)" == "x^y")
  }

  @Test("Chains of reciprocals are factored in linear time and stay equal")
  func reciprocals() {
    var (chain, sum) = (Symbolic.variable("x"), Symbolic(1))
    for _ in 0..<2000 {
      chain = 1 / chain
      sum = sin(chain + chain) + cos(sum)
    }
    #expect(sum.simplified(.factored).result.depth > 2000)
  }

  @Test("Closed forms are exact beyond a machine word")
  func closedForms() {
    #expect("\(FormulaFamily.speelpenning.naiveTreeSize(3_000_000) ?? 0)" == "27000026999991000000")
    #expect("\(FormulaFamily.nestedSine.naiveTreeSize(5_000_000_000) ?? 0)" == "12500000012500000001")
    #expect(FormulaFamily.nestedSine.naiveTreeSize(3) == 13)
    #expect(FormulaFamily.logistic.naiveTreeSize(100_001)?.bitWidth == 100_020)
  }

  @Test("Each weight of a wide layer has its own name")
  func wideLayers() {
    let names = FormulaFamily.networkError(widths: [12, 12, 1]).parameters
    #expect(Set(names).count == names.count)
    #expect(names.count == 12 * 12 + 12 + 12 + 1)
    #expect(FormulaFamily.networkError(widths: [-1, 1]).parameters == ["b1_1"])
  }

  @Test("A derivative of negative order is the formula")
  func negativeOrder() {
    let x = Symbolic.variable("x")
    #expect((x * x).derivative(withRespectTo: "x", order: -1) == x * x)
  }

  @Test("A generator of points takes any extent", arguments: [-1, 0, .infinity, .nan, 1e308] as [Double])
  func extents(_ extent: Double) {
    var generator = SeededGenerator(seed: 1)
    let point = PointGenerator(.anywhere, extent: extent).point(for: .variable("x"), using: &generator)
    #expect(point?["x"].map { $0.magnitude <= 1e15 } == true)
  }

  @Test("Ratios of sizes beyond the range of Double are numbers")
  func ratios() {
    let power: WholeNumber = (0..<5000).reduce(1) { power, _ in power + power }
    #expect(WholeNumber.ratio(of: power + power + power, to: power) == 3)
    #expect(WholeNumber.ratio(of: 7, to: 2) == 3.5)
  }

  @Test(
    "LaTeX has no double superscript and no bare sign of its own",
    arguments: [
      ("1e20^x", #"\left(10^{20}\right)^{x}"#), ("1.5e-7^2", #"\left(1.5 \cdot 10^{-7}\right)^{2}"#),
      ("2*1e20", #"2 \cdot 10^{20}"#), ("_ + __", #"\mathrm{\_} + \mathrm{\_\_}"#),
    ])
  func latex(_ text: String, _ expected: String) throws {
    #expect(try Symbolic(parsing: text).latex == expected)
  }

  @Test(
    "The negation of pi needs no parentheses", arguments: ["-pi", "-e", "-pi^2", "(-pi)^2", "x - -e", "-(2)"])
  func negatedConstants(_ text: String) throws {
    #expect(try Symbolic(parsing: text).description == text)
  }

  @Test("LaTeX of names that are not of the language is escaped")
  func latexOfOddNames() {
    #expect(Symbolic(anyName: "a%b").latex == #"a_{\%b}"#)
    #expect(Symbolic(anyName: "x}y{").latex == #"x_{\}y\{}"#)
  }
}
