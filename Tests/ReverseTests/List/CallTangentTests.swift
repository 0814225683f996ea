// After reading this file you know what a call of a defined function sends on in a list's sweeps, in either direction.

import Reverse
import TestSupport
import Testing

@Suite("Calls of defined functions in a list's tangents")
struct CallTangentTests {
  @Test("each call counts, its own tangent rule goes before its pullback, and what rests passes nothing")
  func severalCalls() {
    // The tangent rule says 5 and the pullback 3, so that it is seen which of them is asked.
    let tripled = DefinedFunction("tripled", of: 1) {
      3 * $0[0]
    } tangent: { _, _, direction in
      5 * direction[0]
    } pullback: { _, _, adjoint in
      [3 * adjoint]
    }
    let product = DefinedFunction("product", of: 2) {
      $0[0] * $0[1]
    } pullback: { x, _, adjoint in
      [x[1] * adjoint, x[0] * adjoint]
    }
    var list = WengertList(inputs: ["x", "y"])
    let first = list.append(tripled, [0])
    let second = list.append(product, [0, 1])
    let third = list.append(product, [second, first])
    list.outputs = [list.append(.add, third, first)]
    // At (2, 7): 3·2 = 6, 2·7 = 14, 14·6 + 6 = 90.
    let along = list.valueWithDerivative(at: [2.0, 7], along: [1.0, 0])
    #expect(along.value == 90)
    #expect(along.derivative == 117)  // 7·6 + 14·5 + 5
    let resting = list.tangents(values: list.values(at: [2.0, 7]), direction: [0.0, 1])
    #expect(resting[first] == nil)
    #expect(resting[second] == 2)
    #expect(list.valueWithGradient(at: [2.0, 7]).gradient == [87, 12])  // 7·6 + 14·3 + 3, 2·6
    let onTape: [Double] = gradient(at: [2, 7]) { x in list.value(at: x) }
    #expect(onTape == [87, 12])
    #expect(product.check(at: [2, 7]).description == "the pullback agrees with central differences")
  }

  @Test("a list that is a single call is swept")
  func singleCall() {
    let doubled = DefinedFunction("doubled", of: 1) {
      2 * $0[0]
    } pullback: { _, _, adjoint in
      [2 * adjoint]
    }
    var list = WengertList(inputs: ["x"])
    list.outputs = [list.append(doubled, [0])]
    #expect(list.valueWithGradient(at: [5.0]).gradient == [2])
  }

  @Test("where x^y has no partial by y, it has no second one")
  func secondDerivativeOfNothing() {
    #expect(list(.binary(.pow)).hessian(at: [0, 0])[1][1].isNaN)
  }

  @Test("a NaN in the second block of an evaluator is looked at where it is")
  func secondBlock() {
    let list = record(at: [1, 1]) { x in x[0] * sqrt(x[1]) + max(x[0], sqrt(x[1])) }.list
    var evaluator = Evaluator(list)
    let points = (0..<100).map { index in [2.0, index == 80 ? -1 : 4.0] }
    let gradients = evaluator.valuesWithGradients(at: points).gradients
    for (index, slopes) in gradients.enumerated() {
      #expect(slopes[0].isNaN == (index == 80))
      #expect(slopes[1].isNaN == (index == 80))
    }
  }

  @Test("a direction of 0 sends nothing through an infinite partial derivative, one that is not 0 does")
  func infinitePartial() {
    let sumWithRoot = DefinedFunction("sumWithRoot", of: 2) {
      $0[0] + $0[1].squareRoot()
    } pullback: { x, _, adjoint in
      [adjoint, adjoint * 0.5 / x[1].squareRoot()]
    }
    var list = WengertList(inputs: ["x", "y"])
    list.outputs = [list.append(sumWithRoot, [0, 1])]
    let still = list.valueWithDerivative(at: [2.0, 0], along: [1.0, 0]).derivative
    #expect(still == 1)
    let moving = list.valueWithDerivative(at: [2.0, 0], along: [1.0, 1]).derivative
    #expect(moving == Double.infinity)
  }
}
