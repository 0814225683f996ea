// What students can ask of Swell.swift.

import Checking
import SymbolicCompare

@testable import SymbolicRules

let publicSwell = [
  Check("three squarings") {
    let list = squarings(3).compiled(inputs: ["x"])
    return .unless(list.value(at: [2]), is: 256, "2 squared three times")
  },
  Check("the tree of (x + y)*x") {
    .unless(
      treeSize(of: try Symbolic(parsing: "(x + y)*x").compiled(inputs: ["x", "y"])), is: 5,
      "the nodes of (x + y)*x")
  },
]
