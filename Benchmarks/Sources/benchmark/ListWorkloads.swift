// After reading this file you know W8: what a formula that is given as text costs, from the text to the gradient.

import Foundation
import SymbolicCompare

/// A sum of terms drawn in random order, on eight variables; every constant is another one, so that no part is shared.
struct FormulaGenerator {
  private var random = Generator()
  private var constants = 0

  private mutating func pick(_ count: Int) -> Int { Int(random.next(0...0.999999) * Double(count)) }
  private mutating func variable() -> String { "x\(pick(8) + 1)" }
  private mutating func constant() -> String {
    constants += 1
    return "\(Double(500 + constants) / 1000)"
  }

  /// As many terms of each kind as are given.
  private mutating func sum(_ counts: [Int], term: (inout Self, Int) -> String) -> String {
    var kinds = counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    for index in kinds.indices.dropFirst() { kinds.swapAt(index, pick(index + 1)) }
    return kinds.map { term(&self, $0) }.joined(separator: " + ")
  }

  /// 584 operations, of which 151 are calls of the C library: the make-up of the formula for which the goals were set.
  mutating func mixed() -> String {
    sum([25, 25, 20, 5, 1, 20, 19]) { formula, kind in
      let (x, y) = (formula.variable(), formula.variable())
      let (c, d) = (formula.constant(), formula.constant())
      return switch kind {
      case 0: "sin(\(x)*exp(\(c)*\(y)))"
      case 1: "log(\(c) + exp(\(d)*\(x)))"
      case 2: "exp(\(x) - \(c)*\(y))*cos(\(x) + \(d))"
      case 3: "tanh(\(x) - \(c)*\(y))*cos(\(x) + \(d))"
      case 4: "sin(\(x) + \(c)*\(y))"
      case 5: "sqrt(\(c) + \(d)*\(x))"
      default: "\(x)/(\(c) + \(d)*\(y))"
      }
    }
  }

  /// 615 operations, all of them +, −, · and /.
  mutating func arithmetic() -> String {
    sum([88, 44]) { formula, kind in
      let (x, y) = (formula.variable(), formula.variable())
      let (c, d) = (formula.constant(), formula.constant())
      return kind == 0 ? "(\(x) - \(c)*\(y))*(\(x) + \(d))" : "\(x)/(\(c) + \(d)*\(y))"
    }
  }
}

extension WengertList {
  /// How many lines call the C library; a square root is an instruction.
  fileprivate var libraryCalls: Int {
    lines.count { line in
      switch line.primitive {
      case .unary(.sqrt), .unary(.abs), .unary(.relu): false
      case .unary, .binary: true
      default: false
      }
    }
  }
}

/// Times the list's evaluator, and what it takes to have one.
func runListWorkloads(rounds: Int) {
  if !asTimes { print("\nW8: nanoseconds a call or point, minimum (median); an operation's share") }
  var generator = FormulaGenerator()
  let formulas = [
    ("softplus", "log(1+exp(w*x+b))"), ("mixed", generator.mixed()), ("arithmetic", generator.arithmetic()),
  ]
  for (name, text) in formulas {
    guard let formula = try? Symbolic(parsing: text) else { fatalError("W8 does not parse: \(text)") }
    let inputs = formula.variables
    let list = formula.compiled(inputs: inputs).sharingCommonParts()
    var random = Generator()
    let points = random.numbers(inputs.count * 256, 0.1...1.1)
    check(list, at: points, name: name)
    let results = times(
      of: listContenders(text: text, inputs: inputs, list: list, points: points), rounds: rounds)
    if asTimes {
      printTimes("W8 \(name)", results)
      continue
    }
    var line = name.padding(toLength: 12, withPad: " ", startingAt: 0)
    line +=
      "\(formula.sharedSize) nodes, \(list.lines.count) operations, \(list.libraryCalls) of the C library\n"
    for contender in ["value", "gradient", "block", "parse"] {
      let times = results[contender] ?? Times()
      let share = times.minimum / Double(list.lines.count)
      line += String(
        format: "    %@ %10.1f (%.1f)  %.2f\n", contender.padding(toLength: 10, withPad: " ", startingAt: 0),
        times.minimum, times.median, share)
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
    Contender("block", unit: total) { times in
      var evaluator = Evaluator(list)
      var values = [Double](repeating: 0, count: total)
      var gradients = points
      var sum = 0.0
      var v = values.mutableSpan
      var g = gradients.mutableSpan
      for _ in 0..<(times + total - 1) / total {
        evaluator.valuesWithGradients(at: points.span, values: &v, gradients: &g)
        sum += v[0] + g[0]
      }
      return sum
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
