// After reading this file you know how equal subexpressions are found: by giving every node the number of its
// shape, arguments first, so that two trees are compared by comparing two numbers.

/// One number for each distinct subexpression, the same for all its copies.
///
/// Two nodes get the same number exactly when their trees are equal: same content, and arguments of the same
/// numbers. Finding a common number in a table is called hash-consing (Ershov 1958, "On programming of
/// arithmetic operations").
/// - Complexity: one table look-up a node, whatever the size of the trees.
package struct StructuralNumbering {
  /// The number of each node of the order.
  package private(set) var numbers: [Int] = []

  /// For each number the first node that has it, as an index into the order.
  private(set) var representatives: [Int] = []

  /// For each formula the number of its outermost node.
  let roots: [Int]

  package init(_ order: EvaluationOrder) {
    var contents: [Node.Content: UInt] = [:]
    var shapes = Numbering()
    numbers.reserveCapacity(order.nodes.count)
    for index in order.nodes.indices {
      let (a, b) = (order.first[index], order.second[index])
      let content = order.nodes[index].content
      let code = contents[content] ?? UInt(contents.count)
      contents[content] = code
      let first = a < 0 ? 0 : UInt(numbers[a] + 1)
      let second = b < 0 ? 0 : UInt(numbers[b] + 1)
      let number = shapes.numberOrNext(of: Numbering.Key(high: code << 32 | first, low: second))
      if number == representatives.count { representatives.append(index) }
      numbers.append(number)
    }
    roots = order.roots.map { [numbers] in numbers[$0] }
  }
}
