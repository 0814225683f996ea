// After reading this file you know how a function of several results is shown: its Jacobian entry by entry, what it costs by
// rows and by columns, the products J·v and Jᵀ·w, and the worst verdict last.

import SymbolicCompare

/// A Jacobian as sections of a report.
struct JacobianView {
  let jacobian: JacobianComparison

  /// J·v and Jᵀ·w, if they were asked for.
  var products = JacobianProducts()

  /// Whom `--elsewhere` asks for, if it was given.
  var choiceOfSystems: String?

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
            let number = jacobian.results[index].derivative(by: variable)
            return Cell(numeral(number, digits: 7), exact: numeral(number))
          })
    }
    return Section("Jacobian (a row a result, a column a variable)", [.table(table)])
  }

  /// Each entry that is not 0 by structure: the certified number and the methods beside it.
  var entries: Section? {
    let all = entryList
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
        ComparisonView.verdict(entry.1, of: jacobian.names[entry.0])
      }
    }
    return Section("entries", blocks)
  }

  /// Each entry that is not 0 by structure, with its result's number.
  var entryList: [(Int, DerivativeComparison)] {
    jacobian.names.indices.flatMap { index in
      jacobian.variables.compactMap { name in jacobian[index, name].map { (index, $0) } }
    }
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
    ComparisonView.derivative(entry.1, of: jacobian.names[entry.0])
  }

  /// The worst verdict, repeated last, with what to do about it.
  var conclusion: Section {
    let verdict = verdict
    var place = ""
    var blocks: [Block] = []
    if let product = products.worst(beside: jacobian) {
      place = " (\(product.name))"
      if let diagnosis = product.comparison.diagnosis { blocks += ComparisonView.blocks(of: diagnosis) }
    } else if let worst = jacobian.worst {
      let row = jacobian.results[worst]
      place = row.worst.map { " (\(ComparisonView.derivative($0, of: jacobian.names[worst])))" } ?? ""
      if let diagnosis = row.diagnosis { blocks += ComparisonView.blocks(of: diagnosis) }
    }
    blocks += hints.map { .paragraph("hint: \($0)") }
    let text = "\(verdict.kind.rawValue)\(place): \(verdict.reason)"
    return Section("verdict", [.verdict(kind: verdict.kind.rawValue, text: text)] + blocks)
  }

  /// The worst of all verdicts, those of the products too.
  var verdict: Verdict {
    products.worst(beside: jacobian)?.comparison.verdict ?? jacobian.verdict
  }

  /// Better forms of parts of the results, each once.
  private var hints: [String] {
    var seen: Set<String> = []
    return jacobian.results.filter(\.isReadable).flatMap { ComparisonView(comparison: $0).hints }
      .map(\.description).filter { seen.insert($0).inserted }
  }

  /// The values, the entries by reverse mode and the verdict, each on a line.
  var brief: String {
    let point = jacobian.point.names.isEmpty ? "" : "   at \(jacobian.point.shortDescription)"
    var lines = zip(jacobian.names, jacobian.results).map { "\($0) = \(numeral($1.value))" }
    lines[0] += point
    lines += entryList.map { "\(title($0)) = \(numeral($0.1.reverse))" }
    if lines.count > 100 { lines = lines.prefix(100) + ["... \(lines.count - 100) more (--json has all)"] }
    let verdict = jacobian.verdict
    return (lines + wrapped("\(verdict.kind.rawValue): \(verdict.reason)", indent: "  "))
      .joined(separator: "\n") + "\n"
  }

  /// The verdict and the formulas in one line, for a batch.
  var summaryLine: String {
    "\(jacobian.verdict.kind.rawValue.padded(to: 17)) \(jacobian.abbreviated(to: 60))"
  }

  /// The entries in one field, for a batch: all of them, so that a script finds as many in each line.
  var summaryOfEntries: String {
    zip(jacobian.names, jacobian.results).flatMap { name, row in
      jacobian.variables.map { variable in
        "d\(name)/d\(ComparisonView.name(variable))=\(numeral(row.derivative(by: variable)))"
      }
    }.joined(separator: " ")
  }

  // MARK: - Derivatives of higher order, sizes, other systems

  /// The second derivatives of each result, with their pattern, and for one variable those of every order.
  func higherOrdersOfResults(_ arguments: Arguments, _ progress: Progress) -> [HigherOrdersOfResult] {
    zip(jacobian.names, jacobian.results).map { name, row in
      let (hessian, orders) = higherOrders(of: row, named: name, arguments, progress)
      return HigherOrdersOfResult(name: name, hessian: hessian, orders: orders)
    }
  }

  /// How large the naive formula of each entry is.
  var swell: Section? {
    guard !entryList.isEmpty, entryList.count <= JacobianView.shownEntries else { return nil }
    var table = Table(
      "",
      [
        .words("nodes"), .figures("tree"), .figures("shared"), .figures("light tree"), .figures("shared"),
        .figures("tree, times f"),
      ])
    for (name, row) in zip(jacobian.names, jacobian.results) {
      SizeView(comparison: row, rows: row.derivatives, naive: row.naiveDerivatives()).addRows(
        to: &table, of: name)
    }
    return Section("swell", [.table(table)])
  }

  /// What other systems answer, result by result, where they were asked for.
  var elsewhere: [Section] {
    guard let choiceOfSystems else { return [] }
    return zip(jacobian.names, jacobian.results).compactMap { name, row in
      let view = ElsewhereView(comparison: row, choice: choiceOfSystems)
      let blocks = view.blocks(on: row.derivatives) + (view.section(on: row.derivatives)?.blocks ?? [])
      return blocks.isEmpty ? nil : Section("elsewhere: \(name)", blocks)
    }
  }
}

/// The derivatives of higher order of one of several results.
struct HigherOrdersOfResult {
  let name: String
  let hessian: HessianView?
  let orders: OrderView?

  var sections: [Section] {
    var pattern = hessian?.pattern?.section
    pattern?.title += " (\(name))"
    // Of second derivatives by one variable the Hessian says all.
    let orders = orders.flatMap { $0.rows.count > 2 ? $0.section : nil }
    return [hessian?.section, pattern, orders].compactMap(\.self)
  }
}

extension JacobianComparison {
  /// The formulas with commas between, cut where they are long.
  func abbreviated(to limit: Int) -> String {
    results.prefix(40).map { $0.formula.abbreviated(to: 60) }.joined(separator: ", ").abbreviated(to: limit)
  }
}
