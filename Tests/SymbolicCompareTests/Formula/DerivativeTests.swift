// The naive derivative as a number: against closed forms, against forward mode, and step by step.

import Dual
import Elementary
import Reverse
import SymbolicCompare
import TestSupport
import Testing

@testable import SymbolicCompareSelfCheck

/// The value of a formula, and the sum of its sensitivities to each operation, |∂f/∂vᵢ|·|vᵢ|: a sound evaluation
/// errs by a few times 2⁻⁵³ times this sum.
func valueAndScale(_ list: WengertList, at point: [Double]) -> (value: Double, scale: Double) {
  let values: [Double] = list.values(at: point)
  let adjoints = list.adjoints(values: values, seed: 1, output: list.outputs[0])
  let scale = list.lines.reduce(0.0) { sum, line in
    sum + (adjoints[line.result] ?? 0).magnitude * values[line.result].magnitude
  }
  return (values[list.outputs[0]], scale)
}

extension WengertList {
  /// Whether there is a remainder for which floor(x/y), which the formula has, is not the whole quotient, x/y being rounded.
  fileprivate func hasRoundedQuotient(_ point: [Double]) -> Bool {
    let values: [Double] = values(at: point)
    return lines.contains { line in
      guard line.primitive == .binary(.mod), let second = line.second else { return false }
      let (x, y) = (values[line.first], values[second])
      return (x / y).rounded(.down) != wholeQuotient(x, y)
    }
  }
}

@Suite("The naive derivative as a number")
struct DerivativeTests {
  @Test("is the closed form of the logistic map up to l₃₀", arguments: 2...30)
  func logisticMap(n: Int) {
    let x = Symbolic.variable("x")
    let l = SymbolicCompareTests.logisticMap(x, n)
    let function = l.compiled(inputs: ["x"])
    let derivative = l.derivative(withRespectTo: "x").sharingEqualSubexpressions.compiled(inputs: ["x"])
    for x in [0.1, 0.2, 0.3, 0.55, 0.7, 0.83] {
      let power = Double(sign: .plus, exponent: n - 1, significand: 1)
      let sine = Elementary::sin(power * Elementary::asin(x.squareRoot()))
      let value = valueAndScale(function, at: [x])
      #expect((value.value - sine * sine).magnitude <= 8 * 0x1p-53 * (value.scale + power))
      let slope = valueAndScale(derivative, at: [x])
      #expect((slope.value - logisticSlope(n, at: x)).magnitude <= 8 * 0x1p-53 * slope.scale)
    }
  }

  @Test("is what forward mode gives, for random formulas", arguments: 0..<8)
  func randomFormulas(block: Int) {
    var generator = SeededGenerator(seed: UInt64(100 + block))
    let count = wholeNumber("CASES", otherwise: 4_000)
    var (compared, skipped, both) = (0, 0, 0)
    for index in 0..<count {
      let source = FormulaGenerator(operations: (1 + index % 6)...(1 + index % 6), variables: ["x", "y"])
      let formula = source.formula(using: &generator)
      let point = [
        Double.random(in: 0.1...2, using: &generator), Double.random(in: -2...2, using: &generator),
      ]
      let function = formula.compiled(inputs: ["x", "y"])
      let forward: Dual = function.value(at: [
        Dual(value: point[0], tangent: 1), Dual(value: point[1], tangent: 0),
      ])
      let derivative = formula.derivative(withRespectTo: "x").compiled(inputs: ["x", "y"])
      let naive = valueAndScale(derivative, at: point)
      guard naive.value.isFinite, naive.scale.isFinite, forward.tangent.isFinite else { continue }
      if function.hasRoundedQuotient(point) {
        skipped += 1
        continue
      }
      compared += 1
      // Each of the two methods errs by its own scale; forward mode's is asked where the formula's alone does not do. It has no
      // value where a part is at the edge of its domain.
      let error = (naive.value - forward.tangent).magnitude
      var scale = naive.scale
      if error > 8 * 0x1p-53 * scale + 0x1p-1000 {
        both += 1
        let own = derivativeScale(of: function, at: point, along: 0)
        scale += own.isFinite ? own : 0
      }
      #expect(
        error <= 8 * 0x1p-53 * scale + 0x1p-1000, "\(formula) at \(point): \(naive) \(forward)")
    }
    #expect(1_000 * both < count, "\(both)")
    #expect(2 * compared > count && 1_000 * skipped < count, "\(compared) \(skipped)")
  }

  @Test("of higher order, and mixed")
  func orders() throws {
    let f = try Symbolic(parsing: "x^5*y^3 + exp(x*y)")
    let mixed = f.derivative(withRespectTo: ["x", "x", "y"])
    let list = mixed.compiled(inputs: ["x", "y"])
    let (x, y) = (1.5, -0.5)
    let value: Double = list.value(at: [x, y])
    let power = 60 * x * x * x * y * y
    let exponential = (2 * y + x * y * y) * Elementary::exp(x * y)
    #expect((value - (power + exponential)).magnitude < 1e-12)
    #expect(f.derivative(withRespectTo: "x", order: 0) == f)
    #expect(f.derivative(withRespectTo: "x", order: 2) == f.derivative(withRespectTo: ["x", "x"]))
    let sixth: Double = try Symbolic(parsing: "x^6").derivative(withRespectTo: "x", order: 6)
      .simplified(.light).result.compiled(inputs: ["x"]).value(at: [0.3])
    #expect(sixth == 720)
  }

  @Test("comes with its steps, which are the result")
  func derivation() throws {
    let derivation = try Symbolic(parsing: "x*sin(x)").derivation(withRespectTo: "x")
    let steps = derivation.steps.map { "\($0.input): \($0.rule): \($0.output)" }
    #expect(
      steps == [
        "x: x' = 1: 1", "sin(x): (sin(u))' = cos(u)*u': cos(x)*1",
        "x*sin(x): (u*v)' = u'*v + u*v': 1*sin(x) + x*(cos(x)*1)",
      ])
    #expect(derivation.steps.last?.output == derivation.result)
    #expect(
      derivation.description.hasSuffix("(x*sin(x))' = 1*sin(x) + x*(cos(x)*1)   by (u*v)' = u'*v + u*v'"))
    #expect(derivation.result == derivation.formula.derivative(withRespectTo: derivation.variable))
  }

  @Test("has a step for no exponent that is not differentiated")
  func skippedSteps() throws {
    func rules(_ text: String) throws -> [String] {
      try Symbolic(parsing: text).derivation(withRespectTo: "x").steps.map(\.rule.description)
    }
    #expect(try rules("x^(y*y)") == ["x' = 1", "(u^c)' = c*u^(c - 1)*u'"])
    #expect(try rules("y^x") == ["x' = 1", "(c^v)' = c^v*log(c)*v'"])
    #expect(try rules("x^x") == ["x' = 1", "(u^v)' = u^v*(v'*log(u) + v*u'/u)"])
    #expect(try rules("sign(x*x)") == ["(sign(u))' = 0"])
    #expect(try rules("polygamma(2, x)") == ["x' = 1", "(polygamma(c, v))' = polygamma(c + 1, v)*v'"])
    #expect(try rules("2") == ["c' = 0"])
  }

  @Test("states each rule by applying it", arguments: UnaryFunction.allCases)
  func statedRules(function: UnaryFunction) throws {
    let rule = DerivativeRule.operation(.unary(function)).description
    let formula = Symbolic.apply(function, to: .variable("u"))
    #expect(rule.hasPrefix("(\(function.name)(u))' = "))
    let written = rule.split(separator: " = ").last.map { String($0).replacing("u'", with: "(1)") } ?? ""
    #expect(try Symbolic(parsing: written) == formula.derivative(withRespectTo: "u"))
  }
}

@Suite("Formulas put into formulas")
struct SubstitutionTests {
  @Test("replace a variable everywhere, at once")
  func substitution() throws {
    let f = try Symbolic(parsing: "x*y + sin(x)")
    #expect(f.substituting(try Symbolic(parsing: "x + 1"), for: "x").description == "(x + 1)*y + sin(x + 1)")
    #expect(f.substituting(3, for: "z") == f)
  }

  @Test("iterate to the families")
  func iteration() throws {
    let map = try Symbolic(parsing: "4*x*(1 - x)")
    for n in 0..<8 {
      #expect(map.iterated(n, over: "x") == FormulaFamily.logistic.formula(n + 1))
      #expect(Symbolic.variable("x").iterated(n, over: "x") == .variable("x"))
    }
    #expect(try Symbolic(parsing: "sin(x)").iterated(5, over: "x") == FormulaFamily.nestedSine.formula(5))
    #expect(map.iterated(1000, over: "x").sharedSize == 3003)
  }
}
