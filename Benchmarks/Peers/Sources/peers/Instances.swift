// After reading this file you know the points at which the peers compute the gradients: the numbers of
// TapeWorkloads.swift, drawn in the same order, and the formulas of W8.

import PeerInterface
import SymbolicCompare
import Workloads

/// A workload as a peer is told about it, and the gradient by hand that it must agree with.
struct Instance {
  let name: String
  let number: Int
  let x: [Double]
  var size = [0, 0, 0]
  var data: [Double] = []
  var formula = ""
  /// Whether a gradient can be compared: the logistic map is chaotic, after more than a few steps two roundings
  /// differ altogether.
  var isComparable = true
  let hand: (Span<Double>, inout MutableSpan<Double>) -> Double

  /// For the peers, whose memory lives as long as the process.
  var problem: Problem {
    func kept<T>(_ elements: [T]) -> UnsafePointer<T> {
      let memory = UnsafeMutableBufferPointer<T>.allocate(capacity: elements.count)
      _ = memory.initialize(from: elements)
      return UnsafePointer(memory.baseAddress ?? .allocate(capacity: 1))
    }
    return Problem(
      workload: Int32(number), n: x.count, x: kept(x), size: (size[0], size[1], size[2]), data: kept(data),
      formula: kept(formula.utf8CString.map { $0 }))
  }

  /// The value and the gradient, by hand.
  var expected: (value: Double, gradient: [Double]) {
    var gradient = x
    var span = gradient.mutableSpan
    let value = hand(x.span, &span)
    return (value, gradient)
  }
}

/// The points of W1 to W6.
func tapeInstances() -> [Instance] {
  var random = Generator()
  var instances = [
    Instance(name: "W1", number: 1, x: [0.5, 2, -1]) { x, g in
      let (value, slopes) = softplusGradient(x[0], x[1], x[2])
      (g[0], g[1], g[2]) = slopes
      return value
    }
  ]
  for n in [10, 100, 1000, 10000] {
    let x = random.numbers(n, (1 - 1 / Double(n))...(1 + 1 / Double(n)))
    instances.append(Instance(name: "W2 \(n)", number: 2, x: x) { productGradient($0, into: &$1) })
  }
  for k in [10, 100, 1000] {
    instances.append(
      Instance(name: "W3 \(k)", number: 3, x: [0.2], size: [k, 0, 0], isComparable: k == 10) { x, g in
        g[0] = logisticDerivative(x[0], steps: k)
        return logistic(x[0], steps: k)
      })
  }
  for n in [10, 100, 1000, 10000] {
    let x = random.numbers(n, -1.5...1.5)
    instances.append(Instance(name: "W4 \(n)", number: 4, x: x) { rosenbrockGradient($0, into: &$1) })
  }
  for (inputs, hidden, outputs) in [(10, 50, 1), (50, 200, 10)] {
    let x = random.numbers((inputs + 1) * hidden + (hidden + 1) * outputs, -0.5...0.5)
    let data = random.numbers(inputs, -1...1)
    let targets = random.numbers(outputs, -1...1)
    instances.append(
      Instance(
        name: "W5 \(inputs)-\(hidden)-\(outputs)", number: 5, x: x, size: [inputs, hidden, outputs],
        data: data + targets
      ) { networkGradient($0, inputs: data.span, targets: targets.span, hidden: hidden, into: &$1) })
  }
  for d in [2, 10] {
    let k = 5
    let x = random.numbers(k * (1 + 2 * d + d * (d - 1) / 2), -1...1)
    let data = random.numbers(1000 * d, -1...1)
    instances.append(
      Instance(name: "W6 d=\(d)", number: 6, x: x, size: [1000, d, k], data: data) {
        mixtureGradient($0, points: data.span, d: d, k: k, into: &$1)
      })
  }
  return instances
}

/// W8: formulas that are given as text, with their lists of operations.
func formulaInstances() -> [(Instance, WengertList)] {
  var generator = FormulaGenerator()
  return [("softplus", "log(1+exp(w*x+b))"), ("mixed", generator.mixed())].map { name, text in
    guard let formula = try? Symbolic(parsing: text) else { fatalError("W8 does not parse: \(text)") }
    let list = formula.compiled(inputs: formula.variables).sharingCommonParts()
    var random = Generator()
    let x = random.numbers(list.inputs.count, 0.1...1.1)
    let instance = Instance(name: "W8 \(name)", number: 8, x: x, formula: operations(of: list)) { x, g in
      let (value, slopes) = list.valueWithGradient(at: (0..<x.count).map { x[$0] })
      for (index, slope) in slopes.enumerated() { g[index] = slope }
      return value
    }
    return (instance, list)
  }
}

/// The slots after the inputs, one a line: "constant 0.5", "exp 3", "* 0 4".
private func operations(of list: WengertList) -> String {
  var rows = list.constants.map { (slot: $0.slot, text: "constant \($0.value)") }
  for line in list.lines {
    let operands = line.operands.map { String($0) }.joined(separator: " ")
    rows.append((line.result, "\(line.primitive.name) \(operands)"))
  }
  return rows.sorted { $0.slot < $1.slot }.map(\.text).joined(separator: "\n")
}
