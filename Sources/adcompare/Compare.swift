// After reading this file you know what a whole comparison of one formula shows, in which order, and which of the other views
// a page adds to it.

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
