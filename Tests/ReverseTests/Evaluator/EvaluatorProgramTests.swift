// The evaluator leaves out, computes beforehand and rearranges; none of it may show in the results.

import Foundation
import Reverse
import TestSupport
import Testing

@Suite("The evaluator's programs")
struct EvaluatorProgramTests {
  /// Compares single calls and blocks with the list's own sweeps.
  private func compare(_ list: WengertList, at points: [[Double]], relative tolerance: Double = 1e-14) {
    var evaluator = Evaluator(list)
    let (values, gradients) = evaluator.valuesWithGradients(at: points)
    for (index, point) in points.enumerated() {
      let expected = list.valueWithGradient(at: point)
      let single = evaluator.valueWithGradient(at: point)
      #expect(isClose(evaluator.value(at: point.span), expected.value, tolerance))
      for (value, gradient) in [(single.value, single.gradient), (values[index], gradients[index])] {
        #expect(isClose(value, expected.value, tolerance), "\(list)\nat \(point)")
        for input in point.indices {
          #expect(isClose(gradient[input], expected.gradient[input], tolerance), "\(list)\nat \(point)")
        }
      }
    }
  }

  /// Equal, or both NaN, or near for their size or for 1.
  private func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN) || (a - b).magnitude <= tolerance * Swift::max(1, b.magnitude)
  }

  @Test("give what the list gives, on random lines and at odd points", arguments: 1...150)
  func random(seed: Int) {
    let list = FoldingTests.randomList(seed: UInt64(1000 + seed))
    let odd = [0, -0.0, 1, -1, Double.leastNonzeroMagnitude, 1e300, .infinity, -.infinity, .nan]
    let points = odd.map { [$0, 0.5, -0.25] } + odd.map { [0.7, $0, $0] } + [[0.7, -0.4, 1.3]]
    compare(list, at: points, relative: 1e-12)
  }

  @Test("compute constants beforehand, on either side of every operation")
  func constants() {
    let operations: [Primitive] =
      [.add, .subtract, .multiply, .divide] + BinaryFunction.allCases.map { .binary($0) }
    for operation in operations {
      for constant in [0.0, 1, 2, 3, -1, 0.5, .infinity] {
        for isFirst in [true, false] where !takesOrder(operation) || isFirst {
          var list = WengertList(inputs: ["x"])
          let half = list.constant(constant / 2)
          let whole = list.append(.add, half, half)
          let other = list.append(.unary(.atan), 0)
          list.outputs = [
            isFirst ? list.append(operation, whole, other) : list.append(operation, other, whole)
          ]
          compare(list, at: [[0.3], [-2], [0], [.infinity]])
        }
      }
    }
  }

  @Test("know inputs that are not used, outputs that are inputs, and outputs that are constants")
  func degenerate() {
    var list = WengertList(inputs: ["x", "unused", "y"])
    let seven = list.constant(7)
    let sum = list.append(.add, 2, 0)
    _ = list.append(.unary(.log), sum)
    for output in [0, 1, 2, seven, sum, list.append(.subtract, 0, 0), list.append(.multiply, 2, 2)] {
      list.outputs = [output]
      compare(list, at: [[1, 2, 3], [4, 5, 6]])
    }
    var none = WengertList(inputs: [])
    none.outputs = [none.append(.unary(.exp), none.constant(1))]
    compare(none, at: [[], []])
  }

  @Test("take x² as x·x, and no other power so")
  func powers() {
    for exponent in [2.0, 3, -2, 0.5, 1, 0] {
      let list = record(at: [1]) { v in sin(pow(v[0], Traced(exponent))) }.list
      compare(list, at: [[1.7], [0], [-0.0], [-3], [1e200], [.nan]])
    }
  }

  @Test("begin each block with adjoints of 0 where a call is the first to send something back")
  func callsInBlocks() {
    let squared = DefinedFunction("squared", of: 1) { x in
      x[0] * x[0]
    } pullback: { x, _, adjoint in
      [adjoint * 2 * x[0]]
    }
    let product = DefinedFunction("product", of: 2) { x in
      x[0] * x[1]
    } pullback: { x, _, adjoint in
      [adjoint * x[1], adjoint * x[0]]
    }
    let points: [[Double]] = (0..<200).map { index in
      let t = Double(index) / 200
      return [0.5 + t, 2 - t, 1.5, 7]
    }
    let lists = [
      record(at: points[0]) { (x: [Traced]) -> Traced in squared(x[0]) + squared(sin(x[1])) + x[2] }.list,
      record(at: points[0]) { (x: [Traced]) -> Traced in product(x[0], sin(x[1])) * product(x[2], x[2]) }
        .list,
      record(at: points[0]) { (x: [Traced]) -> Traced in
        let squares = product(squared(x[0]), squared(x[1]))
        return squares - squared(x[0] * x[2])
      }.list,
      record(at: points[0]) { (x: [Traced]) -> Traced in
        let wave = sin(x[0])  // sends to x₀ after the call
        return squared(x[0]) * wave
      }.list,
    ]
    for list in lists { compare(list, at: points) }
  }

  @Test("call functions with their own derivative, once a point and way")
  func calls() {
    let quadric = DefinedFunction("quadric", of: 3) { x in
      x[0] * x[1] + x[2] * x[2]
    } pullback: { x, _, adjoint in
      [adjoint * x[1], adjoint * x[0], adjoint * 2 * x[2]]
    }
    let list = record(at: [0.3, 0.8, -0.4]) { (x: [Traced]) -> Traced in
      let inner = quadric(x[0], sin(x[1]), 2)
      let outer = quadric(inner, inner, x[0])
      return exp(outer) * x[0] + quadric(1, 2, 3) + inner
    }.list
    compare(list, at: (0..<70).map { [0.3, 0.8, Double($0) / 70] })
    compare(list, at: [[.nan, 0.8, 1], [.infinity, 0, 0]])
  }

  @Test(
    "look at every point of a block for what is not finite: in its value, or in a slope alone",
    arguments: 0..<130)
  func lanes(odd: Int) {
    let sum = record(at: [1, 1, 1]) { x in x[0] + x[2] + x[1] }.list
    compare(sum, at: (0..<130).map { $0 == odd ? [.infinity, 5, -.infinity] : [1, 5, 2] })
    let larger = record(at: [2, 1]) { x in max(x[0], sqrt(x[1])) }.list
    compare(larger, at: (0..<130).map { $0 == odd ? [2, 0] : [2, 1] })
  }

  @Test("know that an undefined quotient has no slope, even where what is made of it is a number: (∞/∞)⁰ = 1")
  func undefinedQuotient() {
    var list = WengertList(inputs: ["x", "y"])
    let (zero, infinity) = (list.constant(0), list.constant(.infinity))
    for divisor in [infinity, 1] {
      list.outputs = [list.append(.binary(.pow), list.append(.divide, 0, divisor), zero)]
      #expect(list.value(at: [.infinity, .infinity]) == 1)
      #expect(list.valueWithGradient(at: [.infinity, .infinity]).gradient[0].isNaN)
      compare(list, at: [[.infinity, .infinity], [3, 2]])
    }
  }

  @Test(
    "call functions at the points that are given and at no others, also to fill a block",
    arguments: [1, 3, 65])
  func pointsOfCalls(count: Int) async {
    await #expect(processExitsWith: .success) { [count] in
      let points = (0..<count).map { [Double(1000 + $0), Double(1 + $0)] }
      let given = Set(points.map { $0[1] })
      let guarded = DefinedFunction("guarded", of: 1) { x in
        precondition(given.contains(x[0]))
        return x[0]
      } pullback: { x, _, adjoint in
        precondition(given.contains(x[0]))
        return [adjoint]
      }
      var list = WengertList(inputs: ["x", "y"])
      list.outputs = [list.append(.multiply, 0, list.append(guarded, [1]))]
      var evaluator = Evaluator(list)
      let gradients = evaluator.valuesWithGradients(at: points).gradients
      try #require(gradients == points.map { [$0[1], $0[0]] })
    }
  }
}

/// Whether the first operand is the order of a derivative.
private func takesOrder(_ primitive: Primitive) -> Bool {
  if case .binary(let function) = primitive { function.takesOrder } else { false }
}
