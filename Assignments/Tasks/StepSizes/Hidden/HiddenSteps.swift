// What is asked of Steps.swift besides. The quotients are the package's, so that a wrong one of part 1 costs nothing here.

import Checking
import FiniteDiff

@testable import StepSizes

let hiddenSteps = [
  Check("central differences keep two thirds") {
    unlessAccurate("central", within: 2e-9) { f, x in
      let h = centralStep(at: x)
      return (f(x + h) - f(x - h)) / ((x + h) - (x - h))
    }
  },
  Check("steps near the optimum") {
    for x in [0.0, 1, -250, 1e6] {
      let scale = max(1, x.magnitude)
      let (forward, central) = (forwardStep(at: x) / scale, centralStep(at: x) / scale)
      if !(3e-9...2e-7).contains(forward) {
        return Finding("forwardStep(at: \(x)) is \(forward * scale); h/2 + 2u/h is least elsewhere")
      }
      if !(1e-6...4e-5).contains(central) {
        return Finding("centralStep(at: \(x)) is \(central * scale); h²/6 + u/h is least elsewhere")
      }
    }
    return nil
  },
]
