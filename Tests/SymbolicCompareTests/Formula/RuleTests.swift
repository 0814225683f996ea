// After reading this file you know that each rule of the naive differentiator is a true theorem: its formula, evaluated,
// is the slope that a table of derivatives gives, written here in a form of its own.
//
//     f(u(x))′ = f′(u)·u′      u = x/2, so that a forgotten inner derivative is a factor of 2

import Elementary
import Foundation
import SymbolicCompare
import TestSupport
import Testing

@Suite("Rules of the naive differentiator against tables of slopes")
struct RuleTests {
  /// A function of one argument with its slope, and the points at which both are known.
  struct Rule: Sendable, CustomTestStringConvertible {
    let function: UnaryFunction
    let points: [Double]
    let slope: @Sendable (Double) -> Double

    init(_ function: UnaryFunction, _ points: [Double], _ slope: @escaping @Sendable (Double) -> Double) {
      self.function = function
      self.points = points
      self.slope = slope
    }

    var testDescription: String { function.name }
  }

  /// Euler's constant, and ψ(n) = 1 + 1/2 + … + 1/(n − 1) − γ.
  static let gamma = 0.57721566490153286
  static func digamma(_ n: Double) -> Double { (1..<Int(n)).reduce(-gamma) { $0 + 1 / Double($1) } }

  /// ψ′(n) = π²/6 − 1 − 1/4 − … − 1/(n − 1)².
  static func trigamma(_ n: Double) -> Double {
    (1..<Int(n)).reduce(Double.pi * .pi / 6) { $0 - 1 / Double($1 * $1) }
  }

  static let anywhere = [-2.3, -0.4, 0.7, 1.9]
  static let positive = [0.2, 0.8, 1.7, 5.5]
  static let inside = [-0.8, -0.3, 0.1, 0.6]
  static let whole: [Double] = [2, 3, 5]

  static let rules: [Rule] = [
    Rule(.exp, anywhere) { pow(M_E, $0) },
    Rule(.exp2, anywhere) { pow(2, $0) * M_LN2 },
    Rule(.expm1, anywhere) { pow(M_E, $0) },
    Rule(.log, positive) { 1 / $0 },
    Rule(.log2, positive) { 1 / ($0 * M_LN2) },
    Rule(.log10, positive) { M_LOG10E / $0 },
    Rule(.log1p, inside) { 1 / (1 + $0) },
    Rule(.sqrt, positive) { 0.5 * pow($0, -0.5) },
    Rule(.cbrt, positive) { pow($0, -2.0 / 3) / 3 },
    Rule(.abs, anywhere) { $0 < 0 ? -1 : 1 },
    Rule(.sign, anywhere) { _ in 0 },
    Rule(.heaviside, anywhere) { _ in 0 },
    Rule(.relu, anywhere) { $0 < 0 ? 0 : 1 },
    Rule(.floor, anywhere) { _ in 0 },
    Rule(.sin, anywhere) { cos($0) },
    Rule(.cos, anywhere) { -sin($0) },
    Rule(.tan, anywhere) { 1 + tan($0) * tan($0) },
    Rule(.asin, inside) { 1 / cos(asin($0)) },
    Rule(.acos, inside) { -1 / sin(acos($0)) },
    Rule(.atan, anywhere) { pow(cos(atan($0)), 2) },
    Rule(.sinc, anywhere) { (cos($0) - sin($0) / $0) / $0 },
    Rule(.sinh, anywhere) { (pow(M_E, $0) + pow(M_E, -$0)) / 2 },
    Rule(.cosh, anywhere) { (pow(M_E, $0) - pow(M_E, -$0)) / 2 },
    Rule(.tanh, anywhere) { 1 / pow(cosh($0), 2) },
    Rule(.asinh, anywhere) { 1 / cosh(asinh($0)) },
    Rule(.acosh, [1.1, 2, 7.5]) { 1 / sinh(acosh($0)) },
    Rule(.atanh, inside) { pow(cosh(atanh($0)), 2) },
    Rule(.erf, anywhere) { M_2_SQRTPI * pow(M_E, -$0 * $0) },
    Rule(.erfc, anywhere) { -M_2_SQRTPI * pow(M_E, -$0 * $0) },
    Rule(.gamma, whole) { n in (1..<Int(n)).reduce(digamma(n)) { $0 * Double($1) } },
    Rule(.lgamma, whole) { digamma($0) },
    Rule(.digamma, whole) { trigamma($0) },
    Rule(.sigmoid, anywhere) { 0.25 / pow(cosh($0 / 2), 2) },
    Rule(.softplus, anywhere) { 0.5 * (1 + tanh($0 / 2)) },
  ]

  /// A function of u = x/2 and v = 3y with its two partials.
  struct RuleOfTwo: Sendable, CustomTestStringConvertible {
    let name: String
    let points: [(u: Double, v: Double)]
    let function: @Sendable (Symbolic, Symbolic) -> Symbolic
    let partials: @Sendable (Double, Double) -> (Double, Double)

    var testDescription: String { name }
  }

  static let quadrants = [(1.5, 0.7), (-0.4, 1.2), (2.5, -3), (-1.1, -0.3)]
  static let positivePairs = [(1.5, 0.7), (0.4, 1.2), (2.5, 3)]

  static let rulesOfTwo: [RuleOfTwo] = [
    RuleOfTwo(name: "u + v", points: quadrants, function: { $0 + $1 }, partials: { _, _ in (1, 1) }),
    RuleOfTwo(name: "u - v", points: quadrants, function: { $0 - $1 }, partials: { _, _ in (1, -1) }),
    RuleOfTwo(name: "u * v", points: quadrants, function: { $0 * $1 }, partials: { u, v in (v, u) }),
    RuleOfTwo(
      name: "u / v", points: quadrants, function: { $0 / $1 }, partials: { u, v in (1 / v, -u / v / v) }),
    RuleOfTwo(
      name: "atan2", points: quadrants, function: { Symbolic.apply(.atan2, to: $0, $1) },
      partials: { u, v in (v / pow(hypot(u, v), 2), -u / pow(hypot(u, v), 2)) }),
    RuleOfTwo(
      name: "pow", points: positivePairs, function: { Symbolic.apply(.pow, to: $0, $1) },
      partials: { u, v in (v * pow(u, v - 1), pow(u, v) * log(u)) }),
    RuleOfTwo(
      name: "min", points: quadrants, function: { Symbolic.apply(.min, to: $0, $1) },
      partials: { u, v in u < v ? (1, 0) : (0, 1) }),
    RuleOfTwo(
      name: "max", points: quadrants, function: { Symbolic.apply(.max, to: $0, $1) },
      partials: { u, v in u > v ? (1, 0) : (0, 1) }),
    RuleOfTwo(
      name: "mod", points: quadrants, function: { Symbolic.apply(.mod, to: $0, $1) },
      partials: { u, v in (1, -Foundation.floor(u / v)) }),
    RuleOfTwo(
      name: "ifPositive", points: quadrants, function: { Symbolic.apply(.ifPositive, to: $0, $1) },
      partials: { u, _ in (0, u > 0 ? 1 : 0) }),
    RuleOfTwo(
      name: "ifNotPositive", points: quadrants, function: { Symbolic.apply(.ifNotPositive, to: $0, $1) },
      partials: { u, _ in (0, u > 0 ? 0 : 1) }),
    RuleOfTwo(
      name: "hypot", points: quadrants, function: { Symbolic.apply(.hypot, to: $0, $1) },
      partials: { u, v in (cos(atan2(v, u)), sin(atan2(v, u))) }),
  ]

  static func slope(_ formula: Symbolic, by name: String, at point: [Double]) -> Double {
    formula.derivative(withRespectTo: name).compiled(inputs: ["x", "y"]).value(at: point)
  }

  static func near(_ computed: Double, _ expected: Double) -> Bool {
    (computed - expected).magnitude <= 1e-13 * Swift.max(1, expected.magnitude)
  }

  @Test("Every function of one argument, of x/2", arguments: rules)
  func unary(_ rule: Rule) {
    let (x, y) = (Symbolic.variable("x"), Symbolic.variable("y"))
    let formula = Symbolic.apply(rule.function, to: x / 2)
    for u in rule.points {
      let slope = Self.slope(formula, by: "x", at: [2 * u, 1])
      #expect(Self.near(slope, rule.slope(u) / 2), "at \(u)")
      let product = Self.slope(formula * y, by: "y", at: [2 * u, 1])
      #expect(Self.near(product, Double.apply(rule.function, to: u)), "at \(u), by the other factor")
    }
  }

  @Test("No function is without its line")
  func completeness() {
    let functions = Self.rules.map(\.function) + PrimitiveFigure.all.map(\.function)
    #expect(Set(functions) == Set(UnaryFunction.allCases))
    let names = Set(Self.rulesOfTwo.map(\.name) + ["polygamma", "sincDerivative"])
    #expect(BinaryFunction.allCases.allSatisfy { names.contains($0.name) })
  }

  @Test("Every function of two arguments, of x/2 and 3y, and of both in x", arguments: rulesOfTwo)
  func binary(_ rule: RuleOfTwo) {
    let (x, y) = (Symbolic.variable("x"), Symbolic.variable("y"))
    let apart = rule.function(x / 2, 3 * y)
    for (u, v) in rule.points {
      let (first, second) = rule.partials(u, v)
      #expect(Self.near(Self.slope(apart, by: "x", at: [2 * u, v / 3]), first / 2), "at \(u), \(v)")
      #expect(Self.near(Self.slope(apart, by: "y", at: [2 * u, v / 3]), 3 * second), "at \(u), \(v)")
      // v = 3x + y: both arguments depend on x.
      let together = rule.function(x / 2, 3 * x + y)
      let both = Self.slope(together, by: "x", at: [2 * u, v - 6 * u])
      #expect(Self.near(both, first / 2 + 3 * second), "at \(u), \(v)")
    }
  }

  @Test("A negation, the power of a constant and a constant power", arguments: [0.3, 1.4, 2.5])
  func special(at u: Double) {
    let half = Symbolic.variable("x") / 2
    #expect(Self.slope(-half, by: "x", at: [2 * u, 1]) == -0.5)
    #expect(Self.near(Self.slope(pow(half, 3), by: "x", at: [2 * u, 1]), 1.5 * u * u))
    #expect(Self.near(Self.slope(pow(half, -1.5), by: "x", at: [2 * u, 1]), -0.75 * pow(u, -2.5)))
    let named = Symbolic.apply(.pow, to: half, Symbolic.variable("y"))
    #expect(Self.near(Self.slope(named, by: "x", at: [2 * u, 2.5]), 1.25 * pow(u, 1.5)))
    #expect(Self.near(Self.slope(named, by: "y", at: [2 * u, 2.5]), pow(u, 2.5) * log(u)))
    let exponential = Symbolic.apply(.pow, to: 5, half)
    #expect(Self.near(Self.slope(exponential, by: "x", at: [2 * u, 1]), pow(5, u) * log(5) / 2))
  }

  @Test("max and min at equal arguments, and of one argument twice, are the mean of both sides")
  func ties() {
    let (x, y) = (Symbolic.variable("x"), Symbolic.variable("y"))
    for function in [BinaryFunction.min, .max] {
      #expect(Self.slope(Symbolic.apply(function, to: x, y), by: "x", at: [2, 2]) == 0.5)
      #expect(Self.slope(Symbolic.apply(function, to: x, y), by: "y", at: [2, 2]) == 0.5)
      #expect(Self.slope(Symbolic.apply(function, to: x, x), by: "x", at: [2, 2]) == 1)
    }
  }

  @Test("polygamma in its argument: ψ₁′(n) = −2 (ζ(3) − 1 − 1/8 − …); along its order there is no slope")
  func polygamma() {
    let (x, y) = (Symbolic.variable("x"), Symbolic.variable("y"))
    let apery = 1.2020569031595943
    for n in [2.0, 3, 5] {
      let tail = (1..<Int(n)).reduce(apery) { $0 - 1 / pow(Double($1), 3) }
      let numeral = Self.slope(Symbolic.apply(.polygamma, to: 1, x / 2), by: "x", at: [2 * n, 1])
      #expect(Self.near(numeral, -tail))
      let named = Symbolic.apply(.polygamma, to: y, x / 2)
      #expect(Self.near(Self.slope(named, by: "x", at: [2 * n, 1]), -tail))
      #expect(Self.slope(named, by: "y", at: [2 * n, 1]).isNaN)
      // By x the slope at y = 1 is ψ₂(n); by y there is none.
      let moving = Symbolic.apply(.polygamma, to: y, x * y)
      #expect(Self.near(Self.slope(moving, by: "x", at: [n, 1]), -2 * tail))
      #expect(Self.slope(moving, by: "y", at: [n, 1]).isNaN)
    }
  }

  @Test("sinc: D₁ and D₂ in closed form; along the order there is no slope", arguments: [0.7, 2, -5])
  func sinc(at a: Double) {
    let (x, y) = (Symbolic.variable("x"), Symbolic.variable("y"))
    let second = -sin(a) / a - 2 * (cos(a) - sin(a) / a) / (a * a)
    let first = Symbolic.apply(.sincDerivative, to: 1, x / 2)
    #expect(Self.near(Self.slope(first, by: "x", at: [2 * a, 1]), second / 2))
    let named = Symbolic.apply(.sincDerivative, to: y, x)
    #expect(Self.near(Self.slope(named, by: "x", at: [a, 1]), second))
    #expect(Self.slope(named, by: "y", at: [a, 1]).isNaN)
  }

  @Test("A variable on both sides of an operation", arguments: [0.5, 3])
  func shared(at a: Double) {
    let x = Symbolic.variable("x")
    #expect(Self.slope(x * x, by: "x", at: [a, 1]) == 2 * a)
    #expect(Self.slope((x + 1) * x, by: "x", at: [a, 1]) == 2 * a + 1)
    #expect(Self.slope(x - x, by: "x", at: [a, 1]) == 0)
    #expect(Self.near(Self.slope((x + 1) / x, by: "x", at: [a, 1]), -1 / (a * a)))
    #expect(Self.near(Self.slope(pow(x, x), by: "x", at: [a, 1]), pow(a, a) * (1 + log(a))))
    #expect(Self.slope(x, by: "x", at: [a, 1]) == 1 && Self.slope(x, by: "y", at: [a, 1]) == 0)
  }
}

@Suite("The naive differentiator against the table of every module")
struct PrimitiveFigureTests {
  @Test("The textbook's formula of x/2 is half the slope, up to rounding", arguments: PrimitiveFigure.all)
  func slopes(_ figure: PrimitiveFigure) throws {
    let formula = Symbolic.apply(figure.function, to: .variable("x") / 2).derivative(withRespectTo: "x")
    let slope = formula.compiled(inputs: ["x"]).value(at: [2 * figure.point])
    #expect(agree(slope, figure.derivative(1) / 2, relative: 0x1p-40), "\(formula): \(slope)")
  }
}
