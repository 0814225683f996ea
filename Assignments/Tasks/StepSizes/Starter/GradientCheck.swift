// Task 6, part 3: a gradient is checked against differences.

import FiniteDiff

/// Whether a gradient is the function's, as far as differences can see.
///
/// Not one tolerance for all: a component of 10⁻⁶ that is wrong by half must be refused, and one that differences of a large
/// function cannot see must not.
func isRight(
  _ gradient: ([Double]) -> [Double], of f: ([Double]) -> Double, at x: [Double]
) -> Bool {
  false  // for each component: a central difference, and how far it can be off
}
