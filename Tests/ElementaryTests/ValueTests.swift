// After reading this file you know how precise each elementary function is, in units in the last place.

import Elementary
import TestSupport
import Testing

@Suite("Values against 60-digit figures")
struct ValueTests {
  @Test(
    "Every function is within a few units in the last place, all over its domain",
    arguments: UnaryFunction.allCases.filter { !Figure.of($0).isEmpty })
  func unary(_ function: UnaryFunction) {
    let figures = Figure.of(function)
    #expect(figures.count >= 28)
    for figure in figures { #expect(figure.error <= bound(.unary(function)), "\(figure)") }
  }

  @Test("So is every function of two arguments", arguments: BinaryFunction.allCases)
  func binary(_ function: BinaryFunction) {
    let figures = Figure.of(function)
    #expect(figures.count >= 36)
    for figure in figures { #expect(figure.error <= bound(.binary(function)), "\(figure)") }
  }

  /// The largest error allowed, in units in the last place.
  private func bound(_ primitive: Primitive) -> Double {
    switch primitive {
    case .unary(.abs), .unary(.sign), .unary(.heaviside), .unary(.relu), .unary(.floor), .unary(.sqrt): 0
    case .binary(.min), .binary(.max), .binary(.mod), .binary(.ifPositive), .binary(.ifNotPositive): 0
    case .unary(.gamma), .unary(.lgamma), .unary(.digamma): 4
    case .binary(.polygamma): 4
    case .unary(.sinc), .binary(.sincDerivative): 2
    default: 2
    }
  }
}

@Suite("Values against the table of every module")
struct PrimitiveFigureTests {
  @Test("The table has at least five points of every smooth function", arguments: UnaryFunction.allCases)
  func completeness(_ function: UnaryFunction) {
    #expect(function.isPiecewise || PrimitiveFigure.all.count { $0.function == function } >= 5)
  }

  @Test(
    "Values are within the units that the function claims, twice as many for the gamma family's roots",
    arguments: PrimitiveFigure.all)
  func values(_ figure: PrimitiveFigure) {
    let value = Double.apply(figure.function, to: figure.point)
    #expect(ulps(value, figure.derivative(0)) <= figure.function.unitsOfRounding)
    #expect(figure.function.domain.contains(figure.point))
  }

  @Test(
    "Outside its domain a function is NaN, on an end that it leaves out infinite",
    arguments: UnaryFunction.allCases)
  func domain(_ function: UnaryFunction) {
    let domain = function.domain
    for (bound, beyond) in [
      (domain.lowerBound, domain.lowerBound - 0.5), (domain.upperBound, domain.upperBound + 0.5),
    ]
    where bound.isFinite {
      #expect(Double.apply(function, to: beyond).isNaN, "\(function) at \(beyond)")
      let end = Double.apply(function, to: bound)
      #expect(domain.includesBounds ? end.isFinite : end.isInfinite, "\(function) at \(bound)")
    }
  }
}
