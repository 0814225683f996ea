// What is asked of LinearSystem.swift besides.

import Checking
import Dual

@testable import NewtonSystem

let hiddenLinearSystem = [
  Check("rows are exchanged where a pivot is 0") {
    unlessSolved([[0, 1], [1, 0]], [2, 3], [3, 2])
      ?? unlessSolved([[0, 2, 1], [1, 0, 0], [3, 0, 1]], [5, 1, 4], [1, 2, 1])
  },
  Check("and where a pivot is tiny") { unlessSolved([[1e-20, 1], [1, 1]], [1, 2], [1, 1]) },
  Check("random systems") {
    var random = SeededGenerator(seed: 3)
    for n in 1...6 {
      let a = (0..<n).map { _ in (0..<n).map { _ in Double.random(in: -1...1, using: &random) } }
      let d = (0..<n).map { Double($0 + 1) }
      let b = a.map { row in zip(row, d).reduce(0) { $0 + $1.0 * $1.1 } }
      if let finding = unlessSolved(a, b, d, within: 1e-9) { return finding }
    }
    return nil
  },
]
