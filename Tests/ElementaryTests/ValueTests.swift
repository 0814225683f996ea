// After reading this file you know how precise each elementary function is, in units in the last place.

import Elementary
import Testing

@Suite("Values against 60-digit figures")
struct ValueTests {
  @Test(
    "Every function is within a few units in the last place, all over its domain",
    arguments: UnaryFunction.allCases)
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
    case .unary(.abs), .unary(.sign), .unary(.heaviside), .unary(.relu), .unary(.sqrt): 0
    case .binary(.min), .binary(.max): 0
    case .unary(.gamma), .unary(.lgamma), .unary(.digamma): 4
    case .binary(.polygamma): 4
    case .unary(.sinc), .binary(.sincDerivative): 2
    default: 2
    }
  }
}
