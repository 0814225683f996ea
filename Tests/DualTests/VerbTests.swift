// After reading this file you know the verbs of the forward mode by their use.

import Dual
import TestSupport
import Testing

/// What a function under test refuses.
struct Refusal: Error, Equatable {
  let point: Double
}

/// A square that refuses negative numbers by a typed error.
private func squareOfPositive(_ x: Dual) throws(Refusal) -> Dual {
  guard x > 0 else { throw Refusal(point: x.value) }
  return x * x
}

@Suite("Verbs")
struct VerbTests {
  @Test("The number of the header: x² at 10")
  func header() {
    let (value, slope) = valueWithDerivative(at: 10) { x in x * x }
    #expect(value == 100 && slope == 20)
    let y = Dual(value: 10, tangent: 1) * Dual(value: 10, tangent: 1)
    #expect("\(y)" == "100.0 + 20.0ε")
    #expect("\(-y + 200)" == "100.0 - 20.0ε")
    #expect(gradient(at: [3, 5]) { x in x[0] * x[1] } == [5, 3])
  }

  @Test("A constant has derivative 0, written without a sign")
  func constants() {
    #expect(derivative(at: 3) { _ in 7 } == 0)
    #expect(derivative(at: 3) { _ in -Dual(7) }.sign == .plus)
    #expect(derivative(at: 3) { x in .pi * x } == .pi)
    #expect(gradient(at: [1, 2]) { _ in 4 } == [0, 0])
  }

  @Test("No input at all: a value and an empty gradient")
  func noInputs() {
    let (value, gradient) = valueWithGradient(at: []) { _ in 4 }
    #expect(value == 4 && gradient.isEmpty)
  }

  @Test("A pushforward is the gradient along a direction")
  func pushforwards() {
    let point = [1.5, -0.5, 2]
    let f = { (x: [Dual]) -> Dual in x[0] * exp(x[1]) + sin(x[2] * x[0]) }
    let partials = gradient(at: point, of: f)
    let direction = [2, -1, 0.25]
    let (value, tangent) = pushforward(at: point, along: direction, of: f)
    #expect(value == valueWithGradient(at: point, of: f).value)
    let sum = zip(partials, direction).map { $0 * $1 }.reduce(0, +)
    #expect(ulps(tangent, sum) <= 4)
    #expect(pushforward(at: point, along: [0, 0, 0], of: f).tangent == 0)
    #expect(pushforward(at: 3, along: 0.5) { x in x * x } == (value: 9, tangent: 3))
  }

  @Test("Generic functions of the standard names can be passed as they are")
  func genericFunctions() {
    #expect(derivative(at: 0, of: exp) == 1)
    #expect(derivative(at: 0, of: sin) == 1)
    #expect(derivative(at: 0, of: softplus) == 0.5)
    #expect(derivative(at: -3, of: abs) == -1)
  }

  @Test("Errors pass through, typed or not")
  func throwing() throws {
    #expect(try derivative(at: 3, of: squareOfPositive) == 6)
    #expect(throws: Refusal(point: -3)) { try derivative(at: -3, of: squareOfPositive) }
    #expect(throws: Refusal(point: -1)) { try gradient(at: [1, -1]) { x in try squareOfPositive(x[1]) } }
    #expect(throws: Refusal.self) {
      try pushforward(at: [-1], along: [1]) { x in
        if x[0] < 0 { throw Refusal(point: x[0].value) }
        return x[0]
      }
    }
    do {
      _ = try derivative(at: -3, of: squareOfPositive)
    } catch {
      #expect(error.point == -3)  // the error's type is known here: typed throws
    }
  }

  @Test("Comparison is by value, so that a branch is the one of plain numbers")
  func comparison() {
    let (a, b) = (Dual(value: 1, tangent: 5), Dual(value: 1, tangent: -5))
    #expect(a == b && a <= b && a >= b && !(a < b) && !(a > b) && !(a != b))
    #expect(Dual(1) < 2 && Dual(2) > 1)
    let notANumber = Dual(.nan)
    #expect(!(notANumber < 1) && !(notANumber > 1) && !(notANumber <= 1) && !(notANumber >= 1))
    #expect(derivative(at: 1) { x in x == 1 ? x : x * x } == 1)
    #expect(derivative(at: -2) { x in x > 0 ? x : x * x } == -4)
  }

  @Test("A direction of the wrong length stops with advice")
  func wrongLength() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = pushforward(at: [1, 2], along: [1]) { x in x[0] }
    }
    let advice = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      advice.contains("pushforward(at:along:of:): the direction needs 2 components and has 1; give 2"),
      "\(advice)")
  }

  @Test("What is undefined is NaN without a sign, on every processor")
  func undefined() {
    let numbers = [
      derivative(at: -1) { x in log(x) }, pushforward(at: -1, along: 1) { x in log(x) }.tangent,
      secondDerivative(at: -1) { x in log(x) }, NestedDual.derivative(at: -1.0) { x in log(x) },
      gradient(at: [-1]) { x in log(x[0]) }[0], gradient(at: [-1]) { (x: [Dual]) in log(x[0]) }[0],
      jacobian(at: [-1]) { x in [log(x[0])] }[0][0], hessian(at: [-1]) { x in log(x[0]) }[0][0],
      derivatives(at: -1, upTo: 1) { x in log(x) }[1],
    ]
    #expect(numbers.map { "\($0)" } == Array(repeating: "nan", count: 9))
  }
}
