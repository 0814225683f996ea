// Task 4, part 1: an order in which every node comes before its children.

import Reverse

typealias Node = ComputationGraph.Node

/// The nodes on which the output depends, each once: the output first, every node before its children.
func order(from output: Node) -> [Node] {
  // Count each node's parents; list a node when all its parents are listed.
  [output]
}
