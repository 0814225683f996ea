// After reading this file you know how the report sets accuracy against cost: central and forward differences with the
// textbook's step, beside the adaptive ones.

import SymbolicCompare

/// What differences cost and give, by three rules.
struct PlainDifferencesView {
  let comparison: Comparison

  /// A rule as the report names it, its values, and its calls of f.
  private struct Line {
    let name: String
    let calls: Int
    let value: (DerivativeComparison) -> Double
  }

  private static let names = [
    "centralDifferences": "central differences, 2 calls a variable",
    "forwardDifferences": "forward differences, n + 1 calls",
  ]

  /// A timed task's name in the table of times.
  static func name(ofTask task: String) -> String? {
    task == "centralDifferences"
      ? "differences, central" : task == "forwardDifferences" ? "differences, forward" : nil
  }

  /// The rows whose derivative is known: an error at a kink or a pole would mean nothing.
  private var rows: [DerivativeComparison] {
    comparison.derivatives.filter { $0.verdict.kind.isFiniteAndAgreed && $0.verdict.kind != .kink }
  }

  private func error(_ value: Double, _ row: DerivativeComparison) -> Double {
    guard let truth = row.truth?.number, value.isFinite else { return (value - row.dual).magnitude }
    return Ball(value).subtracting(truth, bits: 64).midpoint.magnitude.nearestDouble
  }

  /// A line for each rule: calls, and the worst error of all derivatives.
  var section: Section? {
    guard !rows.isEmpty else { return nil }
    var table = Table(
      "",
      [
        .words("differences"), .figures("calls"), .figures("error"), .figures("relative"), .figures("digits"),
      ])
    for (name, plain) in plain {
      let values = Dictionary(plain.rows.map { ($0.variable, $0.value) }) { first, _ in first }
      add(
        Line(
          name: PlainDifferencesView.names[name] ?? name, calls: plain.functionCalls,
          value: { values[$0.variable] ?? .nan }), to: &table)
    }
    add(
      Line(
        name: "adaptive, with an error estimate", calls: comparison.operations.functionCalls,
        value: { $0[method: .finiteDifference] }), to: &table)
    return Section(
      "what differences cost",
      [
        .table(table),
        .paragraph(
          "errors of the worst derivative; steps of the textbook: cbrt(eps)*max(1,|x|), sqrt(eps)*max(1,|x|); "
            + "adcompare steps --compare-rules has more rules"
        ),
      ])
  }

  private var plain: [(name: String, plain: PlainDifferences)] {
    PlainDifferences.shown.map { ($0.name, comparison.differences(by: $0.recipe)) }
  }

  private func add(_ line: Line, to table: inout Table) {
    let errors = rows.map { row -> (relative: Double, absolute: Double, row: DerivativeComparison) in
      let absolute = error(line.value(row), row)
      let relative = absolute == 0 ? 0 : absolute / row.dual.magnitude
      return (relative.isNaN ? .infinity : relative, absolute, row)
    }
    guard let worst = errors.max(by: { $0.relative < $1.relative }) else { return }
    let isKnown = line.value(worst.row).isFinite
    table.add(
      Cell(line.name), Cell(line.calls), isKnown ? .short(worst.absolute) : "undefined",
      isKnown ? .short(worst.relative) : "",
      Cell(isKnown ? digitsNumeral(digits(worst.relative)) : "none"))
  }

  private func digits(_ relative: Double) -> Double {
    relative == 0 ? 16 : Swift.max(0, Swift.min(16, -Elementary::log10(relative)))
  }

  /// By rule: calls, and by variable the step, the value and its error; `null` where there is no derivative.
  var json: JSONValue {
    let known = Dictionary(rows.map { ($0.variable, $0) }) { first, _ in first }
    return .object(
      plain.map { name, plain in
        func byVariable(_ value: (PlainDifferences.Row) -> JSONValue) -> JSONValue {
          .object(plain.rows.map { ($0.variable, value($0)) })
        }
        return (
          name,
          .object([
            ("rule", .string(plain.recipe.rawValue)), ("evaluations", .whole(plain.functionCalls)),
            ("step", byVariable { .number($0.step) }), ("gradient", byVariable { .number($0.value) }),
            (
              "error",
              byVariable { row in
                known[row.variable].map { .number(error(row.value, $0)) } ?? .null
              }
            ),
          ])
        )
      })
  }
}
