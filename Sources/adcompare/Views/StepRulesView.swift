// After reading this file you know what popular rules for the step would have given at this point, beside the adaptive
// step: one table a variable, the worst rule being as good a lesson as the best.

import SymbolicCompare

/// The errors of popular step rules at one point.
struct StepRulesView {
  let comparison: Comparison

  private var rows: [DerivativeComparison] {
    comparison.derivatives.filter { $0.verdict.kind.isFiniteAndAgreed && $0.verdict.kind != .kink }
  }

  /// One rule's answer for one variable.
  private struct Answer {
    let rule: String
    let scheme: String
    let step: Double
    let value: Double
    let error: Double
    let calls: Int
    let estimate: Double?
  }

  private func answers(_ row: DerivativeComparison, _ rules: [PlainDifferences]) -> [Answer] {
    let popular = rules.compactMap { plain -> Answer? in
      guard let own = plain[row.variable] else { return nil }
      return Answer(
        rule: plain.recipe.rawValue, scheme: plain.recipe.scheme.name, step: own.step, value: own.value,
        error: (own.value - row.dual).magnitude, calls: plain.recipe.functionCalls(variables: 1),
        estimate: nil)
    }
    guard let quotient = row.difference else { return popular }
    return popular + [
      Answer(
        rule: "adaptive", scheme: quotient.scheme.name, step: quotient.step, value: quotient.value,
        error: (quotient.value - row.dual).magnitude, calls: quotient.evaluations,
        estimate: quotient.errorEstimate)
    ]
  }

  private var all: [(row: DerivativeComparison, answers: [Answer])] {
    let rules = StepRecipe.allCases.map { comparison.differences(by: $0) }
    return rows.map { ($0, answers($0, rules)) }
  }

  /// A table for each variable.
  var sections: [Section] {
    guard !rows.isEmpty else {
      let verdict = comparison.verdict
      return [
        Section(
          "rules for the step",
          [.paragraph("no derivative to measure an error by: \(verdict.kind.rawValue): \(verdict.reason)")])
      ]
    }
    return all.map { row, answers in
      var table = Table(
        "",
        [
          .words("rule"), .figures("step"), .values("value (wrong digits after |)"), .figures("error"),
          .figures("digits"), .figures("calls"), .figures("says of itself"),
        ])
      for answer in answers {
        table.add(
          Cell(answer.rule), .short(answer.step),
          Cell(markedNumeral(answer.value, of: row.dual), exact: numeral(answer.value)),
          answer.value.isFinite ? .short(answer.error) : "undefined",
          Cell(answer.value.isFinite ? digitsNumeral(correctDigits(answer.value, of: row.dual)) : "none"),
          Cell(answer.calls), answer.estimate.map(Cell.short) ?? "nothing")
      }
      return Section(
        "rules for the step of df/d\(ComparisonView.name(row.variable)) = \(numeral(row.dual))",
        [.table(table), .paragraph(explanation)])
    }
  }

  private var explanation: String {
    "a fixed rule takes for granted over which length f varies: 1, or |x|; the adaptive step asks f, for a few calls more, "
      + "and knows how wrong it may be"
  }

  /// A row for each rule and variable, for `--csv`.
  var data: Table {
    var table = Table(
      "",
      [
        .words("variable"), .words("rule"), .words("scheme"), .figures("step"), .figures("value"),
        .figures("error"), .figures("calls"), .figures("error estimate"),
      ])
    for (row, answers) in all {
      for answer in answers {
        table.add(
          Cell(row.variable), Cell(answer.rule), Cell(answer.scheme), Cell(answer.step), Cell(answer.value),
          Cell(answer.error), Cell(answer.calls), answer.estimate.map { Cell($0) } ?? "")
      }
    }
    return table
  }

  /// By variable, the derivative and a list of rules.
  var json: JSONValue {
    .object(
      all.map { row, answers in
        let list = answers.map { answer in
          JSONValue.object([
            ("rule", .string(answer.rule)), ("scheme", .string(answer.scheme)),
            ("step", .number(answer.step)),
            ("value", .number(answer.value)), ("error", .number(answer.error)),
            ("evaluations", .whole(answer.calls)),
            ("errorEstimate", answer.estimate.map { .number($0) } ?? .null),
          ])
        }
        return (
          row.variable, .object([("derivative", .number(row.dual)), ("answers", .array(list))])
        )
      })
  }
}
