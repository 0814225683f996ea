// After reading this file you know every command and every option: the one table from which the command line is read,
// the help is written, misspelt words are recognised, and the shells' completions are made.

import SymbolicCompare

/// What the program can be asked for.
enum Command: String, CaseIterable {
  case compare, derive, check, trace, swell, steps, digits, graph, selfcheck, repl, functions, completions,
    manual, help
}

extension Command {
  /// What the command shows, in a few words.
  var summary: String {
    switch self {
    case .compare: "all four methods on one formula at one point (the word may be left out)"
    case .derive: "the derivative itself: formula, steps, forms; or a program in C, Swift, Python"
    case .check: "your own derivative against the true one, and the likely slip"
    case .trace: "the evaluation trace: primal, tangents and adjoints side by side"
    case .swell: "how the formulas of the derivatives grow, beside the tape"
    case .steps: "the V-curve: the error of each difference scheme against its step"
    case .digits: "how far to trust: the certain digits of each method along a range of points"
    case .graph: "the computation graph with values, adjoints and local partials"
    case .selfcheck: "every property of all methods, on random formulas or on one"
    case .repl: "a session: formulas, definitions and a point, line by line"
    case .functions: "what a formula may contain"
    case .completions: "the completions of a shell: bash, zsh or fish"
    case .manual: "the manual page, for man: adcompare manual > adcompare.1"
    case .help: "what this text says, or of one command: help compare"
    }
  }

  /// Whether the command needs a formula.
  var takesFormula: Bool {
    switch self {
    case .compare, .derive, .check, .trace, .swell, .steps, .digits, .graph: true
    case .selfcheck, .repl, .functions, .completions, .manual, .help: false
    }
  }

  /// Whether `--at` may name a range of points.
  var takesRange: Bool { self == .compare || self == .digits }

  /// The options that go with the command, besides `--help` and `--version`.
  var options: [Option] {
    switch self {
    case .compare:
      [
        .at, .wrt, .data, .vector, .covector, .order, .constants, .elsewhere, .brief, .file, .batch, .jobs,
        .reference,
      ]
        + Option.forms
        + [.schema, .cost, .noCost, .ascii, .color]
    case .derive:
      [.wrt, .data, .order, .form, .steps, .at, .emit, .method, .file] + Option.forms + [
        .schema, .ascii, .color,
      ]
    case .check: [.wrt, .gradient, .at, .file, .batch] + Option.forms + [.schema, .color]
    case .swell: [.wrt, .data, .upTo, .family, .file] + Option.forms + [.schema, .ascii, .color]
    case .graph: [.at, .data, .file, .format, .json, .markdown, .html, .schema]
    case .digits: [.at, .wrt, .data, .file] + Option.forms + [.schema, .ascii, .color]
    case .trace: [.at, .wrt, .data, .step, .equivalence, .file] + Option.forms + [.schema, .ascii, .color]
    case .steps: [.at, .wrt, .data, .compareRules, .file] + Option.forms + [.schema, .ascii, .color]
    case .selfcheck: [.count, .seed, .jobs, .at, .file] + Option.forms + [.schema, .color]
    case .repl: [.at, .data, .ascii, .color]
    case .functions, .completions, .manual, .help: []
    }
  }
}

/// An option's name.
enum Option: String, CaseIterable {
  case at, wrt, data, vector, covector, order, constants, elsewhere
  case upTo = "up-to"
  case family, format
  case form, steps, step, equivalence, emit, method, gradient
  case compareRules = "compare-rules"
  case count, seed
  case file, batch, jobs, brief, reference
  case json, markdown, csv, html, schema
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
    case .file, .batch, .html, .data: "FILE"
    case .jobs, .order, .upTo, .count: "N"
    case .seed: "S"
    case .schema: "1|2"
    case .family, .format, .form, .method: "NAME"
    case .emit: "LANGUAGE"
    case .gradient: "FORMULAS"
    case .vector, .covector: "NUMBERS"
    case .color: "WHEN"
    case .elsewhere: "WHOM"
    case .constants: "MEANING"
    case .compareRules, .steps, .step, .equivalence, .brief, .reference, .json, .markdown, .csv, .cost,
      .noCost, .ascii,
      .help,
      .version:
      nil
    }
  }

  /// A value that can be given, for advice.
  var example: String {
    switch self {
    case .at: "w=2,x=0.5"
    case .wrt: "w,x"
    case .html: "page.html"
    case .data: "points.csv"
    case .vector, .covector: "1,2"
    case .jobs, .order: "2"
    case .upTo: "6"
    case .count: "1000"
    case .seed: "1"
    case .family: "logistic"
    case .format: "svg"
    case .form: "factored"
    case .emit: "c"
    case .method: "reverse"
    case .schema: "1"
    case .gradient: "\"2*x*y, x^2\""
    case .color: "never"
    case .constants: "exact"
    case .elsewhere: "all"
    default: "FILE, or - for standard input"
    }
  }

  /// The only values that the option takes, if they can be listed.
  var choices: [String] {
    switch self {
    case .color: ["auto", "always", "never"]
    case .constants: ConstantMeaning.allCases.map(\.rawValue)
    case .elsewhere: ["usual", "all", "none"]
    case .format: ["dot", "mermaid", "svg"]
    case .family: FormulaFamily.allCases.map(\.name)
    case .form: DerivativeForm.allCases.map(\.rawValue)
    case .emit: ["text", "latex"] + ProgramLanguage.allCases.map(\.rawValue) + ["json"]
    case .method: ["formula"] + DerivativeProgram.Method.allCases.map(\.rawValue)
    case .schema: ["1", "2"]
    default: []
    }
  }

  /// Whether the value is the name of a file.
  var takesFile: Bool { placeholder == "FILE" }

  /// What the option does in a command, where that is less or other than what it does in general.
  func summary(in command: Command) -> String {
    switch self {
    case .at where !command.takesRange:
      "a value for each variable: w=2,x=pi/4; without it a point is chosen, the same every time; x=[1,2,3] is x1=1,x2=2,x3=3"
    case .data where !command.options.contains(.wrt):
      "comma-separated values, names first: column x is x[1], x[2], ... and len(x) their number; constants"
    case .json where !command.options.contains(.batch): "one JSON object"
    case .batch where command == .check:
      "an answer a line, or FORMULA, a tab, an answer; a name and a tab may stand before it; - is standard input"
    default: summary
    }
  }

  /// What the option does.
  var summary: String {
    switch self {
    case .at:
      """
      a value for each variable: w=2,x=pi/4; without it a point is chosen, the same every time; x=0.1:10:50 takes 50 \
      points from 0.1 to 10; x=[1,2,3] is x1=1,x2=2,x3=3
      """
    case .wrt: "only the derivatives by these variables: w,x; a vector's name stands for all its numbers"
    case .vector: "of several results, J*v along these numbers, one for each variable: 1,2"
    case .covector: "of several results, w*J with these weights, one for each result: 1,2"
    case .data:
      """
      comma-separated values, names first: column x is x[1], x[2], ... and len(x) their number; constants, unless --wrt \
      names them
      """
    case .order: "derivatives up to this order: 2 for the Hessian, up to 12 by one variable"
    case .constants:
      "pi and e in the certified numbers: double (the Doubles nearest to them), or exact"
    case .elsewhere: "what other systems answer here: usual (JAX, PyTorch, ForwardDiff.jl), all or none"
    case .upTo: "up to this order, or this member of a family"
    case .family: "a family of formulas instead of one: \(choices.joined(separator: ", "))"
    case .format: "the picture's language: dot (Graphviz), mermaid (Markdown) or svg (browsers)"
    case .form: "naive, light (without this), factored, expanded or nested"
    case .steps: "each step of the differentiation, with its rule"
    case .step: "both sweeps step by step; on a terminal each waits for the return key"
    case .equivalence: "forward mode beside the naive formula, bit for bit, and the rules that differ"
    case .emit: "the derivative as a program: text, latex, swift, c, python or json"
    case .method: "whose operations the program does: formula (or symbolic), forward or reverse"
    case .brief: "f, the derivatives and the verdict, no more"
    case .reference: "a batch has the reference too, in its JSON"
    case .schema: "the JSON's schema: 2, or 1 with the methods' old names dual, symbolic, finiteDifference"
    case .gradient: "your derivatives by all variables, in the order of names and indices: \"2*x*y, x^2\""
    case .compareRules: "popular rules for the step at this point, beside the adaptive one"
    case .count: "how many random formulas and programs, 1000 without it; --cases is the same"
    case .seed: "the seed of all random choices: the same seed, the same formulas; 1 without it"
    case .file: "the formula is in a file (of at most 1 MiB); - is standard input"
    case .batch: "a case a line: FORMULA, a tab, POINT; - is standard input"
    case .jobs: "so many lines or formulas at once; without it as many as there are processors"
    case .json: "one JSON object; a batch has one a line"
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
