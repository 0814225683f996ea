// After reading this file you know how forward and reverse mode are shown beside each other: one line an operation,
// with its value, its tangent by each variable, and its adjoint.

import SymbolicCompare

/// The evaluation trace of a comparison's function.
struct TraceView {
  /// A slot of the trace: an input or the result of an operation.
  struct Row {
    let name: String

    /// The operation, as "x * y"; empty for an input.
    let operation: String
    let value: Double

    /// The derivatives of this slot by the compared variables: what forward mode computes, a pass for each.
    let tangents: [Double?]

    /// The derivative of the function by this slot; `nil` if nothing was propagated to it.
    let adjoint: Double?
  }

  private let list: WengertList
  private let point: [Double]
  let variables: [String]
  let rows: [Row]

  /// The messages of the backward sweep, a sentence each.
  let messages: [String]

  /// - Parameter count: how many tangent columns there are at most.
  init(_ comparison: Comparison, atMost count: Int = .max) {
    let list = comparison.formula.compiled(inputs: comparison.formula.variables)
    let point = list.inputs.compactMap { comparison.point[$0] }
    (self.list, self.point) = (list, point)
    let variables = comparison.derivatives.prefix(count).map(\.variable)
    let passes = variables.map { variable in
      EvaluationTrace(of: list, at: point, along: list.inputs.map { $0 == variable ? 1 : 0 })
    }
    let trace = passes.first ?? EvaluationTrace(of: list, at: point)
    let names = list.slotNames()
    func row(_ slot: Int, _ operation: String) -> Row {
      Row(
        name: names[slot], operation: operation, value: trace.values[slot],
        tangents: passes.map { $0.tangents[slot] },
        adjoint: trace.adjoints[slot])
    }
    self.variables = variables
    rows =
      list.inputs.indices.map { row($0, "") }
      + list.lines.map { row($0.result, list.formula(of: $0, names: names)) }
    messages = trace.messages.count <= Table.longest ? trace.messageLines : []
  }

  /// The trace, and how to read it.
  var section: Section {
    Section(
      "trace",
      [
        .table(table),
        .paragraph(
          "forward mode computes values and tangents downwards, one pass for each variable; reverse mode computes the "
            + "adjoints upwards, in one sweep: those of the inputs are all derivatives; - where nothing arrives"
        ),
      ])
  }

  /// What the backward sweep sends, line by line.
  var sweep: Section? {
    messages.isEmpty ? nil : Section("backward sweep", [.verbatim(messages)])
  }

  /// Both sweeps, a step each: what is computed or sent, and the adjoints known after it.
  var steps: [Section] { [Section("sweeps", stepLines.map { .verbatim($0) })] }

  /// The lines of each step.
  private var stepLines: [[String]] {
    guard list.lines.count <= Table.longest else {
      return [["\(list.lines.count) lines are too many to follow; see the trace without --step"]]
    }
    return GraphPicture.steps(of: list, at: point).enumerated().map { number, step in
      let known = step.adjoints.map { "\($0.name) \(numeral($0.value, digits: 6))" }
      return ["\(String(number + 1).rightAligned(in: 3))  \(step.caption)"]
        + (known.isEmpty ? [] : ["       adjoints so far: \(known.joined(separator: ", "))"])
    }
  }

  /// Shows a step whenever the return key is hit; ends after the last one, or after q.
  func walk() throws(Problem) {
    for (number, lines) in stepLines.enumerated() {
      if number > 0, (readLine() ?? "q").hasPrefix("q") { return }
      try writeOut(lines.map { $0 + "\n" }.joined())
    }
  }

  private var columns: [Table.Column] {
    [.words("slot"), .words("operation"), .figures("value"), .figures("adjoint")]
      + variables.map { .figures("tangent by \(ComparisonView.name($0))") }
  }

  private var table: Table {
    var table = Table("", columns)
    table.keyColumns = 2
    table.rows = rows.map { row in cells(row) { Cell(numeral($0, digits: 7), exact: numeral($0)) } }
    return table.shortened
  }

  /// All rows, for `--csv`.
  var data: Table {
    var table = Table("", columns)
    table.rows = rows.map { row in cells(row) { Cell($0) } }
    return table
  }

  private static let nothing = Cell("-", exact: "")

  private func cells(_ row: Row, _ cell: (Double) -> Cell) -> [Cell] {
    [
      Cell(row.name.abbreviated(to: 20), exact: row.name),
      Cell(row.operation.abbreviated(to: 28), exact: row.operation),
    ]
      + [cell(row.value), row.adjoint.map(cell) ?? TraceView.nothing]
      + row.tangents.map { $0.map(cell) ?? TraceView.nothing }
  }

  /// The rows as JSON.
  var json: JSONValue {
    .array(
      rows.map { row in
        .object([
          ("slot", .string(row.name)), ("operation", .string(row.operation)), ("value", .number(row.value)),
          ("adjoint", row.adjoint.map(JSONValue.number) ?? .null),
          ("tangents", .object(zip(variables, row.tangents).map { ($0, $1.map(JSONValue.number) ?? .null) })),
        ])
      })
  }
}

extension Table {
  /// Rows beyond which only the first and the last ones are shown.
  static let longest = 60

  private static let shownAtEachEnd = 20

  /// The table with its first and its last rows alone, if it has more than are read.
  var shortened: Table {
    guard rows.count > Table.longest else { return self }
    var table = self
    let hidden = rows.count - 2 * Table.shownAtEachEnd
    let gap = ["...", Cell("\(hidden) more (--csv shows all)")] + columns.dropFirst(2).map { _ in Cell("") }
    table.rows.replaceSubrange(Table.shownAtEachEnd..<rows.count - Table.shownAtEachEnd, with: [gap])
    return table
  }
}
