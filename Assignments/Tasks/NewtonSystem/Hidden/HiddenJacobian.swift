// What is asked of Jacobian.swift besides.

import Checking
import Dual

@testable import NewtonSystem

let hiddenJacobian = [
  Check("a Jacobian that is not square") {
    let f: System = { x in [sin(x[0]) * x[1], x[1] / x[0], x[0] * x[0]] }
    let right = Dual::jacobian(at: [0.5, 2], of: f)
    return unlessSame(jacobian(of: f, at: [0.5, 2]), right, "the Jacobian of (sin(x)y, y/x, x²) at (0.5, 2)")
  },
  Check("a column a run") {
    var runs = 0
    _ = jacobian(
      of: { x in
        runs += 1
        return [x[0], x[1] * x[2]]
      }, at: [1, 2, 3])
    return .unless(runs == 3, "the Jacobian by 3 inputs took \(runs) runs of f; 3 are enough")
  },
]
