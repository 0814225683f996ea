// Task 6, part 1: two difference quotients.

import FiniteDiff

/// (f(x + h) − f(x)) / h, with the step that the two arguments really have.
func forwardDifference(of f: (Double) -> Double, at x: Double, step h: Double) -> Double {
  // solution
  let moved = x + h
  return (f(moved) - f(x)) / (moved - x)
  // starter: .nan  // x + h is rounded: divide by the difference of the arguments, not by h
  // end
}

/// (f(x + h) − f(x − h)) / 2h, with the step that the two arguments really have.
func centralDifference(of f: (Double) -> Double, at x: Double, step h: Double) -> Double {
  // solution
  let (left, right) = (x - h, x + h)
  return (f(right) - f(left)) / (right - left)
  // starter: .nan
  // end
}
