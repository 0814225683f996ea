// After reading this file you know what `adcompare derive` does with its options: a report, or a program in the language
// that `--emit` names.

import SymbolicCompare

/// Shows the derivatives as formulas, or emits them as a program.
func showDerivative(_ arguments: Arguments) throws -> ExitStatus {
  let text = try arguments.formulaText()
  let progress = Progress(on: text)
  defer { progress.end() }
  let results = try parseResults(text, arguments.vectors)
  guard results.count == 1 || arguments.given.contains(.emit) else {
    return try showDerivatives(of: results, writtenAs: text, arguments, progress)
  }
  let formula = try parse(text, arguments.vectors)
  let names = try variables(of: formula, arguments, otherwise: "its derivative is 0")
  try check(names, ofOrder: arguments.order)
  try checkSize(of: formula, names, arguments.order)
  let form = arguments.values[.form].flatMap(DerivativeForm.init)
  if let emission = arguments.values[.emit] {
    guard case .text = arguments.form else {
      throw Problem(
        argument: "--emit and another form of output",
        advice: "give one of them; --emit json is a program as JSON")
    }
    try writeOut(try emit(emission, formula, names, form ?? .light, arguments))
    return .agreed
  }
  try checkMethod(arguments)
  progress.show("derivatives")
  let (point, isChosen) = try point(for: formula, writtenAs: text, arguments)
  let view = DeriveView(
    of: formula, withRespectTo: names, order: arguments.order, form: form, point: point,
    isPointChosen: isChosen, showsSteps: arguments.given.contains(.steps))
  progress.end()
  guard !arguments.form.isJSON else {
    var fields: [(String, JSONValue)] = [
      ("schema", .whole(1)), ("expression", .string(text)), ("parsed", .string(formula.textWithNames)),
    ]
    if let point {
      fields.append(("at", .object(zip(point.names, point.values).map { ($0, .number($1)) })))
    }
    try writeJSON(.object(fields + [("derivatives", view.json)]), arguments)
    return .agreed
  }
  let document = Document(
    title: formula.abbreviated(to: 200), sections: view.sections,
    command: reproduction(of: formula, writtenAs: text, at: point, arguments), data: view.data)
  try write(document, arguments)
  return .agreed
}

/// Shows the derivatives of several results as formulas, one result after the other.
private func showDerivatives(
  of results: [(name: String?, formula: Symbolic)], writtenAs text: String, _ arguments: Arguments,
  _ progress: Progress
) throws -> ExitStatus {
  try checkMethod(arguments)
  let jacobian = try compareResults(
    results, readFrom: text, at: arguments.at, withRespectTo: arguments.wrt, certainty: .asNeeded,
    constants: .double, data: arguments.vectors)
  let form = arguments.values[.form].flatMap(DerivativeForm.init)
  var views: [(sections: [Section], data: Table, json: (String, JSONValue))] = []
  for row in jacobian.results {
    let names = row.derivatives.map(\.variable)
    try check(names, ofOrder: arguments.order)
    try checkSize(of: row.formula, names, arguments.order)
    progress.show("derivatives")
    let view = DeriveView(
      of: row.formula, withRespectTo: names, order: arguments.order, form: form, point: row.point,
      isPointChosen: row.isPointChosen, showsSteps: arguments.given.contains(.steps))
    // The formula and the point stand above all.
    let sections =
      names.isEmpty
      ? [Section("derivative", [.paragraph("0: it does not depend on the variables")])]
      : Array(view.sections.dropFirst())
    views.append((sections, view.data, ("derivatives", view.json)))
  }
  progress.end()
  try write(views, of: jacobian, writtenAs: text, arguments)
  return .agreed
}

private func checkMethod(_ arguments: Arguments) throws(Problem) {
  if arguments.programMethod != .symbolic {
    throw Problem(
      argument: "--method \(arguments.programMethod.rawValue) makes a program, not a formula",
      advice: "say in which language: --emit c"
    )
  }
}

/// Refuses derivatives of higher order by several variables.
private func check(_ names: [String], ofOrder order: Int) throws(Problem) {
  if order > 1, names.count > 1 {
    throw Problem(
      argument: "derivatives of order \(order) are by one variable only",
      advice: "name it: --wrt \(names[0])")
  }
}

/// Refuses what would fill the memory: the naive derivative of high order of a large formula.
private func checkSize(of formula: Symbolic, _ names: [String], _ order: Int) throws(Problem) {
  for name in names {
    do {
      _ = try formula.derivative(withRespectTo: Array(repeating: name, count: order), upTo: 400_000)
    } catch {
      throw Problem(
        argument: "the derivative of order \(order) by \(name.printable) is too large to be shown",
        advice: "ask for a lower order; adcompare swell says how it grows")
    }
  }
}

/// The point that was named, or one that is chosen; `nil` where none can be found.
private func point(for formula: Symbolic, writtenAs text: String, _ arguments: Arguments) throws(Problem) -> (
  Point?, Bool
) {
  do {
    let comparison = try compare(
      formula, readFrom: text, at: arguments.at, withRespectTo: [], data: arguments.vectors)
    return (comparison.point, comparison.isPointChosen)
  } catch {
    if arguments.at != nil { throw error }
    return (nil, false)
  }
}

/// The program in the language or notation that was asked for.
private func emit(
  _ emission: String, _ formula: Symbolic, _ names: [String], _ form: DerivativeForm, _ arguments: Arguments
) throws(Problem) -> String {
  let method = arguments.programMethod
  if arguments.order > 1, method != .symbolic {
    throw Problem(
      argument: "--method \(method.rawValue) has the first derivatives",
      advice: "leave --order or --method out")
  }
  if method != .symbolic, arguments.values[.form] != nil {
    throw Problem(
      argument: "--form is of the formulas, and --method \(method.rawValue) has none",
      advice: "leave one of them out")
  }
  let program =
    arguments.order > 1
    ? DerivativeProgram(of: formula, withRespectTo: names[0], upTo: arguments.order, form: form)
    : DerivativeProgram(of: formula, withRespectTo: names, by: method, form: form)
  switch emission {
  case "latex": return program.latex
  case "json": return String(decoding: json(of: program).inSchema(arguments.schema).line, as: UTF8.self)
  default: return ProgramLanguage(rawValue: emission).map { program.text(in: $0) } ?? program.description
  }
}

/// A program as JSON: its lines in order.
private func json(of program: DerivativeProgram) -> JSONValue {
  .object([
    ("schema", .whole(1)), ("parsed", .string(program.formula.textWithNames)),
    ("method", .string(program.method.rawValue)),
    ("inputs", .array(program.inputs.map { .string($0) })),
    (
      "lines",
      .array(
        program.lines.map { line in
          .object([
            ("name", .string(line.name)), ("operator", .string(line.isAdded ? "+=" : "=")),
            ("formula", .string(line.formula)),
          ])
        })
    ),
    ("value", .string(program.valueName)),
    ("derivatives", .array(program.derivativeNames.map { .string($0) })),
  ])
}

extension Arguments {
  /// The method that was named; `formula` and `symbolic` are the same.
  fileprivate var programMethod: DerivativeProgram.Method {
    values[.method].flatMap { DerivativeProgram.Method(rawValue: $0) } ?? .symbolic
  }
}
