// What students can ask of Derivative.swift. Two of the functions need no rule but arithmetic's.

import Checking
import Dual

@testable import DualNumbers

let publicDerivative = [
  Check("the slope of a function of one number") {
    .unless(slope(of: { x in x * x * x }, at: 2), is: 12, "the slope of x·x·x at 2")
  },
  Check("the slope along a direction") {
    .unless(
      slope(of: { x in x[0] * x[1] }, at: [3, 5], along: [2, -1]), is: 7,
      "the slope of x·y at (3, 5) along (2, −1)")
  },
]
