// After reading this file you know what `adcompare digits` does, and the comparison where `--at` names a range: it compares at
// every point of the range, and shows how many digits each method has there.

import SymbolicCompare

/// Compares at every point of a range: the one that `--at` names, or one that is chosen.
func showSweep(_ given: Sweep?, _ arguments: Arguments) throws -> ExitStatus {
  if arguments.order > 1 {
    throw Problem(argument: "--order does not go with a range of points", advice: "name one point")
  }
  let text = try arguments.formulaText()
  let formula = try parse(text, arguments.vectors)
  let names = arguments.wrt.map { arguments.vectors.spelledOut($0, among: formula.variables) }
  if let names, names.count > 1 {
    throw Problem(
      argument: "a range of points shows one derivative", advice: "name one variable: --wrt \(names[0])")
  }
  let sweep = try given ?? Sweep(byDefaultOf: formula, readFrom: text, preferring: names?.first, arguments)
  let name = names?.first ?? sweep.variable
  let progress = Progress(on: text)
  defer { progress.end() }
  var rows: [SweepView.Row] = []
  var status = ExitStatus.agreed
  var last: Comparison?
  for value in sweep.values {
    let comparison = try compare(
      formula, readFrom: text, at: sweep.point(value), writtenAs: sweep.text, withRespectTo: [name],
      constants: arguments.constants, data: arguments.vectors)
    rows.append(SweepView.Row(value, comparison))
    // A range is looked at for its digits: a point without them is no failure, a wrong rule is.
    if comparison.verdict.kind == .disagree { status = .disagreed }
    last = comparison
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
    let command = last.flatMap {
      reproduction(of: formula, along: sweep, at: $0.point, withRespectTo: names, arguments)
    }
    try write(view.document(command: command), arguments)
  }
  return status
}
