// Where a loop has left rows of like instructions, the evaluator does them side by side; none of it may show in the results.

import Foundation
import Reverse
import TestSupport
import Testing

/// A program that loops over its inputs.
private struct Loop: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let run: @Sendable ([Traced]) -> Traced

  init(_ text: String, _ run: @escaping @Sendable ([Traced]) -> Traced) {
    (testDescription, self.run) = (text, run)
  }

  /// Σ term(xₖ, xₖ₊₁).
  static func sum(_ text: String, _ term: @escaping @Sendable (Traced, Traced) -> Traced) -> Loop {
    Loop("sum of " + text) { x in x.indices.dropLast().reduce(Traced(0)) { $0 + term(x[$1], x[$1 + 1]) } }
  }
}

private let loops: [Loop] = [
  .sum("x") { x, _ in x }, .sum("x y") { x, y in x * y }, .sum("x x") { x, _ in x * x },
  .sum("x / y") { x, y in x / y }, .sum("x - y") { x, y in x - y }, .sum("-(x y)") { x, y in -(x * y) },
  .sum("3 - x") { x, _ in 3 - x }, .sum("x - 3") { x, _ in x - 3 }, .sum("3 / x") { x, _ in 3 / x },
  .sum("x / 3") { x, _ in x / 3 }, .sum("3 x") { x, _ in 3 * x },
  .sum("x + 3, twice") { x, _ in (x + 3) * (x + 3) },
  .sum("valley") { x, y in
    let (valley, distance) = (y - x * x, 1 - x)
    return 100 * (valley * valley) + distance * distance
  },
  .sum("exp of a square, and the square") { x, y in
    let square = x * x
    return exp(-square) * y + square
  },
  .sum("a root that meets its argument again") { x, y in sqrt(x * x + y * y) / (x * x + 1) },
  Loop("product") { x in x.reduce(1) { $0 * $1 } },
  Loop("quotient of all") { x in x.reduce(2) { $0 / $1 } },
  Loop("difference of all") { x in x.reduce(2) { $0 - $1 } },
  Loop("weights, each another constant") { x in
    x.indices.reduce(Traced(0)) { $0 + Traced(0.5 + Double($1 % 7)) * x[$1] }
  },
  Loop("a chain of constants") { x in x.indices.reduce(x[0]) { s, k in s * Traced(1 + 0.5 / Double(k + 1)) }
  },
  Loop("a chain that starts in the middle of another") { x in
    let first = x.reduce(0) { $0 + $1 }
    return x.reduce(first * first) { $0 + $1 } * first
  },
  Loop("two sums in one loop") { x in
    var (a, b): (Traced, Traced) = (0, 0)
    for number in x {
      a = a + number * number
      b = b + sin(number)
    }
    return a * b
  },
  Loop("a step that needs the last one twice") { x in
    x.reduce(0.5) { state, number in 3.5 * state * (1 - state) * (1 + 0.001 * number) }
  },
  Loop("layers") { x in
    let layer = (0..<5).map { unit in
      tanh(x.indices.reduce(Traced(0.1)) { $0 + x[$1] * Traced(0.01 * Double(unit + $1 % 3)) })
    }
    return layer.reduce(0) { $0 + $1 * $1 }
  },
  Loop("a smoothed row, twice") { x in
    var row = x
    for _ in 0..<2 {
      row = row.indices.map { k in
        k == 0 || k == row.count - 1 ? row[k] : 0.25 * row[k - 1] + 0.5 * row[k] + 0.25 * row[k + 1]
      }
    }
    return row.reduce(0) { $0 + $1 * $1 }
  },
]

@Suite("Runs of an evaluator")
struct EvaluatorRunTests {
  private func point(_ count: Int) -> [Double] { (0..<count).map { 1 + 0.5 * sin(Double(3 * $0 + 1)) } }

  /// Single calls and blocks, next to the list's own sweeps, which know no runs.
  private func compare(_ list: WengertList, at points: [[Double]]) {
    var evaluator = Evaluator(list)
    let (values, gradients) = evaluator.valuesWithGradients(at: points)
    for (index, point) in points.enumerated() {
      let expected = list.valueWithGradient(at: point)
      let single = evaluator.valueWithGradient(at: point)
      let alone = evaluator.value(at: point)
      #expect(isSameClassAndValue(alone, expected.value))
      #expect(isSameClassAndValue(single.value, expected.value))
      // Blocks have functions of their own, each below one unit.
      #expect(
        isSameClassAndValue(values[index], expected.value) || ulps(values[index], expected.value) <= 16)
      let largest = expected.gradient.filter(\.isFinite).map(\.magnitude).max() ?? 1
      for gradient in [single.gradient, gradients[index]] {
        let wrong = gradient.indices.filter { input in
          let (a, b) = (gradient[input], expected.gradient[input])
          return !(isSameClassAndValue(a, b) || (a - b).magnitude <= 1e-13 * max(largest, 1))
        }
        #expect(
          wrong.isEmpty, "\(wrong.prefix(3)) of \(gradient.prefix(20)), not \(expected.gradient.prefix(20))")
      }
    }
  }

  @Test(
    "give what the list gives, short and long, over more than one window", arguments: loops,
    [7, 8, 9, 70, 600])
  fileprivate func agree(loop: Loop, count: Int) {
    let point = point(count)
    compare(record(at: point, of: loop.run).list, at: [point, point.map { -0.5 * $0 }])
  }

  @Test("give it at edges too, where one number of a row is odd", arguments: loops)
  fileprivate func edges(loop: Loop) {
    let point = point(20)
    let odd = [0, -0.0, 1e200, 1e-200, .infinity, -.infinity, .nan].flatMap { odd in
      [0, 7, 19].map { place in
        var point = point
        point[place] = odd
        return point
      }
    }
    compare(record(at: point, of: loop.run).list, at: odd)
  }

  @Test("know an output in the middle of a run, and one that is used again", arguments: [3, 10, 39])
  func outputs(place: Int) {
    let point = point(40)
    var list = WengertList(inputs: point.indices.map { "x\($0)" })
    let squares = point.indices.map { list.append(.multiply, $0, $0) }
    let sums = squares.indices.dropFirst().reduce(into: [squares[0]]) { sums, k in
      sums.append(list.append(.add, sums[k - 1], squares[k]))
    }
    for output in [squares[place], sums[place], list.append(.add, sums[39], squares[place])] {
      list.outputs = [output]
      compare(list, at: [point])
    }
  }

  @Test("leave calls of a user's function in their places")
  func calls() {
    let squared = DefinedFunction("squared", of: 1) { x in
      x[0] * x[0]
    } pullback: { x, _, adjoint in
      [adjoint * 2 * x[0]]
    }
    let point = point(400)
    let list = record(at: point) { (x: [Traced]) -> Traced in
      let sum = x.reduce(0) { $0 + $1 * $1 }
      return x.prefix(3).reduce(sum) { $0 + squared($1 * sum) }
    }.list
    compare(list, at: [point])
  }

  @Test("are replayed with their comparisons, which are looked for where the values went")
  func replayed() throws {
    let point = point(50)
    let recording = record(at: point) { x in
      x.reduce(0) { sum, number in number * number > 0.0625 ? sum + number * number : sum }
    }
    var replay = Replay(recording)
    let answer = try replay.valueWithGradient(at: point)
    #expect(answer.gradient == point.map { 2 * $0 })
    var other = point
    other[30] = 0.125
    var numbers: [Double] = []
    do { _ = try replay.valueWithGradient(at: other) } catch { numbers = error.numbers }
    #expect(numbers == [0.0625, 0.015625])
  }
}
