// After reading this file you know what is measured of a rule at one partial derivative: its error against an enclosure
// by interval arithmetic, reverse mode over balls, of at least 80 bits.

import SymbolicCompare

/// What one rule gave for one partial derivative.
struct Outcome {
  let error: Double
  let relative: Double
  let calls: Int
  let estimate: Double

  /// Whether the error is above 1e-7 where another step reaches 1e-9.
  let isMissed: Bool
}

struct Row {
  let outcomes: [Outcome]
}

/// The gradient in balls of 80 bits or more; `nil` where 4096 bits are not enough.
func enclosures(_ list: WengertList, _ point: [Double]) -> [Ball]? {
  for bits in [128, 512, 4096] {
    let gradient = Ball.withPrecision(bits) { list.valueWithGradient(at: point.map { Ball($0) }).gradient }
    if gradient.allSatisfy({ $0.isExact || $0.accuracyInBits >= 80 }) { return gradient }
  }
  return nil
}

/// The outcomes of all rules for each input.
func rows(_ list: WengertList, _ point: [Double]) -> [Row] {
  guard list.value(at: point).isFinite, let gradient = enclosures(list, point) else { return [] }
  return point.indices.map { position in
    let exact = gradient[position]
    let f: (Double) -> Double = { x in
      var moved = point
      moved[position] = x
      return list.value(at: moved)
    }
    func error(_ value: Double) -> Double {
      guard value.isFinite else { return .infinity }
      return exact.subtracting(Ball(value), bits: 128).midpoint.nearestDouble.magnitude
    }
    let (x, slope) = (point[position], exact.midpoint.nearestDouble)
    lazy var best = vCurve(at: x, scheme: .central, derivative: slope, of: f).optimum?.error ?? .infinity
    let outcomes = Rule.all.map { rule in
      let answer = rule.answer(x, f)
      let error = error(answer.value)
      let isLarge = rule.isAdaptive && error > 1e-7 * slope.magnitude
      return Outcome(
        error: error, relative: error == 0 ? 0 : error / slope.magnitude, calls: answer.calls,
        estimate: answer.estimate, isMissed: isLarge && best <= 1e-9 * slope.magnitude)
    }
    return Row(outcomes: outcomes)
  }
}
