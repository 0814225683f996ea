// After reading this file you know what a function costs that was recorded once: on the list's evaluator, next to the function
// alone and to the tape, which records at each call.

import Foundation
import PlainC
import SymbolicCompare
import Workloads

/// A function of many numbers, recorded at a point.
private struct Recorded {
  let name: String
  let point: [Double]
  let list: WengertList
  let contenders: [Contender]

  init(
    _ name: String, at point: [Double], primal: @escaping (UnsafePointer<Double>, Int) -> Double,
    tape: @escaping (Span<Variable>) -> Variable, traced: (Span<Traced>) -> Traced
  ) {
    let list = record(at: point) { x in traced(x.span) }.list
    (self.name, self.point, self.list) = (name, point, list)
    let kept = KeptEvaluator(list)
    // One number changes from call to call, so that no call can be left out.
    func contender(_ name: String, _ run: @escaping (Span<Double>, inout MutableSpan<Double>) -> Double)
      -> Contender
    {
      Contender(name) { times in
        var (x, gradient) = (point, point)
        var sum = 0.0
        for time in 0..<times {
          x[0] = point[0] + Double(time & 7) * 1e-9
          var room = gradient.mutableSpan
          sum += run(x.span, &room)
        }
        return sum
      }
    }
    contenders = [
      contender("C") { x, _ in
        x.withUnsafeBufferPointer { primal($0.baseAddress.unsafelyUnwrapped, $0.count) }
      },
      contender("tape") { x, g in Reverse::valueWithGradient(at: x, into: &g, of: tape) + g[0] },
      contender("value") { x, _ in kept.evaluator.value(at: x) },
      contender("gradient") { x, g in kept.evaluator.valueWithGradient(at: x, into: &g) + g[0] },
      Contender("making") { times in
        var sum = 0.0
        for _ in 0..<times {
          var evaluator = Evaluator(list)
          sum += evaluator.value(at: point.span)
        }
        return sum
      },
    ]
  }

  /// Compares with the list's own sweeps, which know no runs and no order but the list's.
  func check() {
    var evaluator = Evaluator(list)
    let expected = list.valueWithGradient(at: point)
    let computed = evaluator.valueWithGradient(at: point)
    compare(name, computed.gradient, expected.gradient)
    if computed.value != expected.value {
      fatalError("\(name): \(computed.value) instead of \(expected.value)")
    }
  }
}

/// An evaluator that several closures use.
private final class KeptEvaluator {
  var evaluator: Evaluator
  init(_ list: WengertList) { evaluator = Evaluator(list) }
}

/// Times evaluators of recorded lists.
func runRecordedWorkloads(rounds: Int, named isChosen: (String) -> Bool) {
  if !asTimes { print("\nrecorded once: ratios to C, minimum (median); to make the evaluator, ns a line") }
  var random = Generator()
  var workloads: [Recorded] = []
  for n in [100, 1000, 10000] {
    let point = random.numbers(n, (1 - 1 / Double(n))...(1 + 1 / Double(n)))
    workloads.append(
      Recorded(
        "recorded W2 \(n)", at: point, primal: { plain_product($0, $1) }, tape: { product($0) },
        traced: { product($0) }))
  }
  for n in [10, 100, 1000, 10000] {
    let point = random.numbers(n, -1.5...1.5)
    workloads.append(
      Recorded(
        "recorded W4 \(n)", at: point, primal: { plain_rosenbrock($0, $1) }, tape: { rosenbrock($0) },
        traced: { rosenbrock($0) }))
  }
  for (inputs, hidden, outputs) in [(10, 50, 1), (50, 200, 10)] {
    let point = random.numbers((inputs + 1) * hidden + (hidden + 1) * outputs, -0.5...0.5)
    let data = random.numbers(inputs, -1...1)
    let targets = random.numbers(outputs, -1...1)
    workloads.append(
      Recorded(
        "recorded W5 \(inputs)-\(hidden)-\(outputs)", at: point,
        primal: { p, _ in plain_network(p, data, targets, inputs, hidden, outputs) },
        tape: { network($0, inputs: data.span, targets: targets.span, hidden: hidden) },
        traced: { network($0, inputs: data.span, targets: targets.span, hidden: hidden) }))
  }
  for workload in workloads where isChosen(workload.name) {
    workload.check()
    let results = times(of: workload.contenders, rounds: rounds, now: processorTime)
    if asTimes {
      printTimes(workload.name, results)
      continue
    }
    let primal = results["C"] ?? Times()
    var line = workload.name.padding(toLength: 24, withPad: " ", startingAt: 0)
    line += String(format: "%9.1f ns", primal.minimum)
    for name in ["tape", "value", "gradient"] {
      let times = results[name] ?? Times()
      line += String(
        format: "  %@ %.2f (%.2f)", name, times.minimum / primal.minimum, times.median / primal.median)
    }
    line += String(
      format: "  making %.0f", (results["making"]?.minimum ?? .nan) / Double(workload.list.lines.count))
    print(line)
  }
}
