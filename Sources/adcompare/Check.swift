// After reading this file you know how answers are checked from the command line: one, a gradient, or a pile of them.

import SymbolicCompare

/// Checks the derivatives that were handed in.
func showCheck(_ arguments: Arguments) async throws -> ExitStatus {
  if let batch = arguments.batch { return try checkBatch(batch, arguments) }
  let text = try arguments.formulaText()
  let formula = try parse(text, arguments.vectors)
  let answers = try answers(to: formula, arguments)
  var point: Point?
  if let pointText = arguments.at {
    point = try compare(
      formula, readFrom: text, at: pointText, withRespectTo: [], data: arguments.vectors
    ).point
  }
  let checks = answers.map { answer in
    AnswerCheck(
      answer.formula, of: formula, withRespectTo: answer.variable,
      at: point.map { point in formula.variables.compactMap { point[$0] } })
  }
  let view = CheckView(formula: formula, answers: answers.map(\.formula), checks: checks)
  if arguments.form.isJSON {
    try writeJSON(
      .object([
        ("schema", .whole(1)), ("expression", .string(text)), ("parsed", .string(formula.textWithNames)),
        ("check", view.json),
      ]), arguments)
  } else {
    try write(
      Document(title: "check of \(formula.abbreviated(to: 200))", sections: view.sections, data: view.data),
      arguments)
  }
  return CheckView.status(checks)
}

/// The answers with their variables.
private func answers(
  to formula: Symbolic, _ arguments: Arguments
) throws(Problem) -> [(variable: String, formula: Symbolic)] {
  let names = try variables(of: formula, arguments, otherwise: "its derivative is 0")
  if let gradient = arguments.values[.gradient] {
    let names = arguments.wrt == nil ? names.inOrderOfIndices : names
    let scalars = Array(gradient.unicodeScalars)
    let texts = Point.pieces(of: scalars[...])
    guard texts.count == names.count else {
      throw Problem(
        argument:
          "--gradient has \(texts.count) formulas for the \(names.count) variables \(names.joined(separator: ", "))",
        advice: "give one for each, with commas between, or name the variables with --wrt")
    }
    var answers: [(String, Symbolic)] = []
    for (name, place) in zip(names, texts) {
      let text = String(String.UnicodeScalarView(scalars[place]))
      do throws(Problem) {
        answers.append((name, try answer(text, to: formula, arguments.vectors)))
      } catch {
        throw error.moved(by: place.lowerBound, into: gradient)
      }
    }
    return answers
  }
  guard let text = arguments.answer else { return [] }
  guard names.count == 1 else {
    throw Problem(
      argument: "the formula has the variables \(names.joined(separator: ", "))",
      advice: "name the one of your derivative: --wrt \(names[0]); or give all of them: --gradient")
  }
  return [(names[0], try answer(text, to: formula, arguments.vectors))]
}

/// Reads an answer, whose variables must be the formula's.
private func answer(_ text: String, to formula: Symbolic, _ data: VectorData) throws(Problem) -> Symbolic {
  let answer: Symbolic
  do {
    answer = try Symbolic(parsing: text, data: data)
  } catch {
    throw Problem(error, in: .answer, of: text)
  }
  let known = Set(formula.variables)
  if let stranger = answer.variables.first(where: { !known.contains($0) }) {
    throw Problem(
      ComparisonError.unknownVariable(name: stranger, variables: formula.variables), inAnswer: text)
  }
  return answer
}

/// Checks one answer a line; each line has its own verdict or its own error.
private func checkBatch(_ file: String, _ arguments: Arguments) throws -> ExitStatus {
  var input = try Input(file)
  let formulaText = try arguments.expression ?? arguments.file.map { _ in try arguments.formulaText() }
  let formula = try formulaText.map({ text throws(Problem) in try parse(text, arguments.vectors) })
  var status = ExitStatus.agreed
  var number = 0
  if arguments.form.isCSV { try writeOut("line,who,verdict,variable,slip,explanation\n") }
  while true {
    let lines = try input.nextLines(atMost: 64)
    if lines.isEmpty { return status }
    for line in lines {
      number += 1
      guard !BatchLine.isBlank(line) else { continue }
      let result = SubmissionLine(line, to: formula, arguments)
      try writeOut(result.text(number, arguments.form, schema: arguments.schema))
      status = status.combined(with: result.status)
    }
  }
}

/// A line of a pile of answers.
private struct SubmissionLine {
  var who = ""
  var check: AnswerCheck?
  var problem: Problem?

  /// - Parameter formula: the formula of all lines; `nil` if each has its own before the answer.
  init(_ line: String, to formula: Symbolic?, _ arguments: Arguments) {
    var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    do throws(Problem) {
      let wanted = formula == nil ? 2 : 1
      if fields.count == wanted + 1 { who = fields.removeFirst().trimmingBlanks }
      guard fields.count == wanted, let text = fields.last else {
        throw Problem(
          argument: "a line has \(formula == nil ? "FORMULA, a tab, and an answer" : "an answer")",
          advice: "a name and a tab may stand before it")
      }
      let formula = if let formula { formula } else { try parse(fields[0], arguments.vectors) }
      let names = try variables(of: formula, arguments, otherwise: "its derivative is 0")
      guard names.count == 1 else {
        throw Problem(
          argument: "the formula has the variables \(names.joined(separator: ", "))",
          advice: "name the one of the derivatives: --wrt \(names[0])")
      }
      check = AnswerCheck(
        try answer(text, to: formula, arguments.vectors), of: formula, withRespectTo: names[0])
    } catch {
      problem = error
    }
  }

  var status: ExitStatus { check.map { CheckView.status([$0]) } ?? .badInput }

  func text(_ number: Int, _ form: Arguments.Form, schema: Int) -> [UInt8] {
    let who = who.printable
    if form.isJSON {
      let line: [(String, JSONValue)] = [("line", .whole(number)), ("who", .string(who))]
      if let problem, case .object(let fields) = problem.json {
        return JSONValue.object(line + fields).inSchema(schema).line
      }
      return JSONValue.object(
        [("schema", .whole(1))] + line + [("check", check.map(CheckView.json) ?? .null)]
      ).inSchema(schema).line
    }
    let verdict = check?.kind.rawValue ?? "BAD INPUT"
    let words =
      check.map { $0.slip.map { "\($0.slip.rawValue): \($0.explanation)" } ?? $0.remark ?? "" }
      ?? problem.map { "\($0.message); \($0.advice)" } ?? ""
    if form.isCSV {
      let fields = [
        String(number), who, verdict, check?.variable ?? "", check?.slip?.slip.rawValue ?? "",
        check?.slip?.explanation ?? words,
      ]
      return Array("\(fields.map(Table.field).joined(separator: ","))\n".utf8)
    }
    let name = who.isEmpty ? "line \(number)" : who
    return Array("\(name.padded(to: 12))  \(verdict.padded(to: 9))  \(words)".trimmingEnd.utf8) + [10]
  }
}
