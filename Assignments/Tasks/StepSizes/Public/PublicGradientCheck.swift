// What students can ask of GradientCheck.swift.

import Checking
import FiniteDiff

@testable import StepSizes

/// The point as it is told: few numbers by name, many by their count.
func told(_ x: [Double]) -> String { x.count <= 4 ? "at \(x)" : "at a point of \(x.count) numbers" }

func unlessAccepted(
  _ name: String, _ gradient: ([Double]) -> [Double], of f: ([Double]) -> Double, at x: [Double]
) -> Finding? {
  .unless(
    isRight(gradient, of: f, at: x), "\(name) \(told(x)): the gradient is right, and your check refuses it")
}

func unlessRefused(
  _ name: String, _ gradient: ([Double]) -> [Double], of f: ([Double]) -> Double, at x: [Double]
) -> Finding? {
  .unless(
    !isRight(gradient, of: f, at: x), "\(name) \(told(x)): the gradient is wrong, and your check accepts it")
}

let publicGradientCheck = [
  Check("a right and a wrong gradient") {
    unlessAccepted(
      "x·y + y²", { x in [x[1], x[0] + 2 * x[1]] }, of: { x in x[0] * x[1] + x[1] * x[1] }, at: [3, 2])
      ?? unlessRefused(
        "x·y + y² with a forgotten factor 2", { x in [x[1], x[0] + x[1]] },
        of: { x in x[0] * x[1] + x[1] * x[1] }, at: [3, 2])
  }
]
