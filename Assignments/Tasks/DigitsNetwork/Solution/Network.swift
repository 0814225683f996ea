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
    // solution
    answers = MyAffine(w2, b2, Swish(MyAffine(w1, b1, x)))
    // starter: _ = (w1, b1)
    // starter: // The hidden layer is missing: its affine map of x by W1 and B1, then Swish.
    // starter: answers = MyAffine(w2, b2, EDF.Input(graph, "h", NDArray.zeros([1, hidden])))
    // end
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
  // solution
  var sgd = EDF.SGD(eta: rate, momentum: 0.9)
  for _ in 0..<epochs {
    var total = 0.0
    for batch in EDF.minibatches(of: Digits.training.labels.count, size: 20, using: &random) {
      (network.x.value, network.t.value) = Digits.training.rows(batch)
      network.graph.forward()
      network.graph.backward(network.loss)
      sgd.step(network.graph)
      total += network.loss.value.scalar * Double(batch.count)
    }
    losses.append(total / Double(Digits.training.labels.count))
  }
  // starter: // For each minibatch: set x and t, forward, backward from the loss, a step of EDF.SGD(eta: rate, momentum: 0.9).
  // starter: _ = EDF.minibatches(of: Digits.training.labels.count, size: 20, using: &random)
  // starter: losses = [Double](repeating: .nan, count: epochs)
  // end
  return losses
}
