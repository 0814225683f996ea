import Foundation
import Reverse
import TestSupport
import Testing

/// A list of one line for every primitive, on inputs and earlier results in turn, and their sum.
func everyPrimitive() -> WengertList {
  let recording = record(at: [0.3, 0.6, 1.7]) { v in
    var terms: [Traced] = []
    for function in UnaryFunction.allCases {
      let inside = 0.1 + 0.4 * v[terms.count % 3]
      let argument =
        function.domain.contains(0.3) ? inside : function.domain.contains(1.3) ? 1 + inside : -inside
      terms.append(Traced.apply(function, to: argument))
    }
    for function in BinaryFunction.allCases where !function.takesOrder {
      terms.append(Traced.apply(function, to: v[2] + terms[0], v[1] * v[0]))
    }
    terms.append(polygamma(2, v[2]))
    terms.append(sincDerivative(2, v[2]))
    terms.append(-v[0] / (v[1] - v[2]))
    return terms.reduce(0, +) * terms[0]
  }
  return recording.list
}

private let points: [[Double]] = (0..<150).map { index in
  let t = Double(index) / 150
  return [0.1 + t, 0.9 - 0.5 * t, 1 + t * t]
}

@Suite("The evaluator")
struct EvaluatorTests {
  @Test("agrees with the list's sweeps, point by point and in blocks")
  func agrees() {
    let list = everyPrimitive().sharingCommonParts()
    var evaluator = Evaluator(list)
    let (values, gradients) = evaluator.valuesWithGradients(at: points)
    for (index, point) in points.enumerated() {
      let expected = list.valueWithGradient(at: point)
      let (value, gradient) = evaluator.valueWithGradient(at: point)
      #expect(value == expected.value)
      #expect(evaluator.value(at: point) == expected.value)
      // Nine of the functions are a block's own; each may differ by a unit and a half.
      #expect(ulps(values[index], expected.value) <= 16)
      for input in 0..<3 {
        #expect(agree(gradient[input], expected.gradient[input], relative: 1e-14))
        #expect(agree(gradients[index][input], expected.gradient[input], relative: 1e-14))
      }
    }
  }
}
