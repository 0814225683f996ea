// Task 4, part 3: what a recursion without an order does: one visit a path, and contributions counted twice.

import Reverse

/// The number of visits that a recursion from the output makes: one for every path from it to any node.
///
/// Nothing is passed to constants (node.isConstant), so they are not visited. The number is counted without making the visits, since there can be 2ⁿ.
func visitsOfRecursion(from output: Node) -> Double {
  .nan  // how many paths lead to a node, if you know how many lead to each of its parents?
}

/// The gradients that the recursion gives which passes on a node's whole gradient so far on each visit.
///
///     recurse(node, message):  grad(node) += message;  for each child: recurse(child, grad(node) · ∂node/∂child)
func gradientsCountedTwice(of output: Node) -> [Node: Double] {
  [:]  // program the mistake, so as to know it when you see it
}
