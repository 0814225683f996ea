// After reading this file you know what `adcompare digits` does, and the comparison where `--at` names a range: it compares at
// every point of the range, and shows how many digits each method has there.

import SymbolicCompare

/// Compares at every point of a range.
func showSweep(_ sweep: Sweep, _ arguments: Arguments) throws -> ExitStatus {
  if arguments.order > 1 {
    throw Problem(argument: "--order does not go with a range of points", advice: "name one point")
  }
  let text = try arguments.formulaText()
  let formula = try parse(text, arguments.vectors)
  let name = arguments.wrt?.first ?? sweep.variable
  if let names = arguments.wrt, names.count > 1 {
    throw Problem(
      argument: "a range of points shows one derivative", advice: "name one variable: --wrt \(names[0])")
  }
  let progress = Progress(on: text)
  defer { progress.end() }
  var rows: [SweepView.Row] = []
  var status = ExitStatus.agreed
  for value in sweep.values {
    let comparison = try compare(
      formula, readFrom: text, at: sweep.point(value), writtenAs: sweep.text, withRespectTo: [name],
      data: arguments.vectors)
    rows.append(SweepView.Row(value, comparison))
    // A range is looked at for its digits: a point without them is no failure, a wrong rule is.
    if comparison.verdict.kind == .disagree { status = .disagreed }
    progress.show("\(rows.count) of \(sweep.count) points")
  }
  progress.end()
  let view = SweepView(formula: formula, name: name, sweep: sweep, rows: rows)
  if arguments.form.isJSON {
    try writeJSON(
      .object([
        ("schema", .whole(1)), ("expression", .string(text)), ("parsed", .string(formula.textWithNames)),
        ("derivative", .string(name)), ("along", .string(sweep.variable)), ("sweep", view.json),
      ]), arguments)
  } else {
    try write(view.document(at: arguments.at ?? ""), arguments)
  }
  return status
}
