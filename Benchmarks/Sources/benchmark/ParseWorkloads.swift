// After reading this file you know what it takes to have a list of a formula that is given as text: at once, with its
// common parts shared, and by way of a formula.

import Foundation
import SymbolicCompare

/// A sum of a hundred small terms in eight variables, 963 nodes when written out.
private func sumOfTerms() -> String {
  (0..<100).map { i in
    switch i % 3 {
    case 0: "sin(x\(i % 8) + 0.5*x\(i % 7))"
    case 1: "exp(-x\(i % 8)^2/3)*x\(i % 5)"
    default: "(x\(i % 6) - 0.25*x\(i % 7) + 1)/(x\(i % 8) + 2)"
    }
  }
  .joined(separator: " + ")
}

/// Times the ways from text to list.
func runParseWorkloads(rounds: Int) {
  if !asTimes { print("\nW8, from text to list: nanoseconds, minimum (median)") }
  for (name, text) in [("softplus", "log(1+exp(w*x+b))"), ("terms", sumOfTerms())] {
    guard let formula = try? Symbolic(parsing: text), let list = try? WengertList(parsing: text),
      list.lines == formula.compiled(inputs: formula.variables).lines
    else { fatalError("the list is not the formula's: \(text)") }
    let results = times(of: contenders(text, inputs: formula.variables), rounds: rounds)
    if asTimes {
      printTimes("W8 from text \(name)", results)
      continue
    }
    var line = "\(name.padding(toLength: 12, withPad: " ", startingAt: 0))\(formula.treeSize) nodes"
    for contender in ["at once", "shared", "by way of a formula"] {
      let times = results[contender] ?? Times()
      line += String(format: "   %@ %.0f (%.0f)", contender, times.minimum, times.median)
    }
    print(line)
  }
}

private func contenders(_ text: String, inputs: [String]) -> [Contender] {
  func contender(_ name: String, _ make: @escaping () throws -> WengertList) -> Contender {
    Contender(name) { times in
      var sum = 0
      for _ in 0..<times {
        guard let list = try? make() else { return .nan }
        sum += list.lines.count
      }
      return Double(sum)
    }
  }
  return [
    contender("at once") { try WengertList(parsing: text) },
    contender("shared") { try WengertList(parsing: text).sharingCommonParts() },
    contender("by way of a formula") { try Symbolic(parsing: text).compiled(inputs: inputs) },
  ]
}
