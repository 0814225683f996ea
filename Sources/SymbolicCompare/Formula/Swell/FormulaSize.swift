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

  /// The characters of both sides of this number's comparison with 0, and of the two sides of a difference.
  private var sides: WholeNumber = 0
  private var differenceSides: WholeNumber?

  /// The characters of a gate's condition and of its branch.
  private var condition: WholeNumber = 0
  private var branch: WholeNumber = 0

  init(at node: Node, _ first: Counts?, _ second: Counts?) {
    if first == nil { leaves += 1 } else { operations += 1 }
    for argument in [first, second] {
      guard let argument else { continue }
      leaves += argument.leaves
      operations += argument.operations
      characters += argument.characters
    }
    if let gate = Gate(node) {
      condition = (first?.sides ?? 0) + WholeNumber(UInt64(gate.relation([:]).sign.sign.utf8.count + 2))
      branch = second?.characters ?? 0
    }
    switch Conditional(node, [:]) {
    case .comparison?: characters = condition
    case .both(_, let other)?:
      let isParted = Printer.level(of: other) < ConditionWord.and.level
      characters = condition + branch + WholeNumber(UInt64(" and ".utf8.count + (isParted ? 2 : 0)))
    case .either?:
      characters =
        (first?.condition ?? 0) + (second?.branch ?? 0) + WholeNumber(UInt64(" or ".utf8.count))
    case .choice(_, _, nil)?:
      characters = condition + branch + WholeNumber(UInt64("where(, , 0)".utf8.count))
    case .choice?:
      characters = (first?.condition ?? 0) + (first?.branch ?? 0) + (second?.branch ?? 0)
      characters += WholeNumber(UInt64("where(, , )".utf8.count))
    case nil:
      for piece in Printer.pieces(of: node) {
        switch piece {
        case .text(let text): characters += WholeNumber(UInt64(text.utf8.count))
        case .operand(let operand, let level): if Printer.level(of: operand) < level { characters += 2 }
        }
      }
    }
    noteSides(of: node, first, second)
  }

  /// What a condition on this number needs, which is printed from what lies deeper than the gate's arguments.
  private mutating func noteSides(of node: Node, _ first: Counts?, _ second: Counts?) {
    func operand(_ counts: Counts?, _ node: Node?) -> WholeNumber {
      guard let counts, let node else { return 0 }
      return counts.characters + (Printer.level(of: node) < 1 ? 2 : 0)
    }
    sides = operand(self, node) + 1
    switch node.content {
    case .operation(.subtract) where node.second?.isNumeral(0) != true:
      sides = operand(first, node.first) + operand(second, node.second)
      differenceSides = sides
    case .operation(.negate), .operation(.unary(.abs)):
      sides = first?.differenceSides ?? (operand(first, node.first) + 1)
    default: break
    }
  }
}
