// After reading this file you know how a formula is written so that it can be read again: a program with its names, each part as
// often as it is stored; and when its text is too long for that.

import SymbolicCompare

/// Text that is read as these results, a program with its names; `nil` if it has more than 400 characters.
func pasteable(_ results: [Symbolic]) -> String? {
  guard results.allSatisfy({ $0.sharedSize <= longestReproduction }) else { return nil }
  let isProgram = results.contains(where: \.isProgram)
  let nodes = results.reduce(WholeNumber(UInt64(0))) { $0 + $1.treeSize }
  if !isProgram, nodes > WholeNumber(UInt64(longestReproduction)) { return nil }
  let text =
    isProgram ? Symbolic.program(of: results) : results.map(\.description).joined(separator: ", ")
  return text.count <= longestReproduction ? text : nil
}

/// Characters beyond which a text is not for pasting.
private let longestReproduction = 400

/// Text that is read as this formula, with its names and with the same parts stored once; `nil` if it has more than 400
/// characters.
func pasteable(_ formula: Symbolic) -> String? {
  let longest = longestReproduction
  let isProgram = formula.isProgram
  // A tree of more nodes has a text of more characters, a program one for each different node.
  let nodes = isProgram ? WholeNumber(UInt64(formula.sharedSize)) : formula.treeSize
  guard nodes <= WholeNumber(UInt64(longest)) else { return nil }
  let printed = formula.textWithNames
  return printed.count <= longest ? printed : nil
}

extension Symbolic {
  /// Whether a program gave names to parts of the formula.
  var isProgram: Bool { !assignedNames.isEmpty }

  /// The formula as it is read: a program with its names, each part written as often as it is stored.
  var textWithNames: String { isProgram ? programAsStored : description }
}

extension JacobianComparison {
  /// The results as text that is read back.
  var program: String { Symbolic.program(of: results.map(\.formula)) }
}
