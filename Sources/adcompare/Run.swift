// After reading this file you know what happens between the words of the command line and the exit status: the words are read,
// one command is done, a mistake is shown with its place, and whatever is written takes the form that was asked for.

import SymbolicCompare

/// Does what the words of the command line ask for, on the thread of its caller: others are started by what has work for them.
nonisolated(nonsending) func run(_ words: [String]) async -> ExitStatus {
  let options = words.prefix { $0 != "--" }
  let wantsJSON = options.contains("--json")
  let isFirstSchema =
    options.contains("--schema=1") || zip(options, options.dropFirst()).contains { $0 == ("--schema", "1") }
  let schema = isFirstSchema ? 1 : JSONValue.currentSchema
  do {
    return try await perform(Arguments(words))
  } catch let error as ArgumentError {
    return report(Problem(error), asJSON: wantsJSON, schema)
  } catch let problem as Problem {
    return report(problem, asJSON: wantsJSON, schema)
  } catch {
    writeError("adcompare: \(error)\n")
    return .badInput
  }
}

/// Does what was asked for; whatever is wrong with it is thrown.
nonisolated(nonsending) func perform(_ given: Arguments) async throws -> ExitStatus {
  var arguments = given
  if arguments.wantsVersion {
    try writeOut("adcompare \(programVersion)\n")
    return .agreed
  }
  if arguments.wantsHelp {
    try writeOut(arguments.namesCommand ? helpText(arguments.command) : generalHelp)
    return .agreed
  }
  if case .html(let file) = arguments.form {
    for source in [arguments.file, arguments.batch].compactMap(\.self) where areSame(source, file) {
      throw ArgumentError(
        message: "--html \(file.printable) would write over the formula's own file",
        advice: "name another file for the page")
    }
    try checkWritable(file)
  }
  try arguments.readVectors()
  do {
    return try await performCommand(arguments)
  } catch let problem as Problem {
    throw problem.withNumbersOfVector(in: arguments.at)
  }
}

nonisolated(nonsending) private func performCommand(_ arguments: Arguments) async throws -> ExitStatus {
  try arguments.askAboutNames()
  switch arguments.command {
  case .functions:
    try writeOut(functionTable())
    return .agreed
  case .completions:
    try writeOut(completions(for: arguments.expression))
    return .agreed
  case .manual:
    try writeOut(manualPage())
    return .agreed
  case .help:
    try writeOut(helpText(about: arguments.expression))
    return .agreed
  case .compare:
    if let batch = arguments.batch { return try await runBatch(batch, arguments) }
    if let sweep = try Sweep(arguments) { return try showSweep(sweep, arguments) }
    return try showComparison(arguments)
  case .digits: return try showSweep(Sweep(arguments), arguments)
  case .derive: return try showDerivative(arguments)
  case .check: return try await showCheck(arguments)
  case .graph: return try showGraph(arguments)
  case .trace: return try showTrace(arguments)
  case .swell: return try showSwell(arguments)
  case .steps: return try showSteps(arguments)
  case .selfcheck: return try await showSelfCheck(arguments)
  case .repl: return try await runSession(arguments)
  }
}

/// Writes a report in the form that was asked for.
func write(_ document: Document, _ arguments: Arguments) throws(Problem) {
  switch arguments.form {
  case .markdown: try writeOut(MarkdownPage(document: document, isASCII: arguments.isASCII).text)
  case .html(let file): try writeFile(file, HTMLPage(document: document).text)
  case .csv: try writeOut(document.data?.csv ?? "")
  case .text, .json:
    try writeOut(
      TextPage(document: document, isASCII: arguments.isASCII, isColoured: arguments.isColoured).text)
  }
}

extension Arguments {
  /// Whether the text is coloured.
  var isColoured: Bool {
    switch values[.color] {
    case "always": true
    case "never": false
    default: isTerminal(1) && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
  }
}

private func report(_ problem: Problem, asJSON: Bool, _ schema: Int) -> ExitStatus {
  do {
    if asJSON {
      try writeOut(problem.json.inSchema(schema).line)
    } else {
      writeError(problem.report)
    }
  } catch {
    writeError(error.report)
  }
  return .badInput
}
