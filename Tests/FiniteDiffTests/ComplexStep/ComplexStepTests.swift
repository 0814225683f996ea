// The complex step is right to the last digits where it answers, and refuses with a reason where it would be wrong.

import FiniteDiff
import Foundation
import TestSupport
import Testing

@Suite("Complex step")
struct ComplexStepTests {
  struct Rule: Sendable, CustomTestStringConvertible {
    var function: UnaryFunction
    var points: [Double]
    var derivative: @Sendable (Double) -> Double
    var testDescription: String { function.name }

    init(_ function: UnaryFunction, _ points: [Double], _ derivative: @escaping @Sendable (Double) -> Double)
    {
      self.function = function
      self.points = points
      self.derivative = derivative
    }
  }

  static let anywhere = [-3.1, -0.2, 1e-8, 0.4, 2, 11]
  static let positive = [1e-12, 0.3, 1, 7, 1e5]
  static let inside = [-0.99, -0.2, 1e-9, 0.6, 0.9999]

  static let rules = [
    Rule(.exp, anywhere) { exp($0) },
    Rule(.exp2, anywhere) { exp2($0) * log(2) },
    Rule(.expm1, anywhere) { exp($0) },
    Rule(.log, positive) { 1 / $0 },
    Rule(.log2, positive) { 1 / ($0 * log(2)) },
    Rule(.log10, positive) { 1 / ($0 * log(10)) },
    Rule(.log1p, positive + [-0.5]) { 1 / (1 + $0) },
    Rule(.sqrt, positive) { 0.5 / sqrt($0) },
    Rule(.cbrt, positive + [-2]) { 1 / (3 * cbrt($0) * cbrt($0)) },
    Rule(.sin, anywhere) { cos($0) },
    Rule(.cos, anywhere) { -sin($0) },
    Rule(.tan, anywhere) { 1 / (cos($0) * cos($0)) },
    Rule(.asin, inside) { 1 / sqrt((1 - $0) * (1 + $0)) },
    Rule(.acos, inside) { -1 / sqrt((1 - $0) * (1 + $0)) },
    Rule(.atan, anywhere) { 1 / (1 + $0 * $0) },
    Rule(.sinc, [-3, -0.9, 0.5, 2]) { (cos($0) - sin($0) / $0) / $0 },
    Rule(.sinh, anywhere) { cosh($0) },
    Rule(.cosh, anywhere) { sinh($0) },
    Rule(.tanh, anywhere + [20]) { 1 / (cosh($0) * cosh($0)) },
    Rule(.asinh, anywhere) { 1 / sqrt(1 + $0 * $0) },
    Rule(.acosh, [1.001, 2, 30]) { 1 / sqrt(($0 - 1) * ($0 + 1)) },
    Rule(.atanh, inside) { 1 / ((1 - $0) * (1 + $0)) },
    Rule(.sigmoid, anywhere + [40, -40]) { 1 / (2 + exp($0) + exp(-$0)) },
    Rule(.softplus, anywhere + [1000, -40]) { 1 / (1 + exp(-$0)) },
  ]

  @Test("Each continued function is right to 8 units in the last place", arguments: rules)
  func smooth(rule: Rule) throws {
    for x in rule.points {
      let slope = try complexStepDerivative(at: x) { ComplexNumber.apply(rule.function, to: $0) }
      let exact = rule.derivative(x)
      #expect(abs(slope - exact) <= 8 * abs(exact).ulp, "at \(x): \(slope), exactly \(exact)")
      let value = ComplexNumber.apply(rule.function, to: ComplexNumber(x, 0x1p-100)).real
      #expect(abs(value - Double.apply(rule.function, to: x)) <= 4 * abs(value).ulp, "value at \(x)")
    }
  }

  @Test("Every elementary function is either continued or refused")
  func complete() {
    let continued = Set(Self.rules.map(\.function))
    for function in UnaryFunction.allCases where !continued.contains(function) {
      #expect(throws: ComplexStepError.self) {
        try complexStepDerivative(at: 0.4) { ComplexNumber.apply(function, to: $0) }
      }
    }
  }

  @Test("Powers, lengths and angles, each argument active")
  func binary() throws {
    for (x, y) in [(1.3, 2.7), (0.2, -3), (5, 0.5), (3, 70)] {
      let power = try complexStepGradient(at: [x, y]) { pow($0[0], $0[1]) }
      #expect(abs(power[0] / (y * pow(x, y - 1)) - 1) < 1e-13)
      #expect(abs(power[1] / (log(x) * pow(x, y)) - 1) < 1e-13)
      let length = try complexStepGradient(at: [x, y]) { hypot($0[0], $0[1]) }
      #expect(abs(length[0] * hypot(x, y) / x - 1) < 1e-14 && abs(length[1] * hypot(x, y) / y - 1) < 1e-14)
      let angle = try complexStepGradient(at: [y, x]) { atan2($0[0], $0[1]) }
      let square = x * x + y * y
      #expect(abs(angle[0] * square / x - 1) < 1e-14 && abs(angle[1] * square / -y - 1) < 1e-14)
    }
    #expect(try complexStepDerivative(at: -2) { pow($0, 3) } == 12)
    #expect(try complexStepDerivative(at: 0) { pow($0, 1) } == 1)
    #expect(abs(try complexStepDerivative(at: 1e300) { hypot($0, 1e300) } - sqrt(0.5)) < 1e-15)
    #expect(abs(try complexStepDerivative(at: -1.5) { pow($0, 101) } / (101 * pow(-1.5, 100)) - 1) < 1e-12)
  }

  @Test("The worked examples: Squire and Trapp at 1.5, Baydin's trace at (2, 5), l₄ at 0.2")
  func examples() throws {
    let slope = try complexStepDerivative(at: 1.5) { x in
      let sum = pow(sin(x), 3) + pow(cos(x), 3)
      return exp(x) / sum
    }
    #expect(abs(slope - squireTrapp(1.5).derivative) <= 1e-14 * abs(slope))
    let gradient = try complexStepGradient(at: [2, 5]) { x in log(x[0]) + x[0] * x[1] - sin(x[1]) }
    #expect(gradient == [5.5, 1.7163378145367738])
    let logistic = try complexStepDerivative(at: 0.2) { x in
      var value = x
      for _ in 0..<3 { value = 4 * value * (1 - value) }
      return value
    }
    #expect(abs(logistic - 708288.0 / 78125) < 1e-14)
    #expect(try complexStepDerivative(at: 1e-40) { log($0) } == 1e40)
    #expect(try complexStepDerivative(at: 1) { _ in 3 } == 0)
  }

  @Test("What would be silently wrong is refused with its reason")
  func refusals() {
    func refusal(_ x: Double, _ f: (ComplexNumber) -> ComplexNumber) -> ComplexStepError? {
      do {
        _ = try complexStepDerivative(at: x, of: f)
        return nil
      } catch {
        return error as? ComplexStepError
      }
    }
    #expect(refusal(-2) { abs($0) } == .notAnalytic(function: "abs"))
    #expect(refusal(-2) { 1 + exp(max($0, 3)) } == .notAnalytic(function: "max"))
    #expect(refusal(800) { log(1 + exp($0)) } == .overflow(function: "exp"))
    #expect(refusal(710) { log(1 + exp($0)) } == .overflow(function: "exp"))
    #expect(refusal(-1) { log($0) } == .outsideDomain(function: "log", argument: -1))
    #expect(refusal(-8) { pow($0, 1.0 / 3) } == .outsideDomain(function: "pow", argument: -8))
    #expect(refusal(0) { sqrt($0) } == .singular(function: "sqrt", argument: 0))
    #expect(refusal(0) { 1 / $0 } == .singular(function: "/", argument: 0))
    #expect(refusal(0) { hypot($0, 0) } == .singular(function: "hypot", argument: 0))
    #expect(refusal(.nan) { $0 } == .pointNotFinite)
    #expect(refusal(3) { $0 * abs(-2) } == nil)
    #expect(refusal(2) { erf($0) }?.description.contains("no complex continuation") == true)
  }
}

@Suite("The complex step against the table of every module")
struct PrimitiveFigureTests {
  @Test("Slopes are right to 64 units, or refused", arguments: PrimitiveFigure.all)
  func slopes(_ figure: PrimitiveFigure) {
    let slope = try? complexStepDerivative(at: figure.point) { ComplexNumber.apply(figure.function, to: $0) }
    if let slope { #expect(ulps(slope, figure.derivative(1)) <= 64) }
    let differences = FiniteDiff::derivative(at: figure.point) { x in Double.apply(figure.function, to: x) }
    #expect(agree(differences, figure.derivative(1), relative: 1e-7))
  }
}
