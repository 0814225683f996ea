// Task 6, part 2: the step that balances truncation and rounding.

import FiniteDiff

/// The step for forward differences at x, for a function whose scale is that of x: the optimum of h/2 + 2u/h.
func forwardStep(at x: Double) -> Double {
  // solution
  0x1p-26 * max(1, x.magnitude)
  // starter: 0.1  // u = 2⁻⁵³ is the unit of rounding; for large |x| the step grows with it
  // end
}

/// The step for central differences at x: the optimum of h²/6 + u/h.
func centralStep(at x: Double) -> Double {
  // solution
  6e-6 * max(1, x.magnitude)
  // starter: 0.1
  // end
}
