// After reading this file you know what happens between the words of the command line and the exit status.

import SymbolicCompare

/// Does what the words of the command line ask for.
func run(_ words: [String]) -> ExitStatus {
  let wantsJSON = words.prefix { $0 != "--" }.contains("--json")
  do {
    let arguments = try Arguments(words)
    return try run(arguments)
  } catch let error as ArgumentError {
    return report(Problem(error), asJSON: wantsJSON)
  } catch let problem as Problem {
    return report(problem, asJSON: wantsJSON)
  } catch {
    writeError("adcompare: \(error)\n")
    return .badInput
  }
}

private func run(_ arguments: Arguments) throws -> ExitStatus {
  if arguments.wantsVersion {
    writeOut("adcompare \(programVersion)\n")
    return .agreed
  }
  if arguments.wantsHelp {
    writeOut(helpText)
    return .agreed
  }
  if arguments.command == .functions {
    writeOut(functionTable())
    return .agreed
  }
  if let batch = arguments.batch { return try runBatch(batch, arguments) }

  let text =
    if let expression = arguments.expression, expression != "-" { expression } else {
      try Input(arguments.file ?? "-").text()
    }
  let comparison = try compare(text, at: arguments.at, withRespectTo: arguments.wrt)
  switch arguments.format {
  case .json:
    let cost = arguments.showsCost == true ? Cost(of: comparison) : nil
    writeOut(JSONReport(of: comparison, writtenAs: text, cost: cost).text + "\n")
  case .text:
    let cost = arguments.showsCost ?? true ? Cost(of: comparison) : nil
    writeOut(TextReport(of: comparison, cost: cost).text)
  }
  return ExitStatus(comparison.verdict.kind)
}

/// Parses a formula and a point, and compares the methods there.
func compare(_ text: String, at pointText: String?, withRespectTo names: [String]?) throws(Problem)
  -> Comparison
{
  let formula: Symbolic
  do {
    formula = try Symbolic(parsing: text)
  } catch {
    throw Problem(error, in: .expression, of: text)
  }
  var point: Point?
  if let pointText {
    do {
      point = try Point(parsing: pointText)
    } catch {
      throw Problem(error, in: .at, of: pointText)
    }
  }
  do {
    return try Comparison(of: formula, at: point, withRespectTo: names)
  } catch {
    throw Problem(error, at: point, writtenAs: pointText)
  }
}

private func report(_ problem: Problem, asJSON: Bool) -> ExitStatus {
  if asJSON {
    writeOut(problem.json.text + "\n")
  } else {
    writeError(problem.report)
  }
  return .badInput
}
