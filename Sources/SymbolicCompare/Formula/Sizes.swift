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
  ///   stored node: a chain of N doublings takes about N²/64 word additions (N = 10⁵: half a second, 10⁶: a
  ///   minute). A long size is dropped as soon as the last node that needs it has used it.
  public var treeSize: WholeNumber {
    guard node.sizeOverflows else { return WholeNumber(node.size) }
    let order = EvaluationOrder(of: [self])
    return order.fold { index, first, second in
      var size: WholeNumber = 1
      if let first { size += first }
      if let second { size += second }
      return size
    }
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
