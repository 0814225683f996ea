// A recording is a straight line; where its program would have branched, every way to replay it refuses.

import Reverse
import Testing

@Suite("A replay on another branch")
struct ReplayTests {
  /// x² right of 1 and at 1, x·y left of it; the comparison is on a number that the result does not need.
  private let recording = record(at: [3, 2]) { v in
    let distance = sqrt(v[0] * v[0]) - 1
    return distance >= 0 ? v[0] * v[0] : v[0] * v[1]
  }

  @Test("is refused by value, gradient, tangent and Hessian")
  func byTheList() throws {
    #expect(try recording.value(at: [5, 1]) == 25)
    #expect(try recording.valueWithGradient(at: [5, 1]) == (25, [10, 0]))
    #expect(try recording.valueWithDerivative(at: [5, 1], along: [1, 1]) == (25, 10))
    #expect(try recording.hessian(at: [5, 1]) == [[2, 0], [0, 0]])
    let other = [0.5, 1]
    #expect(throws: OtherBranch.self) { try recording.value(at: other) }
    #expect(throws: OtherBranch.self) { try recording.outputs(at: other) }
    #expect(throws: OtherBranch.self) { try recording.valueWithGradient(at: other) }
    #expect(throws: OtherBranch.self) { try recording.valueWithDerivative(at: other, along: [1, 1]) }
    #expect(throws: OtherBranch.self) { try recording.hessian(at: other) }
  }

  @Test("is refused by the evaluator, which keeps what is compared")
  func byTheEvaluator() throws {
    var replay = Replay(recording)
    let (value, gradient) = try replay.valueWithGradient(at: [5, 1])
    #expect(value == 25 && gradient == [10, 0])
    var message = ""
    do {
      _ = try replay.valueWithGradient(at: [0.5, 1])
    } catch {
      message = error.description
    }
    #expect(message.contains("0 <= v3 was true when it was recorded, and 0 <= -0.5 is false"), "\(message)")
    let other = [0.5, 1]
    var isRefused = false
    do { _ = try replay.value(at: other.span) } catch { isRefused = true }
    #expect(isRefused)
  }

  @Test("is refused in blocks, wherever the point stands", arguments: [0, 63, 64, 99])
  func inBlocks(place: Int) throws {
    var points: [Double] = (0..<100).flatMap { [1 + Double($0), 2] }
    var values = [Double](repeating: 0, count: 100)
    var gradients = points
    var replay = Replay(recording)
    func run() -> OtherBranch? {
      var v = values.mutableSpan
      var g = gradients.mutableSpan
      do { try replay.valuesWithGradients(at: points.span, values: &v, gradients: &g) } catch { return error }
      return nil
    }
    #expect(run() == nil)
    #expect(
      values[place] == points[2 * place] * points[2 * place] && gradients[2 * place] == 2 * points[2 * place])
    points[2 * place] = 0.25
    #expect(run()?.numbers == [0, -0.75])
  }

  @Test("knows its gradient in blocks, though what is compared is made of the result")
  func comparedResult() throws {
    let recording = record(at: [3, 2]) { v in
      let product = v[0] * v[1]
      return sin(product) + 2 > 0 ? product : v[0]
    }
    let points: [Double] = (0..<100).flatMap { [1 + Double($0), 2 - Double($0)] }
    var values = [Double](repeating: 0, count: 100)
    var gradients = points
    var replay = Replay(recording)
    func run() throws {
      var v = values.mutableSpan
      var g = gradients.mutableSpan
      try replay.valuesWithGradients(at: points.span, values: &v, gradients: &g)
    }
    try run()
    for index in 0..<100 {
      let (x, y) = (points[2 * index], points[2 * index + 1])
      #expect(values[index] == x * y)
      #expect(gradients[2 * index] == y && gradients[2 * index + 1] == x)
    }
  }
}
