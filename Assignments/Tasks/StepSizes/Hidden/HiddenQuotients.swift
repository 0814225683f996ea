// What is asked of Quotients.swift besides.

import Checking
import FiniteDiff

@testable import StepSizes

let hiddenQuotients = [
  Check("the step that the arguments really have") {
    // At 10⁶ a step of 10⁻⁹ becomes 1.05·10⁻⁹ or so; a straight line shows it.
    .unless(
      forwardDifference(of: { 3 * $0 }, at: 1e6, step: 1e-9), is: 3, "3x at 10⁶ with the step 10⁻⁹",
      within: 0.2)
      ?? .unless(
        centralDifference(of: { 3 * $0 }, at: 1e6, step: 1e-9), is: 3, "central, the same", within: 0.2)
      ?? .unless(
        forwardDifference(of: { $0 }, at: 1e6, step: 1e-9), is: 1, "x at 10⁶ with the step 10⁻⁹", within: 0)
  },
  Check("orders of accuracy") {
    for (name, order, quotient) in [
      ("forward", 1.0, forwardDifference), ("central", 2.0, centralDifference),
    ] {
      let errors = [0.02, 0.01].map { (quotient({ exp($0) }, 0, $0) - 1).magnitude }
      let measured = log(errors[0] / errors[1]) / log(2.0)
      if let finding = Finding.unless(
        measured, is: order, "the order of the \(name) difference of exp at 0", within: 0.05)
      {
        return finding
      }
    }
    return nil
  },
]
