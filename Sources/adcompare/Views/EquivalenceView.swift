// After reading this file you know how it is shown that symbolic differentiation of a formula with shared parts is forward mode
// (Laue 2019, arXiv:1904.02990): each operation with forward mode's tangent beside the value that the naive formula has for it,
// and, where their bits differ, which arrangement of which rule is why.

import SymbolicCompare

/// Forward mode and the naive formula of a comparison's function, operation by operation, a table a variable.
struct EquivalenceView {
  private let traces: [EquivalenceTrace]

  /// Operations times points beyond which fewer random points are tried.
  private static let work = 4_000_000

  /// - Parameter count: how many variables there are at most.
  init(_ comparison: Comparison, atMost count: Int = .max) {
    let formula = comparison.formula
    let point = formula.variables.compactMap { comparison.point[$0] }
    let operations = Swift.max(1, comparison.operations.function)
    let points = Swift.min(1000, EquivalenceView.work / operations)
    traces = comparison.derivatives.prefix(count).map {
      EquivalenceTrace(of: formula, withRespectTo: $0.variable, at: point, points: points)
    }
  }

  /// A table for each variable, and what it says.
  var sections: [Section] {
    guard !traces.isEmpty else {
      return [Section("equivalence", [.paragraph("no variable: nothing is differentiated")])]
    }
    return traces.map { trace in
      Section(
        "forward mode and the naive formula, by \(ComparisonView.name(trace.variable))",
        [.table(table(trace).shortened), .paragraph(sentence(trace))])
    }
  }

  private func table(_ trace: EquivalenceTrace) -> Table {
    var table = Table(
      "",
      [
        .words("slot"), .words("operation"), .values("forward mode"), .values("naive formula"),
        .words("bits"),
        .figures("differ at"),
      ])
    table.keyColumns = 2
    for row in trace.rows {
      table.add(
        Cell(row.name.abbreviated(to: 20), exact: row.name),
        Cell(row.operation.abbreviated(to: 28), exact: row.operation), Cell(row.forward), Cell(row.naive),
        Cell(words(row.cause)), Cell(row.differing))
    }
    return table
  }

  private func words(_ cause: EquivalenceTrace.Cause) -> String {
    switch cause {
    case .same: "same"
    case .rule: "by rule"
    case .operands: "by operands"
    }
  }

  /// What the rows say, and the rules that are arranged differently.
  private func sentence(_ trace: EquivalenceTrace) -> String {
    let here = trace.rows.count { $0.cause != .same }
    let last = trace.rows.last?.differing ?? 0
    var sentences = [
      here == 0
        ? "here both have the same \(trace.rows.count) numbers to the last bit"
        : "here \(here) of \(trace.rows.count) numbers differ in their bits",
      trace.points == 0
        ? "at no random point between 0.1 and 0.9 has forward mode a number, so that more is not said"
        : "of \(trace.points) random points between 0.1 and 0.9 the derivative differs at \(last == 0 ? "none" : "\(last)")",
    ]
    var seen: Set<String> = []
    for row in trace.rows where row.differingByRule > 0 || row.cause == .rule {
      guard let forward = row.forwardRule, let naive = row.naiveRule, seen.insert(forward).inserted else {
        continue
      }
      sentences.append(
        "\(row.name.abbreviated(to: 20)) has \(forward) in forward mode, \(naive) in the textbook"
          + " (\(row.differingByRule) points)")
    }
    if seen.isEmpty && trace.points > 0 {
      sentences.append(
        "the two perform the same operations on the same numbers: symbolic differentiation, shared, is forward mode"
      )
    }
    return sentences.joined(separator: "; ")
  }

  /// All rows of all variables, for `--csv`.
  var data: Table {
    var table = Table(
      "",
      [
        .words("variable"), .words("slot"), .words("operation"), .figures("value"), .figures("forward"),
        .figures("naive"), .words("cause"), .figures("differing"), .figures("differing by rule"),
        .words("forward rule"), .words("naive rule"),
      ])
    for trace in traces {
      for row in trace.rows {
        table.add(
          Cell(trace.variable), Cell(row.name), Cell(row.operation), Cell(row.value), Cell(row.forward),
          Cell(row.naive), Cell(row.cause.rawValue), Cell(row.differing), Cell(row.differingByRule),
          Cell(row.forwardRule ?? ""), Cell(row.naiveRule ?? ""))
      }
    }
    return table
  }

  /// By variable, the number of random points and the rows.
  var json: JSONValue {
    .object(
      traces.map { trace in
        let rows = trace.rows.map { row in
          JSONValue.object([
            ("slot", .string(row.name)), ("operation", .string(row.operation)), ("value", .number(row.value)),
            ("forward", .number(row.forward)), ("naive", .number(row.naive)),
            ("cause", .string(row.cause.rawValue)), ("differing", .whole(row.differing)),
            ("differingByRule", .whole(row.differingByRule)),
            ("forwardRule", row.forwardRule.map(JSONValue.string) ?? .null),
            ("naiveRule", row.naiveRule.map(JSONValue.string) ?? .null),
          ])
        }
        return (trace.variable, .object([("points", .whole(trace.points)), ("rows", .array(rows))]))
      })
  }
}
