// After reading this file you know how a small system of linear equations is solved, and when it cannot be.
//
// Gaussian elimination: each row is divided by its largest number, then each column by a power of 2 near its own, so that
// equations and unknowns in different units weigh the same; then, column by column, the largest number left is the pivot.
// A pivot below n·2⁻⁵² is rounding: the rows depend on each other, and there is no solution, or there are many.
//
// Cost. n³/3 products. Source: Golub & Van Loan 2013, section 3.4.

/// Solves A·x = b; `nil` if A is singular to rounding, or holds a number that is not finite.
func solution(of matrix: [[Double]], _ right: [Double]) -> [Double]? {
  let n = right.count
  var (rows, x) = (matrix, right)
  for row in 0..<n {
    let largest = rows[row].reduce(0) { $1.isFinite ? max($0, $1.magnitude) : .infinity }
    guard largest > 0, largest < .infinity else { return nil }
    rows[row] = rows[row].map { $0 / largest }
    x[row] /= largest
  }
  var units = [Double](repeating: 1, count: n)
  for column in 0..<n {
    let largest = rows.reduce(0) { max($0, $1[column].magnitude) }
    guard largest > 0 else { return nil }
    units[column] = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    for row in 0..<n { rows[row][column] /= units[column] }
  }
  for column in 0..<n {
    let pivot = (column..<n).max { rows[$0][column].magnitude < rows[$1][column].magnitude } ?? column
    guard rows[pivot][column].magnitude > Double(n) * 0x1p-52 else { return nil }
    rows.swapAt(column, pivot)
    x.swapAt(column, pivot)
    for row in column + 1..<n {
      let factor = rows[row][column] / rows[column][column]
      if factor == 0 { continue }
      for place in column..<n { rows[row][place] -= factor * rows[column][place] }
      x[row] -= factor * x[column]
    }
  }
  for row in (0..<n).reversed() {
    for place in row + 1..<n { x[row] -= rows[row][place] * x[place] }
    x[row] /= rows[row][row]
  }
  return zip(x, units).map { $0 / $1 }
}

/// The matrix with rows and columns exchanged.
func transposed(_ matrix: [[Double]]) -> [[Double]] {
  (matrix.first ?? []).indices.map { column in matrix.map { $0[column] } }
}
