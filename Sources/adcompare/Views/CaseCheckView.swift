// After reading this file you know how every property is checked on one formula at one point: what a counter-example's
// command shows.

import SymbolicCompare

/// What each property says of one case.
struct CaseCheckView {
  /// Operations times variables squared, as a Hessian takes them, beyond which a check would take more than some seconds.
  static let largestWork = 100_000

  private let comparison: Comparison
  private let rows: [Row]

  /// A property, and what it says.
  private struct Row {
    let name: String
    let outcome: Property.Outcome

    /// The command of a smaller formula on which it fails too.
    var smaller: String?
  }

  init(_ comparison: Comparison, properties: [Property] = Property.all) {
    self.comparison = comparison
    rows = properties.map { property in
      let outcome = property.outcome(comparison.formula, comparison.point)
      guard case .violated(let reason) = outcome else { return Row(name: property.name, outcome: outcome) }
      let here = CaseCheckView.example(of: comparison, reason)
      let smallest = here.shrunk(by: property.violation)
      return Row(
        name: property.name, outcome: outcome,
        smaller: smallest.command == here.command ? nil : smallest.command)
    }
  }

  private static func example(of comparison: Comparison, _ reason: String) -> Counterexample {
    Counterexample(comparison.formula, at: comparison.point, reason: reason, shownBy: .selfCheck)
  }

  private static func word(for outcome: Property.Outcome) -> String {
    switch outcome {
    case .holds: "holds"
    case .notCompared: "nothing to compare"
    case .violated: "FAILS"
    }
  }

  var status: ExitStatus { ExitStatus(kind) }

  private var failures: [(name: String, reason: String, smaller: String?)] {
    rows.compactMap { row in
      guard case .violated(let reason) = row.outcome else { return nil }
      return (row.name, reason, row.smaller)
    }
  }

  private var held: Int { rows.count { $0.outcome == .holds } }

  private var kind: Verdict.Kind {
    if !failures.isEmpty { return .disagree }
    return held == 0 ? .indeterminate : .agree
  }

  private var verdict: Block {
    let others = SelfCheckView.remark(onIdle: rows.count - held - failures.count)
    let text =
      switch kind {
      case .agree: "\(SelfCheckView.counted(held)) held at this point\(others)"
      case .indeterminate: "no property had anything to compare at this point"
      default: "\(SelfCheckView.counted(failures.count)) failed at this point, \(held) held\(others)"
      }
    return .verdict(kind: kind.rawValue, text: "\(kind.rawValue): \(text)")
  }

  var document: Document {
    var table = Table("", [.words("property"), .words("at this point")])
    for row in rows { table.add(Cell(row.name), Cell(CaseCheckView.word(for: row.outcome))) }
    var sections = [ComparisonView(comparison: comparison).heading, Section("self-check", [.table(table)])]
    if !failures.isEmpty {
      let lines = failures.flatMap { failure in
        ["\(failure.name): \(failure.reason)".printable]
          + (failure.smaller.map { ["  smaller:  \($0)"] } ?? [])
      }
      sections.append(Section("failures", [.verbatim(lines)]))
    }
    sections.append(Section("", [verdict]))
    let command = CaseCheckView.example(of: comparison, "").command
    return Document(
      title: "self-check of \(comparison.formula.abbreviated(to: 200))", sections: sections,
      command: command.utf8.count > 500 ? nil : command, data: table)
  }

  /// The outcome for a script.
  func json(writtenAs text: String) -> JSONValue {
    .object([
      ("schema", .whole(1)), ("expression", .string(text)),
      ("parsed", .string(comparison.formula.description)), ("at", JSONReport.point(comparison)),
      ("properties", .array(rows.map(json))),
      ("verdict", .object([("kind", .string(kind.rawValue))])),
    ])
  }

  private func json(_ row: Row) -> JSONValue {
    var fields: [(String, JSONValue)] = [("name", .string(row.name))]
    switch row.outcome {
    case .holds: fields.append(("outcome", .string("holds")))
    case .notCompared: fields.append(("outcome", .string("not compared")))
    case .violated(let reason):
      fields += [("outcome", .string("violated")), ("reason", .string(reason))]
      if let smaller = row.smaller { fields.append(("smaller", .string(smaller))) }
    }
    return .object(fields)
  }
}
