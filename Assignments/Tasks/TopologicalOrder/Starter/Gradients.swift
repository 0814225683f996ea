// Task 4, part 2: backpropagation in that order.

import Reverse

/// For every node on which the output depends, ∂output/∂node.
func gradients(of output: Node) -> [Node: Double] {
  // A node passes gradient · ∂node/∂child to each child; node.localPartials has the partials.
  [:]
}
