// After reading this file you know the manual page: the same texts as the help, in the language of man(7).

import SymbolicCompare

/// The manual page of the program.
func manualPage() -> String {
  var lines = [
    ".TH ADCOMPARE 1 \"\" \"adcompare \(programVersion)\" \"User Commands\"",
    ".SH NAME", "adcompare \\- one formula, four derivatives, and whether they agree", ".SH SYNOPSIS",
  ]
  for usage in Command.allCases.flatMap(\.usages) { lines += [".B adcompare", manualText(usage), ".br"] }
  lines.append(".SH COMMANDS")
  for command in Command.allCases {
    lines += [".TP", ".B \(command.rawValue)", manualText(command.summary + ".")]
    if !command.explanation.isEmpty { lines.append(manualText(command.explanation)) }
  }
  lines.append(".SH OPTIONS")
  for option in Option.allCases {
    let value = option.placeholder.map { " \\fI\($0)\\fR" } ?? ""
    lines += [
      ".TP", "\\fB\\-\\-\(manualText(option.rawValue))\\fR\(value)", manualText(option.summary + "."),
    ]
  }
  lines +=
    [".SH FORMULAS", ".nf"] + functionTable().split(separator: "\n").map { manualText(String($0)) } + [".fi"]
  lines +=
    [".SH EXIT STATUS", ".nf"] + verdictHelp.split(separator: "\n").map { manualText(String($0)) } + [".fi"]
  lines += [".SH EXAMPLES", ".nf"]
  lines += Command.allCases.flatMap(\.examples).map { manualText("adcompare \($0)") } + [".fi"]
  return lines.joined(separator: "\n") + "\n"
}

/// Text in which nothing is read as a request of the formatter.
private func manualText(_ text: String) -> String {
  let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
}
