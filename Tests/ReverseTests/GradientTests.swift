import Foundation
import Reverse
import Testing

private func survey<T: Scalar>(_ x: [T]) -> T {
  let logarithm = log(x[0])
  let product = x[0] * x[1]
  return logarithm + product - sin(x[1])
}

private func speelpenning<T: Scalar>(_ x: [T]) -> T { x.reduce(1, *) }

private func softplusWritten<T: Scalar>(_ x: T) -> T {
  let growth = exp(x)
  return log(1 + growth)
}

private struct Refusal: Error, Equatable {}

@Suite("gradient(at:of:)")
struct GradientTests {
  @Test("gives the survey's gradient, from a closure, a generic function and a tape")
  func survey() {
    let expected = [5.5, 1.7163378145367738]
    #expect(gradient(at: [2, 5]) { x in log(x[0]) + x[0] * x[1] - sin(x[1]) } == expected)
    #expect(gradient(at: [2, 5], of: ReverseTests::survey) == expected)
    #expect(valueWithGradient(at: [2, 5], of: ReverseTests::survey).value == 11.652071455223084)
    let tape = Tape([2, 5])
    let y = ReverseTests::survey(tape.inputs)
    #expect(tape.gradient(of: y) == expected && tape.gradient(of: y) == expected)
    #expect(tape.gradient(of: y, seed: 2) == [11, 2 * 1.7163378145367738])
  }

  @Test("takes one, two or three numbers without an array")
  func fixedArity() {
    #expect(gradient(at: 0) { x in exp(2 * x) * x } == 1)
    #expect(gradient(at: 1, of: softplusWritten) == 0.7310585786300048)
    #expect(gradient(at: 2, 5) { x, y in log(x) + x * y - sin(y) } == (5.5, 1.7163378145367738))
    let (w, x, b) = gradient(at: 0.5, 2, -1) { w, x, b in log(1 + exp(w * x + b)) }
    #expect((w, x, b) == (1, 0.25, 0.5))
  }

  @Test("Speelpenning's product: each partial is the product of the others", arguments: [1, 2, 3, 10, 1000])
  func products(count: Int) {
    let point = (0..<count).map { 1 + 0.5 * Double($0 % 7) / Double(count) }
    for (index, partial) in gradient(at: point, of: speelpenning).enumerated() {
      var others = point
      others[index] = 1
      let expected = others.reduce(1, *)
      #expect(abs(partial - expected) <= 4e-16 * Double(count) * expected)
    }
  }

  @Test("passes on what the function throws, and starts afresh afterwards")
  func throwing() {
    #expect(throws: Refusal.self) { try gradient(at: [1, 2]) { x in throw Refusal() } }
    #expect(throws: Refusal.self) {
      try valueWithPullback(at: [1, 2]) { x -> [Variable] in throw Refusal() }
    }
    #expect(gradient(at: [3, 4]) { x in x[0] * x[1] } == [4, 3])
  }

  @Test("a constant result has gradient 0")
  func constants() {
    #expect(gradient(at: [3, 4]) { _ in 7 } == [0, 0])
    #expect(gradient(at: [Double]()) { _ in 7 } == [])
    #expect(gradient(at: 1) { x in relu(-x) } == 0)
  }

  @Test("recordings nest, each with its own variables")
  func nesting() {
    let outer = gradient(at: 3) { x in
      let inner = gradient(at: x.value) { y in y * y * y }
      return x * Variable(inner)
    }
    #expect(outer == 27)
  }
}

@Suite("valueWithPullback(at:of:)")
struct PullbackTests {
  @Test("gives the rows of the Jacobian, and outlives its recording")
  func rows() {
    let (value, pullback) = valueWithPullback(at: [2, 3]) { x in [x[0] * x[1], x[0] + x[1], x[1], 4] }
    _ = gradient(at: [7, 7]) { x in x[0] * x[1] }
    #expect(value == [6, 5, 3, 4])
    #expect(pullback([1, 0, 0, 0]) == [3, 2] && pullback([0, 1, 0, 0]) == [1, 1])
    #expect(pullback([0, 0, 1, 0]) == [0, 1] && pullback([0, 0, 0, 1]) == [0, 0])
    #expect(pullback([2, 1, 10, 5]) == [7, 15])
  }

  @Test("of one result, with seed 1, is the gradient")
  func oneResult() {
    let (value, pullback) = valueWithPullback(at: [2, 5], of: survey)
    #expect(value == 11.652071455223084 && pullback(1) == gradient(at: [2, 5], of: survey))
  }
}
