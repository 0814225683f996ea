// After reading this file you know at which derivatives two builds of the toolkit are compared: W1 to W6 on the tape, and
// forward mode of each kind.
//
//     instructions                  each workload's least time of 15 rounds, in nanoseconds a derivative
//     instructions NAME COUNT       one workload so many times, for run.sh to count its instructions

import Dual
import Foundation
import Reverse

/// A derivative, how often it is computed in a timed round, and under the instruction counter.
struct Workload {
  let name: String
  let round: Int
  let repeats: Int
  let body: () -> Double

  init(_ name: String, round: Int, repeats: Int = 100, _ body: @escaping () -> Double) {
    (self.name, self.round, self.repeats, self.body) = (name, round, repeats, body)
  }
}

func numbers(_ count: Int, _ low: Double, _ high: Double) -> [Double] {
  var state: UInt64 = 0x9e37_79b9_7f4a_7c15
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return low + (high - low) * Double(state >> 11) * 0x1p-53
  }
}

func tape(_ x: [Double], _ f: (Span<Variable>) -> Variable) -> Double {
  var gradient = [Double](repeating: 0, count: x.count)
  var span = gradient.mutableSpan
  return Reverse::valueWithGradient(at: x.span, into: &span, of: f)
}

/// A valley, over arrays.
func valley<T: Scalar>(_ x: [T]) -> T {
  var sum: T = 0
  for i in 0..<x.count - 1 {
    let v = x[i + 1] - x[i] * x[i]
    let d = 1 - x[i]
    sum = sum + (100 * (v * v) + d * d)
  }
  return sum
}

/// Elementary functions of every kind.
func mixed<T: Scalar>(_ x: [T]) -> T {
  var sum: T = 0
  for i in 0..<x.count - 1 {
    let a = exp(-(x[i] * x[i]))
    let b = tanh(x[i + 1]) / (1 + x[i] * x[i])
    let c = sin(x[i]) * sqrt(1 + x[i + 1] * x[i + 1])
    let d = pow(1.5 + x[i], 2.5) + log(2 + x[i + 1]) + atan(x[i])
    sum = sum + a * b + c + d
  }
  return sum
}

func workloads() -> [Workload] {
  let (few, many) = (numbers(10, 0.9, 1.1), numbers(1000, 0.99, 1.01))
  let (narrow, wide) = (numbers(10, -2, 2), numbers(1000, -2, 2))
  let (weights, inputs, targets) = (numbers(12_210, -0.3, 0.3), numbers(50, -1, 1), numbers(10, -1, 1))
  let (mixture2, mixture10) = (numbers(5 * 6, -1, 1), numbers(5 * 66, -1, 1))
  let (points2, points10) = (numbers(2000, -1, 1), numbers(10_000, -1, 1))
  let small = numbers(16, 0.1, 1.2)
  typealias Depth3 = NestedDual<NestedDual<NestedDual<Double>>>
  let seed = Depth3(value: NestedDual(value: NestedDual(value: 0.4, tangent: 1), tangent: 1), tangent: 1)
  return [
    Workload("W1", round: 40_000) { tape([1.3, 0.7, -0.2]) { softplusWritten($0[0], $0[1], $0[2]) } },
    Workload("W2-10", round: 20_000) { tape(few) { product($0) } },
    Workload("W2-1000", round: 400) { tape(many) { product($0) } },
    Workload("W3-100", round: 4000) {
      Reverse::valueWithGradient(at: 0.3) { (x: Variable) in logistic(x, steps: 100) }.gradient
    },
    Workload("W4-10", round: 10_000) { tape(narrow) { rosenbrock($0) } },
    Workload("W4-1000", round: 100, repeats: 4) { tape(wide) { rosenbrock($0) } },
    Workload("W5", round: 30, repeats: 4) {
      tape(weights) { network($0, inputs: inputs.span, targets: targets.span, hidden: 200) }
    },
    Workload("W6-2", round: 6, repeats: 4) {
      tape(mixture2) { mixture($0, points: points2.span, d: 2, k: 5) }
    },
    Workload("W6-10", round: 1, repeats: 2) {
      tape(mixture10) { mixture($0, points: points10.span, d: 10, k: 5) }
    },
    Workload("Dual-one", round: 20_000) {
      Dual::derivative(at: 0.7) { x in log(1 + exp(Dual(1.3) * x)) * tanh(x) }
    },
    Workload("Dual-valley", round: 4000) { Dual::gradient(at: small) { (x: [Dual]) in valley(x) }[0] },
    Workload("Dual-mixed", round: 400) { Dual::gradient(at: small) { (x: [Dual]) in mixed(x) }[0] },
    Workload("Dual8-valley", round: 6000) { Dual::gradient(at: small) { (x: [Dual8]) in valley(x) }[0] },
    Workload("Dual8-mixed", round: 1000) { Dual::gradient(at: small) { (x: [Dual8]) in mixed(x) }[0] },
    Workload("HyperDual", round: 30) { Dual::hessian(at: small) { (x: [HyperDual]) in mixed(x) }[0][0] },
    Workload("Taylor-6", round: 2000) {
      Dual::derivatives(at: 0.4, upTo: 6) { (x: Taylor) in exp(x) / (1 + x * x) }[6]
    },
    Workload("Nested-3", round: 6000) { (exp(seed) / (1 + seed * seed)).value.value.value },
    Workload("Hessian", round: 100) { Reverse::hessian(at: narrow) { (x: [Traced]) in valley(x) }[0][0] },
  ]
}

var sum = 0.0
let arguments = CommandLine.arguments.dropFirst()
let all = workloads()
if arguments.first == "--names" {
  print(all.map(\.name).joined(separator: "\n"))
} else if arguments.count == 2, let workload = all.first(where: { arguments.contains($0.name) }) {
  if arguments.first == "--repeats" {
    print(workload.repeats)
  } else {
    for _ in 0..<(arguments.last.flatMap { Int($0) } ?? 0) { sum += workload.body() }
  }
} else {
  for workload in all {
    var least = Double.infinity
    for _ in 0..<15 {
      var (begin, end) = (timespec(), timespec())
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin)
      for _ in 0..<workload.round { sum += workload.body() }
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
      let time = Double(end.tv_sec - begin.tv_sec) * 1e9 + Double(end.tv_nsec - begin.tv_nsec)
      least = Swift.min(least, time / Double(workload.round))
    }
    print(workload.name, least)
  }
}
if sum == 0.1 { print(sum) }
