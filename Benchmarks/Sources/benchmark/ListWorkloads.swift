// After reading this file you know W8: what a formula that is given as text costs, from the text to the gradient.

import Foundation
import SymbolicCompare

/// The nodes of a formula in random order of growth: sums, products, quotients and functions of a few variables.
func mixedFormula(operations: Int) -> String {
  var random = Generator()
  func pick(_ count: Int) -> Int { Int(random.next(0...0.999999) * Double(count)) }
  var terms = (1...8).map { "x\($0)" }
  var result: [String] = []
  var done = 0
  while done < operations {
    let left = terms[pick(terms.count)]
    let right = terms[pick(terms.count)]
    let term =
      switch pick(8) {
      case 0: "sin(\(left) + 0.5*\(right))"
      case 1: "exp(-\(left)^2/3)*\(right)"
      case 2: "log(2 + \(left)*\(left))"
      case 3: "\(left)/(1.5 + \(right)*\(right))"
      case 4: "sqrt(3 + \(left)*\(left))"
      case 5: "tanh(\(left) - \(right))"
      default: "(\(left) - 0.25*\(right) + 1)*(\(left) + 2)"
      }
    result.append(term)
    done += 4
    if terms.count < 12 { terms.append("(\(left) - \(right)*0.5)") }
  }
  return result.joined(separator: " + ")
}

/// Times the list's evaluator, and what it takes to have one.
func runListWorkloads(rounds: Int) {
  print(
    "\nW8: nanoseconds          operations   value   gradient   in blocks   parse + compile; minimum (median)"
  )
  for (name, text) in [("softplus", "log(1+exp(w*x+b))"), ("mixed", mixedFormula(operations: 600))] {
    guard let formula = try? Symbolic(parsing: text) else { fatalError("W8 does not parse: \(text)") }
    let inputs = formula.variables
    let list = formula.compiled(inputs: inputs).sharingCommonParts()
    var random = Generator()
    let points = random.numbers(inputs.count * 256, 0.1...1.1)
    check(list, at: points, name: name)
    let results = times(
      of: listContenders(text: text, inputs: inputs, list: list, points: points), rounds: rounds)
    var line = name.padding(toLength: 12, withPad: " ", startingAt: 0)
    line += String(format: "%6d nodes %6d", formula.sharedSize, list.lines.count)
    for contender in ["value", "gradient", "block", "parse"] {
      let times = results[contender] ?? Times()
      line += String(format: "   %@ %.1f (%.1f)", contender, times.minimum, times.median)
    }
    print(line)
  }
}

private func check(_ list: WengertList, at points: [Double], name: String) {
  let count = list.inputs.count
  let rows = (0..<points.count / count).map { Array(points[$0 * count..<($0 + 1) * count]) }
  var evaluator = Evaluator(list)
  let (values, gradients) = evaluator.valuesWithGradients(at: rows)
  for (index, point) in rows.enumerated() {
    let expected = list.valueWithGradient(at: point)
    let single = evaluator.valueWithGradient(at: point)
    compare(name, single.gradient, expected.gradient)
    compare(name, gradients[index], expected.gradient)
    compare(name, [single.value, values[index]], [expected.value, expected.value])
  }
}

private func listContenders(text: String, inputs: [String], list: WengertList, points: [Double])
  -> [Contender]
{
  let count = inputs.count
  let total = points.count / count
  return [
    Contender("value") { times in
      var evaluator = Evaluator(list)
      let span = points.span
      var sum = 0.0
      for time in 0..<times {
        let start = (time & 255) * count
        sum += evaluator.value(at: span.extracting(start..<start + count))
      }
      return sum
    },
    Contender("gradient") { times in
      var evaluator = Evaluator(list)
      let span = points.span
      var gradient = [Double](repeating: 0, count: count)
      var room = gradient.mutableSpan
      var sum = 0.0
      for time in 0..<times {
        let start = (time & 255) * count
        sum += evaluator.valueWithGradient(at: span.extracting(start..<start + count), into: &room) + room[0]
      }
      return sum
    },
    Contender("block") { times in
      var evaluator = Evaluator(list)
      var values = [Double](repeating: 0, count: total)
      var gradients = points
      var sum = 0.0
      var v = values.mutableSpan
      var g = gradients.mutableSpan
      for _ in 0..<max(1, times / total) {
        evaluator.valuesWithGradients(at: points.span, values: &v, gradients: &g)
        sum += v[0] + g[0]
      }
      return sum * (times < total ? .nan : 1)
    },
    Contender("parse") { times in
      var sum = 0
      for _ in 0..<times {
        guard let list = try? WengertList(parsing: text) else { return .nan }
        sum += list.lines.count
      }
      return Double(sum)
    },
  ]
}
