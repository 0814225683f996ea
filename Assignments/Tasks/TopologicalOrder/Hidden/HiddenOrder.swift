// What is asked of Order.swift besides.

import Checking
import Reverse

@testable import TopologicalOrder

/// A ladder of n rungs, each of which uses the one before twice.
func ladder(_ n: Int, _ x: Node) -> Node { (0..<n).reduce(x) { below, _ in below + below } }

let hiddenOrder = [
  Check("short and long ways to one node") {
    // x is a child of the output and of what lies far below it.
    let x = Node("x", 0.5)
    let output = x * exp(sin(x + 1))
    return violation(of: order(from: output), from: output, "y = x·exp(sin(x + 1))")
  },
  Check("many paths: each node is looked at once") {
    let output = ladder(60, Node("x", 1))
    return violation(of: order(from: output), from: output, "a ladder of 60 rungs")
  },
  Check("a deep graph: no recursion") {
    let x = Node("x", 1)
    let output = (0..<60_000).reduce(x) { sum, _ in sum + x }
    return violation(of: order(from: output), from: output, "a chain of 60,000 sums")
  },
]
