// After reading this file you know which words go together on the command line, and the advice for those that do
// not.

import SymbolicCompare

extension Arguments {
  /// Sorts the words that are no options: a command, then a formula.
  mutating func readPositional(_ words: [String]) throws(ArgumentError) {
    var words = words[...]
    if let first = words.first, let named = Command(rawValue: first) {
      command = named
      namesCommand = true
      words.removeFirst()
    } else if words.count >= 2, let first = words.first, let near = Command.meant(by: first) {
      throw ArgumentError(
        message: "unknown command '\(first.printable)'", advice: "did you mean \(near)?")
    }
    if command == .check, values[.file] == nil, words.count > 1 || values[.gradient] != nil || batch != nil {
      expression = words.popFirst()
      answer = words.popFirst()
    } else if command == .check {
      answer = words.popFirst()
    } else {
      expression = words.popFirst()
    }
    if wantsHelp || wantsVersion { return }
    if let extra = words.first {
      throw ArgumentError(
        message: "unexpected argument '\(extra.printable)'",
        advice: adviceForExtraWord(extra))
    }
    if command == .functions || command == .manual, let expression {
      let what = command == .functions ? "lists all functions" : "prints the whole manual"
      throw ArgumentError(
        message: "'\(command.rawValue)' takes nothing after it, it \(what)",
        advice: "leave '\(expression.printable)' out: adcompare \(command.rawValue)")
    }
  }

  /// What to write instead of a word too many: a point without its option, a second formula, or a formula whose blanks the
  /// shell has taken for the ends of words.
  private func adviceForExtraWord(_ word: String) -> String {
    if word.contains("="), (try? Point(parsing: word)) != nil {
      return "a point goes after --at: --at '\(word.printable)'"
    }
    if let expression, (try? Symbolic(parsing: expression)) != nil, (try? Symbolic(parsing: word)) != nil {
      return "one formula a call; --batch FILE takes one a line, and adcompare check "
        + "'\(expression.printable)' '\(word.printable)' asks whether the second is the derivative of the first"
    }
    return "put the formula between quotes: adcompare \"x*y + 1\""
  }

  /// Refuses options that do not go with the command or with one another.
  func check(_ given: [Option]) throws(ArgumentError) {
    for option in given where !command.options.contains(option) {
      let others = Command.allCases.filter { $0.options.contains(option) }.map(\.rawValue)
      throw ArgumentError(
        message: "--\(spelling(of: option)) does not go with '\(command.rawValue)'",
        advice: "it goes with \(others.joined(separator: ", ")); see adcompare \(command.rawValue) --help")
    }
    if command.takesFormula { try checkSources() }
    if at?.contains(":") == true, !command.takesRange {
      throw ArgumentError(
        message: "'\(command.rawValue)' takes one point, no range of points",
        advice:
          "name a number, for example --at x=0.5; \(Command.compare.rawValue) and \(Command.digits.rawValue) take a range"
      )
    }
    if given.contains(.cost), given.contains(.noCost) {
      throw ArgumentError(message: "--cost and --no-cost exclude each other", advice: "give one of them")
    }
    if given.contains(.schema), !form.isJSON {
      throw ArgumentError(message: "--schema is about JSON", advice: "add --json, or leave --schema out")
    }
    if given.contains(.brief) { try checkBrief() }
    if given.contains(.equivalence), given.contains(.step) {
      throw ArgumentError(message: "--equivalence does not go with --step", advice: "leave one of them out")
    }
    if command == .selfcheck { try checkCase(given) }
  }

  /// The short answer is text about one formula at one point.
  private func checkBrief() throws(ArgumentError) {
    guard case .text = form else {
      throw ArgumentError(message: "--brief and another form of output", advice: "give one of them")
    }
    let others: [Option] = [.order, .vector, .covector, .batch, .cost]
    if let other = others.first(where: given.contains) {
      throw ArgumentError(
        message: "--brief does not go with --\(other.rawValue)", advice: "leave one of them out")
    }
    if at?.contains(":") == true {
      throw ArgumentError(message: "--brief does not go with a range of points", advice: "name one point")
    }
  }

  /// A self-check makes its formulas, or looks at the one that is given.
  private func checkCase(_ given: [Option]) throws(ArgumentError) {
    guard expression != nil || file != nil else {
      guard at == nil else {
        throw ArgumentError(
          message: "--at needs a formula", advice: "try: adcompare selfcheck \"tanh(x)*y\" --at x=0.5,y=2")
      }
      return
    }
    for option in [Option.count, .seed, .jobs] where given.contains(option) {
      throw ArgumentError(
        message: "--\(spelling(of: option)) does not go with a formula",
        advice: "it is for formulas that are made at random; leave one of the two out")
    }
    try checkSources()
  }

  /// A check has a formula and an answer, or a pile of answers, with the formula before it or in it.
  private func checkAnswer() throws(ArgumentError) {
    let example = "adcompare check \"sin(x^2)\" \"2*x*cos(x^2)\""
    if batch != nil {
      guard answer == nil, values[.gradient] == nil else {
        throw ArgumentError(message: "a batch has the answers in it", advice: "leave the other answer out")
      }
      return
    }
    guard expression != nil || file != nil else {
      throw ArgumentError(message: "a formula is missing", advice: "try: \(example)")
    }
    if (answer == nil) == (values[.gradient] == nil) {
      throw ArgumentError(
        message: answer == nil ? "your derivative is missing" : "your derivative is given twice",
        advice: answer == nil
          ? "write it after the formula: \(example)" : "leave out --gradient or the other one")
    }
  }

  private func checkSources() throws(ArgumentError) {
    if command == .check { return try checkAnswer() }
    let sources = [expression, file, batch, family?.name].compactMap(\.self).count
    if sources == 0 {
      let name = command == .compare ? "" : "\(command.rawValue) "
      throw ArgumentError(
        message: "a formula is missing", advice: "try: adcompare \(name)\"log(1+exp(w*x+b))\"")
    }
    if sources > 1 {
      throw ArgumentError(
        message: "more than one source of formulas",
        advice: batch == nil
          ? "give one of: a formula, --file FILE" : "give one of: a formula, --file FILE, --batch FILE")
    }
    guard batch != nil else {
      for option in [Option.jobs, .reference] where given.contains(option) {
        throw ArgumentError(message: "--\(option.rawValue) goes with --batch only", advice: "leave it out")
      }
      return
    }
    if at != nil {
      throw ArgumentError(
        message: "--at does not go with --batch",
        advice: "each line of the batch has a point of its own, after a tab")
    }
    if values[.order] != nil {
      throw ArgumentError(
        message: "--order does not go with --batch",
        advice: "a batch has first derivatives; ask for one formula")
    }
    switch form {
    case .text, .json, .csv: return
    case .markdown, .html:
      throw ArgumentError(
        message: "a batch has no Markdown and no page", advice: "give --json or --csv, or neither")
    }
  }
}

extension Command {
  /// The command that a word may have meant: a near one, or what others call it.
  static func meant(by word: String) -> Command? {
    switch word.lowercased() {
    case "diff", "differentiate", "derivative", "d", "grad", "gradient", "d/dx", "formula": .derive
    case "verify", "grade", "answer": .check
    case "plot", "vcurve": .steps
    case "tape": .trace
    default: closestName(to: word, among: allCases.map(\.rawValue)).flatMap(Command.init)
    }
  }
}
