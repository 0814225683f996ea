// After reading this file you know what each command besides the comparison shows: which views it puts together, and in which
// order.

import SymbolicCompare

/// Shows how formulas grow.
func showSwell(_ arguments: Arguments) throws -> ExitStatus {
  let text = arguments.family == nil ? try arguments.formulaText() : ""
  let progress = Progress(on: text)
  defer { progress.end() }
  let view: GrowthView
  var fields: [(String, JSONValue)] = [("schema", .whole(1))]
  let command: String?
  if let family = arguments.family {
    let last = arguments.upTo ?? 10
    view = GrowthView(of: family, upTo: last, progress: progress.show)
    fields.append(("family", .string(family.name)))
    command = "adcompare swell --family \(family.name) --up-to \(last)"
  } else {
    let formula = try parse(text, arguments.vectors)
    let names = try variables(of: formula, arguments)
    view = GrowthView(of: formula, withRespectTo: names, upTo: arguments.upTo ?? 6, progress: progress.show)
    fields += [("expression", .string(text)), ("parsed", .string(formula.textWithNames))]
    let choices = "--wrt \(names.joined(separator: ",")) --up-to \(arguments.upTo ?? 6)"
    command = pasteable(formula).map { "adcompare swell \(choices) -- \($0.shellQuoted)" }
  }
  progress.end()
  guard !arguments.form.isJSON else {
    try writeJSON(.object(fields + [("sizes", view.json)]), arguments)
    return .agreed
  }
  let heading = Section("", [.verbatim(["f = \(view.title)"])])
  try write(
    Document(
      title: view.title, sections: [heading] + view.sections,
      command: command, data: view.data),
    arguments)
  return .agreed
}

/// The variables to differentiate by: those that were named, or all.
func variables(
  of formula: Symbolic, _ arguments: Arguments, otherwise consequence: String = "nothing grows"
) throws(Problem) -> [String] {
  let all = formula.variables
  let known = Set(all)
  guard !all.isEmpty else {
    throw Problem(
      argument: "the formula has no variables: \(consequence)", advice: "write one, for example x^2")
  }
  let names = arguments.wrt.map { arguments.vectors.spelledOut($0, among: all) }
  for name in names ?? [] where !known.contains(name) {
    throw Problem(.unknownVariable(name: name, variables: all), at: nil, writtenAs: nil)
  }
  return names ?? all
}

/// Shows the V-curves, or what popular rules for the step give.
func showSteps(_ arguments: Arguments) throws -> ExitStatus {
  if arguments.comparesRules {
    return try show(arguments) { comparison, _ in
      let view = StepRulesView(comparison: comparison)
      return (view.sections, view.data, ("rules", view.json))
    }
  }
  let limit = arguments.wrt == nil && !arguments.form.isData ? 4 : .max
  func refusal(of formula: Symbolic) -> Problem? {
    let count = arguments.wrt?.count ?? Swift.min(formula.variables.count, limit)
    return StepsView.refusal(of: formula, variables: count)
  }
  return try show(arguments, refusing: refusal) { comparison, progress in
    let view = StepsView(comparison, atMost: limit, progress: progress.show)
    return (view.sections, view.data, ("steps", view.json))
  }
}

/// Shows the evaluation trace.
func showTrace(_ arguments: Arguments) throws -> ExitStatus {
  if arguments.given.contains(.equivalence) {
    return try show(arguments) { comparison, _ in
      let view = EquivalenceView(
        comparison, atMost: arguments.wrt == nil && !arguments.form.isData ? 4 : .max)
      return (view.sections, view.data, ("equivalence", view.json))
    }
  }
  if arguments.given.contains(.step), case .text = arguments.form, isTerminal(0), isTerminal(1) {
    let comparison = try compare(
      try arguments.formulaText(), at: arguments.at, withRespectTo: arguments.wrt, data: arguments.vectors)
    try write(Document(title: "", sections: [ComparisonView(comparison: comparison).heading]), arguments)
    try TraceView(comparison).walk()
    return ExitStatus(comparison.verdict)
  }
  return try show(arguments) { comparison, _ in
    let limit = arguments.wrt == nil && !arguments.form.isData ? 12 : .max
    let view = TraceView(comparison, atMost: limit)
    if arguments.given.contains(.step) { return (view.steps, view.data, ("trace", view.json)) }
    return ([view.section] + (view.sweep.map { [$0] } ?? []), view.data, ("trace", view.json))
  }
}

/// Shows the computation graph.
func showGraph(_ arguments: Arguments) throws -> ExitStatus {
  guard case .text = arguments.form else {
    if let format = arguments.values[.format] {
      throw ArgumentError(
        message: "--format \(format) and another form of output", advice: "give one of them")
    }
    return try show(arguments) { comparison, _ in
      let view = GraphView(comparison)
      return ([view.section, view.sweeps].compactMap(\.self), Table("", []), ("graph", view.json))
    }
  }
  let text = try arguments.formulaText()
  let formula = try parse(text, arguments.vectors)
  if let refusal = GraphView.refusal(of: formula, arguments.values[.format] ?? "dot") { throw refusal }
  let comparison = try compare(
    formula, readFrom: text, at: arguments.at, withRespectTo: nil, data: arguments.vectors)
  try writeOut(GraphView(comparison).text(arguments.values[.format] ?? "dot"))
  return ExitStatus(comparison.verdict)
}

/// Shows one view of a formula at a point: its sections, the table for `--csv`, and a key for `--json`.
///
/// What would take minutes is refused before it is begun.
private func show(
  _ arguments: Arguments, refusing refusal: (Symbolic) -> Problem? = { _ in nil },
  _ view: (Comparison, Progress) -> (sections: [Section], data: Table, json: (String, JSONValue))
) throws -> ExitStatus {
  let text = try arguments.formulaText()
  let progress = Progress(on: text)
  defer { progress.end() }
  let results = try parseResults(text, arguments.vectors)
  for result in results {
    if let refusal = refusal(result.formula) { throw refusal }
  }
  progress.show("comparison")
  guard results.count == 1, let formula = results.first?.formula else {
    let jacobian = try compareResults(
      results, readFrom: text, at: arguments.at, withRespectTo: arguments.wrt, constants: .double,
      data: arguments.vectors)
    let views = jacobian.results.map { view($0, progress) }
    progress.end()
    try write(views, of: jacobian, writtenAs: text, arguments)
    return ExitStatus(jacobian.verdict)
  }
  let comparison = try compare(
    formula, readFrom: text, at: arguments.at, withRespectTo: arguments.wrt, data: arguments.vectors)
  let (sections, data, json) = view(comparison, progress)
  progress.end()
  if arguments.form.isJSON {
    let fields: [(String, JSONValue)] = [
      ("schema", .whole(1)), ("expression", .string(text)),
      ("parsed", .string(comparison.formula.textWithNames)),
      ("at", JSONReport.point(comparison)), json,
    ]
    try writeJSON(.object(fields), arguments)
  } else {
    let heading = ComparisonView(comparison: comparison).heading
    let document = Document(
      title: comparison.formula.abbreviated(to: 200), sections: [heading] + sections,
      command: reproduction(arguments.command, of: comparison, writtenAs: text, arguments), data: data)
    try write(document, arguments)
  }
  return ExitStatus(comparison.verdict)
}
