// After reading this file you know every command and every option: the one table from which the command line is read,
// the help is written, misspelt words are recognised, and the shells' completions are made.

import SymbolicCompare

/// What the program can be asked for.
enum Command: String, CaseIterable {
  case compare, trace, swell, steps, graph, selfcheck, functions, completions, help
}

extension Command {
  /// What the command shows, in a few words.
  var summary: String {
    switch self {
    case .compare: "all four methods on one formula at one point (the word may be left out)"
    case .trace: "the evaluation trace: primal, tangents and adjoints side by side"
    case .swell: "how the formulas of the derivatives grow, beside the tape"
    case .steps: "the V-curve: the error of each difference scheme against its step"
    case .graph: "the computation graph with values, adjoints and local partials"
    case .selfcheck: "every property of all methods, on random formulas or on one"
    case .functions: "what a formula may contain"
    case .completions: "the completions of a shell: bash, zsh or fish"
    case .help: "what this text says, or of one command: help compare"
    }
  }

  /// Whether the command needs a formula.
  var takesFormula: Bool {
    switch self {
    case .compare, .trace, .swell, .steps, .graph: true
    case .selfcheck, .functions, .completions, .help: false
    }
  }

  /// The options that go with the command, besides `--help` and `--version`.
  var options: [Option] {
    switch self {
    case .compare:
      [.at, .wrt, .order, .file, .batch, .jobs] + Option.forms + [.cost, .noCost, .ascii, .color]
    case .swell: [.wrt, .upTo, .family, .file] + Option.forms + [.ascii, .color]
    case .graph: [.at, .file, .format, .json, .markdown, .html]
    case .trace: [.at, .wrt, .file] + Option.forms + [.ascii, .color]
    case .steps: [.at, .wrt, .compareRules, .file] + Option.forms + [.ascii, .color]
    case .selfcheck: [.count, .seed, .at, .file] + Option.forms + [.color]
    case .functions, .completions, .help: []
    }
  }
}

/// An option's name.
enum Option: String, CaseIterable {
  case at, wrt, order
  case upTo = "up-to"
  case family, format
  case compareRules = "compare-rules"
  case count, seed
  case file, batch, jobs
  case json, markdown, csv, html
  case cost
  case noCost = "no-cost"
  case ascii, color
  case help, version

  /// The forms of output that every view has.
  static let forms: [Option] = [.json, .markdown, .csv, .html]

  /// The option of a name, or of another word for it.
  init?(named name: String) { self.init(rawValue: name == "cases" ? "count" : name) }
}

extension Option {
  /// What stands for the option's value in the help; `nil` if it has none.
  var placeholder: String? {
    switch self {
    case .at: "POINT"
    case .wrt: "NAMES"
    case .file, .batch, .html: "FILE"
    case .jobs, .order, .upTo, .count: "N"
    case .seed: "S"
    case .family, .format: "NAME"
    case .color: "WHEN"
    case .compareRules, .json, .markdown, .csv, .cost, .noCost, .ascii, .help, .version: nil
    }
  }

  /// A value that can be given, for advice.
  var example: String {
    switch self {
    case .at: "w=2,x=0.5"
    case .wrt: "w,x"
    case .html: "page.html"
    case .jobs, .order: "2"
    case .upTo: "6"
    case .count: "1000"
    case .seed: "1"
    case .family: "logistic"
    case .format: "svg"
    case .color: "never"
    default: "FILE, or - for standard input"
    }
  }

  /// The only values that the option takes, if they can be listed.
  var choices: [String] {
    switch self {
    case .color: ["auto", "always", "never"]
    case .format: ["dot", "mermaid", "svg"]
    case .family: FormulaFamily.allCases.map(\.name)
    default: []
    }
  }

  /// Whether the value is the name of a file.
  var takesFile: Bool { placeholder == "FILE" }

  /// What the option does.
  var summary: String {
    switch self {
    case .at: "a value for each variable: w=2,x=pi/4; without it a point is chosen, the same every time"
    case .wrt: "only the derivatives by these variables: w,x"
    case .order: "derivatives up to this order: 2 for the Hessian, up to 12 by one variable"
    case .upTo: "up to this order, or this member of a family"
    case .family: "a family of formulas instead of one: \(choices.joined(separator: ", "))"
    case .format: "the picture's language: dot (Graphviz), mermaid (Markdown) or svg (browsers)"
    case .compareRules: "popular rules for the step at this point, beside the adaptive one"
    case .count: "how many random formulas and programs, 1000 without it; --cases is the same"
    case .seed: "the seed of all random choices: the same seed, the same formulas; 1 without it"
    case .file: "the formula is in a file (of at most 1 MiB); - is standard input"
    case .batch: "a case a line: FORMULA, a tab, POINT; - is standard input"
    case .jobs: "so many lines of a batch at once; without it as many as there are processors"
    case .json: "one JSON object (schema 1); a batch has one a line"
    case .markdown: "Markdown, for a notebook or an issue"
    case .csv: "the main table as comma-separated values"
    case .html: "one page that needs nothing else; - is standard output"
    case .cost: "time the methods too (a single report does)"
    case .noCost: "do not time them: the same text on every run"
    case .ascii: "plots in plain ASCII"
    case .color: "auto (on a terminal, without NO_COLOR), always or never"
    case .help: "what can be asked, with examples"
    case .version: "the program's version"
    }
  }
}
