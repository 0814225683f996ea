// A Wengert list is swept over any scalar: over formulas it gives the gradient as formulas, with every common part
// shared; over dual numbers the gradient and its rate of change.

import Dual
import Reverse
import SymbolicCompare
import TestSupport
import Testing

@Suite("A list swept over formulas")
struct SweepOverFormulasTests {
  private func compiled(_ text: String) throws -> WengertList {
    let formula = try Symbolic(parsing: text)
    return formula.compiled(inputs: formula.variables)
  }

  /// The gradient as formulas.
  private func gradient(_ list: WengertList) -> [Symbolic] {
    list.valueWithGradient(at: list.inputs.map(Symbolic.variable)).gradient
  }

  @Test(
    "gives the gradient as formulas, whose values are the gradient",
    arguments: [
      "log(1 + exp(w*x + b))", "ln(x1) + x1*x2 - sin(x2)", "x^y + y^3/x", "tanh(x)*atan2(y, x) - hypot(x, y)",
      "erf(x*y)*gamma(1 + x) + lgamma(y)", "sqrt(x)*cbrt(y) + softplus(x - y)*sigmoid(y)", "x*x*x + 2*y - 7",
      "log(x)/log(y + 2) + acos(x/9)*asinh(y)", "polygamma(2, x)*digamma(y)", "sincDerivative(2, x)*sinc(y)",
      "-x",
    ])
  func values(text: String) throws {
    let list = try compiled(text)
    let point = list.inputs.indices.map { 0.7 + 0.45 * Double($0) }
    let expected = list.valueWithGradient(at: point).gradient
    for (formula, number) in zip(gradient(list), expected) {
      let value = formula.compiled(inputs: list.inputs).value(at: point)
      #expect(agree(value, number, relative: 1e-13), "\(formula)")
    }
  }

  @Test(
    "shares what the derivatives have in common: the logistic map grows by the same number of nodes a step")
  func linearGrowth() throws {
    func size(steps: Int) -> Int {
      var list = WengertList(inputs: ["x"])
      let (one, four) = (list.constant(1), list.constant(4))
      var state = 0
      for _ in 0..<steps {
        let rest = list.append(.subtract, one, state)
        state = list.append(.multiply, list.append(.multiply, four, state), rest)
      }
      list.outputs = [state]
      return Symbolic.sharedSize(of: gradient(list))
    }
    let sizes = [10, 20, 40, 80, 160].map(size)
    #expect(sizes[0] <= 12 * 10)
    let growth = zip(sizes.dropFirst(), sizes).map { $0 - $1 }
    #expect(growth.indices.dropFirst().allSatisfy { growth[$0] == 2 * growth[$0 - 1] }, "\(sizes)")
  }

  @Test("the gradient of a product of n numbers has at most 6 nodes for each of them")
  func speelpenning() throws {
    for count in [10, 100, 1000] {
      var list = WengertList(inputs: (0..<count).map { "x\($0)" })
      list.outputs = [(1..<count).reduce(0) { product, index in list.append(.multiply, product, index) }]
      let formulas = gradient(list)
      #expect(Symbolic.sharedSize(of: formulas) <= 6 * count)
      let point = (0..<count).map { 1 + 0.001 * Double($0 % 7) }
      let expected = list.valueWithGradient(at: point).gradient
      for index in [0, count / 2, count - 1] {
        let value = formulas[index].compiled(inputs: list.inputs).value(at: point)
        #expect(agree(value, expected[index], relative: 1e-12))
      }
    }
  }
}

@Suite("A list swept over dual numbers")
struct SweepOverDualsTests {
  @Test(
    "has the same gradient as over Double at points where a rule's formula fails",
    arguments: [
      ("log(x)", [-0.0]), ("log(x)", [-1]), ("log2(x)", [-0.0]), ("log10(x)", [-3]), ("log1p(x)", [-1.5]),
      ("sqrt(x)", [0]), ("sqrt(-x)", [0]), ("sqrt(x)", [-0.0]), ("atanh(x)", [2]), ("abs(x)", [0]),
      ("relu(x)", [0]),
      ("heaviside(x)", [0]), ("sign(x)", [.nan]), ("max(x, y)", [2, 2]), ("min(x, y)", [2, 2]),
      ("max(x, y)", [.infinity, .infinity]), ("hypot(x, y)", [0, 0]), ("atan2(x, y)", [0, 0]),
      ("atan2(x, y)", [.infinity, 1]), ("x^y", [0, 2]), ("x^y", [0, 0]), ("x^y", [0, -1]),
      ("x^y", [-0.0, -1]),
      ("x^y", [-2, 3]), ("x^y", [-2, 0.5]), ("x^0", [0]), ("x/y", [0, 0]), ("x/y", [1, 0]),
      ("x/y", [.infinity, .infinity]), ("x + sqrt(y)", [1, 0]), ("x + log(y)", [1, -1]),
      ("max(1, sqrt(x))", [0]),
      ("relu(-1 - sqrt(x))", [0]), ("max(y, sqrt(x))", [0, 1]), ("erf(x)", [40]), ("tanh(x)", [1000]),
    ] as [(String, [Double])])
  func edges(text: String, point: [Double]) throws {
    let formula = try Symbolic(parsing: text)
    let list = formula.compiled(inputs: formula.variables)
    let expected = list.valueWithGradient(at: point)
    for moving in point.indices {
      let duals = point.indices.map { Dual::Dual(value: point[$0], tangent: $0 == moving ? 1 : 0) }
      let (value, gradient) = list.valueWithGradient(at: duals)
      #expect(isSameClassAndValue(value.value, expected.value))
      for index in point.indices {
        #expect(isSameClassAndValue(gradient[index].value, expected.gradient[index]), "\(text) by \(index)")
      }
    }
  }

  @Test(
    "gives second derivatives: a column of the Hessian a direction",
    arguments: ["x^y", "hypot(x, y)*exp(x)", "tanh(x/y) + erf(x*y)", "log(x)/y - atan2(y, x)"])
  func secondDerivatives(text: String) throws {
    let formula = try Symbolic(parsing: text)
    let list = formula.compiled(inputs: formula.variables)
    let point = [0.8, 1.7]
    let expected = list.hessian(at: point)
    for moving in 0..<2 {
      let duals = (0..<2).map { Dual::Dual(value: point[$0], tangent: $0 == moving ? 1 : 0) }
      let gradient = list.valueWithGradient(at: duals).gradient
      for index in 0..<2 { #expect(agree(gradient[index].tangent, expected[index][moving], relative: 1e-12)) }
    }
  }
}
