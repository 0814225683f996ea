// A function's own derivative is differentiated again: reverse over reverse runs through the user's pullback.

import Foundation
import Reverse
import TestSupport
import Testing

/// log(1 + exp(x)) with a rule that does not overflow; the value alone would have no second derivative at a kink of `abs`.
private struct SteadySoftplus: FunctionWithPullback {
  let name = "steady"
  let arity = 1
  func value<T: Scalar>(at x: [T]) -> T { relu(x[0]) + log1p(exp(-abs(x[0]))) }
  func pullback<T: Scalar>(at x: [T], value z: T, adjoint: T) -> [T] { [adjoint * sigmoid(x[0])] }
}

/// x·y + z², with its own tangent rule.
private struct Quadric: FunctionWithPullback {
  let name = "quadric"
  let arity = 3
  func value<T: Scalar>(at x: [T]) -> T { x[0] * x[1] + x[2] * x[2] }
  func pullback<T: Scalar>(at x: [T], value z: T, adjoint: T) -> [T] {
    [adjoint * x[1], adjoint * x[0], adjoint * 2 * x[2]]
  }
  func tangent<T: Scalar>(at x: [T], value z: T, along direction: [T]) -> T {
    let product = direction[0] * x[1] + x[0] * direction[1]
    return product + 2 * x[2] * direction[2]
  }
}

/// A function whose "derivative" is not that of its value: x ↦ x with slope x².
private struct Marked: FunctionWithPullback {
  let name = "marked"
  let arity = 1
  func value<T: Scalar>(at x: [T]) -> T { x[0] }
  func pullback<T: Scalar>(at x: [T], value z: T, adjoint: T) -> [T] { [adjoint * x[0] * x[0]] }
}

@Suite("Second derivatives of functions with their own derivative")
struct SecondDerivativeOfDefinedFunctionTests {
  private let quadric = DefinedFunction(Quadric())
  private let steady = DefinedFunction(SteadySoftplus())

  private func withCalls(_ x: [Traced]) -> Traced {
    let inner = quadric(x[0], sin(x[1]), x[2])
    return exp(steady(inner)) * x[0] + quadric(inner, x[2], 2)
  }

  private func byHand<T: Scalar>(_ x: [T]) -> T {
    let inner = x[0] * sin(x[1]) + x[2] * x[2]
    let last = inner * x[2] + 4
    return exp(softplus(inner)) * x[0] + last
  }

  @Test("the Hessian, and its product with a direction, are those of the function written out")
  func hessians() {
    let point = [0.3, 0.8, -0.4]
    let direction = [1, -2, 0.5]
    let expected = hessian(at: point, of: byHand)
    let actual = hessian(at: point, of: withCalls)
    let product = hessianVectorProduct(at: point, along: direction, of: withCalls)
    for row in 0..<3 {
      for column in 0..<3 { #expect(abs(actual[row][column] - expected[row][column]) < 1e-13) }
      let component = zip(expected[row], direction).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(product[row] - component) < 1e-13)
    }
    #expect(hessian(at: [0]) { x in steady(x[0]) } == [[0.25]])
    #expect(hessian(at: [1000]) { x in steady(x[0]) } == [[0]])
  }

  @Test("it is the pullback that is differentiated, not the value")
  func marked() {
    let function = DefinedFunction(Marked())
    #expect(hessian(at: [3]) { x in function(x[0]) } == [[6]])
    let slope: Double = gradient(at: 3) { x in function(x) }
    #expect(slope == 9)
    let list = record(at: [3]) { x in function(x[0]) }.list
    let (point, direction): ([Double], [Double]) = ([3], [2])
    #expect(list.valueWithDerivative(at: point, along: direction).derivative == 18.0)
  }

  @Test("tangents over variables use the tangent rule, and can be differentiated")
  func tangents() {
    let list = record(at: [0.3, 0.8, -0.4]) { (x: [Traced]) -> Traced in quadric(x[0], x[1], x[2]) }.list
    let slopes = gradient(at: [0.3, 0.8, -0.4]) { x in
      list.valueWithDerivative(at: x, along: [Variable(1), Variable(2), Variable(3)]).derivative
    }
    #expect(slopes == [2, 1, 6])
  }

  @Test("a function given over Double only says what to write instead")
  func closuresOnly() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let square = DefinedFunction("square", of: 1) { x in
        x[0] * x[0]
      } pullback: { x, _, adjoint in
        [adjoint * 2 * x[0]]
      }
      _ = hessian(at: [3]) { x in square(x[0]) }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("'square'") && text.contains("FunctionWithPullback"), "\(text)")
  }

  @Test("the mixed second derivative of a power with exponent 0 is 1/x, in both rows")
  func powerWithExponentZero() {
    let rows = hessian(at: [2, 0]) { x in pow(x[0], x[1]) }
    #expect(rows[0] == [0, 0.5] && rows[1][0] == 0.5)
    #expect(agree(rows[1][1], log(2.0) * log(2.0), relative: 1e-15))
  }
}
