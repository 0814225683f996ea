// After reading this file you know the session: a plain loop over lines, in which definitions and a point are kept.
//
//     > f(u) = u^2                 a definition: kept
//     > :at x=2,y=3                the point: kept
//     > f(x) + y                   a formula: compared at the point, with the definitions before it
//     > :trace                     the last formula, by another command
//
// Each answer is that of a call of the program with the same words, so that a session can do what the calls can. No error ends
// it; the end of the input does (Ctrl-D), and :quit. A terminal lets a line be edited by the backspace key alone; `rlwrap
// adcompare repl` adds the arrow keys and a history.

import SymbolicCompare

/// Reads lines until their end, and answers each.
func runSession(_ arguments: Arguments) async throws -> ExitStatus {
  var session = try Session(arguments)
  var input = try Input("-")
  let isTyped = isTerminal(0)
  if isTyped {
    try writeOut("adcompare \(programVersion); :help says what can be asked, :quit or Ctrl-D ends\n")
  }
  while true {
    if isTyped { try writeOut("> ") }
    guard let line = try input.nextLines(atMost: 1).first else {
      if isTyped { try writeOut("\n") }
      return .agreed
    }
    do {
      if try await !session.answer(line.trimmingBlanks) { return .agreed }
    } catch let problem as Problem where problem.kind == "file" && problem.message.contains("standard output")
    {
      throw problem  // nobody reads any more
    } catch let problem as Problem {
      writeError(problem.inSession.report)
    } catch let error as ArgumentError {
      writeError(Problem(error).inSession.report)
    }
  }
}

extension Problem {
  /// The same with advice for a session, where a point is kept by `:at`.
  var inSession: Problem {
    var problem = self
    problem.advice = advice.replacing("--at ", with: ":at ")
    let word = text.trimmingBlanks
    if let position, Array(text.unicodeScalars).dropFirst(position).first == "\u{1B}" {
      problem.advice = "if an arrow key was pressed: \(Session.editing)"
    }
    if ["quit", "exit", "help", "list", "clear"].contains(word) {
      problem.advice = "a word to the session begins with a colon: write :\(word); \(problem.advice)"
    }
    return problem
  }

  /// The same without the definitions before the line that was typed, where the place is in the line.
  fileprivate func without(_ definitions: String) -> Problem {
    var problem = self
    let count = definitions.unicodeScalars.count
    if place == .expression, text.hasPrefix(definitions), let position, position >= count {
      problem.text = String(text.dropFirst(definitions.count))
      problem.position = position - count
    }
    if let missing, missing.formula.hasPrefix(definitions), missing.position >= count {
      problem.missing = (
        missing.name, missing.position - count, String(missing.formula.dropFirst(definitions.count))
      )
    }
    return problem
  }
}

/// What a session keeps.
struct Session {
  /// The definitions, each with the name that it defines.
  private var definitions: [(name: String, text: String)] = []

  /// The point, by names in the order in which they were given.
  private var point = Point([:])

  /// The formula that was answered last.
  private var formula: String?

  /// The options that go with every call.
  private let options: [String]
  private let data: VectorData

  init(_ arguments: Arguments) throws {
    data = arguments.vectors
    var options = ["--no-cost"]
    if let file = arguments.values[.data] { options += ["--data", file] }
    if let when = arguments.values[.color] { options += ["--color", when] }
    if arguments.isASCII { options.append("--ascii") }
    self.options = options
    if let at = arguments.at { try setPoint(at) }
  }

  /// Answers a line; `false` if it ends the session.
  mutating func answer(_ line: String) async throws -> Bool {
    if line.isEmpty || line.hasPrefix("#") { return true }
    guard line.hasPrefix(":") else {
      if let name = Session.nameDefined(by: line) {
        try define(name, line)
      } else {
        try await show(.compare, line, [])
      }
      return true
    }
    let parts = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1].trimmingBlanks : ""
    if let second = rest.split(separator: " ").first(where: { $0.hasPrefix(":") }) {
      throw ArgumentError(
        message: "a second word to the session stands in this line: '\(String(second).printable)'",
        advice:
          "write :\((parts.first ?? "").printable) and \(String(second).printable) each in a line of its own")
    }
    switch parts.first ?? "" {
    case "q", "quit", "exit": return false
    case "h", "help", "?": try writeOut(Session.help)
    case "at": try rest.isEmpty ? list() : setPoint(rest)
    case "list": try list()
    case "clear": (definitions, point, formula) = ([], Point([:]), nil)
    case "order":
      let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
      guard let order = words.first, Int(order) != nil else {
        throw ArgumentError(message: ":order needs a number", advice: "write :order 2, or :order 2 x^2*y")
      }
      try await show(.compare, words.count > 1 ? words[1] : nil, ["--order", order])
    case let word:
      let command = Command(rawValue: word)
      guard let command, command.takesFormula, command != .check else {
        let known = Session.commands + Command.allCases.filter(\.takesFormula).map(\.rawValue)
        let near = closestName(to: word, among: known).map { "did you mean :\($0)?" }
        throw ArgumentError(
          message: "unknown word ':\(word.printable)'",
          advice: command.map { "outside of a session: adcompare \($0.rawValue) --help" }
            ?? near ?? ":help says what can be asked")
      }
      try await show(command, rest.isEmpty ? nil : rest, [])
    }
    return true
  }

  private static let commands = ["at", "order", "list", "clear", "help", "quit"]

  fileprivate static let editing = "rlwrap adcompare repl adds the arrow keys and a history"

  static let help = """
    FORMULA             all methods on the formula, at the point that is set, or at one that is chosen
    f(u) = u^2          keeps a function, y = x^2 a name; a later one of the same name takes its place
    :at x=2,y=3         keeps values for variables; :at alone shows what is kept
    :trace [FORMULA]    the evaluation trace; likewise :derive :swell :steps :digits :graph
    :order N [FORMULA]  derivatives up to order N
    :list, :clear       what is kept; forget it
    :help, :quit        this text; the end, as Ctrl-D is
    Without FORMULA the last one is meant. \(editing).

    """

  // MARK: What is kept

  /// The name that a line defines: f of f(u) = u^2, y of y = x; `nil` for a formula.
  private static func nameDefined(by line: String) -> String? {
    let head = line.prefix { $0 != "=" }
    guard head.endIndex < line.endIndex, !line.contains(";"),
      line[line.index(after: head.endIndex)...].first != "="
    else { return nil }
    let name = head.prefix { $0 != "(" }.trimmingBlanks
    let isName =
      !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil)
      }
    let rest = head.dropFirst(head.prefix { $0 != "(" }.count).trimmingBlanks
    return isName && (rest.isEmpty || rest.hasPrefix("(") && rest.hasSuffix(")")) ? name : nil
  }

  private mutating func define(_ name: String, _ line: String) throws(Problem) {
    var kept = definitions
    let place = kept.firstIndex { $0.name == name } ?? kept.count
    let before = kept[..<place].map { "\($0.text)\n" }.joined()
    _ = try read(before, line, "\n0")
    if place < kept.count { kept[place].text = line } else { kept.append((name, line)) }
    // What comes after it may use it, as another kind of thing.
    _ = try read("", kept.map(\.text).joined(separator: "\n"), "\n0")
    definitions = kept
  }

  private mutating func setPoint(_ text: String) throws(Problem) {
    do {
      let new = try Point(parsing: text)
      point = new.adding(zip(point.names, point.values).map { ($0, $1) })
    } catch {
      throw Problem(error, in: .at, of: text).withoutRange(
        advice: "a session keeps one value for each variable: :at x=1; a range of points, x=FROM:TO:COUNT, "
          + "is for a call of the program with the option --at")
    }
  }

  private func list() throws(Problem) {
    let lines = definitions.map(\.text) + (point.names.isEmpty ? [] : ["at  \(point.shortDescription)"])
    try writeOut(lines.isEmpty ? "nothing is kept\n" : lines.map { "\($0.printable)\n" }.joined())
  }

  // MARK: Answers

  /// The formulas of a line behind the definitions; a mistake is shown in the line where it is.
  private func read(
    _ before: String, _ line: String, _ after: String
  ) throws(Problem) -> [(name: String?, formula: Symbolic)] {
    do {
      return try Symbolic.results(parsing: before + line + after, data: data)
    } catch {
      var problem = Problem(error, in: .expression, of: line)
      let offset = error.position - before.unicodeScalars.count
      if offset >= 0 {
        problem.position = Swift.min(offset, line.unicodeScalars.count)
      } else {
        problem = Problem(error, in: .expression, of: before)
      }
      throw problem
    }
  }

  private mutating func show(_ command: Command, _ given: String?, _ more: [String]) async throws {
    guard let line = given ?? formula else {
      throw ArgumentError(message: "there is no formula yet", advice: "write one, for example x^2*y")
    }
    let before = definitions.map { "\($0.text)\n" }.joined()
    let results = try read(before, line, "")
    formula = line
    var words = [command.rawValue] + options.filter { command == .compare || $0 != "--no-cost" } + more
    if command == .graph { words = [command.rawValue] }
    var known = point.restricted(to: Set(results.flatMap(\.formula.variables)).sorted())
    // The first variable runs over a range if all have a value.
    if command == .digits, let first = results.first?.formula.variables.first,
      results[0].formula.variables.allSatisfy({ known[$0] != nil })
    {
      known = known.restricted(to: known.names.filter { $0 != first })
    }
    if !known.names.isEmpty, command.options.contains(.at) {
      words += ["--at", zip(known.names, known.values).map { "\($0)=\($1)" }.joined(separator: ",")]
    }
    do {
      _ = try await perform(Arguments(words + ["--", before + line]))
    } catch let problem as Problem {
      throw problem.without(before)
    }
  }
}
