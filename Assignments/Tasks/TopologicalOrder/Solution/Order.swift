// Task 4, part 1: an order in which every node comes before its children.

import Reverse

typealias Node = ComputationGraph.Node

/// The nodes on which the output depends, each once: the output first, every node before its children.
func order(from output: Node) -> [Node] {
  // solution
  var parents = [output: 0]  // how many parents have not been listed yet
  var found = [output]
  while let node = found.popLast() {
    for child in node.children {
      if parents[child] == nil { found.append(child) }
      parents[child, default: 0] += 1
    }
  }
  var order = [output]
  var place = 0
  while place < order.count {
    for child in order[place].children {
      parents[child, default: 0] -= 1
      if parents[child] == 0 { order.append(child) }
    }
    place += 1
  }
  return order
  // starter: // Count each node's parents; list a node when all its parents are listed.
  // starter: [output]
  // end
}
