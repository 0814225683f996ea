// After reading this file you know what the comparison shows a reader: the value, each derivative four times over
// with the digits that agree, the step of the differences, and the verdict with its reason last.

import SymbolicCompare

/// A comparison as sections of a report.
struct ComparisonView {
  let comparison: Comparison

  /// The derivatives to some 30 digits; `nil` where they would take too long.
  var reference: Reference?

  /// Rows beyond which only the worst are shown.
  private static let shownRows = 10

  /// Characters of a name or a formula that fit a column or a few lines.
  private static let (nameWidth, formulaWidth) = (11, 400)

  /// The rows to show: all, or the worst ones of many.
  var rows: [DerivativeComparison] {
    guard comparison.derivatives.count > ComparisonView.shownRows else { return comparison.derivatives }
    let ranked = comparison.derivatives.enumerated().map { index, row in
      (
        kind: row.verdict.kind, digits: correctDigits(row.difference.value, of: row.dual), index: index,
        row: row
      )
    }
    let sorted = ranked.sorted { ($1.kind, $0.digits, $0.index) < ($0.kind, $1.digits, $1.index) }
    return sorted.prefix(ComparisonView.shownRows).map(\.row)
  }

  /// The comparison in one line, for a batch.
  var summaryLine: String {
    "\(comparison.verdict.kind.rawValue.padded(to: 17)) \(comparison.formula.abbreviated(to: 60))"
  }

  /// The value, the derivatives by reverse mode and the verdict, each on a line.
  var brief: String {
    let point = comparison.point.names.isEmpty ? "" : "   at \(comparison.point.shortDescription)"
    var lines = ["f = \(numeral(comparison.value))\(point)"]
    let shown = comparison.derivatives.prefix(100)
    lines += shown.map { "df/d\(ComparisonView.name($0.variable)) = \(numeral($0.reverse))" }
    if shown.count < comparison.derivatives.count {
      lines.append("... \(comparison.derivatives.count - shown.count) more (--json has all)")
    }
    return
      (lines + wrapped("\(comparison.verdict.kind.rawValue): \(comparison.verdict.reason)", indent: "  "))
      .joined(separator: "\n") + "\n"
  }

  static func name(_ variable: String) -> String { variable.abbreviated(to: nameWidth) }

  // MARK: - The value

  /// The formula as it was understood, its value, and the point.
  var heading: Section {
    var lines = ComparisonView.lines(of: comparison.formula) + ["  = \(numeral(comparison.value))"]
    guard !comparison.point.names.isEmpty else { return Section("", [.verbatim(lines)]) }
    lines.append("at  \(comparison.point.shortDescription)")
    if comparison.isPointChosen { lines.append("    (a point chosen for you; --at names another)") }
    return Section("", [.verbatim(lines)])
  }

  /// The formula as it was understood; a program an assignment a line, its result under the name f too.
  static func lines(of formula: Symbolic) -> [String] {
    let names = formula.assignedNames
    guard !names.isEmpty, formula.treeSize <= 20_000 else {
      return ["f = \(formula.abbreviated(to: formulaWidth))"]
    }
    var lines = formula.programAsStored.split(separator: ";").map {
      $0.trimmingBlanks.abbreviated(to: formulaWidth)
    }
    if let last = lines.popLast() { lines.append("f = \(last)") }
    return lines.count <= 40 ? lines : lines.prefix(20) + ["..."] + lines.suffix(20)
  }

  // MARK: - The derivatives

  /// Each derivative by each method.
  var derivatives: Section? {
    guard !rows.isEmpty else { return nil }
    var blocks: [Block] = []
    if rows.count < comparison.derivatives.count { blocks.append(.paragraph(selection)) }
    blocks.append(.table(methodTable))
    for row in rows where row.verdict.kind != .agree {
      let name = ComparisonView.name(row.variable)
      blocks.append(
        .verdict(
          kind: row.verdict.kind.rawValue,
          text: "df/d\(name)  \(row.verdict.kind.rawValue): \(row.verdict.reason)"))
    }
    blocks.append(.table(differenceTable))
    blocks += rows.compactMap(popularChecks)
    return Section("derivatives", blocks)
  }

  /// How many of the derivatives are shown, and what becomes of the others.
  private var selection: String {
    let counts = Verdict.Kind.allCases.map { kind in
      (kind.rawValue, comparison.derivatives.count { $0.verdict.kind == kind })
    }
    let words = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    return
      "the \(rows.count) worst of \(comparison.derivatives.count) derivatives (\(words)); --wrt NAMES shows "
      + "others, --json all"
  }

  /// Each method's value, and its error against the reference; without one, against forward mode.
  private var methodTable: Table {
    var table = Table(
      "",
      [
        .words("by"), .words("method"), .values("value (wrong digits after |)"), .figures("ulps off"),
        .figures("digits"),
      ])
    table.isGrouped = true
    for row in rows {
      let truth = reference?[row.variable]
      // A reference that vouches for no digit measures nobody.
      let isKnown = truth.map { !$0.errors.isEmpty } ?? true
      let standard = truth.map { isKnown ? Double($0.value) : .nan } ?? row.dual
      var label = ComparisonView.name(row.variable)
      if let truth, truth.value.isFinite {
        let digits = truth.digits.rounded(.down)
        table.add(
          Cell(label, exact: row.variable), "reference",
          isKnown
            ? Cell(
              truth.value.decimal(significantDigits: Swift.max(1, Swift.min(24, Int(digits)))),
              exact: truth.value.description) : "none", "",
          Cell(numeral(digits)))
        label = ""
      }
      for (name, method) in ComparisonView.methods {
        let value = row[method: method]
        let error = truth?.errors[method]
        let digits = error?.digits ?? correctDigits(value, of: standard)
        let ulps = error?.ulps ?? ((value - standard) / standard.ulp).magnitude
        table.add(
          Cell(label, exact: row.variable), Cell(name),
          Cell(markedNumeral(value, of: standard, digits: digits), exact: numeral(value)),
          Cell(value.isFinite && standard.isFinite ? shortNumeral(ulps) : "", exact: numeral(ulps)),
          Cell(value.isFinite && standard.isFinite ? digitsNumeral(digits) : "none"))
        label = ""
      }
    }
    return table
  }

  /// The methods, as a table calls them.
  private static let methods: [(String, Method)] = [
    ("forward", .dual), ("reverse", .reverse), ("formula", .symbolic), ("differences", .finiteDifference),
  ]

  /// The steps of the difference quotients, what they predict and what became of it.
  private var differenceTable: Table {
    var table = Table(
      "differences: their errors as predicted, and as they came out",
      [
        .words("by"), .words("scheme"), .figures("step"), .figures("calls"), .figures("truncation"),
        .figures("actual"), .figures("rounding"), .figures("actual"),
      ])
    for row in rows {
      let (quotient, budget) = (row.difference, reference?[row.variable]?.budget)
      table.add(
        Cell(ComparisonView.name(row.variable)), Cell(quotient.scheme.name), .short(quotient.step),
        Cell(quotient.evaluations), .short(quotient.truncationError),
        budget.map { .short($0.actualTruncation) } ?? "", .short(quotient.roundingError),
        budget.map { .short($0.actualRounding) } ?? "")
    }
    return table
  }

  /// What widely used gradient checks would have made of a right derivative, where they would have refused it.
  private func popularChecks(_ row: DerivativeComparison) -> Block? {
    guard row.verdict.kind.isFiniteAndAgreed, row.difference.value.isFinite else { return nil }
    let refusing = PopularChecker.allCases.filter { !$0.accepts(row.dual, against: row.difference.value) }
    guard !refusing.isEmpty else { return nil }
    let names = refusing.map(\.rawValue).joined(separator: ", ")
    return .paragraph("df/d\(ComparisonView.name(row.variable)) would be refused by: \(names)")
  }

  /// All derivatives by all methods, a row each: the table that `--csv` writes.
  var fullTable: Table {
    var table = Table(
      "",
      [
        .words("variable"), .figures("forward"), .figures("reverse"), .figures("formula"),
        .figures("differences"), .figures("step"), .figures("predicted error"), .words("verdict"),
      ])
    for row in comparison.derivatives {
      table.add(
        Cell(row.variable), Cell(row.dual), Cell(row.reverse), Cell(row.symbolic), Cell(row.difference.value),
        Cell(row.difference.step), Cell(row.difference.errorEstimate), Cell(row.verdict.kind.rawValue))
    }
    return table
  }

  // MARK: - The verdict

  /// The worst verdict, repeated last.
  var conclusion: Section {
    let worst = comparison.verdict
    let variable = comparison.derivatives.first { $0.verdict == worst }?.variable
    let place = worst.kind == .agree ? "" : variable.map { " (df/d\(ComparisonView.name($0)))" } ?? ""
    var blocks = [
      Block.verdict(kind: worst.kind.rawValue, text: "\(worst.kind.rawValue)\(place): \(worst.reason)")
    ]
    if let diagnosis = worst.diagnosis { blocks += ComparisonView.blocks(of: diagnosis) }
    blocks += hints.map { .paragraph("hint: \($0.description)") }
    if let note = referenceNote(namedAlready: place.isEmpty ? nil : variable) { blocks.append(note) }
    return Section("verdict", blocks)
  }

  /// Why the reference vouches for few digits: of the variable that the verdict names; under a verdict on all of them,
  /// of the first one for which it does, named if there are others.
  private func referenceNote(namedAlready variable: String?) -> Block? {
    let rows = reference?.derivatives ?? []
    let row = rows.first { $0.shortfall != nil && ($0.variable == variable || variable == nil) }
    guard let row, let shortfall = row.shortfall else { return nil }
    let place =
      variable == nil && rows.count > 1 ? " (df/d\(ComparisonView.name(row.variable)))" : ""
    return .paragraph("reference\(place): \(shortfall)")
  }

  /// Better forms of parts of the formula, where they gain a digit or more here.
  var hints: [StabilityHint] {
    reference == nil ? [] : comparison.hints.filter { $0.gain >= 1 || $0.overflows }
  }

  /// What to do, where it happened, and what other systems answer there.
  private static func blocks(of diagnosis: Diagnosis) -> [Block] {
    var blocks: [Block] = []
    if !diagnosis.advice.isEmpty { blocks.append(.paragraph("advice: \(diagnosis.advice)")) }
    if let suspect = diagnosis.suspect { blocks.append(.paragraph(suspect.description)) }
    let elsewhere = diagnosis.answersElsewhere.map { answer in
      "\(answer.system) \(answer.derivative.map(numeral) ?? "slope \(answer.slopes)")"
    }
    if !elsewhere.isEmpty { blocks.append(.paragraph("elsewhere: \(elsewhere.joined(separator: ", "))")) }
    return blocks
  }
}
