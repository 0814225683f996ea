// After reading this file you know how the step is chosen: at the bottom of the V that truncation and rounding draw.
//
//     error │╲                ╱            total error at step h:
//           │  ╲            ╱                  c·hᵖ + R·u/hᵐ,     c = |C·f⁽ᵐ⁺ᵖ⁾(x)|
//           │    ╲        ╱
//           │ R·u/hᵐ ╲__╱  c·hᵖ            smallest where its derivative vanishes:
//           └──────────┴────────→ h            h* = ( m·R·u / (p·c) )^(1/(m+p))
//                      h*
//
// For the central difference h* = (3u/|f‴|)^⅓ and the error there is about (u²·|f‴|)^⅓ (Gill, Murray, Saunders &
// Wright 1983; Moré & Wild 2012). Neither u nor c is known beforehand; both are read off the ladder:
//   u  from its lowest rungs (Ladder.swift);
//   c  from the lowest rung whose quotient still differs from those below it by more than rounding explains: that
//      difference is c·hᵖ up to a factor 1 − 8⁻ᵖ. Above that rung, the movement to the next rung stands for the truncation.
// A rung is judged by all rungs below it, not by its neighbour alone. This is what keeps sin(10⁶x), sampled with steps
// far longer than its waves, from agreeing with itself by accident.

/// The lowest point of the measured V-curve.
struct Bottom {
  var rung: Rung
  var truncation: Double
  var isConverged: Bool
  var kink: (left: Double, right: Double)?
}

extension Ladder {
  /// Chooses the rung with the smallest estimated error, then tries the step that the formula predicts.
  mutating func bottom(_ f: (Double) throws -> Double) rethrows -> Bottom? {
    guard rungs.count >= 3 else { return nil }
    var reference: (step: Double, truncation: Double)?
    var best = 0
    var bestTruncation = Double.infinity
    for index in rungs.indices.dropLast() {
      let rung = rungs[index]
      let difference = differenceToLowerRungs(index)
      if difference.unexplained > 4 * rung.rounding {
        reference = (rung.step, (difference.whole + rung.rounding) / settled)
      }
      let movement = (rung.value - rungs[index + 1].value).magnitude
      let truncation = reference == nil ? movement : truncation(at: rung.step, from: reference)
      if truncation + rung.rounding < bestTruncation + rungs[best].rounding {
        best = index
        bestTruncation = truncation
      }
    }
    let isConverged = best < rungs.count - 2 || bestTruncation <= rungs[best].rounding
    if !isConverged { bestTruncation /= 1 - Swift.min(1, ratioOfChanges(below: best)) }
    var bottom = Bottom(
      rung: rungs[best], truncation: bestTruncation, isConverged: isConverged, kink: kink(near: best))
    guard isConverged, let reference else { return bottom }
    let ideal = predictedStep(from: reference, noise: rungs[best].noise)
    guard let refined = try refinedRung(ideal, unlike: rungs[best], f) else { return bottom }
    let truncation = truncation(at: refined.step, from: reference)
    let slack = truncation + refined.rounding + bottom.truncation + bottom.rung.rounding
    if (refined.value - bottom.rung.value).magnitude <= slack,
      truncation + refined.rounding < bottom.truncation + bottom.rung.rounding
    {
      bottom.rung = refined
      bottom.truncation = truncation
    }
    return bottom
  }

  /// The part 1 − 8⁻ᵖ of a rung's truncation error by which it differs from the rung below, rounded down.
  private var settled: Double { scheme.accuracyOrder == 1 ? 0.87 : 0.98 }

  /// The truncation error c·hᵖ, where c follows from the truncation error at another step.
  private func truncation(at step: Double, from reference: (step: Double, truncation: Double)?) -> Double {
    guard let reference else { return 0 }
    return reference.truncation * Elementary::pow(step / reference.step, Double(scheme.accuracyOrder))
  }

  /// h* = (m·R·u/(p·c))^(1/(m+p)), written without c, which may be too large or too small for a `Double`.
  private func predictedStep(from reference: (step: Double, truncation: Double), noise: Double) -> Double {
    let order = Double(scheme.derivativeOrder)
    let power = Double(scheme.accuracyOrder)
    let rounding = scheme.roundingFactor * noise / raised(reference.step)
    let balance = order * rounding / (power * reference.truncation)
    return reference.step * Elementary::pow(balance, 1 / (order + power))
  }

  /// How far a rung's quotient lies from those below it: beyond what their rounding explains, and in all.
  private func differenceToLowerRungs(_ index: Int) -> (unexplained: Double, whole: Double) {
    var largest = (unexplained: 0.0, whole: 0.0)
    for lower in rungs[(index + 1)...] {
      let whole = (rungs[index].value - lower.value).magnitude
      if whole - lower.rounding > largest.unexplained { largest = (whole - lower.rounding, whole) }
    }
    return largest
  }

  /// How much of each change of the quotient remains in the next, an eighth to the power p for a smooth function.
  private func ratioOfChanges(below index: Int) -> Double {
    guard index >= 1, index + 1 < rungs.count else { return 1 }
    let upper = rungs[index - 1].value - rungs[index].value
    let lower = rungs[index].value - rungs[index + 1].value
    return upper == 0 ? 1 : (lower / upper).magnitude
  }

  /// The quotient for the predicted step, rounded to a power of two; `nil` if that is no better place.
  private mutating func refinedRung(
    _ ideal: Double, unlike best: Rung, _ f: (Double) throws -> Double
  ) rethrows -> Rung? {
    guard ideal.isNormal, let lowest = rungs.last?.step, let highest = rungs.first?.step else { return nil }
    let exponent = (ideal * 1.4142135623730951).exponent
    let step = Double(sign: .plus, exponent: exponent, significand: 1)
    guard step != best.step, step > lowest, step <= highest else { return nil }
    guard var refined = try rung(step: step, f) else { return nil }
    refined.noise = Swift.max(refined.noise, rungs.last?.noise ?? 0)
    refined.rounding = rounding(of: refined)
    return refined
  }

  /// The one-sided slopes, if they differ by the same amount on three rungs in a row.
  ///
  /// For a smooth function their difference is h·f″ and falls to an eighth from rung to rung.
  private func kink(near index: Int) -> (left: Double, right: Double)? {
    guard index + 2 < rungs.count, scheme.offsets == [-1, 1] else { return nil }
    var previous = 0.0
    for rung in rungs[index...(index + 2)] {
      guard let slopes = rung.slopes else { return nil }
      let gap = slopes.right - slopes.left
      guard gap.magnitude > 16 * rung.rounding, gap.magnitude > 0.7 * previous else { return nil }
      previous = gap.magnitude
    }
    return rungs[index + 2].slopes
  }
}
