// After reading this file you know how a report says how to make it again: a command that a shell can run.
//
//     adcompare "exp(x)+x" --at x=1                  again:  adcompare --at x=1 'exp(x) + x'
//     adcompare "t1 = sin(x); t1*t1" --at x=1        again:  adcompare --at x=1 't1 = sin(x); t1*t1'
//
// A formula stands there as it was understood, a program with its names. Text of more than 400 characters is not for pasting:
// then there is no such line.

import SymbolicCompare

/// The command that compares this formula at this point again, or `nil` if it would be too long to paste.
///
/// - Parameter text: the formula or program as it was typed.
func reproduction(
  _ command: Command, of comparison: Comparison, writtenAs text: String, _ arguments: Arguments
) -> String? {
  reproduction(of: comparison.formula, writtenAs: text, at: comparison.point, arguments)
}

/// The command that shows this formula again, at this point if there is one.
func reproduction(
  of formula: Symbolic, writtenAs text: String, at point: Point?, _ arguments: Arguments
) -> String? {
  guard let expression = pasteable(formula), point?.names.count ?? 0 <= 40 else { return nil }
  let command = arguments.command
  var words = ["adcompare"]
  if command != .compare || Command(rawValue: expression) != nil { words.append(command.rawValue) }
  if let point, !point.names.isEmpty {
    let coordinates = zip(point.names, point.values).map { "\($0)=\(numeral($1))" }
    words.append("--at \(coordinates.joined(separator: ","))")
  }
  if arguments.order > 1 { words.append("--order \(arguments.order)") }
  if arguments.constants != .double { words.append("--constants \(arguments.constants.rawValue)") }
  if arguments.comparesRules { words.append("--compare-rules") }
  if let names = arguments.wrt { words.append("--wrt \(names.joined(separator: ","))") }
  if let form = arguments.values[.form] { words.append("--form \(form)") }
  if arguments.given.contains(.steps) { words.append("--steps") }
  if arguments.given.contains(.step) { words.append("--step") }
  if arguments.given.contains(.equivalence) { words.append("--equivalence") }
  if expression.hasPrefix("-") { words.append("--") }
  return (words + [expression.shellQuoted]).joined(separator: " ")
}

/// Text that is read as this formula, with its names and with the same parts stored once; `nil` if it has more than 400
/// characters.
func pasteable(_ formula: Symbolic) -> String? {
  let longest = 400
  let isProgram = formula.isProgram
  // A tree of more nodes has a text of more characters, a program one for each different node.
  let nodes = isProgram ? WholeNumber(UInt64(formula.sharedSize)) : formula.treeSize
  guard nodes <= WholeNumber(UInt64(longest)) else { return nil }
  let printed = formula.textWithNames
  return printed.count <= longest ? printed : nil
}

extension Point {
  /// The first forty coordinates, as they are written on the command line.
  var shortDescription: String {
    let coordinates = zip(names, values).prefix(40).map { "\($0)=\(numeral($1))" }
    return coordinates.joined(separator: ", ") + (names.count > 40 ? ", ..." : "")
  }
}

extension Symbolic {
  /// Whether a program gave names to parts of the formula.
  var isProgram: Bool { !assignedNames.isEmpty }

  /// The formula as it is read: a program with its names, each part written as often as it is stored.
  var textWithNames: String { isProgram ? programAsStored : description }
}
