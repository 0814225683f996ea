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
    let (value, gradient) = valueWithGradient(at: edge.point) { (x: [Dual]) in formula(x) }
    check(edge, value, gradient)
  }

  @Test("Dual8 and Dual4, all inputs in one run", arguments: EdgeCase.all)
  func vectorDual(edge: EdgeCase) {
    let formula = edge.formula
    let (value, eight) = valueWithGradient(at: edge.point) { (x: [Dual8]) in formula(x) }
    check(edge, value, eight)
    check(edge, value, gradient(at: edge.point) { (x: [Dual4]) in formula(x) })
  }

  @Test("HyperDual, in both tangents", arguments: EdgeCase.all)
  func hyperDual(edge: EdgeCase) {
    let formula = edge.formula
    let (value, gradient, hessian) = valueWithHessian(at: edge.point) { x in formula(x) }
    check(edge, value, gradient)
    let second = edge.point.indices.map { index in
      var point = edge.point.map { HyperDual($0) }
      point[index].second = 1
      let result = formula(point)
      return result.value.isNaN ? .nan : result.second
    }
    check(edge, value, second)
    #expect(!value.isNaN || hessian.joined().allSatisfy { $0.isNaN })
  }

  @Test("Taylor, to order 1 and to order 4", arguments: EdgeCase.all, [1, 4])
  func taylor(edge: EdgeCase, order: Int) {
    let formula = edge.formula
    let series = edge.point.indices.map { index in
      let direction = edge.point.indices.map { $0 == index ? 1.0 : 0 }
      return derivatives(at: edge.point, along: direction, upTo: order) { x in formula(x) }
    }
    check(edge, series[0][0], series.map { $0[1] })
  }

  @Test("NestedDual over Double and over Dual", arguments: EdgeCase.all)
  func nestedDual(edge: EdgeCase) {
    let formula = edge.formula
    let overDouble = edge.point.indices.map { index in
      NestedDual.derivative(at: edge.point[index]) { x in
        formula(edge.point.indices.map { $0 == index ? x : NestedDual(edge.point[$0]) })
      }
    }
    check(edge, formula(edge.point), overDouble)
    let overDual = edge.point.indices.map { index in
      NestedDual.derivative(at: Dual(edge.point[index])) { x in
        formula(edge.point.indices.map { $0 == index ? x : NestedDual(edge.point[$0]) })
      }
    }
    check(edge, formula(edge.point), overDual.map { $0.value })
  }

  @Test("A constant passes nothing through a singular rule", arguments: UnaryFunction.allCases)
  func constants(function: UnaryFunction) {
    for point in [-2.5, -1, -0.0, 0, 1, 2.5, 1000, .infinity, .nan] {
      #expect(Dual.apply(function, to: Dual(point)).tangent == 0)
      #expect(Dual8.apply(function, to: Dual8(point)).tangents == .zero)
      let hyper = HyperDual.apply(function, to: HyperDual(point))
      #expect(hyper.first == 0 && hyper.second == 0 && hyper.mixed == 0)
      #expect(Taylor.apply(function, to: Taylor(point)).coefficients.count == 1)
      #expect(NestedDual<Double>.apply(function, to: NestedDual(point)).tangent == nil)
    }
  }

  @Test(
    "A constant passes nothing through a singular rule of two arguments", arguments: BinaryFunction.allCases)
  func constants(function: BinaryFunction) {
    for (x, y) in [(0.0, 0.0), (0, -1), (-1, 0.5), (.infinity, 0), (.nan, 1)] {
      #expect(Dual.apply(function, to: Dual(x), Dual(y)).tangent == 0)
      #expect(Dual8.apply(function, to: Dual8(x), Dual8(y)).tangents == .zero)
      let hyper = HyperDual.apply(function, to: HyperDual(x), HyperDual(y))
      #expect(hyper.first == 0 && hyper.second == 0 && hyper.mixed == 0)
      #expect(Taylor.apply(function, to: Taylor(x), Taylor(y)).coefficients.count == 1)
      #expect(NestedDual<Double>.apply(function, to: NestedDual(x), NestedDual(y)).tangent == nil)
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
