// After reading this file you know what the report shows a reader: the value, each derivative four times over with
// the digits that agree, sizes and counts, times, and the verdict with its reason.

import SymbolicCompare

/// A comparison as text of 80 columns.
struct TextReport {
  private let comparison: Comparison
  private let cost: Cost?

  /// Rows beyond which only the worst are shown.
  private static let shownRows = 10

  init(of comparison: Comparison, cost: Cost?) {
    self.comparison = comparison
    self.cost = cost
  }

  /// The whole report.
  var text: String {
    let sections = [heading, derivatives, swell, operations, cost.map(timings) ?? [], conclusion]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// The comparison in one line, for a batch.
  var summaryLine: String {
    "\(comparison.verdict.kind.rawValue.padded(to: 17)) \(comparison.formula.abbreviated(to: 60))"
  }

  // MARK: - The value

  private var heading: [String] {
    var lines = wrapped("f = \(comparison.formula.abbreviated(to: 400))", indent: "    ")
    lines.append("  = \(number(comparison.value))")
    guard !comparison.point.names.isEmpty else { return lines }
    let coordinates = zip(comparison.point.names, comparison.point.values).prefix(40).map {
      "\($0)=\(number($1))"
    }
    let more = comparison.point.names.count > 40 ? ", ..." : ""
    lines += wrapped("at  \(coordinates.joined(separator: ", "))\(more)", indent: "    ")
    if comparison.isPointChosen { lines.append("    (a point chosen for you; --at names another)") }
    return lines
  }

  // MARK: - The derivatives

  /// The rows to show: all, or the worst ones of many.
  private var rows: [DerivativeComparison] {
    guard comparison.derivatives.count > TextReport.shownRows else { return comparison.derivatives }
    let sorted = comparison.derivatives.enumerated().sorted { a, b in
      (b.element.verdict.kind, a.offset) < (a.element.verdict.kind, b.offset)
    }
    return sorted.prefix(TextReport.shownRows).map(\.element)
  }

  private var derivatives: [String] {
    var lines: [String] = []
    if rows.count < comparison.derivatives.count {
      lines.append("the \(rows.count) worst of \(comparison.derivatives.count) derivatives")
    }
    for row in rows { lines += block(row) }
    return lines
  }

  private func block(_ row: DerivativeComparison) -> [String] {
    let label = "df/d\(row.variable)"
    let isLong = label.count > 9
    var lines = isLong ? [label] : []
    func add(_ method: String, _ value: Double, _ remark: String) {
      let head = lines.isEmpty ? label : ""
      let line = "\(head.padded(to: 10))\(method.padded(to: 13))\(number(value).padded(to: 24))\(remark)"
      lines.append(line.trimmingEnd)
    }
    add("forward", row.dual, "")
    add("reverse", row.reverse, distance(row.reverse, from: row.dual))
    add("formula", row.symbolic, distance(row.symbolic, from: row.dual))
    add("differences", row.difference.value, differenceRemark(row))
    if row.verdict.kind != .agree {
      lines += wrapped("\(row.verdict.kind.rawValue): \(row.verdict.reason)", indent: "  ").map { "  \($0)" }
    }
    return lines
  }

  /// How far a value lies from forward mode's, in units in the last place.
  private func distance(_ value: Double, from reference: Double) -> String {
    if value == reference || (value.isNaN && reference.isNaN) { return "=" }
    guard value.isFinite, reference.isFinite else { return "differs" }
    let ulps = ((value - reference) / reference.ulp).magnitude
    return ulps < 10_000 ? "\(Int(ulps)) ulp" : "\(digits(value, reference)) digits"
  }

  private func differenceRemark(_ row: DerivativeComparison) -> String {
    guard row.difference.value.isFinite else { return "no finite neighbours" }
    let step = short(row.difference.step)
    return "\(digits(row.difference.value, row.dual)) digits, step \(step)"
  }

  /// The number of correct decimal digits, 0 to 16, to one decimal.
  private func digits(_ value: Double, _ reference: Double) -> String {
    if value == reference { return "16.0" }
    let error = (value - reference).magnitude / reference.magnitude
    guard error.isFinite, error < 1 else { return "0.0" }
    let tenths = (-Elementary::log10(error) * 10).rounded(.down)
    return "\(Swift.min(tenths, 160) / 10)"
  }

  // MARK: - Sizes and counts

  private var swell: [String] {
    var lines = ["nodes".padded(to: 16) + "tree".rightAligned(in: 12) + "shared".rightAligned(in: 10)]
    func line(_ label: String, _ size: FormulaSize) -> String {
      label.padded(to: 16) + count(size.tree).rightAligned(in: 12)
        + String(size.shared).rightAligned(in: 10)
    }
    lines.append(line("f", comparison.size))
    lines += rows.map { line("df/d\($0.variable), naive", $0.size) }
    return lines
  }

  /// A whole number in full, or to three digits with its power of ten where it is longer than its column.
  private func count(_ number: WholeNumber) -> String {
    let digits = number.description
    guard digits.count > 11 else { return digits }
    return "\(digits.prefix(1)).\(digits.dropFirst().prefix(2))e\(digits.count - 1)"
  }

  private var operations: [String] {
    let count = comparison.operations
    guard count.forwardPasses > 0 else { return [] }
    let ratio = (count.reverseRatio * 100).rounded() / 100
    return [
      "operations      f \(count.function); forward \(count.forwardPasses) x \(count.forwardPass); "
        + "reverse \(count.reverse) = \(ratio) f;",
      "                differences \(count.functionCalls) call\(count.functionCalls == 1 ? "" : "s") of f",
    ]
  }

  private func timings(_ cost: Cost) -> [String] {
    guard !comparison.derivatives.isEmpty else { return [] }
    let base = cost.timings[0].minimum
    var lines = [
      "time, ns".padded(to: 16) + "minimum".rightAligned(in: 12) + "median".rightAligned(in: 10)
        + "ratio to f".rightAligned(in: 14)
    ]
    for timing in cost.timings {
      let name = timing.name == "finiteDifference" ? "differences" : timing.name
      lines.append(
        name.padded(to: 16) + String(Int(timing.minimum)).rightAligned(in: 12)
          + String(Int(timing.median)).rightAligned(in: 10)
          + "\((timing.minimum / base * 10).rounded() / 10)".rightAligned(in: 14))
    }
    lines.append(
      "formulas built  \(String(Int(cost.preparation)).rightAligned(in: 12))  once, before any evaluation")
    if !Cost.isOptimised {
      lines.append("(not an optimised build: these times mean nothing; use -c release)")
    }
    return lines
  }

  // MARK: - The verdict

  private var conclusion: [String] {
    let worst = comparison.verdict
    let variable = comparison.derivatives.first { $0.verdict == worst }?.variable
    let place = worst.kind == .agree ? "" : variable.map { " (df/d\($0))" } ?? ""
    var lines = wrapped("\(worst.kind.rawValue)\(place): \(worst.reason)", indent: "  ")
    let expression = comparison.formula.abbreviated(to: 200)
    guard !expression.hasSuffix("...") else { return lines }
    let needsDashes = expression.hasPrefix("-") ? "-- " : ""
    let point = comparison.point.names.isEmpty ? "" : "--at \(comparison.point) "
    lines.append("again:  adcompare \(point)\(needsDashes)\(expression.shellQuoted)")
    return lines
  }

  // MARK: - Words

  /// The shortest numeral that reads back as the number; "inf", "-inf", "nan".
  private func number(_ x: Double) -> String {
    let text = x.isNaN ? "nan" : "\(x)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func short(_ x: Double) -> String {
    guard x != 0, x.isFinite else { return "\(x)" }
    let exponent = Int(Elementary::log10(x.magnitude).rounded(.down))
    let mantissa = (x / Elementary::pow(10.0, Double(exponent)) * 10).rounded() / 10
    return exponent < -3 || exponent > 3 ? "\(mantissa)e\(exponent)" : "\((x * 1e5).rounded() / 1e5)"
  }

  /// The text in lines of at most 78 columns, broken at blanks where there are any.
  private func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty && line.count + 1 + word.count > 78 {
        lines.append(line)
        line = indent + word
      } else {
        line += line.isEmpty ? String(word) : " \(word)"
      }
    }
    return lines + [line]
  }
}
