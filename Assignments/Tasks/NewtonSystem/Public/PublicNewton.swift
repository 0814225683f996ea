// What students can ask of Newton.swift.

import Checking
import Dual

@testable import NewtonSystem

let publicNewton = [
  Check("a circle and a hyperbola") {
    guard let x = newton({ x in [x[0] * x[0] + x[1] * x[1] - 5, x[0] * x[1] - 2] }, from: [3, 0.5]) else {
      return Finding("x² + y² = 5, xy = 2 from (3, 0.5): expected [2.0, 1.0], yours is nil")
    }
    return .unless(x, are: [2, 1], "the zero of (x² + y² − 5, xy − 2) from (3, 0.5)", within: 1e-9)
  }
]
