// Task 6, part 1: two difference quotients.

import FiniteDiff

/// (f(x + h) − f(x)) / h, with the step that the two arguments really have.
func forwardDifference(of f: (Double) -> Double, at x: Double, step h: Double) -> Double {
  .nan  // x + h is rounded: divide by the difference of the arguments, not by h
}

/// (f(x + h) − f(x − h)) / 2h, with the step that the two arguments really have.
func centralDifference(of f: (Double) -> Double, at x: Double, step h: Double) -> Double {
  .nan
}
