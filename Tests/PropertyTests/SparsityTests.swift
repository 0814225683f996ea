// After reading this file you know that patterns hide nothing: of random formulas every second derivative outside the pattern
// is 0, and every one inside it is that of the dense Hessian.

import SymbolicCompare
import TestSupport
import Testing

@Suite("Random formulas and their patterns")
struct SparsityTests {
  /// The toolkit's methods, but with both Hessians made from patterns and colours.
  private static var sparse: MethodsUnderTest {
    var methods = MethodsUnderTest.own
    methods.forwardHessian = { list, point in
      let pattern = hessianPattern(at: point) { (x: [DependentNumber]) in list.value(at: x) }
      return Dual::sparseHessian(at: point, with: pattern) { (x: [HyperDual]) in list.value(at: x) }.rows
    }
    methods.reverseHessian = { list, point in
      Reverse::sparseHessian(at: point) { (x: [Traced]) in list.value(at: x) }.rows
    }
    return methods
  }

  @Test(
    "have the Hessians that they should have", arguments: [["x", "y", "z"], ["p", "q", "r", "s", "t", "u"]])
  func hessians(_ variables: [String]) throws {
    let source = SeededGenerator(seed: seed)
    let property = Property.hessiansAgree(Self.sparse)
    var (holding, entries, possible) = (0, 0, 0)
    for index in 0..<caseCount {
      var generator = source.forCase(index)
      let size = variables.count == 3 ? 1...12 : 4...16
      let formula = FormulaGenerator(operations: size, variables: variables).formula(using: &generator)
      guard let point = PointGenerator().point(for: formula, using: &generator) else { continue }
      if let violation = property.violation(formula, point) {
        Issue.record("SEED=\(seed), \(formula) at \(point): \(violation)")
      }
      if property.outcome(formula, point) == .holds { holding += 1 }
      let list = formula.compiled(inputs: formula.variables)
      let coordinates = list.inputs.compactMap { point[$0] }
      let pattern = hessianPattern(at: coordinates) { (x: [DependentNumber]) in list.value(at: x) }
      let dense = Dual::hessian(at: coordinates) { (x: [HyperDual]) in list.value(at: x) }
      entries += pattern.entryCount
      possible += coordinates.count * coordinates.count
      for row in coordinates.indices {
        for column in coordinates.indices where !pattern[row, column] && !dense[row][column].isNaN {
          #expect(dense[row][column] == 0, "\(formula) at \(point): [\(row), \(column)]")
        }
      }
    }
    #expect(holding > caseCount / 4)
    #expect(entries < possible)
  }
}
