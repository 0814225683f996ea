// After reading this file you know what is shown of other systems: their answers where no derivative is forced, a warning
// where one of them is wrong though all methods here agree, and what widely used gradient checks would decide.

import SymbolicCompare

/// Other systems' answers to a comparison's question.
struct ElsewhereView {
  let comparison: Comparison

  /// Whom `--elsewhere` names: "usual", "all" or "none".
  var choice = "usual"

  private var systems: [OtherSystem] {
    switch choice {
    case "all": OtherSystem.allCases
    case "none": []
    default: OtherSystem.usual
    }
  }

  /// The lines under the verdict: on the variable that it names, then warnings on the others that are shown.
  func blocks(on rows: [DerivativeComparison]) -> [Block] {
    guard choice != "none" else { return [] }
    let worst = comparison.derivatives.first { $0.verdict == comparison.verdict }?.variable
    // Whoever is wrong is named, asked or not.
    let answers = comparison.elsewhere(
      withRespectTo: rows.map(\.variable), systems: OtherSystem.allCases)
    return zip(rows, answers.map(\.answers)).flatMap { row, all -> [Block] in
      let warning = TrueSlopes(row).flatMap { all.warning($0) }
      let isNamed = row.variable == worst && row.verdict.kind != .agree
      let place = isNamed || rows.count == 1 ? "" : "df/d\(ComparisonView.name(row.variable)) "
      guard isNamed else { return warning.map { [.paragraph("\(place)elsewhere: \($0)")] } ?? [] }
      let listed = all.filter { systems.contains($0.system) && (choice != "all" || $0.answer != .notKnown) }
      let list = isTelling(listed, row) ? [Block.paragraph("elsewhere: \(listed.listed)")] : []
      return list + (warning.map { [.paragraph("of these and others: \($0)")] } ?? [])
    }
  }

  /// Whether the answers say something: one of them is not ours, or where ours is no finite number.
  private func isTelling(_ answers: [ElsewhereAnswer], _ row: DerivativeComparison) -> Bool {
    let known = answers.filter { $0.answer != .notKnown }
    guard row.verdict.kind.isFiniteAndAgreed, row.verdict.kind != .kink else { return !known.isEmpty }
    return known.contains { answer in
      guard let derivative = answer.derivative else { return true }
      return !((derivative - row.reverse).magnitude <= 1e-9 * row.reverse.magnitude)
    }
  }

  /// All systems, a row each, where `--elsewhere all` asks for them.
  func section(on rows: [DerivativeComparison]) -> Section? {
    guard choice == "all", !rows.isEmpty else { return nil }
    var table = Table(
      "",
      [
        .words("by"), .words("system"), .words("version"), .words("mode"), .values("derivative"),
        .words("outside the slopes"),
      ])
    table.isGrouped = true
    for (variable, answers) in comparison.elsewhere(withRespectTo: rows.map(\.variable), systems: systems) {
      var label = ComparisonView.name(variable)
      for answer in answers {
        table.add(
          Cell(label, exact: variable), Cell(answer.system.name), Cell(answer.system.version),
          Cell(answer.mode.rawValue), Cell(answer.description),
          Cell(answer.isOutsideTrueSlopes.map { $0 ? "yes" : "no" } ?? ""))
        label = ""
      }
    }
    return Section("elsewhere", [.table(table)])
  }

  /// What widely used gradient checks would decide otherwise than they should.
  func checks(_ row: DerivativeComparison) -> [Block] {
    guard row.verdict.kind.isFiniteAndAgreed else { return [] }
    let decisions = comparison.checkers(withRespectTo: row.variable)
    let refusing = decisions.filter { $0.acceptsRight == false }.map(\.checker.rawValue)
    let fooled = decisions.filter { $0.acceptsWrong == true }.map(\.checker.rawValue)
    let name = "df/d\(ComparisonView.name(row.variable))"
    var blocks: [Block] = []
    if !refusing.isEmpty {
      blocks.append(.paragraph("\(name) would be refused by: \(refusing.joined(separator: ", "))"))
    }
    if !fooled.isEmpty {
      blocks.append(
        .paragraph("\(name) with the wrong sign would be accepted by: \(fooled.joined(separator: ", "))"))
    }
    return blocks
  }
}

// MARK: - JSON

extension ElsewhereView {
  /// For every variable what each system answers.
  var json: JSONValue {
    .object(
      comparison.elsewhere(systems: systems).map { variable, answers in
        (variable, .array(answers.map(ElsewhereView.json)))
      })
  }

  private static func json(_ answer: ElsewhereAnswer) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("system", .string(answer.system.name)), ("version", .string(answer.system.version)),
      ("mode", .string(answer.mode.rawValue)),
      ("derivative", answer.derivative.map { .number($0) } ?? .null),
    ]
    if case .words(let words) = answer.answer { fields.append(("words", .string(words))) }
    fields.append(("known", .bool(answer.answer != .notKnown)))
    fields.append(("outsideTrueSlopes", answer.isOutsideTrueSlopes.map { .bool($0) } ?? .null))
    return .object(fields)
  }

  /// For every variable what each gradient check would decide.
  var checkersJSON: JSONValue {
    .object(
      comparison.derivatives.map { row in
        let decisions = comparison.checkers(withRespectTo: row.variable).map { decision in
          JSONValue.object([
            ("checker", .string(decision.checker.rawValue)),
            ("acceptsRight", decision.acceptsRight.map { .bool($0) } ?? .null),
            ("acceptsWrong", decision.acceptsWrong.map { .bool($0) } ?? .null),
            ("error", .number(decision.error)),
          ])
        }
        return (row.variable, .array(decisions))
      })
  }
}
