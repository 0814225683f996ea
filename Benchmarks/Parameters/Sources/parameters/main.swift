// The same loss of a structure by `Parameters`, of a structure that is made by hand from a flat array, and of the array
// itself by indices: the least times of interleaved rounds, as ratios.
//
// All compute the same numbers in the same order, which is checked. The first ratio is what `Parameters` costs, the second
// has in it what arrays inside arrays cost in the loss itself, with or without names.

import Dual
import Reverse

struct Layer<T: Scalar> { var weights: [[T]], biases: [T] }
struct Net<T: Scalar> { var hidden: Layer<T>, output: Layer<T> }

extension Layer: Parameters {
  init(mapping layer: Layer<Double>, by map: NumberMap<T>) {
    self.init(weights: map(layer.weights), biases: map(layer.biases))
  }
}

extension Net: Parameters {
  init(mapping net: Net<Double>, by map: NumberMap<T>) {
    self.init(hidden: map(net.hidden), output: map(net.output))
  }
}

/// One pass of the network for each point of the data.
func loss<T: Scalar>(_ net: Net<T>, _ data: [[Double]]) -> T {
  var total: T = 0
  for point in data {
    var answer = net.output.biases[0]
    for unit in net.hidden.biases.indices {
      let row = net.hidden.weights[unit]
      var sum = net.hidden.biases[unit]
      for index in row.indices { sum = sum + row[index] * T(point[index]) }
      answer = answer + net.output.weights[0][unit] * tanh(sum)
    }
    total = total + answer * answer
  }
  return total
}

func loss<T: Scalar>(_ p: [T], _ data: [[Double]], units: Int, width: Int) -> T {
  let (biases, output) = (units * width, units * width + units)
  var total: T = 0
  for point in data {
    var answer = p[output + units]
    for unit in 0..<units {
      var sum = p[biases + unit]
      for index in 0..<width { sum = sum + p[unit * width + index] * T(point[index]) }
      answer = answer + p[output + unit] * tanh(sum)
    }
    total = total + answer * answer
  }
  return total
}

/// The structure made by hand from a flat array, as one would without `Parameters`.
func unpacked<T: Scalar>(_ p: [T], units: Int, width: Int) -> Net<T> {
  let (biases, output) = (units * width, units * width + units)
  let rows = (0..<units).map { Array(p[$0 * width..<($0 + 1) * width]) }
  return Net(
    hidden: Layer(weights: rows, biases: Array(p[biases..<output])),
    output: Layer(weights: [Array(p[output..<output + units])], biases: [p[output + units]]))
}

let clock = ContinuousClock()

/// The least time of each over interleaved rounds.
func least(_ rounds: Int, _ tasks: [() -> Double]) -> [Duration] {
  var times = tasks.map { _ in Duration.seconds(1000) }
  for _ in 0..<rounds {
    for (index, task) in tasks.enumerated() {
      var sum = 0.0
      times[index] = Swift.min(times[index], clock.measure { sum += task() })
      if sum.isNaN { print("NaN") }
    }
  }
  return times
}

var generator = SeededGenerator(seed: 1)
let numbers = { count in (0..<count).map { _ in Double.random(in: -1...1, using: &generator) } }

for (units, width, points) in [(4, 2, 4), (16, 8, 4), (16, 8, 32), (32, 16, 64)] {
  let data = (0..<points).map { _ in numbers(width) }
  let net = Net<Double>(
    hidden: Layer(weights: (0..<units).map { _ in numbers(width) }, biases: numbers(units)),
    output: Layer(weights: [numbers(units)], biases: numbers(1)))
  let flat = net.flattened
  func repeated(_ count: Int, _ task: @escaping () -> Double) -> () -> Double {
    { (0..<Swift.max(1, count)).reduce(0) { sum, _ in sum + task() } }
  }
  let repeats = 400_000 / (units * width * points)
  let reverse = least(
    15,
    [
      repeated(repeats) { Reverse::gradient(at: net) { loss($0, data) }.output.biases[0] },
      repeated(repeats) {
        Reverse::gradient(at: flat) { loss(unpacked($0, units: units, width: width), data) }[0]
      },
      repeated(repeats) { Reverse::gradient(at: flat) { loss($0, data, units: units, width: width) }[0] },
    ])
  let forward = least(
    5,
    [
      repeated(repeats / 20) { Dual::gradient(at: net) { loss($0, data) }.output.biases[0] },
      repeated(repeats / 20) {
        Dual::gradient(at: flat) { (p: [Dual8]) in loss(unpacked(p, units: units, width: width), data) }[0]
      },
      repeated(repeats / 20) { Dual::gradient(at: flat) { loss($0, data, units: units, width: width) }[0] },
    ])
  let same =
    Reverse::gradient(at: net) { loss($0, data) }.flattened
    == Reverse::gradient(at: flat) { loss($0, data, units: units, width: width) }
  func ratio(_ times: [Duration], to index: Int) -> Double { (times[0] / times[index] * 100).rounded() / 100 }
  print(
    "\(flat.count) parameters, \(points) points: reverse \(ratio(reverse, to: 1)) of a structure made by hand,",
    "\(ratio(reverse, to: 2)) of indices into an array; forward \(ratio(forward, to: 1)) and",
    "\(ratio(forward, to: 2)); the same numbers: \(same)")
}
