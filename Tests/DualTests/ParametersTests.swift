// After reading this file you know that parameters keep their names and shapes on the way to a gradient and back.

import Dual
import Testing

private struct Layer<T: Scalar> { var weights: [[T]], biases: [T] }

extension Layer: Equatable where T: Equatable {}
extension Layer: Sendable where T: Sendable {}

extension Layer: Parameters {
  init(mapping layer: Layer<Double>, by map: NumberMap<T>) {
    self.init(weights: map(layer.weights), biases: map(layer.biases))
  }
}

private struct Net<T: Scalar> { var layers: [Layer<T>], slope: T, head: Layer<T>, towers: [[Layer<T>]] }

extension Net: Equatable where T: Equatable {}
extension Net: Sendable where T: Sendable {}

extension Net: Parameters {
  init(mapping net: Net<Double>, by map: NumberMap<T>) {
    self.init(
      layers: map(net.layers), slope: map(net.slope), head: map(net.head), towers: map(net.towers))
  }
}

/// One number in each kind of field, each with a factor of its own.
private func loss<T: Scalar>(_ net: Net<T>) -> T {
  let first = net.layers[0].weights[1][0] * net.layers[1].biases[0]
  let second = net.slope * net.slope + 5 * net.head.biases[1]
  return first + second + 7 * net.towers[1][0].biases[0]
}

private func scaled<T: Scalar>(_ net: Net<T>, by factor: Double) -> T { T(factor) * loss(net) }

private let net = Net<Double>(
  layers: [Layer(weights: [[1, 2], [3]], biases: []), Layer(weights: [], biases: [4])], slope: 10,
  head: Layer(weights: [[]], biases: [5, 6]), towers: [[], [Layer(weights: [], biases: [8])]])

private let slopes = Net<Double>(
  layers: [Layer(weights: [[0, 0], [4]], biases: []), Layer(weights: [], biases: [3])], slope: 20,
  head: Layer(weights: [[]], biases: [0, 5]), towers: [[], [Layer(weights: [], biases: [7])]])

private struct Refusal: Error {}

@Suite("Parameters with names")
struct ParametersTests {
  @Test("The gradient has the shape of the parameters, nested structures and arrays included")
  func shapes() {
    #expect(gradient(at: net, of: loss) == slopes)
    #expect(gradient(at: net) { scaled($0, by: 2) } == slopes.moved(along: slopes, by: 1))
    let (value, partials) = valueWithGradient(at: net, of: loss)
    #expect(value == 3 * 4 + 100 + 30 + 56 && partials == slopes)
    #expect(gradient(at: net) { (net: Net<Dual8>) in net.slope * net.slope }.slope == 20)
  }

  @Test("Numbers come out in order, and go back in")
  func flattened() {
    #expect(net.flattened == [1, 2, 3, 4, 10, 5, 6, 8])
    #expect(net.replacingNumbers(by: slopes.flattened) == slopes)
    #expect(net.moved(along: slopes, by: -0.5).slope == 0)
  }

  @Test("What the function throws is thrown on; where the value is NaN, so are the partials of what it uses")
  func edges() {
    func refuse<T: Scalar>(_ net: Net<T>) throws(Refusal) -> T { throw Refusal() }
    #expect(throws: Refusal.self) { try gradient(at: net, of: refuse) }
    func undefined<T: Scalar>(_ net: Net<T>) -> T { log(-net.slope) }
    #expect(gradient(at: net, of: undefined).slope.isNaN)
  }

  @Test("Rows of numbers, of different lengths")
  func rows() {
    #expect(gradient(atRows: [[1, 2], [3], []]) { w in w[0][1] * w[1][0] } == [[0, 3], [2], []])
    let (value, rows) = valueWithGradient(atRows: [[1, 2], [3]]) { w in w[0][1] * w[1][0] }
    #expect(value == 6 && rows == [[0, 3], [2]])
  }
}
