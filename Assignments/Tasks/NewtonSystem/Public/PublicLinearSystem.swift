// What students can ask of LinearSystem.swift.

import Checking

@testable import NewtonSystem

func unlessSolved(_ a: [[Double]], _ b: [Double], _ right: [Double], within tolerance: Double = 1e-12)
  -> Finding?
{
  guard let yours = solution(of: a, b) else {
    return Finding("A = \(a), b = \(b) has the solution \(right), yours is nil")
  }
  return .unless(yours, are: right, "the solution for A = \(a), b = \(b)", within: tolerance)
}

let publicLinearSystem = [
  Check("two equations") { unlessSolved([[2, 1], [1, 3]], [3, 5], [0.8, 1.4]) },
  Check("a singular system has none") {
    solution(of: [[1, 2], [2, 4]], [1, 1]).map {
      Finding("[[1, 2], [2, 4]] is singular: expected nil, yours is \($0)")
    }
  },
]
