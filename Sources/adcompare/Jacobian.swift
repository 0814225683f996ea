// After reading this file you know what is done with a formula that turns out to be several: compared as one function of
// several results, or refused where one formula is wanted.

import SymbolicCompare

/// Parses one or several formulas.
func parseResults(
  _ text: String, _ data: VectorData
) throws(Problem) -> [(name: String?, formula: Symbolic)] {
  do {
    return try Symbolic.results(parsing: text, data: data)
  } catch {
    throw Problem(error, in: .expression, of: text)
  }
}

/// Shows the Jacobian of several results.
func showJacobian(
  of results: [(name: String?, formula: Symbolic)], writtenAs text: String, _ arguments: Arguments
) throws -> ExitStatus {
  for option in [Option.order, .brief, .cost] where arguments.given.contains(option) {
    throw ArgumentError(
      message: "--\(option.rawValue) does not go with several results",
      advice: "leave it out, or ask for one formula")
  }
  let all = Set(results.flatMap(\.formula.variables)).sorted()
  let point = try point(arguments.at, of: all, arguments.vectors)
  let variables = arguments.wrt.map { arguments.vectors.spelledOut($0, among: all) } ?? all
  let vector = try components(.vector, of: arguments, count: variables.count, "variable")
  let covector = try components(.covector, of: arguments, count: results.count, "result")
  let jacobian: JacobianComparison
  do {
    jacobian = try JacobianComparison(
      of: results, at: point, withRespectTo: variables, constants: arguments.constants)
  } catch {
    throw Problem(error, of: text, at: point, writtenAs: arguments.at)
  }
  let view = JacobianView(jacobian: jacobian, vector: vector, covector: covector)
  if arguments.form.isJSON {
    try writeJSON(view.json(writtenAs: text, schema: arguments.schema), arguments)
  } else {
    let sections =
      try [view.heading, view.matrix, view.entries, view.costs] + view.products() + [view.conclusion]
    let document = Document(
      title: results.map { $0.formula.abbreviated(to: 60) }.joined(separator: ", ").abbreviated(to: 200),
      sections: sections.compactMap(\.self), command: nil, data: view.data)
    try write(document, arguments)
  }
  return ExitStatus(jacobian.verdict)
}

/// The numbers of `--vector` or `--covector`.
private func components(
  _ option: Option, of arguments: Arguments, count: Int, _ owner: String
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
  guard point.values.count == count else {
    throw Problem(
      argument: "--\(option.rawValue) has \(point.values.count) numbers, and there are \(count) \(owner)s",
      advice: "give a number for each \(owner)")
  }
  return point.values
}
