// After reading this file you know how the command line is read: which words are commands, which are options, and
// what is said of those that are neither.

import SymbolicCompare

/// What the user asked for.
struct Arguments {
  /// The form of the answer.
  enum Form {
    case text, json, markdown, csv
    case html(file: String)
  }

  var command = Command.compare

  /// Whether the command was named.
  var namesCommand = false
  var form = Form.text
  var expression: String?
  var values: [Option: String] = [:]

  /// The options that were given by another word than their own.
  private var otherWords: [Option: String] = [:]
  /// The options that were given.
  private(set) var given: [Option] = []

  /// The derivative that is to be checked.
  var answer: String?
  var wrt: [String]?
  var jobs: Int?
  var order = 1
  var constants = ConstantMeaning.double
  var upTo: Int?
  var count: Int?
  var seed: UInt64?
  var family: FormulaFamily?
  var showsCost: Bool?
  var isASCII = false

  /// The vectors that `--data` and `--at` give.
  var vectors = VectorData()
  var comparesRules = false
  var wantsHelp = false
  var wantsVersion = false

  /// The schema of the JSON.
  var schema: Int { values[.schema].flatMap { Int($0) } ?? JSONValue.currentSchema }

  var file: String? { values[.file] }
  var batch: String? { values[.batch] }
  var at: String? { values[.at] }

  /// The option's name as it was given.
  func spelling(of option: Option) -> String { otherWords[option] ?? option.rawValue }
}

extension Arguments.Form {
  var isJSON: Bool { if case .json = self { true } else { false } }
  var isCSV: Bool { if case .csv = self { true } else { false } }
  var isPage: Bool { if case .html = self { true } else { false } }

  /// Whether a program reads the answer rather than a person.
  var isData: Bool { isJSON || isCSV }
}

/// A word on the command line that cannot be used.
struct ArgumentError: Error {
  let message: String
  let advice: String
}

extension Arguments {
  init(_ words: [String]) throws(ArgumentError) {
    var rest = words[...]
    var positional: [String] = []
    while let word = rest.popFirst() {
      if word == "--" {
        positional += rest
        break
      }
      if word == "-h" {
        wantsHelp = true
      } else if word.hasPrefix("-"), word != "-" {
        given.append(try readOption(word, after: positional, &rest))
      } else {
        positional.append(word)
      }
    }
    try readPositional(positional)
    if wantsHelp || wantsVersion { return }
    try check(given)
  }

  /// Reads one option and its value.
  private mutating func readOption(
    _ word: String, after words: [String], _ rest: inout ArraySlice<String>
  ) throws(ArgumentError) -> Option {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard word.hasPrefix("--"), let option = Option(named: name) else {
      throw Arguments.unknownOption(word, named: name, after: words)
    }
    if name != option.rawValue { otherWords[option] = name }
    guard option.placeholder != nil else {
      guard parts.count == 1 else {
        throw ArgumentError(message: "--\(name) takes no value", advice: "write --\(name) alone")
      }
      try set(option)
      return option
    }
    guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
      throw ArgumentError(
        message: "--\(name) needs a value", advice: "write --\(name) \(option.example)")
    }
    guard values.updateValue(value, forKey: option) == nil else {
      throw ArgumentError(message: "--\(name) is given twice", advice: "give it once")
    }
    try set(option, named: name, value)
    return option
  }

  private static func unknownOption(
    _ word: String, named name: String, after words: [String]
  ) -> ArgumentError {
    let message = "unknown option '\(word.printable)'"
    guard word.hasPrefix("--") else {
      let before = words.map { Command(rawValue: $0) == nil ? "'\($0)' " : "\($0) " }.joined()
      let isShort = before.utf8.count <= 80 && !before.contains("\n")
      return ArgumentError(
        message: message,
        advice: "a formula that begins with a minus sign goes after --, as in: adcompare "
          + "\(isShort ? before.printable : "")-- '\(word.printable)'")
    }
    let command = Command(rawValue: name).map {
      "\($0.rawValue) is a command: adcompare \($0.rawValue) FORMULA"
    }
    let program =
      Option.emit.choices.contains(name) ? "write adcompare derive FORMULA --emit \(name)" : nil
    let near = closestName(to: name, among: Option.allCases.map(\.rawValue)).map { "did you mean --\($0)?" }
    return ArgumentError(
      message: message, advice: command ?? program ?? near ?? "adcompare --help lists the options")
  }

  private mutating func set(_ option: Option) throws(ArgumentError) {
    switch option {
    case .json: try choose(.json)
    case .markdown: try choose(.markdown)
    case .csv: try choose(.csv)
    case .cost: showsCost = true
    case .noCost: showsCost = false
    case .ascii: isASCII = true
    case .compareRules: comparesRules = true
    case .help: wantsHelp = true
    case .version: wantsVersion = true
    default: break
    }
  }

  private mutating func set(_ option: Option, named name: String, _ value: String) throws(ArgumentError) {
    if !option.choices.isEmpty, !option.choices.contains(value) {
      let near = closestName(to: value, among: option.choices)
      throw ArgumentError(
        message: "--\(name) cannot be '\(value.printable)'",
        advice: near.map { "did you mean \($0)?" } ?? "it is one of \(option.choices.joined(separator: ", "))"
      )
    }
    switch option {
    case .wrt: wrt = try Arguments.names(value)
    case .order: order = try Arguments.whole(value, of: name, in: 1...12)
    case .constants: constants = ConstantMeaning(rawValue: value) ?? .double
    case .upTo: upTo = try Arguments.whole(value, of: name, in: 1...100)
    case .count: count = try Arguments.whole(value, of: name, in: 1...1_000_000_000)
    case .seed: seed = try Arguments.whole(value, of: name, in: 0...UInt64.max)
    case .family: family = FormulaFamily(rawValue: value)
    case .jobs: jobs = try Arguments.whole(value, of: name, in: 1...1024)
    case .html: try choose(.html(file: value))
    default: break
    }
  }

  private mutating func choose(_ form: Form) throws(ArgumentError) {
    guard case .text = self.form else {
      throw ArgumentError(
        message: "more than one form of output",
        advice: "give one of --json, --markdown, --csv and --html FILE")
    }
    self.form = form
  }

  /// A whole number within a range.
  private static func whole<Number: FixedWidthInteger>(
    _ value: String, of name: String, in range: ClosedRange<Number>
  ) throws(ArgumentError) -> Number {
    guard let number = Number(value), range.contains(number) else {
      throw ArgumentError(
        message: "--\(name) cannot be '\(value.printable)'",
        advice: "give a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Names with commas between.
  private static func names(_ value: String) throws(ArgumentError) -> [String] {
    var names: [String] = []
    for piece in value.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(piece).trimmingBlanks
      guard !name.isEmpty, !names.contains(name) else {
        throw ArgumentError(
          message: name.isEmpty ? "--wrt has an empty name" : "--wrt names '\(name.printable)' twice",
          advice: "write names with commas between, as in --wrt w,x")
      }
      names.append(name)
    }
    return names
  }
}
