// Assignment 2: a multi-layer perceptron in scalars, its parameters with names, trained by reverse mode.

import Reverse

/// One layer: a row of weights for each unit, and a bias.
package struct Layer<T: Scalar> {
  package var weights: [[T]]
  package var biases: [T]
}

extension Layer: Parameters {
  package init(mapping layer: Layer<Double>, by map: NumberMap<T>) {
    self.init(weights: map(layer.weights), biases: map(layer.biases))
  }
}

extension Layer {
  func callAsFunction(_ input: [T]) -> [T] {
    zip(weights, biases).map { row, bias in
      let terms = zip(row, input).map { $0 * $1 }
      return tanh(terms.sum() + bias)
    }
  }
}

/// The network: layers, and a factor for its answer.
package struct Network<T: Scalar> {
  package var layers: [Layer<T>]
  package var scale: T
}

extension Network: Parameters {
  package init(mapping net: Network<Double>, by map: NumberMap<T>) {
    self.init(layers: map(net.layers), scale: map(net.scale))
  }
}

extension Network {
  package func callAsFunction(_ input: [T]) -> T {
    let last = layers.reduce(input) { $1($0) }
    return scale * last[0]
  }
}

/// The exclusive or, as numbers.
package let inputs: [[Double]] = [[0, 0], [0, 1], [1, 0], [1, 1]]
package let targets: [Double] = [-1, 1, 1, -1]

/// The mean of the squared errors: data are lifted once.
package func loss<T: Scalar>(_ net: Network<T>) -> T {
  let (rows, wanted) = (inputs.lifted(like: net.scale), targets.lifted(like: net.scale))
  let errors = zip(rows, wanted).map { row, target in pow(net(row) - target, 2) }
  return errors.sum() / T(Double(errors.count))
}

/// Some steps of gradient descent; the losses on the way.
package func train(steps: Int, rate: Double) -> (net: Network<Double>, losses: [Double]) {
  var generator = SeededGenerator(seed: 4)
  func layer(_ units: Int, _ width: Int) -> Layer<Double> {
    Layer(
      weights: (0..<units).map { _ in (0..<width).map { _ in .random(in: -1...1, using: &generator) } },
      biases: [Double](repeating: 0, count: units))
  }
  var net = Network(layers: [layer(4, 2), layer(1, 4)], scale: 1.0)
  var losses: [Double] = []
  for _ in 0..<steps {
    let (value, slopes) = valueWithGradient(at: net) { loss($0) }
    losses.append(value)
    net = net.moved(along: slopes, by: -rate)
  }
  return (net, losses)
}
