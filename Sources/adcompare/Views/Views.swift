// After reading this file you know what each command shows: which views it puts together, and in which order.

import SymbolicCompare

/// Shows the comparison: all methods, sizes, counts, times, the verdict; on a page every other view too.
func showComparison(_ arguments: Arguments) throws -> ExitStatus {
  let text = try arguments.formulaText()
  let progress = Progress(on: text)
  defer { progress.end() }
  let results = try parseResults(text, arguments.vectors)
  guard results.count == 1, let formula = results.first?.formula else {
    return try showJacobian(of: results, writtenAs: text, arguments, progress)
  }
  for option in [Option.vector, .covector] where arguments.given.contains(option) {
    throw ArgumentError(
      message: "--\(option.rawValue) goes with several results only",
      advice: "write them with commas between: \"x^2, x*y\"")
  }
  progress.show("comparison")
  let comparison = try compare(
    formula, readFrom: text, at: arguments.at, withRespectTo: arguments.wrt,
    order: arguments.order, constants: arguments.constants, data: arguments.vectors)
  let (hessian, orders) = higherOrders(of: comparison, arguments, progress)
  func cost(byDefault isTimed: Bool) -> Cost? {
    defer { progress.end() }
    return arguments.showsCost ?? isTimed ? Cost(of: comparison, progress: progress.show) : nil
  }
  if arguments.given.contains(.brief) {
    progress.end()
    try writeOut(ComparisonView(comparison: comparison, isThorough: false).brief)
    return ExitStatus(comparison.verdict)
  }
  let view = ComparisonView(
    comparison: comparison, isThorough: comparison.isReadable,
    choiceOfSystems: arguments.values[.elsewhere] ?? "usual")
  switch arguments.form {
  case .json:
    let cost = cost(byDefault: false)
    let report = JSONReport(
      comparison: comparison, fixed: JSONReport.Fixed(comparison, writtenAs: text, isThorough: true),
      schema: arguments.schema, cost: cost, view: view, hessian: hessian, orders: orders)
    try writeOut(report.line())
  case .csv: try writeOut((orders?.table ?? hessian?.data ?? view.fullTable).csv)
  case .text, .markdown, .html:
    let naive = comparison.naiveDerivatives(of: view.rows)
    let sizes = SizeView(comparison: comparison, rows: view.rows, naive: naive)
    let isPage = arguments.form.isPage
    var sections: [Section?] = [view.heading]
    if isPage { sections.append(Section("", view.conclusion.blocks)) }
    sections += [
      view.derivatives, FormulaView(view.rows, naive).section, hessian?.section,
      hessian?.pattern?.section, orders?.section, sizes.swell,
      sizes.operations,
    ]
    sections.append(PlainDifferencesView(comparison: comparison).section)
    if let cost = cost(byDefault: true), !view.rows.isEmpty {
      sections.append(SizeView.timings(cost, withBars: isPage))
    }
    if isPage { sections += pageSections(comparison, progress) }
    sections += [view.elsewhere.section(on: view.rows), view.conclusion]
    let document = Document(
      title: comparison.formula.abbreviated(to: 200), sections: sections.compactMap(\.self),
      command: reproduction(.compare, of: comparison, writtenAs: text, arguments))
    progress.end()
    try write(document, arguments)
  }
  return ExitStatus(comparison.verdict)
}

extension Comparison {
  /// Whether the formula is of a size at which better forms and the sources of errors are looked for.
  var isReadable: Bool { operations.function * Swift.max(1, operations.forwardPasses) <= 10_000 }
}

/// The Hessian from order 2 on, and for one variable the derivatives of every order.
func higherOrders(
  of comparison: Comparison, named name: String = "f", _ arguments: Arguments, _ progress: Progress
) -> (HessianView?, OrderView?) {
  guard arguments.order > 1, let variable = comparison.derivatives.first?.variable else { return (nil, nil) }
  progress.show("second derivatives")
  let hessian = HessianView(comparison, of: name)
  guard comparison.derivatives.count == 1 else { return (hessian, nil) }
  let rows = OrderRow.rows(of: comparison, progress: progress.show)
  return (hessian, OrderView(variable: variable, rows: rows, function: name))
}

/// The views that a page has besides the comparison; the V-curves, of ten thousand calls of f each, only for formulas
/// of a size that is read.
private func pageSections(_ comparison: Comparison, _ progress: Progress) -> [Section] {
  let names = comparison.derivatives.map(\.variable)
  guard let first = names.first else { return [] }
  let growth = GrowthView(
    of: comparison.formula, withRespectTo: [first], upTo: 6, progress: progress.show)
  let trace = TraceView(comparison, atMost: 12)
  let graph = GraphView(comparison)
  let steps =
    comparison.operations.function <= 2000
    ? StepsView(comparison, atMost: 4, progress: progress.show).sections : []
  return [derivation(comparison), trace.section, trace.sweep, graph.section, graph.sweeps].compactMap(\.self)
    + steps
    + growth.sections
}

/// The steps of the first derivative, for a formula that is read.
private func derivation(_ comparison: Comparison) -> Section? {
  guard let row = comparison.derivatives.first, comparison.operations.function <= 40 else { return nil }
  let view = DeriveView(
    of: comparison.formula, withRespectTo: [row.variable], order: 1, form: .light, point: nil,
    isPointChosen: false, showsSteps: true)
  return view.steps.first
}

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

extension Arguments.Form {
  var isJSON: Bool { if case .json = self { true } else { false } }
  var isCSV: Bool { if case .csv = self { true } else { false } }
  var isPage: Bool { if case .html = self { true } else { false } }

  /// Whether a program reads the answer rather than a person.
  var isData: Bool { isJSON || isCSV }
}
