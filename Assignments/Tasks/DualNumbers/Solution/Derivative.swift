// Task 1, part 3: seeding. The tangent of an input is the direction in which one differentiates.

import Dual

/// The derivative of a function of one number.
func slope(of f: (MyDual) -> MyDual, at x: Double) -> Double {
  // solution
  f(MyDual(value: x, tangent: 1)).tangent
  // starter: .nan  // run f once, on x with the right seed
  // end
}

/// The derivative of a function of several numbers along a direction v: Σ vᵢ ∂f/∂xᵢ, in one run.
func slope(of f: ([MyDual]) -> MyDual, at x: [Double], along v: [Double]) -> Double {
  // solution
  f(zip(x, v).map { MyDual(value: $0, tangent: $1) }).tangent
  // starter: .nan  // the seeds are the components of v
  // end
}

/// The gradient: one run of f for each input.
func gradient(of f: ([MyDual]) -> MyDual, at x: [Double]) -> [Double] {
  // solution
  x.indices.map { input in slope(of: f, at: x, along: x.indices.map { $0 == input ? 1 : 0 }) }
  // starter: x.map { _ in .nan }  // one direction for each input
  // end
}
