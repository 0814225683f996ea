// Measures one epoch of the digits' network: EDF against the same training written by hand with plain loops.

import Foundation
import Reverse

let path = CommandLine.arguments.dropFirst().first ?? "Tests/TestSupport/Corpus/digits.csv"
let table = try NDArray(parsingTable: String(contentsOfFile: path, encoding: .utf8))
let pixels = table[0..<1797, 0..<64] / 16
let targets = table[0..<1797, 64..<65].reshaped(to: [1797]).oneHot(classes: 10)

var random = SeededGenerator(seed: 1)
let graph = EDF.Graph()
let x = EDF.Input(graph, "x"), t = EDF.Input(graph, "t")
let w1 = EDF.Parameter(graph, "W1", .random([64, 50], bound: 0.23, using: &random))
let b1 = EDF.Parameter(graph, "B1", .zeros([50]))
let w2 = EDF.Parameter(graph, "W2", .random([50, 10], bound: 0.32, using: &random))
let b2 = EDF.Parameter(graph, "B2", .zeros([10]))
let loss = EDF.Mean(EDF.CrossEntropy(EDF.Affine([w2, b2], EDF.Tanh(EDF.Affine([w1, b1], x))), t))
var sgd = EDF.SGD(eta: 0.1, momentum: 0.9)
var hand = HandWrittenNetwork(
  w1: w1.value.values, b1: b1.value.values, w2: w2.value.values, b2: b2.value.values)

func seconds(_ work: () -> Void) -> Double {
  let time = ContinuousClock().measure(work)
  return Double(time.components.seconds) + 1e-18 * Double(time.components.attoseconds)
}

var (framework, written) = (Double.infinity, Double.infinity)
for _ in 1...20 {
  let batches = EDF.minibatches(of: 1400, size: 20, using: &random)
  framework = min(
    framework,
    seconds {
      for batch in batches {
        (x.value, t.value) = (pixels.rows(batch), targets.rows(batch))
        graph.forward()
        graph.backward(loss)
        sgd.step(graph)
      }
    })
  written = min(
    written,
    seconds {
      for batch in batches {
        let (x, t) = (pixels.rows(batch), targets.rows(batch))
        _ = hand.step(
          x: x.values, t: t.values, count: batch.count, eta: 0.1, momentum: 0.9,
          tanh: { Foundation.tanh($0) }, exp: { Foundation.exp($0) }, log: { Foundation.log($0) })
      }
    })
}
let distance = zip(w1.value.values, hand.w1).map { abs($0 - $1) }.max() ?? .nan
print(
  String(
    format: "epoch: EDF %.2f ms, by hand %.2f ms, ratio %.2f; weights differ by %.1e after 20 epochs",
    framework * 1e3, written * 1e3, framework / written, distance))
