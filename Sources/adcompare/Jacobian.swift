// After reading this file you know what is done with a formula that turns out to be several: compared as one function of
// several results, or shown one after the other by the views that are about one formula.

import SymbolicCompare

/// Shows the Jacobian of several results, and whatever a report of one formula has for each of them.
func showJacobian(
  of results: [(name: String?, formula: Symbolic)], writtenAs text: String, _ arguments: Arguments,
  _ progress: Progress
) throws -> ExitStatus {
  progress.show("comparison")
  let jacobian = try compareResults(
    results, readFrom: text, at: arguments.at, withRespectTo: arguments.wrt, order: arguments.order,
    constants: arguments.constants, data: arguments.vectors)
  let products = try JacobianProducts(
    of: jacobian, vector: try components(.vector, of: arguments, jacobian.variables, "variable"),
    covector: try components(.covector, of: arguments, jacobian.names, "result"))
  let view = JacobianView(
    jacobian: jacobian, products: products, choiceOfSystems: arguments.values[.elsewhere])
  if arguments.given.contains(.brief) {
    progress.end()
    try writeOut(view.brief)
    return ExitStatus(jacobian.verdict)
  }
  let higher = view.higherOrdersOfResults(arguments, progress)
  func cost(byDefault isTimed: Bool) -> Cost? {
    defer { progress.end() }
    return arguments.showsCost ?? isTimed ? Cost(of: jacobian, progress: progress.show) : nil
  }
  switch arguments.form {
  case .json:
    let cost = cost(byDefault: false)
    try writeJSON(
      view.json(writtenAs: text, schema: arguments.schema, higher, cost: cost), arguments)
  case .csv:
    progress.end()
    try writeOut((arguments.order > 1 ? view.dataOfHigherOrders : view.data).csv)
  case .text, .markdown, .html:
    var sections: [Section?] = [view.heading, view.matrix, PatternView(jacobian)?.section, view.entries]
    sections += higher.flatMap(\.sections)
    sections += [view.swell, view.costs]
    if !jacobian.variables.isEmpty, let cost = cost(byDefault: true) {
      sections.append(SizeView.timings(cost, withBars: arguments.form.isPage))
    }
    sections += products.sections(of: jacobian) + view.elsewhere
    sections.append(view.conclusion)
    let document = Document(
      title: jacobian.abbreviated(to: 200), sections: sections.compactMap(\.self),
      command: reproduction(of: jacobian, arguments))
    progress.end()
    try write(document, arguments)
  }
  return ExitStatus(view.verdict)
}

/// Writes one view of several results, one after the other.
///
/// - Parameter views: for each result its sections, the table for `--csv`, and a key for `--json`.
func write(
  _ views: [(sections: [Section], data: Table, json: (String, JSONValue))], of jacobian: JacobianComparison,
  writtenAs text: String, _ arguments: Arguments
) throws(Problem) {
  guard !arguments.form.isJSON else {
    let results = jacobian.results.indices.map { index in
      JSONValue.object([
        ("name", .string(jacobian.names[index])),
        ("parsed", .string(jacobian.results[index].formula.textWithNames)), views[index].json,
      ])
    }
    return try writeJSON(
      .object([
        ("schema", .whole(1)), ("expression", .string(text)), ("parsed", .string(jacobian.program)),
        ("at", JSONReport.point(jacobian.point)), ("results", .array(results)),
      ]), arguments)
  }
  let sections = zip(jacobian.names, views).flatMap { name, view in
    view.sections.map { Section($0.title.isEmpty ? name : "\(name): \($0.title)", $0.blocks) }
  }
  try write(
    Document(
      title: jacobian.abbreviated(to: 200), sections: [JacobianView(jacobian: jacobian).heading] + sections,
      command: reproduction(of: jacobian, arguments),
      data: Table(joining: views.map(\.data), named: jacobian.names)), arguments)
}

extension Table {
  /// Several tables as one, with the name of each before its rows; what a table has no column for stays empty.
  fileprivate init(joining tables: [Table], named names: [String]) {
    var columns: [Column] = []
    for column in tables.flatMap(\.columns) where !columns.contains(where: { $0.name == column.name }) {
      columns.append(column)
    }
    self.init("", [.words("result")] + columns)
    for (name, table) in zip(names, tables) {
      let places = columns.map { column in table.columns.firstIndex { $0.name == column.name } }
      rows += table.rows.map { row in [Cell(name)] + places.map { $0.map { row[$0] } ?? "" } }
    }
  }
}

/// The numbers of `--vector` or `--covector`.
private func components(
  _ option: Option, of arguments: Arguments, _ owners: [String], _ owner: String
) throws(Problem) -> [Double]? {
  guard let text = arguments.values[option] else { return nil }
  let point: Point
  do {
    point = try Point(parsing: "v=[\(text)]")
  } catch {
    throw Problem(
      argument: "--\(option.rawValue) cannot be '\(text.printable)': \(error.message)",
      advice: "give numbers with commas between, as in --\(option.rawValue) 1,2")
  }
  guard point.values.count == owners.count else {
    let (given, wanted) = (point.values.count, owners.count)
    let order = owners.prefix(8).joined(separator: ", ").printable + (wanted > 8 ? ", ..." : "")
    let example = (0..<wanted).map { $0 < given ? numeral(point.values[$0]) : "0" }.joined(separator: ",")
    throw Problem(
      argument: "--\(option.rawValue) has \(given) number\(given == 1 ? "" : "s"), and there "
        + (wanted == 1 ? "is 1 \(owner)" : "are \(wanted) \(owner)s"),
      advice: wanted == 0
        ? "leave it out"
        : "give a number for each \(owner), in the order \(order)"
          + (wanted <= 8 ? ": --\(option.rawValue) \(example)" : ""))
  }
  return point.values
}
