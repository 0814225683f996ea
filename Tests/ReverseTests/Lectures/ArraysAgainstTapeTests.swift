import Reverse
import Testing

private typealias Box = Autograd.Box

/// A function of a 2 × 3 matrix, once on arrays and once number by number on the scalar tape.
private struct Pair: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let arrays: @Sendable (Box) -> Box
  let scalars: @Sendable ([Variable]) -> Variable
}

/// Σ of numbers, each with a weight of its own, so that no two elements count the same.
private func weighted(_ numbers: [Variable]) -> Variable {
  var sum: Variable = 0
  for (i, number) in numbers.enumerated() { sum += Variable(1 + 0.3 * Double(i)) * number }
  return sum
}

private func weighted(_ box: Box) -> Box {
  (box * Box(NDArray(shape: box.shape, (0..<box.array.count).map { 1 + 0.3 * Double($0) }))).sum()
}

private func total(_ numbers: [Variable]) -> Variable { numbers.reduce(0) { $0 + $1 } }

private let factor: [Double] = [0.5, -1, 2, 0.25, 3, -0.75]  // 3 × 2
private let point: [Double] = [0.3, 1.2, -0.7, 0.9, -0.4, 0.6]

private let pairs: [Pair] = [
  Pair(testDescription: "sum", arrays: { ($0 * $0).sum() }, scalars: { x in total(x.map { $0 * $0 }) }),
  Pair(
    testDescription: "mean along rows", arrays: { weighted(exp($0).mean(axis: 1)) },
    scalars: { x in
      let e = x.map { exp($0) }
      return weighted([(e[0] + e[1] + e[2]) / 3, (e[3] + e[4] + e[5]) / 3])
    }),
  Pair(
    testDescription: "matrix product",
    arrays: { weighted(matmul($0, Box(NDArray(shape: [3, 2], factor)))) },
    scalars: { x in
      weighted(
        (0..<4).map { place in
          let (i, k) = (place / 2, place % 2)
          return total((0..<3).map { j in x[3 * i + j] * Variable(factor[2 * j + k]) })
        })
    }),
  Pair(
    testDescription: "product with its own transpose",
    arrays: { weighted(matmul($0, $0.transposed())) },
    scalars: { x in
      weighted(
        (0..<4).map { place in total((0..<3).map { x[3 * (place / 2) + $0] * x[3 * (place % 2) + $0] }) })
    }),
  Pair(
    testDescription: "softmax", arrays: { weighted($0.softmax()) },
    scalars: { x in
      let e = x.map { exp($0) }
      return weighted((0..<6).map { i in e[i] / total(Array(e[(i / 3 * 3)..<(i / 3 * 3 + 3)])) })
    }),
  Pair(
    testDescription: "log-sum-exp", arrays: { weighted($0.logSumExp()) },
    scalars: { x in weighted([log(total(x[0..<3].map { exp($0) })), log(total(x[3..<6].map { exp($0) }))]) }),
  Pair(
    testDescription: "cross-entropy",
    arrays: { $0.crossEntropy(targets: Box(NDArray([[0, 1, 0], [0.25, 0.25, 0.5]]))).mean() },
    scalars: { x in
      let first = log(total(x[0..<3].map { exp($0) })) - x[1]
      let second = log(total(x[3..<6].map { exp($0) })) - 0.25 * x[3] - 0.25 * x[4] - 0.5 * x[5]
      return (first + second) / 2
    }),
  Pair(
    testDescription: "maximum", arrays: { weighted(sin($0).maximum(axis: 0)) },
    scalars: { x in weighted((0..<3).map { max(sin(x[$0]), sin(x[$0 + 3])) }) }),
  Pair(
    testDescription: "slice, rows and concatenation",
    arrays: { x in weighted(Box.concatenate([x[0..<2, 1..<3], x.rows([1, 1])], axis: 1)) },
    scalars: { x in weighted([x[1], x[2], x[3], x[4], x[5], x[4], x[5], x[3], x[4], x[5]]) }),
  Pair(
    testDescription: "broadcasting", arrays: { x in weighted(x * x.sum(axis: 0) / (2 + x[row: 1])) },
    scalars: { x in weighted((0..<6).map { i in x[i] * (x[i % 3] + x[i % 3 + 3]) / (2 + x[i % 3 + 3]) }) }),
]

@Suite("Arrays against the scalar tape")
struct ArraysAgainstTapeTests {
  @Test("have the same values and gradients to rounding", arguments: pairs)
  private func agreement(_ pair: Pair) {
    let byTape = valueWithGradient(at: point, of: pair.scalars)
    let byArrays = Autograd.valueAndGrad({ pair.arrays($0[0]) }, [Box(NDArray(shape: [2, 3], point))])
    #expect((byArrays.value.array.scalar - byTape.value).magnitude < 1e-14)
    for (a, b) in zip(byArrays.gradients[0].array.values, byTape.gradient) {
      #expect((a - b).magnitude < 4e-15 * Swift.max(1, b.magnitude), "\(a) \(b)")
    }
  }
}
