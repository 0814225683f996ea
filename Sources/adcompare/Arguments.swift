// After reading this file you know how the command line is read: which words are commands, which are options, and
// what is said of those that are neither.

import SymbolicCompare

/// What the user asked for.
struct Arguments {
  enum Command: String, CaseIterable {
    case compare, functions
  }

  enum Format {
    case text, json
  }

  var command = Command.compare
  var format = Format.text
  var expression: String?
  var file: String?
  var batch: String?
  var at: String?
  var wrt: [String]?
  var showsCost: Bool?
  var wantsHelp = false
  var wantsVersion = false
}

/// A word on the command line that cannot be used.
struct ArgumentError: Error {
  let message: String
  let advice: String
}

/// An option's name, and whether a value follows it.
enum Option: String, CaseIterable {
  case at, wrt, batch, file
  case json, cost
  case noCost = "no-cost"
  case help, version

  var takesValue: Bool {
    switch self {
    case .at, .wrt, .batch, .file: true
    case .json, .cost, .noCost, .help, .version: false
    }
  }
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
        try readOption(word, &rest)
      } else {
        positional.append(word)
      }
    }
    try readPositional(positional)
  }

  private mutating func readOption(_ word: String, _ rest: inout ArraySlice<String>) throws(ArgumentError) {
    guard word.hasPrefix("--") else {
      throw ArgumentError(
        message: "unknown option '\(word.printable)'",
        advice:
          "a formula that begins with a minus sign goes after --, as in: adcompare -- '\(word.printable)'")
    }
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard let option = Option(rawValue: name) else {
      let near = closestName(to: name, among: Option.allCases.map(\.rawValue))
      throw ArgumentError(
        message: "unknown option '\(word.printable)'",
        advice: near.map { "did you mean --\($0)?" } ?? "adcompare --help lists the options")
    }
    guard option.takesValue else {
      guard parts.count == 1 else {
        throw ArgumentError(message: "--\(name) takes no value", advice: "write --\(name) alone")
      }
      set(option)
      return
    }
    guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
      throw ArgumentError(
        message: "--\(name) needs a value", advice: "write --\(name) \(Arguments.example(of: option))")
    }
    try set(option, value)
  }

  private mutating func set(_ option: Option) {
    switch option {
    case .json: format = .json
    case .cost: showsCost = true
    case .noCost: showsCost = false
    case .help: wantsHelp = true
    case .version: wantsVersion = true
    case .at, .wrt, .batch, .file: break
    }
  }

  private mutating func set(_ option: Option, _ value: String) throws(ArgumentError) {
    let isTaken =
      switch option {
      case .at: at != nil
      case .wrt: wrt != nil
      case .batch: batch != nil
      default: file != nil
      }
    guard !isTaken else {
      throw ArgumentError(message: "--\(option.rawValue) is given twice", advice: "give it once")
    }
    switch option {
    case .at: at = value
    case .batch: batch = value
    case .file: file = value
    default: wrt = try Arguments.names(value)
    }
  }

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

  private mutating func readPositional(_ words: [String]) throws(ArgumentError) {
    var words = words[...]
    if let first = words.first, let named = Command(rawValue: first) {
      command = named
      words.removeFirst()
    }
    expression = words.popFirst()
    if wantsHelp || wantsVersion { return }
    if let extra = words.first {
      throw ArgumentError(
        message: "unexpected argument '\(extra.printable)'",
        advice: "put the formula between quotes: adcompare \"x*y + 1\"")
    }
    guard command == .compare else {
      guard expression == nil else {
        throw ArgumentError(message: "'\(command.rawValue)' takes no formula", advice: "write it alone")
      }
      return
    }
    try checkSources()
  }

  private func checkSources() throws(ArgumentError) {
    let sources = [expression, file, batch].compactMap(\.self).count
    if sources == 0 {
      throw ArgumentError(message: "a formula is missing", advice: "try: adcompare \"log(1+exp(w*x+b))\"")
    }
    if sources > 1 {
      throw ArgumentError(
        message: "more than one source of formulas",
        advice: "give one of: a formula, --file FILE, --batch FILE")
    }
    if batch != nil && at != nil {
      throw ArgumentError(
        message: "--at does not go with --batch",
        advice: "each line of the batch has a point of its own, after a tab")
    }
  }

  private static func example(of option: Option) -> String {
    switch option {
    case .at: "w=2,x=0.5"
    case .wrt: "w,x"
    default: "FILE, or - for standard input"
    }
  }
}
