// After reading this file you know the points at which the workloads are timed, and that each gradient is compared with
// the hand-written one before it is.

import Foundation
import PlainC
import SymbolicCompare
import Workloads

/// One function, its contenders, and the check that they agree.
struct Workload {
  let name: String
  let operations: Int
  let contenders: [Contender]
  /// Bytes of tape and adjoints for each operation.
  let bytes: Double
  let check: () -> Void
}

/// Bytes an operation: 24 an entry, and 8 for the adjoint of each slot, inputs included.
func bytes(entries: Int, inputs: Int, operations: Int) -> Double {
  Double(32 * entries + 8 * (inputs + 1)) / Double(operations)
}

/// Numbers that look random, the same in each run.
struct Generator {
  private var state: UInt64 = 0x9e37_79b9_7f4a_7c15

  mutating func next(_ range: ClosedRange<Double>) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + (range.upperBound - range.lowerBound) * Double(state >> 11) * 0x1p-53
  }

  mutating func numbers(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in next(range) }
  }
}

/// Ends the program unless two gradients agree to 10⁻¹⁰, relative to the largest component.
func compare(_ name: String, _ computed: [Double], _ expected: [Double]) {
  let scale = expected.map(\.magnitude).max() ?? 1
  for (a, b) in zip(computed, expected) where !((a - b).magnitude <= 1e-10 * scale) {
    fatalError("\(name): \(a) instead of \(b)")
  }
}

/// A workload on a point of many numbers.
func spanWorkload(
  _ name: String, operations: Int, at point: [Double],
  primal: @escaping (UnsafePointer<Double>, Int) -> Double,
  swift: @escaping (Span<Double>) -> Double, tape: @escaping (Span<Variable>) -> Variable,
  checked: @escaping (Span<CopiedVariable<Checked>>) -> CopiedVariable<Checked>,
  unchecked: @escaping (Span<CopiedVariable<Unchecked>>) -> CopiedVariable<Unchecked>,
  hand: @escaping (Span<Double>, inout MutableSpan<Double>) -> Double
) -> Workload {
  // One number changes from call to call, so that no call can be left out.
  func loop(_ times: Int, _ body: (inout [Double]) -> Double) -> Double {
    var x = point
    var sum = 0.0
    for time in 0..<times {
      x[0] = point[0] + Double(time & 7) * 1e-9
      sum += body(&x)
    }
    return sum
  }
  let copy = CopiedTape.make(capacity: 1 << 20)
  let contenders = [
    Contender("C") { times in loop(times) { x in primal(x, x.count) } },
    Contender("Swift") { times in loop(times) { x in swift(x.span) } },
    Contender("hand") { times in
      var g = point
      return loop(times) { x in
        var span = g.mutableSpan
        return hand(x.span, &span) + span[0]
      }
    },
    Contender("tape") { times in
      var g = point
      return loop(times) { x in
        var span = g.mutableSpan
        return valueWithGradient(at: x.span, into: &span, of: tape) + span[0]
      }
    },
    Contender("checked") { times in
      var g = point
      return loop(times) { x in
        var span = g.mutableSpan
        return valueWithGradient(on: copy, at: x.span, into: &span, of: checked) + span[0]
      }
    },
    Contender("unchecked") { times in
      var g = point
      return loop(times) { x in
        var span = g.mutableSpan
        return valueWithGradient(on: copy, at: x.span, into: &span, of: unchecked) + span[0]
      }
    },
    Contender("array") { times in
      loop(times) { x in
        let (value, gradient) = valueWithGradient(at: x) { (v: [Variable]) in tape(v.span) }
        return value + gradient[0]
      }
    },
  ]
  let recorded = Tape(point)
  let variables = recorded.inputs
  _ = tape(variables.span)
  let size = bytes(entries: recorded.entryCount, inputs: point.count, operations: operations)
  return Workload(name: name, operations: operations, contenders: contenders, bytes: size) {
    var (computed, expected) = (point, point)
    var a = computed.mutableSpan
    var b = expected.mutableSpan
    let value = valueWithGradient(at: point.span, into: &a, of: tape)
    let byHand = hand(point.span, &b)
    compare(name, computed, expected)
    var c = computed.mutableSpan
    _ = valueWithGradient(on: copy, at: point.span, into: &c, of: unchecked)
    compare(name, computed, expected)
    compare(name, [value, value, value], [byHand, primal(point, point.count), swift(point.span)])
  }
}

func tapeWorkloads() -> [Workload] {
  var random = Generator()
  var workloads: [Workload] = []
  workloads.append(softplusWorkload())
  for n in [10, 100, 1000, 10000] {
    let point = random.numbers(n, (1 - 1 / Double(n))...(1 + 1 / Double(n)))
    workloads.append(
      spanWorkload(
        "W2 \(n)", operations: n - 1, at: point, primal: { plain_product($0, $1) }, swift: { product($0) },
        tape: { product($0) }, checked: { product($0) }, unchecked: { product($0) },
        hand: { productGradient($0, into: &$1) }))
  }
  for k in [10, 100, 1000] { workloads.append(logisticWorkload(k)) }
  for n in [10, 100, 1000, 10000] {
    let point = random.numbers(n, -1.5...1.5)
    workloads.append(
      spanWorkload(
        "W4 \(n)", operations: 8 * (n - 1), at: point, primal: { plain_rosenbrock($0, $1) },
        swift: { rosenbrock($0) }, tape: { rosenbrock($0) }, checked: { rosenbrock($0) },
        unchecked: { rosenbrock($0) }, hand: { rosenbrockGradient($0, into: &$1) }))
  }
  for (inputs, hidden, outputs) in [(10, 50, 1), (50, 200, 10)] {
    let point = random.numbers((inputs + 1) * hidden + (hidden + 1) * outputs, -0.5...0.5)
    let data = random.numbers(inputs, -1...1)
    let targets = random.numbers(outputs, -1...1)
    workloads.append(
      spanWorkload(
        "W5 \(inputs)-\(hidden)-\(outputs)",
        operations: 2 * inputs * hidden + hidden + 2 * hidden * outputs + 3 * outputs,
        at: point,
        primal: { p, _ in plain_network(p, data, targets, inputs, hidden, outputs) },
        swift: { network($0, inputs: data.span, targets: targets.span, hidden: hidden) },
        tape: { network($0, inputs: data.span, targets: targets.span, hidden: hidden) },
        checked: { network($0, inputs: data.span, targets: targets.span, hidden: hidden) },
        unchecked: { network($0, inputs: data.span, targets: targets.span, hidden: hidden) },
        hand: { networkGradient($0, inputs: data.span, targets: targets.span, hidden: hidden, into: &$1) }))
  }
  for d in [2, 10] {
    let k = 5
    let point = random.numbers(k * (1 + 2 * d + d * (d - 1) / 2), -1...1)
    let data = random.numbers(1000 * d, -1...1)
    let operations = k * 2 * d + 1000 * k * (2 * d + d * (d - 1) + 2 * d + 2) + 1001 * (3 * k + 3)
    workloads.append(
      spanWorkload(
        "W6 d=\(d)", operations: operations, at: point,
        primal: { p, _ in plain_mixture(p, data, data.count / d, d, k) },
        swift: { mixture($0, points: data.span, d: d, k: k) },
        tape: { mixture($0, points: data.span, d: d, k: k) },
        checked: { mixture($0, points: data.span, d: d, k: k) },
        unchecked: { mixture($0, points: data.span, d: d, k: k) },
        hand: { mixtureGradient($0, points: data.span, d: d, k: k, into: &$1) }))
  }
  return workloads
}

private func softplusWorkload() -> Workload {
  func loop(_ times: Int, _ body: (Double) -> Double) -> Double {
    var sum = 0.0
    for time in 0..<times { sum += body(0.5 + Double(time & 7) * 1e-3) }
    return sum
  }
  let contenders = [
    Contender("C") { times in loop(times) { plain_softplus($0, 2, -1) } },
    Contender("Swift") { times in loop(times) { softplusWritten($0, 2, -1) } },
    Contender("hand") { times in
      loop(times) {
        let (value, g) = softplusGradient($0, 2, -1)
        return value + g.0 + g.1 + g.2
      }
    },
    Contender("tape") { times in
      loop(times) {
        let (value, g) = valueWithGradient(at: $0, 2, -1) { softplusWritten($0, $1, $2) }
        return value + g.0 + g.1 + g.2
      }
    },
    Contender("array") { times in
      loop(times) {
        let (value, g) = valueWithGradient(at: [$0, 2, -1]) { x in softplusWritten(x[0], x[1], x[2]) }
        return value + g[0] + g[1] + g[2]
      }
    },
  ]
  return Workload(
    name: "W1", operations: 5, contenders: contenders, bytes: bytes(entries: 2, inputs: 3, operations: 5)
  ) {
    let g = gradient(at: 0.5, 2, -1) { softplusWritten($0, $1, $2) }
    let h = softplusGradient(0.5, 2, -1).gradient
    compare("W1", [g.0, g.1, g.2], [h.0, h.1, h.2])
  }
}

private func logisticWorkload(_ steps: Int) -> Workload {
  func loop(_ times: Int, _ body: (Double) -> Double) -> Double {
    var sum = 0.0
    for time in 0..<times { sum += body(0.2 + Double(time & 7) * 1e-3) }
    return sum
  }
  let contenders = [
    Contender("C") { times in loop(times) { plain_logistic($0, steps) } },
    Contender("Swift") { times in loop(times) { logistic($0, steps: steps) } },
    Contender("hand") { times in loop(times) { logisticDerivative($0, steps: steps) } },
    Contender("tape") { times in
      loop(times) {
        let (value, slope) = valueWithGradient(at: $0) { (x: Variable) in logistic(x, steps: steps) }
        return value + slope
      }
    },
  ]
  let size = bytes(entries: 0, inputs: 1, operations: 3 * steps)
  return Workload(name: "W3 \(steps)", operations: 3 * steps, contenders: contenders, bytes: size) {
    // The map is chaotic: after more than a few steps two roundings differ altogether.
    let few = 10
    let slope = gradient(at: 0.2) { (x: Variable) in logistic(x, steps: few) }
    compare("W3", [slope], [logisticDerivative(0.2, steps: few)])
  }
}
