// After reading this file you know how a report says how to make it again: a command that a shell can run.

import SymbolicCompare

/// The command that compares this formula at this point again, or `nil` if it would be too long to paste.
///
/// - Parameter command: the command's name and a blank, or nothing for the plain comparison.
func reproduction(_ command: Command, of comparison: Comparison, _ arguments: Arguments) -> String? {
  let expression = comparison.formula.abbreviated(to: 400)
  guard !expression.hasSuffix("..."), comparison.point.names.count <= 40 else { return nil }
  var words = ["adcompare"]
  if command != .compare || Command(rawValue: expression) != nil { words.append(command.rawValue) }
  if !comparison.point.names.isEmpty {
    let point = zip(comparison.point.names, comparison.point.values).map { "\($0)=\(numeral($1))" }
    words.append("--at \(point.joined(separator: ","))")
  }
  if arguments.order > 1 { words.append("--order \(arguments.order)") }
  if let names = arguments.wrt { words.append("--wrt \(names.joined(separator: ","))") }
  if expression.hasPrefix("-") { words.append("--") }
  return (words + [expression.shellQuoted]).joined(separator: " ")
}
