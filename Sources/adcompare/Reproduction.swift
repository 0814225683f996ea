// After reading this file you know how a report says how to make it again: a command that a shell can run.
//
//     adcompare "exp(x)+x" --at x=1                  again:  adcompare --at x=1 'exp(x) + x'
//     adcompare "t1 = sin(x); t1*t1" --at x=1        again:  adcompare --at x=1 't1 = sin(x); t1*t1'
//
// A formula stands there as it was understood; a program as it was typed, since sin(x)*sin(x), which f is when written
// out, has other operations. Text of more than 400 characters is not for pasting: then there is no such line.

import SymbolicCompare

/// The command that compares this formula at this point again, or `nil` if it would be too long to paste.
///
/// - Parameter text: the formula or program as it was typed.
func reproduction(
  _ command: Command, of comparison: Comparison, writtenAs text: String, _ arguments: Arguments
) -> String? {
  guard let expression = pasteable(comparison.formula, writtenAs: text), comparison.point.names.count <= 40
  else { return nil }
  var words = ["adcompare"]
  if command != .compare || Command(rawValue: expression) != nil { words.append(command.rawValue) }
  if !comparison.point.names.isEmpty {
    let point = zip(comparison.point.names, comparison.point.values).map { "\($0)=\(numeral($1))" }
    words.append("--at \(point.joined(separator: ","))")
  }
  if arguments.order > 1 { words.append("--order \(arguments.order)") }
  if arguments.comparesRules { words.append("--compare-rules") }
  if let names = arguments.wrt { words.append("--wrt \(names.joined(separator: ","))") }
  if expression.hasPrefix("-") { words.append("--") }
  return (words + [expression.shellQuoted]).joined(separator: " ")
}

/// Text that is read as this formula, with the same parts stored once; `nil` if it has more than 400 characters.
func pasteable(_ formula: Symbolic, writtenAs text: String) -> String? {
  let longest = 400
  // Only an assignment has this sign, and only a name that was assigned is a part used twice.
  guard text.contains("=") else {
    // A tree of more nodes has a text of more characters.
    guard formula.treeSize <= WholeNumber(UInt64(longest)) else { return nil }
    let printed = formula.description
    return printed.count <= longest ? printed : nil
  }
  let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return line.count <= longest ? line : nil
}
