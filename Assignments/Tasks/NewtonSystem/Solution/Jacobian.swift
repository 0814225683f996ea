// Task 2, part 1: the Jacobian of a system by forward mode, a column a run.

import Dual

/// A system f: ℝⁿ → ℝᵐ, written over dual numbers.
typealias System = ([Dual]) -> [Dual]

/// The Jacobian, row by row: in row i and column j stands ∂fᵢ/∂xⱼ.
func jacobian(of f: System, at x: [Double]) -> [[Double]] {
  // solution
  let columns = x.indices.map { j in
    f(x.indices.map { Dual(value: x[$0], tangent: $0 == j ? 1 : 0) }).map(\.tangent)
  }
  return (columns.first ?? []).indices.map { i in columns.map { $0[i] } }
  // starter: // Seed one input at a time: f's results then carry a column. Beware of rows and columns.
  // starter: x.map { _ in x.map { _ in .nan } }
  // end
}
