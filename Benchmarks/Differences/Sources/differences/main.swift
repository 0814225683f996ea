// After reading this file you know how good each rule for the step is over 66,000 partial derivatives.
//
//     calls           of f for one partial derivative: in the median, and of the 90 % that take the fewest
//     median, 99 %    of the relative error
//     missed          relative errors above 1e-7 where the V-curve's best step, the worst within an octave, reaches 1e-9
//     too small       how often the error exceeds its own estimate, in per cent, and by how much at most
//
// swift run -c release differences [SEED]; before.sh has an earlier commit's rule beside it.

import Foundation
import SymbolicCompare

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

func figure(_ x: Double) -> String { String(format: "%.1e", x) }

func report(_ name: String, _ rows: [Row]) {
  print("\(name): \(rows.count) partials")
  for (index, rule) in Rule.all.enumerated() {
    let outcomes = rows.map { $0.outcomes[index] }
    let relative = outcomes.map { $0.relative.isNaN ? .infinity : $0.relative }.sorted()
    let calls = outcomes.map(\.calls).sorted()
    func quantile(_ share: Double) -> Double { relative[Int(share * Double(relative.count - 1))] }
    let most = calls[Int(0.9 * Double(calls.count - 1))]
    var line = "  " + padded(rule.name, 36) + padded("calls \(calls[calls.count / 2]), \(most)", 14)
    line += padded("median \(figure(quantile(0.5)))", 16) + padded("99 % \(figure(quantile(0.99)))", 14)
    if rule.isAdaptive {
      let exceeding = outcomes.filter { $0.error > $0.estimate }
      let worst = exceeding.map { $0.error / $0.estimate }.max() ?? 0
      let share = 100 * Double(exceeding.count) / Double(outcomes.count)
      line += "missed \(outcomes.count { $0.isMissed }), "
      line += String(format: "too small %.3f %%, at most %.1f times", share, worst)
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
