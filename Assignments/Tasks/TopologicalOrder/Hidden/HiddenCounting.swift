// What is asked of Counting.swift besides: against the recursion itself, which the package has.

import Checking
import Reverse

@testable import TopologicalOrder

let hiddenCounting = [
  Check("visits as the recursion makes them") {
    for n in 1...8 {
      let output = ladder(n, Node("x", 1)) * 3
      let made = Double(try output.backwardByRecursion())
      if let finding = Finding.unless(
        visitsOfRecursion(from: output), is: made, "the visits on a ladder of \(n) rungs")
      {
        return finding
      }
    }
    return nil
  },
  Check("visits that nobody could make") {
    .unless(
      visitsOfRecursion(from: ladder(80, Node("x", 1))), is: 0x1p81 - 1, "the visits on a ladder of 80 rungs")
  },
  Check("double counting, number by number") {
    let x = Node("x", 1.5)
    let w = x * x
    let output = sin(w) * w + x
    _ = try output.backwardByRecursion()
    return .unless(
      gradientsCountedTwice(of: output)[x] ?? .nan, is: x.grad ?? .nan,
      "the wrong dy/dx of w = x·x, y = sin(w)·w + x at 1.5")
  },
]
