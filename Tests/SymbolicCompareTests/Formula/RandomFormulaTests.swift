// Random formulas: what is printed reads back, and sizes are what was predicted.

import Elementary
import SymbolicCompare
import TestSupport
import Testing

@Suite("Random formulas")
struct RandomFormulaTests {
  @Test("read back as they are printed", arguments: 0..<8)
  func roundTrip(block: Int) throws {
    var generator = SeededGenerator(seed: UInt64(block))
    for index in 0..<wholeNumber("CASES", otherwise: 2_500) {
      let source = FormulaGenerator(operations: (1 + index % 8)...(1 + index % 8), variables: ["x", "y"])
      let formula = source.formula(using: &generator)
      let text = formula.description
      let again = try Symbolic(parsing: text)
      guard again == formula, again.description == text else {
        Issue.record("\(text) reads as \(again)")
        continue
      }
    }
  }

  @Test("keep their meaning as programs, and when sharing is made explicit")
  func programs() throws {
    var generator = SeededGenerator(seed: 1)
    for index in 0..<2_000 {
      let source = FormulaGenerator(operations: (index % 20)...(index % 20), variables: ["x", "y"])
      let formula = source.formula(using: &generator)
      #expect(try Symbolic(parsing: formula.program) == formula)
      #expect(formula.sharingEqualSubexpressions == formula)
    }
  }

  @Test("have derivatives of the predicted size")
  func predictedSizes() {
    var generator = SeededGenerator(seed: 2)
    for index in 0..<1_000 {
      let source = FormulaGenerator(operations: (index % 20)...(index % 20), variables: ["x", "y"])
      let formula = source.formula(using: &generator)
      let derivative = formula.derivative(withRespectTo: "x")
      let predicted = formula.derivativeSize(withRespectTo: "x")
      #expect(predicted.tree == derivative.treeSize, "\(formula)")
      #expect(predicted.tree <= 7 * predicted.sumOfSubtrees)
      #expect(Symbolic.sharedSize(of: [formula, derivative]) <= predicted.storedAtMost)
      let size = FormulaSize(of: derivative)
      #expect(size.tree == derivative.treeSize)
      #expect(size.shared == derivative.sharedSize)
      if size.tree < 2_000 { #expect(size.characters.description == "\(derivative.description.utf8.count)") }
    }
  }
}
