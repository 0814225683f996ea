// A network with one hidden layer of 50 units learns to read handwritten digits, by EDF's SGD.
// Run it in release: swift run -c release train-digits [epochs]
import Foundation
import Reverse

let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../Tests/TestSupport/Corpus/digits.csv").path
let epochs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20
let table = try NDArray(parsingTable: String(contentsOfFile: corpus, encoding: .utf8))  // 64 pixels, label
let pixels = table[0..<1797, 0..<64] / 16, labels = table[0..<1797, 64..<65].reshaped(to: [1797])
let targets = labels.oneHot(classes: 10)
let training = 1400, testing = 1400..<1797

var random = SeededGenerator(seed: 1)
let graph = EDF.Graph()
let x = EDF.Input(graph, "x"), t = EDF.Input(graph, "t")
let w1 = EDF.Parameter(graph, "W1", .random([64, 50], bound: 0.23, using: &random))
let b1 = EDF.Parameter(graph, "B1", .zeros([50]))
let w2 = EDF.Parameter(graph, "W2", .random([50, 10], bound: 0.32, using: &random))
let b2 = EDF.Parameter(graph, "B2", .zeros([10]))
let logits = EDF.Affine([w2, b2], EDF.Tanh(EDF.Affine([w1, b1], x)))
let loss = EDF.Mean(EDF.CrossEntropy(logits, t))

var sgd = EDF.SGD(eta: 0.1, momentum: 0.9)
for epoch in 1...max(epochs, 1) {
  var total = 0.0
  for batch in EDF.minibatches(of: training, size: 20, using: &random) {
    (x.value, t.value) = (pixels.rows(batch), targets.rows(batch))
    graph.forward()
    graph.backward(loss)
    sgd.step(graph)
    total += loss.value.scalar * Double(batch.count) / Double(training)
  }
  (x.value, t.value) = (pixels.rows(Array(testing)), targets.rows(Array(testing)))
  graph.forward()
  let right = zip(logits.value.largestColumns, testing).filter { Double($0) == labels[$1] }.count
  print(String(format: "epoch %2d  loss %.4f  test %.1f %%", epoch, total, 100 * Double(right) / 397))
}
