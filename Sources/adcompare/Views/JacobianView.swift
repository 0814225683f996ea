// After reading this file you know how a function of several results is shown: its Jacobian entry by entry, what it costs by
// rows and by columns, the products J·v and Jᵀ·w, and the worst verdict last.

import SymbolicCompare

/// A Jacobian as sections of a report.
struct JacobianView {
  let jacobian: JacobianComparison

  /// The vectors of `--vector` and `--covector`, if they were given.
  var vector: [Double]?
  var covector: [Double]?

  /// Entries beyond which only those are shown that are not AGREE.
  private static let shownEntries = 60

  /// The formulas, their values, and the point.
  var heading: Section {
    var lines: [String] = []
    for (name, row) in zip(jacobian.names, jacobian.results).prefix(40) {
      lines.append("\(name) = \(row.formula.abbreviated(to: 200))")
      lines.append("\("".padded(to: name.count)) = \(numeral(row.value))")
      let value = row.valueComparison
      if value.verdict.kind != .agree {
        lines.append("    \(value.verdict.kind.rawValue): \(value.verdict.reason)")
      }
    }
    if jacobian.results.count > 40 { lines.append("... \(jacobian.results.count - 40) more") }
    if !jacobian.point.names.isEmpty {
      lines.append("at  \(jacobian.point.shortDescription)")
      if jacobian.isPointChosen { lines.append("    (a point chosen for you; --at names another)") }
    }
    return Section("", [.verbatim(lines)])
  }

  /// The Jacobian, a row a result.
  var matrix: Section? {
    guard !jacobian.variables.isEmpty, jacobian.variables.count <= 12, jacobian.results.count <= 40 else {
      return nil
    }
    var table = Table("", [.words("by")] + jacobian.variables.map { .values(ComparisonView.name($0)) })
    for (index, name) in jacobian.names.enumerated() {
      table.rows.append(
        [Cell(name)]
          + jacobian.variables.map { variable in
            jacobian[index, variable].map { Cell(numeral($0.reverse, digits: 7), exact: numeral($0.reverse)) }
              ?? "0"
          })
    }
    return Section("Jacobian (a row a result, a column a variable)", [.table(table)])
  }

  /// Each entry that is not 0 by structure: the certified number and the methods beside it.
  var entries: Section? {
    let all = jacobian.names.indices.flatMap { index in
      jacobian.variables.compactMap { name in jacobian[index, name].map { (index, $0) } }
    }
    guard !all.isEmpty else { return nil }
    let isCut = all.count > JacobianView.shownEntries
    let shown = isCut ? all.filter { $0.1.verdict.kind != .agree } : all
    var blocks: [Block] = []
    if isCut {
      let words = Verdict.Kind.allCases.map { kind in (kind, all.count { $0.1.verdict.kind == kind }) }
        .filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
      blocks.append(
        .paragraph("\(all.count) entries: \(words.joined(separator: ", ")); --json has all"))
    }
    if !shown.isEmpty {
      blocks.append(.table(table(of: shown.prefix(JacobianView.shownEntries))))
      blocks += shown.prefix(JacobianView.shownEntries).filter { $0.1.verdict.kind != .agree }.map { entry in
        let kind = entry.1.verdict.kind.rawValue
        return .verdict(kind: kind, text: "\(title(entry))  \(kind): \(entry.1.verdict.reason)")
      }
    }
    return Section("entries", blocks)
  }

  private func table(of entries: ArraySlice<(Int, DerivativeComparison)>) -> Table {
    var table = Table(
      "",
      [
        .words("entry"), .values("certified"), .figures("rows (reverse)"), .figures("columns (forward)"),
        .figures("formula"), .figures("differences"), .words("verdict"),
      ])
    for (index, row) in entries {
      table.add(
        Cell(title((index, row))), Cell(row.truth.map(certifiedNumeral) ?? ""),
        ComparisonView.agreement(row, row.reverse), ComparisonView.agreement(row, row.dual),
        ComparisonView.agreement(row, row.symbolic),
        ComparisonView.agreement(row, row[method: .finiteDifference]), Cell(row.verdict.kind.rawValue))
    }
    return table
  }

  private func title(_ entry: (Int, DerivativeComparison)) -> String {
    "d\(jacobian.names[entry.0])/d\(ComparisonView.name(entry.1.variable))"
  }

  /// What the Jacobian costs, by rows and by columns.
  var costs: Section {
    let count = jacobian.operations
    let (rows, columns) = (jacobian.results.count, jacobian.variables.count)
    var table = Table(
      "", [.words("the whole Jacobian"), .words("passes"), .figures("operations"), .figures("times f")])
    func add(_ name: String, _ passes: String, _ operations: Int) {
      let ratio = Double(operations) / Double(Swift.max(1, count.function))
      table.add(Cell(name), Cell(passes), Cell(operations), Cell("\((ratio * 10).rounded() / 10)"))
    }
    add("f, all results", "1", count.function)
    add("by rows (reverse)", "\(rows), a result each", rows * count.reverseSweep)
    add("by columns (forward)", "\(columns), a variable each", columns * count.forwardPass)
    add("J*v (forward)", "1", count.forwardPass)
    add("w*J (reverse)", "1", count.reverseSweep)
    let cheaper =
      rows * count.reverseSweep < columns * count.forwardPass
      ? "here the rows cost less" : "here the columns cost less"
    return Section(
      "operations",
      [
        .table(table),
        .paragraph(
          "a reverse sweep gives a row whatever the number of variables, a forward pass a column whatever the number of "
            + "results; \(cheaper)"),
      ])
  }

  /// J·v and Jᵀ·w.
  func products() throws(Problem) -> [Section] {
    var sections: [Section] = []
    if let vector {
      var table = Table(
        "", [.words("result"), .values("J*v (one forward pass)"), .values("certified")])
      for (name, product) in zip(jacobian.names, jacobian.product(with: vector)) {
        table.add(Cell(name), Cell(product.value), Cell(product.truth.map(JacobianView.text) ?? ""))
      }
      sections.append(
        Section("J*v along \(JacobianView.text(vector, of: jacobian.variables))", [.table(table)]))
    }
    if let covector {
      let sum = try transposed(covector)
      var table = Table(
        "", [.words("variable"), .values("w*J (one reverse sweep)"), .values("certified"), .words("verdict")])
      for name in jacobian.variables {
        if let row = sum[name] {
          table.add(
            Cell(ComparisonView.name(name), exact: name), Cell(row.reverse),
            Cell(row.truth.map(certifiedNumeral) ?? ""), Cell(row.verdict.kind.rawValue))
        } else {
          table.add(Cell(name), "0", "0", "AGREE")
        }
      }
      sections.append(Section("w*J with \(JacobianView.text(covector, of: jacobian.names))", [.table(table)]))
    }
    return sections
  }

  private func transposed(_ weights: [Double]) throws(Problem) -> Comparison {
    do {
      return try jacobian.transposedProduct(with: weights)
    } catch {
      throw Problem(error, at: nil, writtenAs: nil)
    }
  }

  private static func text(_ ball: Ball) -> String {
    let accuracy = ball.accuracyInBits
    let digits = accuracy == .max ? 24 : Swift.max(0, Int(Double(accuracy) * 0.30102999566398119))
    return certifiedNumeral(ball, digits, atMost: 24)
  }

  private static func text(_ vector: [Double], of names: [String]) -> String {
    zip(names, vector).prefix(12).map { "\($0)=\(numeral($1))" }.joined(separator: ", ")
      + (names.count > 12 ? ", ..." : "")
  }

  /// The worst verdict, repeated last.
  var conclusion: Section {
    let verdict = jacobian.verdict
    let place = jacobian.worst.map { index in
      let row = jacobian.results[index].worst
      let name = jacobian.names[index]
      return row.map { $0.order == 0 ? " (\(name))" : " (\(title((index, $0))))" } ?? ""
    }
    let text = "\(verdict.kind.rawValue)\(place ?? ""): \(verdict.reason)"
    return Section("verdict", [.verdict(kind: verdict.kind.rawValue, text: text)])
  }

  /// The entries as a table for scripts.
  var data: Table {
    var table = Table(
      "",
      [
        .words("result"), .words("variable"), .figures("reverse"), .figures("forward"), .figures("formula"),
        .figures("differences"), .words("verdict"),
      ])
    for (index, name) in jacobian.names.enumerated() {
      for variable in jacobian.variables {
        if let row = jacobian[index, variable] {
          table.add(
            Cell(name), Cell(variable), Cell(row.reverse), Cell(row.dual), Cell(row.symbolic),
            Cell(row[method: .finiteDifference]), Cell(row.verdict.kind.rawValue))
        } else {
          table.add(Cell(name), Cell(variable), "0", "0", "0", "0", "AGREE")
        }
      }
    }
    return table
  }

  /// The Jacobian as JSON: under `results` what one formula's report has, and what belongs to all beside it.
  func json(writtenAs text: String, schema: Int) throws(Problem) -> JSONValue {
    let count = jacobian.operations
    var fields: [(String, JSONValue)] = [
      ("schema", .whole(1)), ("expression", .string(text)),
      (
        "at",
        .object(zip(jacobian.point.names, jacobian.point.values).map { ($0, .number($1)) })
      ),
      ("pointChosen", .bool(jacobian.isPointChosen)),
      ("variables", .array(jacobian.variables.map { .string($0) })),
      (
        "results",
        .array(
          zip(jacobian.names, jacobian.results).map { name, row in
            let fixed = JSONReport.Fixed(row, writtenAs: text, isThorough: true)
            let view = ComparisonView(comparison: row)
            return .written(
              JSONReport(comparison: row, fixed: fixed, schema: schema, view: view).object(named: name))
          })
      ),
      (
        "jacobian",
        .object([
          ("rows", matrixJSON(\.reverse)), ("columns", matrixJSON(\.dual)),
          ("reverseSweeps", .whole(jacobian.results.count)), ("reverseSweep", .whole(count.reverseSweep)),
          ("forwardPasses", .whole(jacobian.variables.count)), ("forwardPass", .whole(count.forwardPass)),
          ("function", .whole(count.function)),
        ])
      ),
    ]
    if let vector {
      fields.append(("Jv", .array(jacobian.product(with: vector).map { .number($0.value) })))
    }
    if let covector {
      let sum = try transposed(covector)
      fields.append(("wJ", .object(jacobian.variables.map { ($0, .number(sum[$0]?.reverse ?? 0)) })))
    }
    fields.append(
      (
        "verdict",
        .object([
          ("kind", .string(jacobian.verdict.kind.rawValue)), ("reason", .string(jacobian.verdict.reason)),
        ])
      ))
    return .object(fields)
  }

  private func matrixJSON(_ value: KeyPath<DerivativeComparison, Double>) -> JSONValue {
    .array(
      jacobian.names.indices.map { index in
        .array(jacobian.variables.map { .number(jacobian[index, $0]?[keyPath: value] ?? 0) })
      })
  }
}
