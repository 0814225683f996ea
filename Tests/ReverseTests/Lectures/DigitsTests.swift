import Foundation
import Reverse
import TestSupport
import Testing

/// The digits' network in the framework, as in the snippet train-digits.
private final class DigitsTraining {
  let pixels: NDArray, labels: NDArray, targets: NDArray
  let graph = EDF.Graph()
  let x: EDF.Input, t: EDF.Input, logits: EDF.Node, loss: EDF.Node
  var random = SeededGenerator(seed: 1)
  var sgd = EDF.SGD(eta: 0.1, momentum: 0.9)

  init() throws {
    let table = try NDArray(parsingTable: Corpus.text(of: "digits.csv"))
    pixels = table[0..<1797, 0..<64] / 16
    labels = table[0..<1797, 64..<65].reshaped(to: [1797])
    targets = labels.oneHot(classes: 10)
    x = EDF.Input(graph, "x")
    t = EDF.Input(graph, "t")
    let w1 = EDF.Parameter(graph, "W1", .random([64, 50], bound: 0.23, using: &random))
    let b1 = EDF.Parameter(graph, "B1", .zeros([50]))
    let w2 = EDF.Parameter(graph, "W2", .random([50, 10], bound: 0.32, using: &random))
    let b2 = EDF.Parameter(graph, "B2", .zeros([10]))
    logits = EDF.Affine([w2, b2], EDF.Tanh(EDF.Affine([w1, b1], x)))
    loss = EDF.Mean(EDF.CrossEntropy(logits, t))
  }

  func step(_ batch: [Int]) {
    (x.value, t.value) = (pixels.rows(batch), targets.rows(batch))
    graph.forward()
    graph.backward(loss)
    sgd.step(graph)
  }

  var accuracy: Double {
    let testing = Array(1400..<1797)
    (x.value, t.value) = (pixels.rows(testing), targets.rows(testing))
    graph.forward()
    let right = zip(logits.value.largestColumns, testing).filter { Double($0) == labels[$1] }.count
    return Double(right) / Double(testing.count)
  }
}

@Suite("A network on handwritten digits")
struct DigitsTests {
  @Test("reads at least 91 % of the last 397 digits")
  func accuracy() throws {
    let training = try DigitsTraining()
    for _ in 1...8 {
      for batch in EDF.minibatches(of: 1400, size: 20, using: &training.random) { training.step(batch) }
    }
    #expect(training.accuracy >= 0.91)
  }

  @Test("a gradient written by hand leads to the same weights and losses")
  func byHand() throws {
    let training = try DigitsTraining()
    let start = training.graph.parameters.map(\.value.values)
    var hand = HandWrittenNetwork(w1: start[0], b1: start[1], w2: start[2], b2: start[3])
    for batch in EDF.minibatches(of: 1400, size: 20, using: &training.random) {
      training.step(batch)
      let loss = hand.step(
        x: training.x.value.values, t: training.t.value.values, count: batch.count, eta: 0.1, momentum: 0.9,
        tanh: { Foundation.tanh($0) }, exp: { Foundation.exp($0) }, log: { Foundation.log($0) })
      #expect((training.loss.value.scalar - loss).magnitude < 1e-12)
    }
    let end = training.graph.parameters.map(\.value.values)
    for (framework, written) in zip(end, [hand.w1, hand.b1, hand.w2, hand.b2]) {
      for (a, b) in zip(framework, written) { #expect((a - b).magnitude < 1e-9) }
    }
    #expect(zip(start[0], end[0]).contains { ($0 - $1).magnitude > 0.1 }, "nothing was learned")
  }
}
