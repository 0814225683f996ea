// A perceptron whose parameters have names: structures inside structures, differentiated as they are.

import Reverse

struct Layer<T: Scalar> { var weights: [[T]], biases: [T] }
struct Net<T: Scalar> { var layers: [Layer<T>], scale: T }

extension Layer: Parameters {
  init(mapping layer: Layer<Double>, by map: NumberMap<T>) {
    self.init(weights: map(layer.weights), biases: map(layer.biases))
  }
}

extension Net: Parameters {
  init(mapping net: Net<Double>, by map: NumberMap<T>) {
    self.init(layers: map(net.layers), scale: map(net.scale))
  }
}

func answer<T: Scalar>(_ net: Net<T>, to input: [T]) -> T {
  let last = net.layers.reduce(input) { input, layer in
    zip(layer.weights, layer.biases).map { row, bias in tanh(zip(row, input).map { $0 * $1 }.sum() + bias) }
  }
  return net.scale * last[0]
}

func loss<T: Scalar>(_ net: Net<T>) -> T {
  let inputs = [[0.0, 0], [0, 1], [1, 0], [1, 1]].lifted(like: net.scale)
  let targets = [-1.0, 1, 1, -1].lifted(like: net.scale)
  return zip(inputs, targets).map { pow(answer(net, to: $0) - $1, 2) }.sum()
}

var net = Net<Double>(
  layers: [
    Layer(weights: [[1, -1], [-1, 1]], biases: [-0.5, -0.5]), Layer(weights: [[1, 1]], biases: [0.5]),
  ], scale: 1)
let slopes = gradient(at: net, of: loss)
print("a slope for each number:", slopes.flattened.count, "and", slopes.layers[0].weights.count, "rows")
for _ in 0..<300 { net = net.moved(along: gradient(at: net, of: loss), by: -0.05) }
print("the exclusive or is learnt:", loss(net) < 0.1)

// Prints:
// a slope for each number: 10 and 2 rows
// the exclusive or is learnt: true
