// Task 1, part 3: seeding. The tangent of an input is the direction in which one differentiates.

import Dual

/// The derivative of a function of one number.
func slope(of f: (MyDual) -> MyDual, at x: Double) -> Double {
  .nan  // run f once, on x with the right seed
}

/// The derivative of a function of several numbers along a direction v: Σ vᵢ ∂f/∂xᵢ, in one run.
func slope(of f: ([MyDual]) -> MyDual, at x: [Double], along v: [Double]) -> Double {
  .nan  // the seeds are the components of v
}

/// The gradient: one run of f for each input.
func gradient(of f: ([MyDual]) -> MyDual, at x: [Double]) -> [Double] {
  x.map { _ in .nan }  // one direction for each input
}
