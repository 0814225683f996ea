// After reading this file you know what `run.sh` asks for, once for each workload: ADOL-C and some others keep
// memory from one function to the next, so each workload has a process of its own.
//
//     peers list                                                  the names of the workloads
//     peers measure NAME ROUNDS PYTHON library.so … program.py …  lines of workload, tool, minimum, median (ns)
//     peers table < lines                                         the tables

import Foundation
import SymbolicCompare
import Workloads

let arguments = Array(CommandLine.arguments.dropFirst())
let formulas = formulaInstances()
let instances = tapeInstances() + formulas.map(\.0)

switch arguments.first {
case "list":
  print(instances.map(\.name).joined(separator: "\n"))
case "table":
  var lines: [[String]] = []
  while let line = readLine() { lines.append(line.split(separator: "\t").map(String.init)) }
  printTables(lines)
case "measure" where arguments.count > 3:
  guard let instance = instances.first(where: { $0.name == arguments[1] }) else {
    fatalError("no workload \(arguments[1])")
  }
  let files = arguments[4...]
  var contenders: [Contender] = []
  if let workload = tapeWorkloads().first(where: { $0.name == instance.name }) {
    workload.check()
    let names = ["C": "C", "Swift": "Swift", "hand": "by hand", "tape": "this package's tape"]
    contenders = workload.contenders.compactMap { contender in
      names[contender.name].map { Contender($0, run: contender.run) }
    }
  } else if let list = formulas.first(where: { $0.0.name == instance.name })?.1 {
    contenders = [evaluator(of: list, at: instance)]
  }
  let found = peers(
    for: instance, libraries: files.filter { $0.hasSuffix(".so") }, python: arguments[3],
    programs: files.filter { $0.hasSuffix(".py") })
  let results = times(of: contenders + found.contenders, rounds: Int(arguments[2]) ?? 5)
  for contender in contenders + found.contenders {
    guard let times = results[contender.name] else { continue }
    print("\(instance.name)\t\(contender.name)\t\(times.minimum)\t\(times.median)")
  }
  for version in found.versions { print(version) }
default:
  print("Usage: run.sh, in the folder of the package, calls this program.")
}
