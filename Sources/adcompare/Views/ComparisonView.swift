// After reading this file you know what the comparison shows a reader: the value, each derivative four times over
// with the digits that agree, the step of the differences, and the verdict with its reason last.

import SymbolicCompare

/// A comparison as sections of a report.
struct ComparisonView {
  let comparison: Comparison

  /// Whether what takes some work is looked for: better forms, the sources of differences' errors.
  let isThorough: Bool

  /// Whom `--elsewhere` asks for.
  let choiceOfSystems: String

  /// The rows to show: all, or the worst ones of many.
  let rows: [DerivativeComparison]

  init(comparison: Comparison, isThorough: Bool = true, choiceOfSystems: String = "usual") {
    self.comparison = comparison
    self.isThorough = isThorough
    self.choiceOfSystems = choiceOfSystems
    rows = ComparisonView.worst(of: comparison.derivatives)
  }

  /// What other systems answer.
  var elsewhere: ElsewhereView { ElsewhereView(comparison: comparison, choice: choiceOfSystems) }

  /// Rows beyond which only the worst are shown.
  private static let shownRows = 10

  /// Characters of a name or a formula that fit a column or a few lines.
  private static let (nameWidth, formulaWidth) = (11, 400)

  private static func worst(of rows: [DerivativeComparison]) -> [DerivativeComparison] {
    guard rows.count > shownRows else { return rows }
    let ranked = rows.enumerated().map { index, row in
      (
        kind: row.verdict.kind, digits: correctDigits(row[method: .finiteDifference], of: row.dual),
        index: index
      )
    }
    let sorted = ranked.sorted { ($1.kind, $0.digits, $0.index) < ($0.kind, $1.digits, $1.index) }
    return sorted.prefix(shownRows).map { rows[$0.index] }
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
    let value = comparison.valueComparison
    if value.verdict.kind != .agree {
      if let truth = value.truth, truth.number != nil {
        lines.append("  ~ \(certifiedNumeral(truth))  certified")
      }
      lines.append("    \(value.verdict.kind.rawValue): \(value.verdict.reason)")
    }
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
    blocks += rows.filter { $0.verdict.kind != .agree }.map(ComparisonView.verdict)
    blocks.append(.table(differenceTable))
    blocks += rows.flatMap(elsewhere.checks)
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
      var label = ComparisonView.name(row.variable)
      if let truth = row.truth {
        table.add(
          Cell(label, exact: row.variable), "certified", Cell(certifiedNumeral(truth)), "",
          Cell(truth.number == nil ? "" : digitsOfCertified(truth)))
        label = ""
      }
      let standard = row.truth == nil ? row.dual : row.truth?.number?.midpoint.nearestDouble ?? .nan
      for (name, method) in ComparisonView.methods
      where method == .finiteDifference || row.answers[method] != nil {
        let value = row[method: method]
        let error = row.error(of: method)
        let digits = error?.digits ?? correctDigits(value, of: standard)
        let ulps = error?.ulps ?? ((value - standard) / standard.ulp).magnitude
        let isKnown = value.isFinite && standard.isFinite
        table.add(
          Cell(label, exact: row.variable), Cell(name),
          Cell(markedNumeral(value, of: standard, digits: digits), exact: numeral(value)),
          Cell(isKnown ? shortNumeral(ulps) : "", exact: numeral(ulps)),
          Cell(isKnown ? digitsNumeral(digits) : "none"))
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
      guard let quotient = row.difference else { continue }
      let budget = isThorough ? comparison.budget(of: row) : nil
      table.add(
        Cell(ComparisonView.name(row.variable)), Cell(quotient.scheme.name), .short(quotient.step),
        Cell(quotient.evaluations), .short(quotient.truncationError),
        budget.map { .short($0.actualTruncation) } ?? "", .short(quotient.roundingError),
        budget.map { .short($0.actualRounding) } ?? "")
    }
    return table
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
        Cell(row.variable), Cell(row.dual), Cell(row.reverse), Cell(row.symbolic),
        Cell(row[method: .finiteDifference]), Cell(row.difference?.step ?? .nan),
        Cell(row.difference?.errorEstimate ?? .nan), Cell(row.verdict.kind.rawValue))
    }
    return table
  }

  // MARK: - The verdict

  /// The worst verdict, repeated last.
  var conclusion: Section {
    let verdict = comparison.verdict
    let place = comparison.worst.map { " (\(ComparisonView.derivative($0)))" } ?? ""
    var blocks = [
      Block.verdict(kind: verdict.kind.rawValue, text: "\(verdict.kind.rawValue)\(place): \(verdict.reason)")
    ]
    if let diagnosis = comparison.diagnosis { blocks += ComparisonView.blocks(of: diagnosis) }
    if let note = noteOnConstants { blocks.append(.paragraph(note)) }
    blocks += elsewhere.blocks(on: rows)
    blocks += hints.map { .paragraph("hint: \($0.description)") }
    return Section("verdict", blocks)
  }

  /// What changes if `pi` and `e` are the real numbers.
  private var noteOnConstants: String? {
    let hanging = isThorough ? comparison.hangingOnConstants : []
    guard let first = hanging.first(where: { $0.truth.kind != $0.row.truth?.kind }) ?? hanging.first else {
      return nil
    }
    return "note: pi and e are the Doubles nearest to them, which matters here: with the real numbers "
      + "\(ComparisonView.derivative(first.row)) is \(certifiedNumeral(first.truth)) (--constants exact)"
  }

  /// A row's name in a sentence: "f", "df/dx", "d2f/dx dy", "d3f/dx^3".
  static func derivative(_ row: DerivativeComparison, of f: String = "f") -> String {
    switch row.order {
    case 0: f
    case 1: "d\(f)/d\(name(row.variable))"
    case 2 where row.variables[0] != row.variables[1]:
      "d2\(f)/d\(name(row.variables[0])) d\(name(row.variables[1]))"
    default: "d\(row.order)\(f)/d\(name(row.variable))^\(row.order)"
    }
  }

  /// A row's verdict as a line of the report.
  static func verdict(_ row: DerivativeComparison) -> Block { verdict(row, of: "f") }

  /// The same for one of several results.
  static func verdict(_ row: DerivativeComparison, of f: String) -> Block {
    let kind = row.verdict.kind.rawValue
    return .verdict(kind: kind, text: "\(derivative(row, of: f))  \(kind): \(row.verdict.reason)")
  }

  /// A method's number beside the certified one: the number itself, and how many digits of it are right.
  static func agreement(_ row: DerivativeComparison, _ value: Double) -> Cell {
    guard let truth = row.truth?.number else { return Cell(numeral(value, digits: 7), exact: numeral(value)) }
    return Cell(distance(value, from: truth.midpoint.nearestDouble), exact: numeral(value))
  }

  /// Better forms of parts of the formula, where they gain a digit or more here.
  var hints: [StabilityHint] {
    !isThorough ? [] : comparison.hints.filter { $0.gain >= 1 || $0.overflows }
  }

  /// What to do, and which rule is wrong.
  static func blocks(of diagnosis: Diagnosis) -> [Block] {
    var blocks: [Block] = []
    if !diagnosis.advice.isEmpty { blocks.append(.paragraph("advice: \(diagnosis.advice)")) }
    if let suspect = diagnosis.suspect { blocks.append(.paragraph(suspect.description)) }
    return blocks
  }
}
