// Task 2, part 2: a linear system A·d = b by elimination.

import Dual

/// The solution of A·d = b; `nil` if A is singular.
func solution(of a: [[Double]], _ b: [Double]) -> [Double]? {
  // solution
  var rows = zip(a, b).map { $0 + [$1] }
  let n = rows.count
  for k in 0..<n {
    let pivot = (k..<n).max { abs(rows[$0][k]) < abs(rows[$1][k]) } ?? k
    rows.swapAt(k, pivot)
    guard rows[k][k] != 0 else { return nil }
    for i in k + 1..<n {
      let factor = rows[i][k] / rows[k][k]
      for j in k...n { rows[i][j] -= factor * rows[k][j] }
    }
  }
  var d = [Double](repeating: 0, count: n)
  for k in stride(from: n - 1, through: 0, by: -1) {
    let known = (k + 1..<n).reduce(0) { $0 + rows[k][$1] * d[$1] }
    d[k] = (rows[k][n] - known) / rows[k][k]
  }
  return d
  // starter: // Eliminate below the diagonal, the largest pivot of each column first; then substitute backwards.
  // starter: b.map { _ in .nan }
  // end
}
