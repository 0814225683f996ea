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

  /// Difference quotients at other steps than the chosen one, for a second opinion.
  let otherQuotients: () -> [Double]

  /// Why a derivative is not finite, if it is not.
  let singularity: (Double) -> Singularity?
}

extension Evidence {
  /// How many units an exact method may err: measured on the corpus, sound programs stay below 2.
  private var allowedUnits: Double { 16 }

  /// The verdict on this derivative.
  func verdict() -> Verdict {
    singularVerdict() ?? kinkVerdict() ?? exactVerdict() ?? formulaVerdict() ?? differenceVerdict()
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
    let bound = allowedUnits * unitRoundoff * scale
    guard (dual - reverse).magnitude > bound else { return nil }
    let dualIsNearer = (dual - symbolic).magnitude < (reverse - symbolic).magnitude
    let alone: Method = dualIsNearer ? .reverse : .dual
    return Verdict(
      .disagree, "\(alone.name) stands alone: forward \(dual), reverse \(reverse), formula \(symbolic)")
  }

  /// The naive formula against both.
  private func formulaVerdict() -> Verdict? {
    let error = (symbolic - reverse).magnitude
    let unit = unitRoundoff * scale
    if error <= allowedUnits * unit { return nil }
    guard symbolic.isFinite, formulaScale.isFinite else {
      return Verdict(
        .formulaLimited,
        "the naive formula meets numbers that are not finite, forward and reverse mode do not")
    }
    if error <= allowedUnits * unitRoundoff * (formulaScale + scale) {
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
    guard error <= 10 * predicted || isCoveredByOtherSteps(error) else {
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

  /// Truncation and rounding as the quotient estimates them, and the rounding of the values it did not know of.
  private var predictedError: Double {
    difference.errorEstimate + 2 * valueError / difference.step.magnitude
  }

  /// Whether quotients at other steps scatter so far that they reach the exact derivative.
  private func isCoveredByOtherSteps(_ error: Double) -> Bool {
    let quotients = otherQuotients()
    guard !quotients.isEmpty, quotients.allSatisfy(\.isFinite) else { return true }
    return quotients.contains { ($0 - difference.value).magnitude > error / 10 }
  }
}
