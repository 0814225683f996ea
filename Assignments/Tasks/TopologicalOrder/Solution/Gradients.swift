// Task 4, part 2: backpropagation in that order.

import Reverse

/// For every node on which the output depends, ∂output/∂node.
func gradients(of output: Node) -> [Node: Double] {
  // solution
  var gradients = [output: 1.0]
  for node in order(from: output) {
    let gradient = gradients[node] ?? 0
    for (child, partial) in zip(node.children, node.localPartials) {
      gradients[child, default: 0] += gradient * partial
    }
  }
  return gradients
  // starter: // A node passes gradient · ∂node/∂child to each child; node.localPartials has the partials.
  // starter: [:]
  // end
}
