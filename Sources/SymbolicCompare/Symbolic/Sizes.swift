// After reading this file you know the two sizes of a formula, and how the larger is known exactly without the
// tree ever being written out.
//
//     s = x + 1; s*s      tree    * + x 1 + x 1     7 nodes: every use is a copy
//                         shared  x  1  +  *        4 nodes: every distinct subexpression once
//
// The tree's size needs no tree: T(v) = 1 + T(first argument) + T(second argument), one sum a stored node.

extension Symbolic {
  /// The number of nodes of the formula when written out as a tree, exact.
  ///
  /// Operations, functions, numerals and variables count one each.
  /// - Complexity: O(1) up to 2⁶⁴ − 2, for the size is kept in each node. Beyond, one long addition for each
  ///   stored node whose size exceeds that: a chain of N doublings takes about N²/128 word additions (N = 10⁶:
  ///   seconds). A long size is dropped as soon as the last node that needs it has used it.
  public var treeSize: WholeNumber {
    guard node.sizeOverflows else { return WholeNumber(node.size) }
    let order = EvaluationOrder(of: [self])
    var usesLeft = Array(repeating: 0, count: order.nodes.count)
    for index in order.nodes.indices {
      for argument in [order.first[index], order.second[index]] where argument >= 0 {
        usesLeft[argument] += 1
      }
    }
    usesLeft[order.roots[0]] += 1
    var long: [Int: WholeNumber] = [:]
    for index in order.nodes.indices where order.nodes[index].sizeOverflows {
      var size: WholeNumber = 1
      for argument in [order.first[index], order.second[index]] where argument >= 0 {
        size += long[argument] ?? WholeNumber(order.nodes[argument].size)
        usesLeft[argument] -= 1
        if usesLeft[argument] == 0 { long[argument] = nil }
      }
      long[index] = size
    }
    return long[order.roots[0]] ?? 0
  }

  /// The number of distinct subexpressions: the size of the formula when each is written once.
  ///
  /// - Complexity: linear in the stored nodes.
  public var sharedSize: Int { Symbolic.sharedSize(of: [self]) }

  /// The number of distinct subexpressions of some formulas taken together.
  ///
  /// - Complexity: linear in the stored nodes.
  public static func sharedSize(of formulas: [Symbolic]) -> Int {
    StructuralNumbering(EvaluationOrder(of: formulas)).representatives.count
  }

  /// The number of nodes on the longest way from the outermost operation down to a leaf; 1 for a leaf.
  public var depth: Int { node.depth }
}
