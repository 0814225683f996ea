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
//   u  from its lowest rungs (Noise.swift);
//   c  from the lowest rung whose quotient still differs from those below it by more than rounding explains: that
//      difference is c·hᵖ up to a factor 1 − 8⁻ᵖ. Above that rung, the movement to the next rung stands for the truncation.
// A rung is judged by all rungs below it, not by its neighbour alone. This is what keeps sin(10⁶x), sampled with steps
// far longer than its waves, from agreeing with itself by accident.

/// The lowest point of the measured V-curve.
struct Bottom {
  var rung: Rung
  var truncation: Double
  var isConverged: Bool

  /// Whether the quotients jump about on longer steps, and settle only below.
  var isBelowNoise = false

  /// A rung whose truncation error is plain to see.
  var reference: Reference?

  /// A step and the truncation error there, from which c follows.
  struct Reference {
    var step: Double
    var truncation: Double
  }
}

extension Ladder {
  /// Chooses the rung with the smallest estimated error, then tries the step that the formula predicts.
  func bottom(_ samples: inout Samples, _ f: (Double) throws -> Double) rethrows -> Bottom? {
    guard let bottom = lowestRung(samples) else { return nil }
    guard bottom.isConverged, !bottom.isBelowNoise, let reference = bottom.reference else { return bottom }
    return try refined(bottom, reference, &samples, f)
  }

  /// The rung with the smallest estimated error.
  private func lowestRung(_ samples: Samples) -> Bottom? {
    guard rungs.count >= 3 else { return nil }
    var reference: Bottom.Reference?
    var best = 0
    var bestTruncation = Double.infinity
    for index in rungs.indices.dropLast() {
      let rung = rungs[index]
      let next = rungs[index + 1]
      let difference = differenceToLowerRungs(index)
      if difference.unexplained > 4 * rung.rounding {
        let settled = 1 - Elementary::pow(next.step / rung.step, Double(scheme.accuracyOrder))
        reference = .init(step: rung.step, truncation: (difference.whole + rung.rounding) / settled)
      }
      let movement = (rung.value - next.value).magnitude
      let truncation = reference.map { truncationError(at: rung.step, from: $0) } ?? movement
      if truncation + rung.rounding < bestTruncation + rungs[best].rounding {
        best = index
        bestTruncation = truncation
      }
    }
    let isConverged = best < rungs.count - 2 || bestTruncation <= rungs[best].rounding
    if !isConverged { bestTruncation /= 1 - Swift.min(1, ratioOfChanges(below: best)) }
    let hidden = hiddenNoise(above: best, samples)
    if let hidden { bestTruncation = Swift.max(bestTruncation, hidden) }
    return Bottom(
      rung: rungs[best], truncation: bestTruncation, isConverged: isConverged, isBelowNoise: hidden != nil,
      reference: reference)
  }

  /// The quotient at the predicted step, rounded to a power of two, if it is better and agrees.
  private func refined(
    _ bottom: Bottom, _ reference: Bottom.Reference, _ samples: inout Samples, _ f: (Double) throws -> Double
  ) rethrows -> Bottom {
    let ideal = predictedStep(from: reference, noise: bottom.rung.noise)
    guard ideal.isNormal, let lowest = rungs.last?.step, let highest = rungs.first?.step else {
      return bottom
    }
    let exponent = (ideal * 1.4142135623730951).exponent
    let step = Double(sign: .plus, exponent: exponent, significand: 1)
    guard step > lowest, step <= highest, let rung = try rung(step: step, &samples, f) else { return bottom }
    let truncation = truncationError(at: step, from: reference)
    let old = bottom.truncation + bottom.rung.rounding
    let new = truncation + rung.rounding
    guard new < old, (rung.value - bottom.rung.value).magnitude <= new + old else { return bottom }
    return Bottom(rung: rung, truncation: truncation, isConverged: true, reference: reference)
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

  /// The truncation error c·hᵖ, where c follows from the truncation error at another step.
  private func truncationError(at step: Double, from reference: Bottom.Reference) -> Double {
    reference.truncation * Elementary::pow(step / reference.step, Double(scheme.accuracyOrder))
  }

  /// h* = (m·R·u/(p·c))^(1/(m+p)), written without c, which may be too large or too small for a `Double`.
  private func predictedStep(from reference: Bottom.Reference, noise: Double) -> Double {
    let order = Double(scheme.derivativeOrder)
    let power = Double(scheme.accuracyOrder)
    let balance = order * rounding(noise: noise, step: reference.step) / (power * reference.truncation)
    return reference.step * Elementary::pow(balance, 1 / (order + power))
  }

  /// How much of each change of the quotient remains in the next, an eighth to the power p for a smooth function.
  private func ratioOfChanges(below index: Int) -> Double {
    guard index >= 1, index + 1 < rungs.count else { return 1 }
    let upper = rungs[index - 1].value - rungs[index].value
    let lower = rungs[index].value - rungs[index + 1].value
    return upper == 0 ? 1 : (lower / upper).magnitude
  }

  /// The one-sided slopes, if they differ by the same amount on three rungs in a row.
  ///
  /// For a smooth function their difference is h·f″ and falls to an eighth from rung to rung.
  func kink(near step: Double) -> (left: Double, right: Double)? {
    guard scheme == .central, let index = rungs.firstIndex(where: { $0.step <= step }),
      index + 2 < rungs.count
    else { return nil }
    var previous = 0.0
    for rung in rungs[index...(index + 2)] {
      let gap = (rung.slopes.right - rung.slopes.left).magnitude
      guard gap > 16 * rung.rounding, gap > 0.7 * previous else { return nil }
      previous = gap
    }
    return rungs[index + 2].slopes
  }
}
