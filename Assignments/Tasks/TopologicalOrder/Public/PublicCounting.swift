// What students can ask of Counting.swift.

import Checking
import Reverse

@testable import TopologicalOrder

let publicCounting = [
  Check("visits on a tree") {
    .unless(
      visitsOfRecursion(from: Node("a", 7) * sin(Node("b", 1))), is: 4,
      "the visits for a·sin(b), a tree of 4 nodes")
  },
  Check("visits on a graph") {
    let x = Node("x", 2)
    let w = sin(x)
    return .unless(
      visitsOfRecursion(from: w * w), is: 5, "the visits for w = sin(x), y = w·w: y, w and x twice each")
  },
]
