import Foundation
import SymbolicCompare
import Testing

/// The seed of this run: the same one every time, or the one that the environment names.
private let seed = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init) ?? 1

/// How many random cases each test looks at; the long run sets more.
private let count = ProcessInfo.processInfo.environment["CASES"].flatMap(Int.init) ?? 400

@Suite("Random formulas")
struct RandomFormulaTests {
  static let kinds: [(String, FormulaGenerator)] = [
    ("trees of all families", FormulaGenerator(sharing: 0)),
    ("graphs with much sharing", FormulaGenerator(operations: 5...40, sharing: 0.7)),
    ("one variable", FormulaGenerator(variables: ["x"])),
    ("arithmetic", FormulaGenerator(operations: 1...60, families: [.arithmetic, .powers])),
    ("special functions", FormulaGenerator(families: [.special])),
    ("kinks and jumps", FormulaGenerator(families: [.piecewise])),
  ]

  @Test("have every property", arguments: kinds)
  func properties(_ name: String, _ formulas: FormulaGenerator) {
    let check = SelfCheck(count: count, seed: seed, formulas: formulas)
    #expect(check.cases > count / 3, "\(name): only \(check.cases) of \(count) formulas had a point")
    for failure in check.failures {
      Issue.record("\(name), SEED=\(seed): \(failure.example)")
    }
  }

  @Test(
    "accuse nobody on kinks, at edges of domains and beyond",
    arguments: [PointGenerator.Place.onKink, .anywhere])
  func hardPoints(_ place: PointGenerator.Place) {
    let formulas = FormulaGenerator(families: [.piecewise, .powers, .exponentials])
    let check = SelfCheck(
      count: count, seed: seed, properties: [.methodsAgree, .valuesAreTheSame], formulas: formulas,
      points: PointGenerator(place, extent: 1000))
    for failure in check.failures { Issue.record("SEED=\(seed): \(failure.example)") }
  }
}

@Suite("Random cases")
struct RandomCaseTests {
  @Test("come again with their seed")
  func reproducible() {
    func cases(_ seed: UInt64) -> [String] {
      let source = SeededGenerator(seed: seed)
      return (0..<20).map { index in
        var generator = source.forCase(index)
        let formula = FormulaGenerator().formula(using: &generator)
        return "\(formula) \(String(describing: PointGenerator().point(for: formula, using: &generator)))"
      }
    }
    #expect(cases(7) == cases(7))
    #expect(cases(7) != cases(8))
    #expect(Set(cases(7)).count > 15)
  }

  @Test("have the size, the variables and the families asked for")
  func shape() {
    var generator = SeededGenerator(seed: 1)
    let formulas = FormulaGenerator(operations: 20...20, variables: ["a"], families: [.neural], sharing: 0)
    for _ in 0..<50 {
      let formula = formulas.formula(using: &generator)
      let lines = formula.compiled(inputs: formula.variables).lines
      #expect(lines.count >= 20 && lines.count < 40)
      #expect(formula.variables.allSatisfy { $0 == "a" })
      let allowed = Set(FunctionFamily.neural.primitives + FunctionFamily.arithmetic.primitives)
      #expect(lines.allSatisfy { allowed.contains($0.primitive) })
    }
  }

  @Test("keep their distance from kinks, or lie on one")
  func places() throws {
    let formula = try Symbolic(parsing: "abs(x - y)")
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<100 {
      let away = try #require(
        PointGenerator(.awayFromKinks(atLeast: 0.5)).point(for: formula, using: &generator))
      #expect((away.values[0] - away.values[1]).magnitude >= 0.5)
      let kink = try #require(PointGenerator(.onKink).point(for: formula, using: &generator))
      #expect((kink.values[0] - kink.values[1]).magnitude <= 1e-12)
    }
  }
}

@Suite("Counter-examples")
struct CounterexampleTests {
  /// A property that fails wherever two variables are multiplied, to see what is left of a large example.
  private static let noProducts = Property("no products of variables") { formula, point in
    let names = formula.variables
    let list = formula.compiled(inputs: names)
    let products = list.lines.filter { $0.primitive == .multiply && $0.first < names.count }
    return products.contains { $0.second ?? 0 < names.count } ? "a product of variables" : nil
  }

  @Test("are made as small as they can be")
  func shrinking() throws {
    let formula = try Symbolic(parsing: "exp(sin(x*y) + 3*relu(x)) / (1 + z^2)")
    let point: Point = ["x": 0.731, "y": -2.118, "z": 7.5]
    let example = Counterexample(formula, at: point, reason: "found")
    let smallest = example.shrunk { Self.noProducts.violation($0, $1) }
    #expect(smallest.formula.description == "x*y")
    #expect(smallest.point.values.allSatisfy { $0 == 0 })
    #expect(smallest.description.contains("adcompare --at 'x=0.0,y=0.0' -- 'x*y'"))
  }

  @Test("are found by a property that does not hold")
  func planted() {
    let check = SelfCheck(count: 200, seed: 1, properties: [Self.noProducts])
    #expect(!check.failures.isEmpty)
    #expect(check.failures.allSatisfy { $0.example.formula.treeSize == 3 })
  }
}
