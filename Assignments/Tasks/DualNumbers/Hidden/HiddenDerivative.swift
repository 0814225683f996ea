// What is asked of Derivative.swift besides.

import Checking
import Dual

@testable import DualNumbers

let hiddenDerivative = [
  Check("the gradient") {
    let point = [1.5, -2, 0.25, 4]
    let mine = gradient(of: { x in x[0] * x[1] + x[2] / x[3] }, at: point)
    let right = Dual::gradient(at: point) { x in x[0] * x[1] + x[2] / x[3] }
    return .unless(mine, are: right, "the gradient of x₁x₂ + x₃/x₄ at \(point)")
  },
  Check("the gradient costs one run for each input") {
    var runs = 0
    _ = gradient(
      of: { x in
        runs += 1
        return x[0] + x[1] + x[2]
      }, at: [1, 2, 3])
    return .unless(runs == 3, "the gradient of a function of 3 inputs took \(runs) runs, not 3")
  },
]
