// Task 2, part 1: the Jacobian of a system by forward mode, a column a run.

import Dual

/// A system f: ℝⁿ → ℝᵐ, written over dual numbers.
typealias System = ([Dual]) -> [Dual]

/// The Jacobian, row by row: in row i and column j stands ∂fᵢ/∂xⱼ.
func jacobian(of f: System, at x: [Double]) -> [[Double]] {
  // Seed one input at a time: f's results then carry a column. Beware of rows and columns.
  x.map { _ in x.map { _ in .nan } }
}
