// What students can ask of Quotients.swift.

import Checking
import FiniteDiff

@testable import StepSizes

let publicQuotients = [
  Check("forward difference of x²") {
    .unless(forwardDifference(of: { $0 * $0 }, at: 3, step: 0.5), is: 6.5, "(f(3.5) − f(3))/0.5 for x²")
  },
  Check("central difference of x³") {
    .unless(centralDifference(of: { $0 * $0 * $0 }, at: 1, step: 0.5), is: 3.25, "(f(1.5) − f(0.5))/1 for x³")
  },
]
