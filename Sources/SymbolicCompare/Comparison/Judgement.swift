// After reading this file you know how a verdict is reached, and why no fixed tolerance could.
//
// A derivative of 1e-7 that is wholly wrong passes an absolute tolerance of 1e-6; a right one beside
// cancellation fails a relative tolerance of 1e-9. So each method is held to its own bound:
//
//     forward, reverse   a multiple of the rounding unit u·S            (RoundingBound.swift)
//     naive formula      the same, or a multiple of its own u·S         (FORMULA-LIMITED)
//     differences        truncation + rounding error of their step      (FD-LIMITED, BELOW-RESOLUTION)
//
// The order of the questions: is there a derivative (finite? one slope?), do the exact methods agree, does the
// formula, does the difference quotient.

/// What is known of one derivative before it is judged.
struct Evidence {
  let dual: Double
  let reverse: Double
  let symbolic: Double
  let difference: DifferenceQuotient

  /// S of the function's own sweep, and of the naive formula's evaluation.
  let scale: Double
  let formulaScale: Double

  /// The absolute rounding error of one value of the function.
  let valueError: Double
  let slopes: OneSidedSlopes

  /// Whether the naive formula is evaluated without meeting NaN or an infinity.
  let formulaIsFinite: () -> Bool

  /// Whether some number on the way of a method is so large or so small that rounding is no longer relative.
  let meetsExtremes: () -> Bool

  /// The exact derivative at points spread over the difference quotient's step.
  let slopesWithinStep: () -> [Double]

  /// Why a derivative is not finite, if it is not.
  let singularity: (Double) -> Singularity?
}

extension Evidence {
  /// How many units an exact method may err: measured on the corpus, sound programs stay below 2.
  private var allowedUnits: Double { 16 }

  /// The rounding bound of an exact method; a coarse one where the trace is too extreme for a bound.
  private func bound(_ scale: Double) -> Double {
    let bound = allowedUnits * unitRoundoff * scale
    return bound.isFinite ? bound : 1e-6 * reverse.magnitude
  }

  /// The verdict on this derivative.
  func verdict() -> Verdict {
    let verdict =
      singularVerdict() ?? kinkVerdict() ?? exactVerdict() ?? formulaVerdict() ?? differenceVerdict()
    return verdict.kind == .disagree && meetsExtremes() ? extremeVerdict() : verdict
  }

  /// No accusation where a bound on rounding means nothing: numbers on the way overflow or underflow.
  private func extremeVerdict() -> Verdict {
    let numbers = "numbers on the way are beyond the range in which Double keeps all digits"
    guard dual.isFinite, reverse.isFinite, (dual - reverse).magnitude <= bound(scale) else {
      return Verdict(.overflow, "\(numbers): forward mode gives \(dual), reverse mode \(reverse)")
    }
    guard (symbolic - reverse).magnitude <= bound(scale) else {
      return Verdict(
        .formulaLimited, "\(numbers): the naive formula gives \(symbolic), the others \(reverse)")
    }
    return Verdict(
      .differenceLimited, "\(numbers): differences give \(difference.value), the others \(reverse)")
  }

  /// No finite derivative: the trace tells why.
  private func singularVerdict() -> Verdict? {
    guard !dual.isFinite || !reverse.isFinite else { return nil }
    if let cause = singularity(dual.isFinite ? reverse : dual) { return Verdict(cause.kind, cause.reason) }
    if dual == reverse || (dual.isNaN && reverse.isNaN) {
      return Verdict(.overflow, "the derivative is beyond \(Double.greatestFiniteMagnitude)")
    }
    return Verdict(.disagree, "only one of forward mode (\(dual)) and reverse mode (\(reverse)) is finite")
  }

  /// Two slopes, or a jump.
  private func kinkVerdict() -> Verdict? {
    guard slopes.isKink else { return nil }
    if slopes.isJump {
      return Verdict(.kink, "the function jumps here; by convention its slope is \(dual)")
    }
    return Verdict(
      .kink,
      "not differentiable here: left slope \(slopes.left), right slope \(slopes.right); "
        + "by convention \(dual), the midpoint where one kink acts alone")
  }

  /// Forward against reverse mode, the formula being the third witness.
  private func exactVerdict() -> Verdict? {
    guard (dual - reverse).magnitude > bound(scale) else { return nil }
    let dualIsNearer = (dual - symbolic).magnitude < (reverse - symbolic).magnitude
    let alone: Method = dualIsNearer ? .reverse : .dual
    return Verdict(
      .disagree, "\(alone.name) stands alone: forward \(dual), reverse \(reverse), formula \(symbolic)")
  }

  /// The naive formula against both.
  private func formulaVerdict() -> Verdict? {
    let error = (symbolic - reverse).magnitude
    if error <= bound(scale) { return nil }
    guard symbolic.isFinite, formulaScale.isFinite, formulaIsFinite() else {
      return Verdict(
        .formulaLimited,
        "the naive formula meets numbers that are not finite, forward and reverse mode do not")
    }
    if error <= bound(formulaScale + scale) {
      let lost = reverse == 0 ? "all" : FormattedNumber.short(error / reverse.magnitude)
      return Verdict(
        .formulaLimited,
        reverse == 0
          ? "the naive formula loses digits to cancellation: \(symbolic) for 0"
          : "the naive formula loses digits to cancellation: relative error \(lost)")
    }
    return Verdict(
      .disagree, "the naive formula stands alone: \(symbolic), forward \(dual), reverse \(reverse)")
  }

  /// The difference quotient against the exact methods.
  private func differenceVerdict() -> Verdict {
    let exact = reverse
    guard difference.value.isFinite else {
      return Verdict(
        .differenceLimited, "the function has no finite values next to the point for differences to use")
    }
    let error = (difference.value - exact).magnitude
    let predicted = predictedError
    let agreement = "forward, reverse and formula agree within rounding"
    if error <= 1e-4 * exact.magnitude {
      return Verdict(.agree, "\(agreement); the difference quotient is within its predicted error")
    }
    guard error <= 10 * predicted || isCoveredByTheStep else {
      return Verdict(
        .disagree,
        "the difference quotient stands alone: \(difference.value) ± \(FormattedNumber.short(predicted)) "
          + "against \(exact) of the three others")
    }
    if exact == 0 && error <= predicted {
      return Verdict(.agree, "\(agreement) on 0; the difference quotient is within its predicted error")
    }
    if exact.magnitude <= predicted {
      return Verdict(
        .belowResolution,
        "\(agreement); differences cannot see a slope below \(FormattedNumber.short(predicted)) beside such a value"
      )
    }
    return Verdict(
      .differenceLimited,
      "\(agreement); the difference quotient is off by \(FormattedNumber.short(error / exact.magnitude)), "
        + "as its step explains")
  }

  /// Truncation and rounding as the quotient estimates them, the rounding of the values it did not know of, and
  /// that of the exact methods.
  private var predictedError: Double {
    difference.errorEstimate + 2 * valueError / difference.step.magnitude + bound(scale)
  }

  /// Whether the derivative itself takes the quotient's value somewhere within its step.
  ///
  /// By the mean value theorem a difference quotient is the derivative at some point between its samples. If the
  /// exact derivative, sampled there, reaches the quotient, then the step is too coarse for this function, and no
  /// rule is wrong. A wrong rule is wrong at all of these points.
  private var isCoveredByTheStep: Bool {
    let slopes = slopesWithinStep() + [reverse]
    guard slopes.allSatisfy(\.isFinite), let least = slopes.min(), let greatest = slopes.max() else {
      return true
    }
    let margin = (greatest - least) / 10 + 10 * predictedError
    return difference.value >= least - margin && difference.value <= greatest + margin
  }
}
