// What students can ask of Steps.swift.

import Checking
import FiniteDiff

@testable import StepSizes

/// A function at a point, with its derivative there.
typealias Probe = (name: String, f: @Sendable (Double) -> Double, slope: Double, x: Double)

/// exp, sin and x³ at ten points each.
func probes() -> [Probe] {
  var probes: [Probe] = []
  for place in 0..<10 {
    let x: Double = 1 + Double(place) / 16
    let large: Double = 1e4 * x
    let slope: Double = 3 * large * large
    probes.append(("exp", { exp($0) }, exp(x), x))
    probes.append(("sin", { sin($0) }, cos(x / 2), x / 2))
    probes.append(("x³", { $0 * $0 * $0 }, slope, large))
  }
  return probes
}

func unlessAccurate(
  _ what: String, within bound: Double, _ derivative: ((Double) -> Double, Double) -> Double
) -> Finding? {
  for probe in probes() {
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
