// Task 6, part 3: a gradient is checked against differences.

import FiniteDiff

/// Whether a gradient is the function's, as far as differences can see.
///
/// Not one tolerance for all: a component of 10⁻⁶ that is wrong by half must be refused, and one that differences of a large
/// function cannot see must not.
func isRight(
  _ gradient: ([Double]) -> [Double], of f: ([Double]) -> Double, at x: [Double]
) -> Bool {
  // solution
  let claimed = gradient(x)
  guard claimed.count == x.count else { return false }
  let size = f(x).magnitude
  for i in x.indices {
    func along(_ t: Double) -> Double {
      var moved = x
      moved[i] = t
      return f(moved)
    }
    let h = centralStep(at: x[i])
    let measured = centralDifference(of: along, at: x[i], step: h)
    let other = centralDifference(of: along, at: x[i], step: 2 * h)
    // Rounding of f, and the truncation that a second step shows.
    let bound = 16 * 0x1p-53 * size / h + 2 * (measured - other).magnitude + 1e-10 * measured.magnitude
    guard (measured - claimed[i]).magnitude <= bound else { return false }
  }
  return true
  // starter: false  // for each component: a central difference, and how far it can be off
  // end
}
