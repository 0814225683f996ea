// After reading this file you know what a script is told of the derivative itself: a table with a row for each form, and JSON,
// in which the derivative is whole, and a step says whether its formulas are cut.

import SymbolicCompare

extension DeriveView {
  /// The table that `--csv` writes: each form of each derivative, with its formula.
  var data: Table {
    var table = Table(
      "",
      [
        .words("derivative"), .words("form"), .figures("nodes"), .figures("shared"), .figures("value"),
        .figures("ulps off"), .words("formula"),
      ])
    for row in rows {
      for form in row.forms where form.simplification.refusal == nil {
        let result = form.simplification.result
        table.add(
          Cell(DeriveView.name(row.variable, order: row.order)), Cell(form.form.rawValue),
          Cell(result.treeSize.description), Cell(result.sharedSize), Cell(form.value.map(numeral) ?? ""),
          Cell(form.ulps.map(numeral) ?? ""), Cell(form.text))
      }
    }
    return table
  }

  /// The derivatives as JSON, by variable.
  var json: JSONValue {
    .object(
      rows.map { row in
        var fields: [(String, JSONValue)] = [
          ("order", .whole(row.order)), ("form", .string(shown.rawValue)),
          ("formula", .string(row.form(shown).simplification.result.description)),
          ("latex", .string(row.form(shown).simplification.result.latex(besides: formula.variables))),
          ("forms", .object(row.forms.map { ($0.form.rawValue, $0.json) })),
        ]
        if !row.derivations.isEmpty {
          fields.append(("steps", .array(row.derivations.map { .array($0.distinctSteps.map(\.json)) })))
        }
        return (row.variable, .object(fields))
      })
  }
}

extension DeriveView.Form {
  fileprivate var json: JSONValue {
    if let refusal = simplification.refusal { return .object([("refused", .string(refusal))]) }
    let result = simplification.result
    var fields: [(String, JSONValue)] = [
      ("tree", .digits(result.treeSize.description)), ("shared", .whole(result.sharedSize)),
    ]
    if let value { fields.append(("value", .number(value))) }
    if let ulps { fields.append(("ulps", .number(ulps))) }
    return .object(fields)
  }
}

extension Derivation.Step {
  fileprivate var json: JSONValue {
    let limit = 10_000  // a step's formula, and there are as many steps as nodes
    let (input, output) = (input.abbreviated(to: limit), output.abbreviated(to: limit))
    let isCut = input.isCutFormula || output.isCutFormula
    return .object(
      [
        ("rule", .string(rule.name)), ("equation", .string(rule.description)),
        ("input", .string(input)), ("output", .string(output)),
        ("nodes", .digits(self.output.treeSize.description)),
      ] + (isCut ? [("isCut", .bool(true))] : []))
  }
}
