// After reading this file you know how good each rule for the step is over 66,000 partial derivatives, against derivatives of
// 31 digits by reverse mode.
//
//     median, 99 %    of the relative error
//     missed          relative errors above 1e-7 where the V-curve's best step, the worst within an octave, reaches 1e-9
//     too small       how often the error exceeds its own estimate, in per cent, and by how much at most
//
// swift run -c release differences [SEED]

import Foundation
import SymbolicCompare

/// What one rule gave for one partial derivative.
struct Outcome {
  let error: Double
  let relative: Double
  let calls: Int
  var estimate = Double.nan
}

struct Row {
  let rules: [Outcome]
  let isReachable: Bool
}

let rules = StepRecipe.allCases

func rows(_ list: WengertList, _ point: [Double]) -> [Row] {
  let truth = list.valueWithGradient(at: point.map { DoubleDouble($0) })
  guard truth.value.isFinite, list.value(at: point).isFinite else { return [] }
  return point.indices.compactMap { position -> Row? in
    let exact = truth.gradient[position]
    guard exact.isFinite else { return nil }
    let f: (Double) -> Double = { x in
      var moved = point
      moved[position] = x
      return list.value(at: moved)
    }
    func error(_ value: Double) -> Double { Double((DoubleDouble(value) - exact).magnitude) }
    let x = point[position]
    let quotient = FiniteDiff::differenceQuotient(at: x, of: f)
    let size = exact.high.magnitude
    var outcomes = [
      Outcome(
        error: error(quotient.value), relative: error(quotient.value) / size, calls: quotient.evaluations,
        estimate: quotient.errorEstimate)
    ]
    for rule in rules {
      let off = error(rule.quotient(at: x, of: f))
      outcomes.append(Outcome(error: off, relative: off / size, calls: rule.functionCalls(variables: 1)))
    }
    guard outcomes[0].relative > 1e-7 else { return Row(rules: outcomes, isReachable: false) }
    let curve = vCurve(at: x, scheme: .central, derivative: exact.high, of: f)
    return Row(rules: outcomes, isReachable: (curve.optimum?.error ?? .infinity) <= 1e-9 * size)
  }
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

func figure(_ x: Double) -> String { String(format: "%.1e", x) }

func report(_ name: String, _ rows: [Row]) {
  print("\(name): \(rows.count) partials")
  for (index, rule) in (["adaptive"] + rules.map(\.rawValue)).enumerated() {
    let outcomes = rows.map { $0.rules[index] }
    let relative = outcomes.map { $0.relative.isNaN ? .infinity : $0.relative }.sorted()
    let calls = outcomes.map(\.calls).sorted()
    func quantile(_ share: Double) -> Double { relative[Int(share * Double(relative.count - 1))] }
    var line = "  " + padded(rule, 36) + padded("calls \(calls[calls.count / 2])", 10)
    line += padded("median \(figure(quantile(0.5)))", 16) + padded("99 % \(figure(quantile(0.99)))", 14)
    if index == 0 {
      let exceeding = outcomes.filter { $0.error > $0.estimate }
      let worst = exceeding.map { $0.error / $0.estimate }.max() ?? 0
      let share = 100 * Double(exceeding.count) / Double(outcomes.count)
      line +=
        "missed \(rows.count { $0.isReachable }), too small \(String(format: "%.3f", share)) %, at most "
      line += "\(String(format: "%.1f", worst)) times"
    }
    print(line)
  }
}

let seed = CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) } ?? 1
var all: [Row] = []
for family in Family.all {
  let list = try Symbolic(parsing: family.text).compiled(inputs: family.ranges.map(\.name))
  var generator = SeededGenerator(seed: seed)
  var found: [Row] = []
  while found.count < family.partials { found += rows(list, family.point(&generator)) }
  report(family.name, found)
  all += found
}
let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let found = try corpus(in: here.appendingPathComponent("../../../../Tests/TestSupport/Corpus").path)
  .flatMap { rows($0.list, $0.point) }
report("corpus", found)
report("all", all + found)
