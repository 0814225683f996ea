// After reading this file you can make a good derivative of several bad ones.
//
// Idea (Richardson 1911). The error of the central difference is a series in h², so two steps are enough to remove its
// first term, three to remove two, and so on.
//
// Example. exp at 0, where the derivative is 1:
//
//     h = 1      1.17520
//     h = 1/2    1.04219    (4·1.04219 − 1.17520)/3 = 0.99785
//     h = 1/4    1.01045    (4·1.01045 − 1.04219)/3 = 0.99987    (16·0.99987 − 0.99785)/15 = 1.00000
//
// Algebra. With steps h, h/2, h/4 … the tableau is
//
//     Tᵢ₀ = D(h/2ⁱ),     Tᵢⱼ = Tᵢ,ⱼ₋₁ + (Tᵢ,ⱼ₋₁ − Tᵢ₋₁,ⱼ₋₁)/(4ʲ − 1),     error of Tᵢⱼ: a power 2j + 2 of the step
//
// Each Tᵢⱼ is itself a difference scheme with samples at ±1, ±2, ±4 … of its smallest step: ``Scheme/richardson`` is Tᵢ₃,
// and Fornberg's weights for those places are the same fractions.
//
// Ridders (1982) chooses the entry: the one that differs least from its neighbours to the left, Tᵢ,ⱼ₋₁ and Tᵢ₋₁,ⱼ₋₁. That
// difference alone is below the true error half of the time; the rounding bound R·u/h of the entry is added here, and the
// result must agree with the central difference's own estimate.
//
// Cost. The whole central ladder (about 35 calls) finds the noise and the largest sensible step; the tableau takes up to 16 more.

/// The derivative by Ridders' extrapolation, with step, scheme and error estimate: 12 to 15 digits for a smooth function.
///
/// The ``DifferenceQuotient/scheme`` tells how many levels were used, the ``DifferenceQuotient/step`` is the smallest.
///
/// - Parameters:
///   - x: the point.
///   - step: the largest step of the tableau; without one, the largest with which the central difference is right to an
///     eighth.
///   - bounds: where the function may be called; everywhere without them.
///   - f: the function.
/// - Complexity: About 50 calls of the function.
public func riddersQuotient(
  at x: Double, step: Double? = nil, within bounds: ClosedRange<Double>? = nil,
  of f: (Double) throws -> Double
) rethrows -> DifferenceQuotient {
  let (refusal, begun) = try begin(at: x, scheme: .central, within: bounds, of: f)
  guard var samples = begun else { return refusal }
  guard let central = try measure(nil, isWhole: true, &samples, f) else {
    var result = refusal
    result.evaluations = samples.evaluations
    return result
  }
  if let step, !(step > 0 && step.isFinite) {
    return .refused(.stepNotUsable(step), scheme: .central, evaluations: samples.evaluations)
  }
  let plain = DifferenceQuotient(central, evaluations: samples.evaluations)
  guard central.ladder.scheme == .central, central.caveat == nil else { return plain }
  let tableau = try Tableau(from: step ?? central.largestSensibleStep, central, &samples, f)
  guard let best = tableau.best, best.errorEstimate < plain.errorEstimate else {
    var result = plain
    result.evaluations = samples.evaluations
    return result
  }
  var result = best
  result.evaluations = samples.evaluations
  let disagreement = (result.value - plain.value).magnitude
  if disagreement > result.errorEstimate + plain.errorEstimate {
    result.truncationError = disagreement + plain.errorEstimate
  }
  return result
}

extension Measured {
  /// The largest step of the ladder whose quotient, like all below it down to the best, is within an eighth of the best.
  fileprivate var largestSensibleStep: Double {
    let best = bottom.rung
    var step = best.step
    for rung in ladder.rungs.reversed() where rung.step > best.step {
      guard (rung.value - best.value).magnitude <= 0.125 * best.value.magnitude + rung.rounding else { break }
      step = rung.step
    }
    return step
  }
}

/// The tableau of Richardson's extrapolation for steps that are powers of two, and its most trustworthy entry.
private struct Tableau {
  private(set) var best: DifferenceQuotient?

  init(
    from largest: Double, _ central: Measured, _ samples: inout Samples, _ f: (Double) throws -> Double
  ) rethrows {
    var previous: [Double] = []
    var step = largest.binade
    for _ in 0..<8 {
      if let rung = try central.ladder.rung(step: step, &samples, f) {
        var row = [rung.value]
        var power = 1.0
        for level in 0..<Swift.min(previous.count, Scheme.extrapolated.count - 1) {
          power *= 4
          row.append(row[level] + (row[level] - previous[level]) / (power - 1))
        }
        for level in row.indices.dropFirst() {
          let toTheLeft = (row[level] - row[level - 1]).magnitude
          let above = (row[level] - previous[level - 1]).magnitude
          consider(row[level], level, Swift.max(toTheLeft, above), rung)
        }
        previous = row
      }
      step /= 2
    }
  }

  private mutating func consider(_ value: Double, _ level: Int, _ difference: Double, _ rung: Rung) {
    let scheme = Scheme.extrapolated[level]
    let candidate = DifferenceQuotient(
      value: value, step: rung.step, scheme: scheme, evaluations: 0, truncationError: difference,
      roundingError: scheme.roundingFactor * rung.noise / rung.step, caveat: nil)
    guard value.isFinite, candidate.errorEstimate < best?.errorEstimate ?? .infinity else { return }
    best = candidate
  }
}
