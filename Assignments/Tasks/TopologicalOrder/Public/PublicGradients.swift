// What students can ask of Gradients.swift.

import Checking
import Reverse

@testable import TopologicalOrder

let publicGradients = [
  Check("(a + b)·c") {
    let (a, b, c) = (Node("a", 7), Node("b", 3), Node("c", 2))
    let all = gradients(of: (a + b) * c)
    return .unless([a, b, c].map { all[$0] ?? .nan }, are: [2, 2, 10], "the gradients by a, b, c")
  }
]
