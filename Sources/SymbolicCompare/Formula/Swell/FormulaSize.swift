// After reading this file you know the measures of a formula's size, each exact, none of which needs the formula to
// be written out.

/// The sizes of a formula.
///
/// Written-out sizes are whole numbers of any length; stored sizes fit in memory and so in an `Int`.
public struct FormulaSize: Hashable, Sendable {
  /// Nodes of the tree: every operation, numeral and variable, each use counted.
  public let tree: WholeNumber

  /// Numerals and variables of the tree.
  public let leaves: WholeNumber

  /// Operations of the tree: ``tree`` without the leaves.
  public let operations: WholeNumber

  /// Characters of the formula when printed on one line.
  public let characters: WholeNumber

  /// Nodes on the longest way from the outermost operation to a leaf.
  public let depth: Int

  /// Distinct subexpressions, leaves included.
  public let shared: Int

  /// Distinct operations: what an evaluation computes that never computes a thing twice.
  public let sharedOperations: Int

  /// Measures a formula.
  ///
  /// - Complexity: a few additions for each stored node, of numbers as long as the result.
  public init(of formula: Symbolic) {
    let order = EvaluationOrder(of: [formula])
    let counts: Counts = order.fold { index, first, second in
      Counts(at: order.nodes[index], first, second)
    }
    tree = counts.leaves + counts.operations
    (leaves, operations, characters) = (counts.leaves, counts.operations, counts.characters)
    depth = formula.depth
    let representatives = StructuralNumbering(order).representatives
    shared = representatives.count
    sharedOperations = representatives.count { order.first[$0] >= 0 }
  }
}

/// What is added up over a tree.
private struct Counts {
  var leaves: WholeNumber = 0
  var operations: WholeNumber = 0
  var characters: WholeNumber = 0

  init(at node: Node, _ first: Counts?, _ second: Counts?) {
    if first == nil { leaves += 1 } else { operations += 1 }
    for argument in [first, second] {
      guard let argument else { continue }
      leaves += argument.leaves
      operations += argument.operations
      characters += argument.characters
    }
    for piece in Printer.pieces(of: node) {
      switch piece {
      case .text(let text): characters += WholeNumber(UInt64(text.utf8.count))
      case .operand(let operand, let level): if Printer.level(of: operand) < level { characters += 2 }
      }
    }
  }
}
