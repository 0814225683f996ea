// After reading this file you know that reverse mode answers to the verbs that forward mode has for one number.

import Reverse
import Testing

@Suite("Verbs that both modes have")
struct VerbTests {
  @Test("Derivatives of a function of one number")
  func oneNumber() {
    #expect(derivative(at: 10) { x in x * x } == 20)
    #expect(valueWithDerivative(at: 2) { x in x * x * x } == (8, 12))
    #expect(secondDerivative(at: 2) { x in pow(x, 3) } == 12)
    #expect(derivative(at: -1) { x in log(x) }.isNaN && secondDerivative(at: -1) { x in log(x) }.isNaN)
  }

  @Test("Sums, maxima and minima of arrays, and of three and more numbers")
  func many() {
    func f<T: Scalar>(_ x: [T]) -> T {
      let spread = (x.max() ?? 0) - (x.min() ?? 0)
      return x.sum() + spread
    }
    #expect(gradient(at: [1, 4, 2], of: f) == [0, 2, 1])
    #expect(gradient(at: [3, 3, 3]) { x in max(x[0], x[1], x[2]) } == [0.25, 0.25, 0.5])
    #expect(gradient(at: [1, 4, 2]) { x in min(x[0], x[1], x[2]) } == [1, 0, 0])
    #expect(hessian(at: [1, 2], of: f) == [[0, 0], [0, 0]])
  }
}
