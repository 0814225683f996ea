// The identity T(e′) = Σ k(v): the size of a derivative from the rules alone.

import Elementary
import SymbolicCompare
import Testing

@Suite("The size of a derivative, without differentiating")
struct DerivativeSizeTests {
  @Test("is exact for every function", arguments: UnaryFunction.allCases)
  func unary(function: UnaryFunction) {
    let formula = Symbolic.apply(function, to: .variable("x") * 3)
    let predicted = formula.derivativeSize(withRespectTo: "x")
    #expect(predicted.tree == formula.derivative(withRespectTo: "x").treeSize)
  }

  @Test(
    "is exact for every choice of active arguments",
    arguments: BinaryFunction.allCases, ["x", "y", "x*y", "z"])
  func binary(function: BinaryFunction, variable: String) throws {
    for (a, b) in [("x", "y + 1"), ("2", "y"), ("x*y", "3"), ("x*y", "x - y")] {
      let formula = try Symbolic(parsing: "\(function.name)(\(a), \(b))")
      let predicted = formula.derivativeSize(withRespectTo: variable)
      #expect(predicted.tree == formula.derivative(withRespectTo: variable).treeSize)
    }
  }

  @Test("is the sum of what each rule adds")
  func contributions() throws {
    let size = try Symbolic(parsing: "x*x + sin(x)").derivativeSize(withRespectTo: "x")
    #expect(size.tree == 12)
    #expect(
      size.contributions.map(\.rule.description) == [
        "(u*v)' = u'*v + u*v'", "(sin(u))' = cos(u)*u'", "x' = 1", "(u + v)' = u' + v'",
      ])
    #expect(size.contributions.map(\.nodes) == [5, 3, 3, 1])
    #expect(size.contributions.map(\.uses) == [1, 1, 3, 1])
    // Subtrees: x*x + sin(x) 6, x*x 3, sin(x) 2, and three leaves.
    #expect(size.sumOfSubtrees == 14)
  }

  @Test("reaches beyond what can be written")
  func logisticMap() {
    let x = Symbolic.variable("x")
    #expect(
      SymbolicCompareTests.logisticMap(x, 30).derivativeSize(withRespectTo: "x").tree == 140_123_308_033)
    let l = SymbolicCompareTests.logisticMap(x, 200)
    #expect(l.derivativeSize(withRespectTo: "x").tree == l.derivative(withRespectTo: "x").treeSize)
    #expect(FormulaSize(of: l).leaves + FormulaSize(of: l).operations == l.treeSize)
  }

  @Test("grows by 6 nodes a division at most, when stored")
  func stored() {
    let x = Symbolic.variable("x")
    let chain = (0..<100).reduce(x) { y, _ in x / y }
    let size = chain.derivativeSize(withRespectTo: "x")
    let actual = Symbolic.sharedSize(of: [chain, chain.derivative(withRespectTo: "x")])
    #expect(actual <= size.storedAtMost)
    #expect(actual <= 6 * chain.sharedSize + 3)
    // The bound is tight: 5.97 times for 100 divisions.
    #expect(actual > 59 * chain.sharedSize / 10)
  }
}
