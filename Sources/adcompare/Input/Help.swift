// After reading this file you know the text of `adcompare --help`, most of which is made from the table of commands and
// options (Option.swift).

import SymbolicCompare

/// The answer to `--help` alone.
let generalHelp = """
  adcompare: one formula, four derivatives, and whether they agree

  usage
    adcompare [compare] FORMULA [--at POINT] [OPTIONS]
  \(commandLines())
    adcompare COMMAND --help               the command's options and examples
    adcompare --version

  examples
  \(exampleLines(Command.allCases.flatMap { $0.examples.prefix($0.examplesInGeneralHelp) }))

  formulas
    2*x, not 2x; + - * / ^ ( ) and calls; log is natural; adcompare functions
    lists the functions and the rest of the language: programs, functions of
    your own, sums, vectors, several results. A FORMULA of - is read from
    standard input, so is FILE if it is -. What follows -- is no option:
    adcompare -- "-x^2".

  options
  \(optionLines(Command.allCases.reduce(into: []) { all, command in
    all += command.options.filter { !all.contains($0) }
  }))

  \(verdictHelp)
  """

let verdictHelp = """
  verdicts                                                        exit status
    AGREE             the methods agree                                     0
    FD-LIMITED        differences are off by more than 1e-4, as their step
                      explains                                              0
    FORMULA-LIMITED   the naive formula loses digits that the others keep   0
    BELOW-RESOLUTION  the derivative is too small beside f for differences
                      to see                                                0
    KINK              not differentiable here, with the slopes on both
                      sides                                                 0
    CANCELLATION      the exact methods share a loss of digits: 0 while two
                      of them are certain, else                             3
    DOMAIN, OVERFLOW, INDETERMINATE   no finite derivative here; OVERFLOW,
                      too, where a finite one hangs on a number that grew
                      beyond the largest or fell below the smallest         3
    CONVENTION        the methods took the midpoint of a kink that the
                      function does not have                                3
    DISAGREE          one method stands alone                               1
    (bad input: nothing was computed)                                       2

  """

/// The answer to `COMMAND --help`; the general help for the plain comparison without its name.
func helpText(_ command: Command) -> String {
  switch command {
  case .help: generalHelp
  default: commandHelp(command)
  }
}

/// The answer to `help COMMAND`.
func helpText(about name: String?) throws(ArgumentError) -> String {
  guard let name else { return generalHelp }
  guard let command = Command(rawValue: name) else {
    let near = closestName(to: name, among: Command.allCases.map(\.rawValue))
    throw ArgumentError(
      message: "unknown command '\(name.printable)'",
      advice: near.map { "did you mean \($0)?" } ?? "adcompare help lists the commands")
  }
  return helpText(command)
}

private func commandHelp(_ command: Command) -> String {
  var lines = wrapped("adcompare \(command.rawValue): \(command.summary)", indent: "  ") + ["", "usage"]
  lines += command.usages.flatMap { wrapped("  adcompare \($0)", indent: "      ") }
  if !command.explanation.isEmpty {
    lines.append("")
    lines += wrapped(command.explanation, indent: "")
  }
  lines += ["", "examples", exampleLines(command.examples)]
  if !command.options.isEmpty {
    lines += ["", "options", optionLines(command.options) { $0.summary(in: command) }]
  }
  if command == .compare { lines += ["", verdictHelp.trimmingBlanks] }
  return lines.joined(separator: "\n") + "\n"
}

private func commandLines() -> String {
  Command.allCases.filter { $0 != .compare }.flatMap { command in
    twoColumns("adcompare \(command.usages[0].split(separator: " [")[0])", command.summary, width: 36)
  }.joined(separator: "\n")
}

private func exampleLines(_ examples: [String]) -> String {
  examples.map { $0.contains("| adcompare") ? "  \($0)" : "  adcompare \($0)" }.joined(separator: "\n")
}

private func optionLines(_ options: [Option], summary: (Option) -> String = \.summary) -> String {
  options.flatMap { option in
    twoColumns(
      "--\(option.rawValue)\(option.placeholder.map { " \($0)" } ?? "")", summary(option), width: 15)
  }.joined(separator: "\n")
}

/// A term and what it means, in lines of at most 80 columns.
private func twoColumns(_ term: String, _ meaning: String, width: Int) -> [String] {
  let start = term.count > width ? ["  \(term)"] : []
  var lines: [String] = []
  var line = ""
  for word in meaning.split(separator: " ") {
    if !line.isEmpty, line.count + 1 + word.count > 74 - width {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? "\(word)" : " \(word)"
  }
  lines.append(line)
  return start
    + lines.enumerated().map { index, line in
      "  \((index == 0 && start.isEmpty ? term : "").padded(to: width))  \(line)"
    }
}

/// The table that `adcompare functions` prints.
func functionTable() -> String {
  var lines = [
    "operators  + - * / ^ ( ), and ** is ^ too; -x^2 is -(x^2), 2^3^2 is 2^(3^2)",
    "constants  pi e (every other name is a variable)",
    "programs   y = x^2; z = y*x; exp(z): each name once, before its use; a name used",
    "           twice is one shared node",
    "functions  f(u, v) = u*v; f(x, 2) + f(y, 3): written out where they are",
    "           called, never recursive; a trace has their results as f_1, f_2",
    "sums       sum(i, 1, 10, (x[i] - y[i])^2), prod(i, 1, 3, x[i]): a term for",
    "           each whole i",
    "choices    where(x > 0, a, b): a where the condition holds, else b, and nothing",
    "           of the other branch; < <= > >= == != compare, and, or, not connect;",
    "           (x > 0)*y is y or 0",
    "vectors    x[3] is the variable x3, w[1, 2] is w1_2; --at x=[1,2,3]; --data",
    "           FILE gives columns, whose numbers are constants unless --wrt names",
    "           them; len(x) is how many there are",
    "results    x^2, x*y: the last piece may be several; their Jacobian is compared",
    "", "function          domain             what it is",
  ]
  for function in UnaryFunction.allCases {
    let names = ([function.name] + function.aliases).joined(separator: ", ")
    lines.append(
      "\(names.padded(to: 17)) \(function.domain.description.padded(to: 18)) \(function.summary)")
  }
  for function in BinaryFunction.allCases {
    let (first, second) = function.parameters
    let call = "\(function.name)(\(first), \(second))"
    lines.append("\(call.padded(to: 36)) \(function.summary)")
  }
  lines += ["", "written out as formulas"]
  for (call, summary) in composedFunctions {
    lines.append("\(call.padded(to: 36)) \(summary)")
  }
  return lines.joined(separator: "\n") + "\n"
}
