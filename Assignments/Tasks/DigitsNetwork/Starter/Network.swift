// Task 5, part 2: a network of two layers that learns to read digits.

import Reverse

/// A network: 64 pixels, a hidden layer with Swish, ten answers.
struct Network {
  let graph: EDF.Graph
  let x: EDF.Input
  let t: EDF.Input

  /// The answers before the softmax, a row of ten for each image.
  let answers: EDF.Node

  /// The mean cross entropy of the minibatch.
  let loss: EDF.Node

  init(hidden: Int = 20, seed: UInt64 = 1) {
    var random = SeededGenerator(seed: seed)
    graph = EDF.Graph()
    x = EDF.Input(graph, "x", NDArray.zeros([1, 64]))
    t = EDF.Input(graph, "t", NDArray.zeros([1, 10]))
    let w1 = EDF.Parameter(graph, "W1", .random([64, hidden], bound: 0.25, using: &random))
    let b1 = EDF.Parameter(graph, "B1", .zeros([hidden]))
    let w2 = EDF.Parameter(graph, "W2", .random([hidden, 10], bound: 0.4, using: &random))
    let b2 = EDF.Parameter(graph, "B2", .zeros([10]))
    _ = (w1, b1)
    // The hidden layer is missing: its affine map of x by W1 and B1, then Swish.
    answers = MyAffine(w2, b2, EDF.Input(graph, "h", NDArray.zeros([1, hidden])))
    loss = EDF.Mean(EDF.CrossEntropy(answers, t))
  }

  /// Runs the graph on some images, and returns the digits with the largest answers.
  func read(_ pixels: NDArray) -> [Int] {
    (x.value, t.value) = (pixels, NDArray.zeros([pixels.shape[0], 10]))
    graph.forward()
    return answers.value.largestColumns
  }
}

/// Trains a network by stochastic gradient descent; the mean loss of each epoch.
func train(_ network: Network, epochs: Int, rate: Double = 0.1, seed: UInt64 = 2) -> [Double] {
  var random = SeededGenerator(seed: seed)
  var losses: [Double] = []
  // For each minibatch: set x and t, forward, backward from the loss, a step of EDF.SGD(eta: rate, momentum: 0.9).
  _ = EDF.minibatches(of: Digits.training.labels.count, size: 20, using: &random)
  losses = [Double](repeating: .nan, count: epochs)
  return losses
}
