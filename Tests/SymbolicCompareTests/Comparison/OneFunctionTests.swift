import Foundation
import SymbolicCompare
import TestSupport
import Testing

// One program for every kind of number. This file imports Foundation as a course's file may: the free functions must
// stay unambiguous.

private func softplus1<T: Scalar>(_ x: T) -> T {
  let growth = exp(x)
  return log(1 + growth)
}

private func rosenbrock<T: Scalar>(_ x: [T]) -> T {
  var sum: T = 0
  for i in 1..<x.count {
    let valley = x[i] - x[i - 1] * x[i - 1]
    let slope = 1 - x[i - 1]
    sum += 100 * (valley * valley) + slope * slope
  }
  return sum
}

private func logisticMap<T: Scalar>(_ x: T) -> T {
  var l = x
  for _ in 1..<6 { l = 4 * l * (1 - l) }
  return l
}

@Suite("One generic function in four kinds of number")
struct OneFunctionTests {
  @Test("softplus", arguments: [-2.0, 0, 0.7, 3])
  func softplus(_ x: Double) throws {
    try agreeInAllModes(at: x, softplus1, softplus1, softplus1, softplus1, slope: 1 / (1 + exp(-x)))
  }

  @Test("a loop of the logistic map", arguments: [0.1, 0.2, 0.77])
  func loop(_ x: Double) throws {
    // d l_n/dx = 2^(n-1) sin(2^n θ)/sin 2θ with θ = asin √x, n = 6.
    let theta = asin(sqrt(x))
    let slope = 32 * sin(64 * theta) / sin(2 * theta)
    try agreeInAllModes(at: x, logisticMap, logisticMap, logisticMap, logisticMap, slope: slope)
  }

  @Test("a verb without a module means an exact method, never differences")
  func plainVerbs() {
    #expect(derivative(at: 1) { x in x * x } == 2)
    #expect(derivative(at: 1, of: softplus1) == Dual::derivative(at: 1, of: softplus1))
    #expect(gradient(at: [1, 2]) { x in x[0] * x[1] } == [2, 1])
    #expect(FiniteDiff::derivative(at: 1, of: softplus1) != Dual::derivative(at: 1, of: softplus1))
  }

  @Test("Rosenbrock in three variables")
  func valley() throws {
    let point = [-1.2, 1, 0.5]
    let expected = [
      -400 * point[0] * (point[1] - point[0] * point[0]) - 2 * (1 - point[0]),
      200 * (point[1] - point[0] * point[0]) - 400 * point[1] * (point[2] - point[1] * point[1]) - 2
        * (1 - point[1]),
      200 * (point[2] - point[1] * point[1]),
    ]
    let forward = Dual::gradient(at: point, of: rosenbrock)
    let reverse = Reverse::gradient(at: point, of: rosenbrock)
    let differences = FiniteDiff::gradient(at: point, of: rosenbrock)
    let names = ["a", "b", "c"]
    let formula = rosenbrock(names.map { Symbolic.variable($0) })
    for i in names.indices {
      let derivative = formula.derivative(withRespectTo: names[i]).compiled(inputs: names)
      #expect(ulps(forward[i], expected[i]) <= 8)
      #expect(ulps(reverse[i], expected[i]) <= 8)
      #expect(ulps(derivative.value(at: point), expected[i]) <= 8)
      #expect(agree(differences[i], expected[i], relative: 1e-8))
    }
  }

  private func agreeInAllModes(
    at x: Double, _ plain: (Double) -> Double, _ dual: (Dual) -> Dual, _ variable: (Variable) -> Variable,
    _ symbolic: (Symbolic) -> Symbolic, slope: Double
  ) throws {
    let formula = symbolic(.variable("x"))
    let derivative = formula.derivative(withRespectTo: "x").compiled(inputs: ["x"])
    let results = [
      Dual::derivative(at: x, of: dual), Reverse::gradient(at: [x]) { variable($0[0]) }[0],
      derivative.value(at: [x]),
    ]
    for result in results { #expect(agree(result, slope, relative: 1e-12)) }
    #expect(agree(FiniteDiff::derivative(at: x, of: plain), slope, relative: 1e-8))
    #expect(formula.compiled(inputs: ["x"]).value(at: [x]) == plain(x))
  }
}
