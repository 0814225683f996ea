// What students can ask of Jacobian.swift.

import Checking
import Dual

@testable import NewtonSystem

func unlessSame(_ yours: [[Double]], _ right: [[Double]], _ what: String, within tolerance: Double = 1e-12)
  -> Finding?
{
  guard yours.count == right.count, zip(yours, right).allSatisfy({ $0.count == $1.count }) else {
    let size = "\(right.count) rows of \(right.first?.count ?? 0)"
    return Finding(
      "\(what): expected \(size) numbers, yours has \(yours.count) rows of \(yours.first?.count ?? 0)")
  }
  let isTransposed = right.indices.allSatisfy { i in
    right[i].indices.allSatisfy { j in j < yours.count && i < yours[j].count && yours[j][i] == right[i][j] }
  }
  var finding = Finding.unless(
    yours.flatMap { $0 }, are: right.flatMap { $0 }, "\(what), row by row", within: tolerance)
  if isTransposed { finding?.slip = "rows and columns are exchanged; row i belongs to the result fᵢ" }
  return finding
}

let publicJacobian = [
  Check("the Jacobian of two functions") {
    unlessSame(
      jacobian(of: { x in [x[0] * x[1], x[0] + 3 * x[1]] }, at: [2, 5]), [[5, 2], [1, 3]],
      "the Jacobian of (xy, x + 3y) at (2, 5)")
  }
]
