// After reading this file you know how far each rule may be from the truth, in units in the last place.

import Dual
import TestSupport
import Testing

@Suite("Rules of the forward mode against 40 digits")
struct RuleTests {
  /// What a slope may miss, in units in the last place.
  ///
  /// Four for a rule that is a value of the C library and two operations; more where that library's own
  /// function, or the product of two, is less exact.
  static func allowance(_ name: String) -> Double {
    switch name {
    case "gamma": 16
    case "tanh", "sigmoid", "erf", "erfc": 6
    case "pow": 6
    default: 4
    }
  }

  @Test("Every function of one argument has figures, at three points or more")
  func coverage() {
    for function in UnaryFunction.allCases {
      let count = Reference.unary.count { $0.name == function.name }
      #expect(count + PrimitiveFigure.all.count { $0.function == function } >= 3, "\(function)")
    }
    for function in BinaryFunction.allCases where !function.takesOrder {
      #expect(Reference.binary.count { $0.name == function.name } >= 2, "\(function)")
    }
    #expect(Reference.polygamma.count == 24 && Reference.sinc.count == 24)
  }

  @Test("One argument", arguments: Reference.unary)
  func unary(reference: Reference) throws {
    let function = try #require(UnaryFunction(rawValue: reference.name))
    let x = reference.point[0]
    let result = Dual.apply(function, to: Dual(value: x, tangent: 1))
    #expect(result.value == Double.apply(function, to: x))
    #expect(ulps(result.tangent, reference.figures[1]) <= Self.allowance(reference.name))
    let seeded = Dual.apply(function, to: Dual(value: x, tangent: -4))
    #expect(seeded.tangent == -4 * result.tangent || result.tangent.magnitude < 1e-300)
  }

  @Test("Two arguments, one active at a time and both", arguments: Reference.binary)
  func binary(reference: Reference) throws {
    let function = try #require(BinaryFunction(rawValue: reference.name))
    let (x, y) = (reference.point[0], reference.point[1])
    let first = Dual.apply(function, to: Dual(value: x, tangent: 1), Dual(y))
    let second = Dual.apply(function, to: Dual(x), Dual(value: y, tangent: 1))
    let both = Dual.apply(function, to: Dual(value: x, tangent: 1), Dual(value: y, tangent: 2))
    #expect(first.value == Double.apply(function, to: x, y))
    #expect(ulps(first.tangent, reference.figures[1]) <= Self.allowance(reference.name))
    #expect(ulps(second.tangent, reference.figures[2]) <= Self.allowance(reference.name))
    #expect(both.tangent == first.tangent + 2 * second.tangent)
  }

  @Test("derivatives of sinc in their argument", arguments: Reference.sinc)
  func sinc(reference: Reference) throws {
    let order = try #require(Double(reference.name))
    let x = Dual(value: reference.point[0], tangent: 1)
    #expect(ulps(sincDerivative(Dual(order), x).tangent, reference.figures[1]) <= 2)
    #expect(sincDerivative(Dual(order), Dual(x.value)).tangent == 0)
    #expect(Dual.apply(.sincDerivative, to: Dual(value: order, tangent: 1), x).tangent.isNaN)
  }

  @Test("polygamma in its argument", arguments: Reference.polygamma)
  func polygamma(reference: Reference) throws {
    let order = try #require(Double(reference.name))
    let x = Dual(value: reference.point[0], tangent: 1)
    #expect(ulps(Elementary::polygamma(Dual(order), x).tangent, reference.figures[1]) <= 8)
    #expect(Elementary::polygamma(Dual(order), Dual(x.value)).tangent == 0)
    #expect(Dual.apply(.polygamma, to: Dual(value: order, tangent: 1), x).tangent.isNaN)
  }

  @Test(
    "Sum, difference, product, quotient and sign follow their rules exactly", arguments: [0.3, -2.5, 1e10])
  func arithmetic(x: Double) {
    let (u, v) = (Dual(value: x, tangent: 3), Dual(value: 7, tangent: -0.5))
    #expect((u + v).tangent == 2.5 && (u + v).value == x + 7)
    #expect((u - v).tangent == 3.5 && (u - v).value == x - 7)
    #expect((u * v).tangent == 21 - 0.5 * x && (u * v).value == x * 7)
    #expect((u / v).tangent == (3 + 0.5 * (x / 7)) / 7 && (u / v).value == x / 7)
    #expect((-u).tangent == -3 && (-u).value == -x)
  }
}

@Suite("Identities that hold for tangents as for values")
struct IdentityTests {
  static let points = [-2.3, -0.7, 0.2, 0.9, 3.1]

  /// Two ways of writing one function agree in value and tangent.
  private func same(
    _ a: Dual, _ b: Dual, _ tolerance: Double = 1e-14, at place: SourceLocation = #_sourceLocation
  ) {
    #expect(agree(a.value, b.value, relative: tolerance), sourceLocation: place)
    #expect(agree(a.tangent, b.tangent, relative: tolerance), sourceLocation: place)
  }

  @Test("log ∘ exp, cbrt ∘ cube and other inverses are the identity", arguments: points)
  func inverses(point: Double) {
    let x = Dual(value: point, tangent: 1)
    same(log(exp(x)), x)
    same(log1p(expm1(x)), x)
    same(log2(exp2(x)), x)
    same(cbrt(x * x * x), x)
    same(asinh(sinh(x)), x)
    same(tan(atan(x)), x)
    same(sqrt(x * x), abs(x))
    same(log10(pow(Dual(10), x)), x)
    same(log(expm1(softplus(x))), x)
    same(-log(1 / sigmoid(x) - 1), x)
  }

  @Test("Double angles, Pythagoras, and addition of tanh", arguments: points)
  func angles(point: Double) {
    let x = Dual(value: point, tangent: 1)
    same(sin(2 * x), 2 * sin(x) * cos(x), 1e-13)
    let (s, c) = (sin(x), cos(x))
    #expect(agree((s * s + c * c).value, 1, relative: 1e-15))
    #expect((s * s + c * c).tangent.magnitude < 1e-15)
    let t = tanh(x)
    same(tanh(2 * x), 2 * t / (1 + t * t), 1e-12)
    same(atan2(sin(x), cos(x)), x)
  }

  @Test("Γ(x + 1) = x Γ(x), and digamma's recurrence", arguments: [0.3, 1.7, 4.2])
  func gammaFamily(point: Double) {
    let x = Dual(value: point, tangent: 1)
    same(gamma(x + 1), x * gamma(x), 1e-13)
    same(digamma(x + 1), digamma(x) + 1 / x, 1e-13)
    same(polygamma(1, x + 1), polygamma(1, x) - 1 / (x * x), 1e-12)
    same(lgamma(x), log(abs(gamma(x))), 1e-13)
  }

  @Test("1 − erf is erfc; x^y is exp(y log x); hypot is the root of squares", arguments: [0.2, 0.9, 2.1])
  func others(point: Double) {
    let x = Dual(value: point, tangent: 1)
    same(1 - erf(x), erfc(x), 1e-11)
    same(pow(x, x), exp(x * log(x)))
    same(pow(x, -3), 1 / (x * x * x))
    same(hypot(x, 2 * x), sqrt(x * x + 4 * x * x))
    same(max(x, 1) + min(x, 1), x + 1)
  }
}

@Suite("Forward mode against the table of every module")
struct PrimitiveFigureTests {
  @Test("Slopes, second derivatives and series of order four", arguments: PrimitiveFigure.all)
  func derivatives(_ figure: PrimitiveFigure) {
    let (function, x) = (figure.function, figure.point)
    let slope = Dual.apply(function, to: Dual(value: x, tangent: 1)).tangent
    #expect(ulps(slope, figure.derivative(1)) <= 16)
    let second = HyperDual.apply(function, to: HyperDual(value: x, first: 1, second: 1, mixed: 0))
    #expect(ulps(second.first, figure.derivative(1)) <= 16)
    #expect(ulps(second.mixed, figure.derivative(2)) <= 64)
    let nested = NestedDual.apply(
      function,
      to: NestedDual(
        value: NestedDual(value: x, tangent: 1), tangent: NestedDual(value: 1, tangent: nil)))
    #expect(ulps(nested.tangent?.tangent ?? 0, figure.derivative(2)) <= 64)
    let series = Dual::derivatives(at: x, upTo: 4) { Taylor.apply(function, to: $0) }
    for order in 0...4 { #expect(ulps(series[order], figure.derivative(order)) <= 64, "order \(order)") }
  }
}
