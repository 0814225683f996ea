// Task 4, part 3: what a recursion without an order does: one visit a path, and contributions counted twice.

import Reverse

/// The number of visits that a recursion from the output makes: one for every path from it to any node.
///
/// Nothing is passed to constants (node.isConstant), so they are not visited. The number is counted without making the visits, since there can be 2ⁿ.
func visitsOfRecursion(from output: Node) -> Double {
  // solution
  var paths = [output: 1.0]
  var visits = 0.0
  for node in order(from: output) {
    let number = paths[node] ?? 0
    visits += number
    for child in node.children where !child.isConstant { paths[child, default: 0] += number }
  }
  return visits
  // starter: .nan  // how many paths lead to a node, if you know how many lead to each of its parents?
  // end
}

/// The gradients that the recursion gives which passes on a node's whole gradient so far on each visit.
///
///     recurse(node, message):  grad(node) += message;  for each child: recurse(child, grad(node) · ∂node/∂child)
func gradientsCountedTwice(of output: Node) -> [Node: Double] {
  // solution
  var gradients: [Node: Double] = [:]
  func recurse(_ node: Node, _ message: Double) {
    gradients[node, default: 0] += message
    let sofar = gradients[node] ?? 0
    for (child, partial) in zip(node.children, node.localPartials) { recurse(child, sofar * partial) }
  }
  recurse(output, 1)
  return gradients
  // starter: [:]  // program the mistake, so as to know it when you see it
  // end
}
