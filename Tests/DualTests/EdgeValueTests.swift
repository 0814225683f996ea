// After reading this file you know that every number type gives the same edge values.

import Dual
import TestSupport
import Testing

@Suite("Edge values")
struct EdgeValueTests {
  /// Holds a value and a gradient against the table.
  private func check(
    _ edge: EdgeCase, _ value: Double, _ gradient: [Double], at place: SourceLocation = #_sourceLocation
  ) {
    if let expected = edge.value {
      #expect(isSameClassAndValue(value, expected), "value \(value)", sourceLocation: place)
    }
    #expect(
      gradient.count == edge.gradient.count && zip(gradient, edge.gradient).allSatisfy { ulps($0, $1) <= 1 },
      "gradient \(gradient), not \(edge.gradient)", sourceLocation: place)
  }

  @Test("Dual", arguments: EdgeCase.all)
  func dual(edge: EdgeCase) {
    let formula = edge.formula
    let (value, gradient) = valueWithGradient(at: edge.point) { x in formula(x) }
    check(edge, value, gradient)
  }

  @Test("A constant passes nothing through a singular rule", arguments: UnaryFunction.allCases)
  func constants(function: UnaryFunction) {
    for point in [-2.5, -1, -0.0, 0, 1, 2.5, 1000, .infinity, .nan] {
      #expect(Dual.apply(function, to: Dual(point)).tangent == 0)
    }
  }

  @Test(
    "A constant passes nothing through a singular rule of two arguments", arguments: BinaryFunction.allCases)
  func constants(function: BinaryFunction) {
    for (x, y) in [(0.0, 0.0), (0, -1), (-1, 0.5), (.infinity, 0), (.nan, 1)] {
      #expect(Dual.apply(function, to: Dual(x), Dual(y)).tangent == 0)
    }
  }

  @Test("A constant passes nothing through 0·∞ in arithmetic")
  func arithmetic() {
    #expect((Dual(value: 2, tangent: 3) * Dual(.infinity)).tangent == .infinity)
    #expect((Dual(value: 2, tangent: .infinity) * Dual(5)).tangent == .infinity)
    #expect((Dual(value: .infinity, tangent: 1) * Dual(2)).tangent == 2)
    #expect((Dual(value: .infinity, tangent: 0) * Dual(value: 0, tangent: 0)).tangent == 0)
    #expect((Dual(value: 0, tangent: .infinity) * Dual(0)).tangent.isNaN)
    #expect((Dual(0) / Dual(0)).tangent == 0)
    #expect((Dual(1) / Dual(value: 0, tangent: 1)).tangent == -.infinity)
  }
}
