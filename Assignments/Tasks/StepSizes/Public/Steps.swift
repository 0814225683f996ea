// What students can ask of Steps.swift.

import Checking
import FiniteDiff

@testable import StepSizes

/// exp, sin and x³ at points of several sizes, with their derivatives.
let probes: [(name: String, f: @Sendable (Double) -> Double, slope: Double, x: Double)] = [
  ("exp", { exp($0) }, exp(1.0), 1), ("sin", { sin($0) }, cos(0.3), 0.3), ("x³", { $0 * $0 * $0 }, 3e8, 1e4),
]

func unlessAccurate(
  _ what: String, within bound: Double, _ derivative: ((Double) -> Double, Double) -> Double
) -> Finding? {
  for probe in probes {
    let error = ((derivative(probe.f, probe.x) - probe.slope) / probe.slope).magnitude
    if !(error <= bound) {
      return Finding(
        "the \(what) difference of \(probe.name) at \(probe.x) with your step is off by \(error) of the derivative; \(bound) can be had"
      )
    }
  }
  return nil
}

let publicSteps = [
  Check("forward differences keep half of the digits") {
    unlessAccurate("forward", within: 2e-7) { forwardDifference(of: $0, at: $1, step: forwardStep(at: $1)) }
  }
]
