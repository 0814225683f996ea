// After reading this file you know how the package's check of itself is shown: the properties with their counts, and
// each failure as a command that shows it on the smallest formula found.

import SymbolicCompare

/// The outcome of a check on random formulas.
struct SelfCheckView {
  let check: SelfCheck

  /// How many formulas were asked for.
  let count: Int

  /// What was checked.
  var properties = Property.all

  /// Without a case nothing was shown, neither to fail nor to hold.
  var status: ExitStatus { ExitStatus(kind) }

  var document: Document {
    var blocks: [Block] = [.table(table)]
    if check.passedOver > 0 {
      blocks.append(
        .paragraph("\(formulas(check.passedOver)) without a point inside the domain: passed over"))
    }
    if check.cases + check.passedOver < count {
      blocks.append(
        .paragraph(
          check.failureCount < 10
            ? "interrupted after \(formulas(check.cases)) of \(count): what was done until then"
            : "stopped after \(formulas(check.cases)), with \(check.failureCount) failures"))
    }
    var sections = [Section("self-check", blocks)]
    if !check.failures.isEmpty {
      let shown = check.failures.flatMap { lines($0.example, $0.count) }
      sections.append(Section("failures", [.verbatim(shown)]))
    }
    sections.append(Section("", [verdict]))
    return Document(
      title: "self-check on random formulas, seed \(check.seed)", sections: sections, command: command,
      data: table)
  }

  private var table: Table {
    var table = Table(
      "", [.words("property"), .figures("formulas"), .figures("compared"), .figures("failures")])
    for property in properties {
      table.add(
        Cell(property.name), Cell(asked(property)), Cell(compared(by: property)), Cell(failures(of: property))
      )
    }
    return table
  }

  private var kind: Verdict.Kind {
    if !check.failures.isEmpty { return .disagree }
    return check.cases == 0 ? .indeterminate : .agree
  }

  /// So many properties, in words.
  static func counted(_ count: Int) -> String { "\(count) propert\(count == 1 ? "y" : "ies")" }

  /// What a verdict adds for properties that compared nothing, for those have not been shown to hold.
  static func remark(onIdle count: Int) -> String {
    count == 0 ? "" : "; \(counted(count)) had nothing to compare"
  }

  private var verdict: Block {
    let held = properties.count { compared(by: $0) > 0 }
    let others = SelfCheckView.remark(onIdle: properties.count - held)
    let (failures, examples) = (check.failureCount, check.failures.count)
    let text =
      switch kind {
      case .agree: "\(SelfCheckView.counted(held)) held on \(formulas(check.cases)), each at a point\(others)"
      case .indeterminate: "no formula had a point inside its domain, so that nothing was checked"
      case _ where failures == examples:
        "\(failures) failure\(failures == 1 ? "" : "s"), each made small and shown above"
      default: "\(failures) failures, made small; the \(examples) that are left are shown above"
      }
    return .verdict(kind: kind.rawValue, text: "\(kind.rawValue): \(text)")
  }

  private var command: String { "adcompare selfcheck --count \(count) --seed \(check.seed)" }

  private func formulas(_ number: Int) -> String { "\(number) formula\(number == 1 ? "" : "s")" }

  /// How many formulas a property was asked about: points on kinks are not for all of them.
  private func asked(_ property: Property) -> Int { check.asked[property.name] ?? 0 }

  /// How many formulas gave a property something to compare.
  private func compared(by property: Property) -> Int { check.compared[property.name] ?? 0 }

  private func failures(of property: Property) -> Int {
    check.failures.reduce(0) { $0 + ($1.property == property.name ? $1.count : 0) }
  }

  /// What does not hold, the command that shows it, and how often it was met.
  private func lines(_ example: Counterexample, _ count: Int) -> [String] {
    [example.reason.printable, "  \(example.command)"] + (count > 1 ? ["  met \(count) times"] : [])
  }

  /// The outcome for a script.
  var json: JSONValue {
    .object([
      ("schema", .whole(1)), ("seed", .digits(String(check.seed))), ("count", .whole(count)),
      ("cases", .whole(check.cases)), ("passedOver", .whole(check.passedOver)),
      (
        "properties",
        .array(
          properties.map { property in
            .object([
              ("name", .string(property.name)), ("asked", .whole(asked(property))),
              ("compared", .whole(compared(by: property))),
              ("failures", .whole(failures(of: property))),
            ])
          })
      ), ("failures", .array(check.failures.map { failure($0.property, $0.example, $0.count) })),
      (
        "verdict", .object([("kind", .string(kind.rawValue))])
      ),
    ])
  }

  private func failure(_ property: String, _ example: Counterexample, _ count: Int) -> JSONValue {
    .object([
      ("property", .string(property)), ("reason", .string(example.reason)),
      ("expression", .string(example.formula.description)),
      ("at", .object(zip(example.point.names, example.point.values).map { ($0, .number($1)) })),
      ("command", .string(example.command)), ("count", .whole(count)),
    ])
  }
}
