// What is asked of Newton.swift besides.

import Checking
import Dual

@testable import NewtonSystem

let hiddenNewton = [
  Check("three equations") {
    // exp(x) = 2, x·y = log(2), sin(z) = ½·y
    let f: System = { x in [exp(x[0]) - 2, x[0] * x[1] - log(2.0), sin(x[2]) - x[1] / 2] }
    guard let x = newton(f, from: [1, 0.7, 0.3]) else {
      return Finding("three equations with a zero: yours is nil")
    }
    let logarithm = log(2.0)
    let angle = Double.pi / 6
    return .unless(x, are: [logarithm, 1, angle], "exp(x) = 2, xy = log(2), sin(z) = y/2", within: 1e-9)
  },
  Check("few steps: convergence is quadratic") {
    var runs = 0
    let f: System = { x in
      runs += 1
      return [x[0] * x[0] - 2]
    }
    let x = newton(f, from: [1])
    return .unless(x?.first ?? .nan, is: 2.0.squareRoot(), "the zero of x² − 2 from 1", within: 1e-9)
      ?? .unless(runs <= 30, "x² − 2 from 1 took \(runs) runs of f; 7 steps of 2 runs each are enough")
  },
  Check("no zero, no answer") {
    newton({ x in [x[0] * x[0] + 1] }, from: [0.5]).map {
      Finding("x² + 1 has no zero: expected nil, yours is \($0)")
    }
      ?? newton({ x in [x[0] * x[0] - 1] }, from: [0]).map {
        Finding("x² − 1 from 0 has a singular Jacobian: expected nil, yours is \($0)")
      }
  },
]
