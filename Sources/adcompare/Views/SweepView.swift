// After reading this file you know how the comparisons along a range are shown: a row for each point, and the correct digits of each
// method as a plot.

import SymbolicCompare

/// The comparisons along a range as a table and a plot.
struct SweepView {
  /// The comparison at one point.
  struct Row {
    let place: Double
    let value: Double
    let derivative: Double
    let verdict: String

    /// The correct digits of each method; `nil` where there is nothing to measure by.
    let digits: [(method: Method, digits: Double?)]

    init(_ place: Double, _ comparison: Comparison) {
      self.place = place
      value = comparison.value
      let row = comparison.derivatives.first
      derivative = row?.reverse ?? .nan
      verdict = comparison.verdict.kind.rawValue
      digits = Method.allCases.map { ($0, row?.error(of: $0)?.digits) }
    }
  }

  let formula: Symbolic
  let name: String
  let sweep: Sweep
  let rows: [Row]

  /// The page, with the command that makes it again.
  func document(command: String?) -> Document {
    let lines = ComparisonView.lines(of: formula)
    var blocks: [Block] = [.table(table)]
    if rows.contains(where: { $0.digits.contains { $0.digits != nil } }) { blocks.append(.plot(plot)) }
    let counts = Dictionary(grouping: rows, by: \.verdict).map { ($0.key, $0.value.count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    blocks.append(.paragraph("verdicts: " + counts.map { "\($0.1) \($0.0)" }.joined(separator: ", ")))
    return Document(
      title: formula.abbreviated(to: 200),
      sections: [Section("", [.verbatim(lines)]), Section("df/d\(name) along \(sweep.variable)", blocks)],
      command: command, data: table)
  }

  private var table: Table {
    var table = Table(
      "",
      [.figures(sweep.variable), .figures("f"), .figures("df/d\(name)")]
        + Method.allCases.map { .figures($0.word) } + [.words("verdict")])
    table.caption = "digits of each method"
    for row in rows {
      table.rows.append(
        [
          Cell(numeral(row.place, digits: 4), exact: numeral(row.place)),
          Cell(numeral(row.value, digits: 4), exact: numeral(row.value)),
          Cell(numeral(row.derivative, digits: 4), exact: numeral(row.derivative)),
        ]
          + row.digits.map { $0.digits.map { Cell(digitsNumeral($0)) } ?? "" } + [Cell(row.verdict)])
    }
    return table
  }

  private var plot: Plot {
    Plot(
      title: "correct digits of df/d\(name) against \(sweep.variable)",
      meaning: "how many digits each method has at each point: 16 is all of them",
      horizontal: Axis(sweep.variable, sweep.isGeometric && sweep.from > 0 ? .logarithmic : .whole),
      vertical: Axis("digits", .whole),
      series: Method.allCases.enumerated().map { index, method in
        Plot.Series(
          name: method.word,
          points: rows.compactMap { row in row.digits[index].digits.map { (row.place, $0) } })
      })
  }

  var json: JSONValue {
    .array(
      rows.map { row in
        .object([
          (sweep.variable, .number(row.place)), ("value", .number(row.value)),
          ("derivative", .number(row.derivative)),
          ("digits", .object(row.digits.map { ($0.method.word, $0.digits.map(JSONValue.number) ?? .null) })),
          ("verdict", .string(row.verdict)),
        ])
      })
  }
}
