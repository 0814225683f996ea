// After reading this file you know what a property says of a case: that it holds, that it does not, or nothing.

import SymbolicCompare
import Testing

@Suite("A property")
struct PropertyOutcomeTests {
  private static let positive = Property(
    "a value is positive",
    outcome: { formula, point in
      let value = formula.compiled(inputs: formula.variables).value(
        at: formula.variables.map { point[$0] ?? .nan })
      if value.isNaN { return .notCompared }
      return value > 0 ? .holds : .violated("it is \(value)")
    })

  @Test("holds, is violated, or has nothing to compare")
  func outcomes() throws {
    let formula = try Symbolic(parsing: "log(x)")
    #expect(Self.positive.outcome(formula, ["x": 2]) == .holds)
    #expect(Self.positive.outcome(formula, ["x": 1]) == .violated("it is 0.0"))
    #expect(Self.positive.outcome(formula, ["x": -1]) == .notCompared)
    #expect(Self.positive.violation(formula, ["x": 1]) == "it is 0.0")
    #expect(Self.positive.violation(formula, ["x": -1]) == nil)
  }

  @Test("has no sign on what is not a number in its reason")
  func signOfNaN() throws {
    var methods = MethodsUnderTest.own
    methods.forward = { _, _, _ in (-Double.nan, 0) }
    let reason = Property.valuesAreTheSame(methods).violation(try Symbolic(parsing: "x"), ["x": 1])
    #expect("\(-Double.nan)" == "-nan" && reason == "nan in forward mode, 1.0 in Double")
  }

  @Test("is counted where it compares something, failures among them")
  func counting() {
    let nothing = Property("nothing", outcome: { _, _ in .notCompared })
    let wrong = Property("wrong") { _, _ in "always" }
    let check = SelfCheck(count: 5, seed: 1, properties: [nothing, wrong, Self.positive])
    #expect(check.compared[nothing.name] == nil)
    #expect(check.compared[wrong.name] == check.cases)
    #expect(check.cases > 0 && check.failureCount >= check.cases)
  }

  /// Cases of which a property says something, and cases of which it does not.
  static let conditions: [(Property, String, Point, compares: Bool)] = [
    (.methodsAgree(), "x^2", ["x": 1], true), (.methodsAgree(), "abs(x)", ["x": 0], false),
    (.undefinedHasNoDerivative(), "log(x)", ["x": -1], true),
    (.undefinedHasNoDerivative(), "log(x)", ["x": 1], false),
    (.unitsAreFew(), "sin(x)", ["x": 1], true), (.hessiansAgree(), "exp(x)", ["x": 1], true),
    (.hessiansAgree(), "x^x", ["x": 0], false), (.ordersAgree(), "(x - x)^x", ["x": 1], false),
    (.ordersAgree(), "y*(x - x)^2", ["x": 1, "y": 2], true),
    (.mixedDerivativesAreSymmetric(), "x*y", ["x": 1, "y": 2], true),
    (.mixedDerivativesAreSymmetric(), "x*x", ["x": 1], false),
    (.rulesCompose(), "x*x", ["x": 1], true), (.rulesCompose(), "x", ["x": 1], false),
  ]

  @Test("says whether a case is within its condition", arguments: conditions)
  func condition(_ property: Property, _ text: String, _ point: Point, compares: Bool) throws {
    let outcome = property.outcome(try Symbolic(parsing: text), point)
    #expect(outcome == (compares ? .holds : .notCompared), "\(property.name): \(text)")
  }
}
