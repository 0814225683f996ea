// After reading this file you know how many digits the judge has, function by function.

import Elementary
import SymbolicCompare
import Testing

@Suite("Double-doubles against 50-digit figures")
struct ReferenceValueTests {
  /// The largest relative error allowed: 2⁻¹⁰⁶ is 1.2e-32.
  static let bounds: [(name: String, bound: Double)] =
    ["add", "subtract", "multiply", "divide", "sqrt", "hypot"].map { ($0, 2e-32) }
    + ["exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "cbrt"].map { ($0, 1e-31) }
    + ["sin", "cos", "tan", "asin", "acos", "atan", "atan2"].map { ($0, 1e-31) }
    + ["sinh", "cosh", "tanh", "asinh", "acosh", "atanh"].map { ($0, 1e-31) }
    + ["sigmoid", "softplus"].map { ($0, 1e-31) }
    + ["abs", "sign", "heaviside", "relu", "min", "max"].map { ($0, 1e-45) }
    + ["erf", "erfc"].map { ($0, 5e-31) }
    + [("pow", 1e-29), ("gamma", 2e-29), ("lgamma", 1e-28), ("digamma", 1e-29), ("polygamma", 3e-29)]

  @Test("Every primitive's relative error is below its bound", arguments: bounds)
  func value(_ name: String, _ bound: Double) {
    let figures = ReferenceFigure.of(name)
    #expect(figures.count >= 50)
    for figure in figures { #expect(figure.error() <= bound, "\(figure)") }
  }

  @Test("No primitive is without figures")
  func completeness() {
    let measured = Set(Self.bounds.map(\.name))
    #expect(UnaryFunction.allCases.allSatisfy { measured.contains($0.name) })
    #expect(BinaryFunction.allCases.allSatisfy { measured.contains($0.name) })
    #expect(Self.bounds.count == measured.count)
  }

  @Test("A power whose exponent times logarithm is below 50 has 30 digits")
  func moderatePowers() {
    let figures = ReferenceFigure.of("pow").filter { figure in
      let logarithm = Double.apply(.log, to: figure.arguments[0].high.magnitude)
      return (logarithm * figure.arguments[1].high).magnitude < 50
    }
    #expect(figures.count > 20)
    for figure in figures { #expect(figure.error() <= 1e-30, "\(figure)") }
  }

  @Test(
    "Rounded to a double, the value is the figure's nearest double or its neighbour, except at selections")
  func rounding() {
    for figure in ReferenceFigure.all {
      guard let nearest = Double(figure.digits), let computed = figure.computed else {
        Issue.record("\(figure)")
        continue
      }
      #expect((Double(computed) - nearest).magnitude <= nearest.ulp, "\(figure)")
    }
  }
}
