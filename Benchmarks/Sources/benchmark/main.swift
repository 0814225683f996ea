// After reading this file you know which figures the tables of README.md come from.
//
//     swift run -c release benchmark [workload …] [--rounds n] [--times]
//
// With --times it prints plain lines of workload, contender and least time, for beside.sh.

import Foundation
import PlainC
import SymbolicCompare
import Workloads

var rounds = 9
var chosen: [String] = []
var arguments = Array(CommandLine.arguments.dropFirst())
while !arguments.isEmpty {
  let argument = arguments.removeFirst()
  if argument == "--rounds", let count = arguments.first.flatMap({ Int($0) }) {
    rounds = count
    arguments.removeFirst()
  } else if argument != "--times" {
    chosen.append(argument)
  }
}

if !asTimes {
  print(
    "workload            primal ns   of which     hand   tape   copies with the check and without it   with arrays;   min ratio; median in brackets"
  )
}
for workload in tapeWorkloads() where chosen.isEmpty || chosen.contains(where: workload.name.hasPrefix) {
  workload.check()
  let results = times(of: workload.contenders, rounds: rounds, now: processorTime)
  if asTimes {
    printTimes(workload.name, results)
    continue
  }
  func minimum(_ name: String) -> Double { results[name]?.minimum ?? .nan }
  func median(_ name: String) -> Double { results[name]?.median ?? .nan }
  let (c, swift) = (minimum("C"), minimum("Swift"))
  let primal = min(c, swift)
  let medianPrimal = min(median("C"), median("Swift"))
  var line = workload.name.padding(toLength: 18, withPad: " ", startingAt: 0)
  line += String(format: "%12.2f   %@", primal, c <= swift ? "C    " : "Swift")
  if swift < c { line += String(format: " (C %.2f)", c) }
  for name in ["hand", "tape", "checked", "unchecked", "array"] where results[name] != nil {
    line += String(format: "  %@ %.2f (%.2f)", name, minimum(name) / primal, median(name) / medianPrimal)
  }
  line += String(
    format: "  %.2f ns/op, %.0f bytes/op", minimum("tape") / Double(workload.operations), workload.bytes)
  print(line)
}
runRecordedWorkloads(rounds: rounds) { name in
  chosen.isEmpty || chosen.contains { name.hasPrefix($0) }
}
if chosen.isEmpty && !asTimes || chosen.contains("linear") { runGrowth() }
if chosen.isEmpty && !asTimes || chosen.contains("memory") { runMemory() }
if chosen.isEmpty || chosen.contains("W8") { runListWorkloads(rounds: rounds) }
if chosen.isEmpty || chosen.contains("W8") { runParseWorkloads(rounds: rounds) }
#if !EARLIER
if chosen.isEmpty || chosen.contains("sparse") { try runSparse(rounds: rounds) }
if chosen.isEmpty && !asTimes || chosen.contains("cores") { try await runCores(rounds: rounds) }
#endif
