// What is asked of GradientCheck.swift besides.

import Checking
import FiniteDiff

@testable import StepSizes

let hiddenGradientCheck = [
  Check("a small component that is wrong") {
    unlessAccepted(
      "sin(x) + 10⁻⁶·y", { x in [cos(x[0]), 1e-6] }, of: { x in sin(x[0]) + 1e-6 * x[1] }, at: [1, 1])
      ?? unlessRefused(
        "sin(x) + 10⁻⁶·y with ∂/∂y = 2·10⁻⁶", { x in [cos(x[0]), 2e-6] },
        of: { x in sin(x[0]) + 1e-6 * x[1] }, at: [1, 1])
  },
  Check("a component that differences cannot see") {
    unlessAccepted(
      "10⁸ + x·y", { x in [x[1], x[0]] }, of: { x in 1e8 + x[0] * x[1] }, at: [1, 2])
      ?? unlessAccepted(
        "10⁶·exp(x) + y", { x in [1e6 * exp(x[0]), 1] }, of: { x in 1e6 * exp(x[0]) + x[1] }, at: [2, 1])
  },
  Check("one wrong component of twenty") {
    let x = (0..<20).map { 1 + Double($0) / 7 }
    func f(_ x: [Double]) -> Double { x.reduce(0) { $0 + sin($1) * $1 } }
    func right(_ x: [Double]) -> [Double] { x.map { cos($0) * $0 + sin($0) } }
    func wrong(_ x: [Double]) -> [Double] {
      var slopes = right(x)
      slopes[13] *= 1.001
      return slopes
    }
    return unlessAccepted("Σ xᵢ sin(xᵢ)", right, of: f, at: x)
      ?? unlessRefused("Σ xᵢ sin(xᵢ) with the 14th component off by one in a thousand", wrong, of: f, at: x)
  },
  Check("a gradient of the wrong length") {
    unlessAccepted("x + y", { _ in [1, 1] }, of: { x in x[0] + x[1] }, at: [1, 2])
      ?? unlessRefused("x + y with one component", { _ in [1] }, of: { x in x[0] + x[1] }, at: [1, 2])
  },
]
