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
// formula, does the difference quotient. Where they do not, the other methods vote on which one stands alone.

/// What is known of one derivative before it is judged.
struct Evidence {
  let dual: Double
  let reverse: Double
  let symbolic: Double
  let difference: DifferenceQuotient

  /// S of the function's own sweep, and of the naive formula's evaluation.
  let scale: Double

  /// S without what underflow can add to it.
  let relativeScale: Double
  let formulaScale: Double

  /// The absolute rounding error of one value of the function.
  let valueError: Double
  let slopes: OneSidedSlopes

  /// Whether the naive formula is evaluated without meeting NaN or an infinity.
  let formulaIsFinite: () -> Bool

  /// A bound of the naive formula's rounding error that products of two errors are part of (RunningError.swift).
  let formulaError: () -> Double

  /// The scale of the formula's rounding error without underflow.
  let formulaRelativeScale: () -> Double

  /// What underflow can have taken from the derivative; `nil` if nothing was met that is too small.
  let underflow: () -> Underflow?

  /// A line of the trace with its numbers.
  let placeOf: (WengertList.Line) -> TraceNode

  /// Whether some number on the way of a method is so large or so small that rounding is no longer relative.
  let meetsExtremes: () -> Bool

  /// The exact derivative at points spread over the difference quotient's step.
  let slopesWithinStep: () -> [Double]

  /// Whether a part of the function has a pole, a jump or a kink within the difference quotient's step.
  let stepCrossesSeam: () -> Bool

  /// Why a derivative is not finite, if it is not.
  let singularity: (Double) -> Singularity?

  /// The infinity behind a value that is not finite: on the way from the variable, or else anywhere.
  let infinity: () -> Singularity?
}

/// A verdict before its cause is looked for.
struct Judgement {
  let kind: Verdict.Kind
  let reason: String

  /// The method that stands alone, for DISAGREE; `nil` if it cannot be told.
  var alone: Method?

  /// Why the derivative is not finite, if it is not.
  var singularity: Singularity?

  /// Whether underflow or rounding left no digit of it.
  var loss: Loss?

  /// What can take all digits of a derivative.
  enum Loss {
    /// A number was too small for a `Double`, at a line of the trace if it can be told.
    case underflow(WengertList.Line?)

    /// What was left of a difference is rounding.
    case cancellation
  }

  init(
    _ kind: Verdict.Kind, _ reason: String, alone: Method? = nil, singularity: Singularity? = nil,
    loss: Loss? = nil
  ) {
    self.kind = kind
    self.reason = reason
    self.alone = alone
    self.singularity = singularity
    self.loss = loss
  }
}

extension Evidence {
  /// How many units an exact method may err: measured on the corpus, sound programs stay below 2.
  private var allowedUnits: Double { 16 }

  /// The rounding bound of an exact method; a coarse one where the trace is too extreme for a bound.
  func bound(_ scale: Double) -> Double {
    let bound = allowedUnits * unitRoundoff * scale
    return bound.isFinite ? bound : 1e-6 * reverse.magnitude
  }

  /// The judgement on this derivative.
  func judgement() -> Judgement {
    let judgement =
      singular() ?? kinked() ?? underflowed() ?? exactMethods() ?? naiveFormula() ?? differences()
    if judgement.kind == .disagree { return meetsExtremes() ? extreme() : judgement }
    return judgement.kind < .kink ? withoutDigits() ?? judgement : judgement
  }

  /// No accusation where a bound on rounding means nothing: numbers on the way overflow or underflow.
  private func extreme() -> Judgement {
    let numbers = "numbers on the way are beyond the range in which Double keeps all digits"
    guard dual.isFinite, reverse.isFinite, (dual - reverse).magnitude <= bound(scale) else {
      return Judgement(.overflow, "\(numbers): forward mode gives \(dual), reverse mode \(reverse)")
    }
    guard (symbolic - reverse).magnitude <= bound(scale) else {
      return Judgement(
        .formulaLimited, "\(numbers): the naive formula gives \(symbolic), the others \(reverse)")
    }
    return Judgement(
      .differenceLimited, "\(numbers): differences give \(difference.value), the others \(reverse)")
  }

  /// No finite derivative: the trace tells why.
  private func singular() -> Judgement? {
    guard !dual.isFinite || !reverse.isFinite else {
      return infinity().map { Judgement($0.kind, $0.reason, singularity: $0) }
    }
    if let cause = singularity(dual.isFinite ? reverse : dual) {
      return Judgement(cause.kind, cause.reason, singularity: cause)
    }
    if dual == reverse || (dual.isNaN && reverse.isNaN) {
      return Judgement(.overflow, "the derivative is beyond \(Double.greatestFiniteMagnitude)")
    }
    return Judgement(
      .disagree, "only one of forward mode (\(dual)) and reverse mode (\(reverse)) is finite",
      alone: dual.isFinite ? .reverse : reverse.isFinite ? .dual : nil)
  }

  /// Two slopes, or a jump.
  private func kinked() -> Judgement? {
    guard slopes.isKink else { return nil }
    // |√x| at 0 has no left side: its infinite slopes are those of an edge.
    let isSteep = slopes.left.isInfinite || slopes.right.isInfinite
    if isSteep && slopesWithinStep().contains(where: \.isNaN) { return nil }
    if slopes.isJump {
      return Judgement(.kink, "part of the function jumps here; by convention its slope is \(dual)")
    }
    return Judgement(
      .kink,
      "not differentiable here: left slope \(slopes.left), right slope \(slopes.right); "
        + "by convention \(dual), the midpoint where one kink acts alone")
  }

  /// Forward against reverse mode, the formula being the third witness and the differences the fourth.
  private func exactMethods() -> Judgement? {
    guard (dual - reverse).magnitude > bound(scale) else { return nil }
    let figures = "forward \(dual), reverse \(reverse), formula \(symbolic)"
    let forwardHolds = isConfirmedByFormula(dual)
    if forwardHolds != isConfirmedByFormula(reverse) {
      let alone: Method = forwardHolds ? .reverse : .dual
      return Judgement(.disagree, "\(alone.name) stands alone: \(figures)", alone: alone)
    }
    guard difference.value.isFinite else {
      return Judgement(.disagree, "forward and reverse mode differ, and nothing decides: \(figures)")
    }
    let isForwardNearer = (dual - difference.value).magnitude < (reverse - difference.value).magnitude
    let alone: Method = isForwardNearer ? .reverse : .dual
    return Judgement(
      .disagree,
      "\(alone.name) stands against the difference quotient: \(figures), "
        + "differences \(difference.value)", alone: alone)
  }

  /// Whether the naive formula agrees with a derivative within its own rounding.
  private func isConfirmedByFormula(_ derivative: Double) -> Bool {
    (symbolic - derivative).magnitude <= bound(formulaScale + scale)
  }

  /// The naive formula against both.
  private func naiveFormula() -> Judgement? {
    let error = (symbolic - reverse).magnitude
    if error <= bound(scale) {
      guard isUnderflow(symbolic, reverse) else { return nil }
      return Judgement(.formulaLimited, lossToUnderflow)
    }
    guard symbolic.isFinite, formulaScale.isFinite, formulaIsFinite() else {
      return Judgement(
        .formulaLimited,
        "the naive formula meets numbers that are not finite, forward and reverse mode do not")
    }
    if isConfirmedByFormula(reverse) {
      guard error <= bound(formulaRelativeScale() + relativeScale) else {
        return Judgement(.formulaLimited, lossToUnderflow)
      }
      return Judgement(
        .formulaLimited,
        reverse == 0
          ? "the naive formula loses digits to cancellation: \(symbolic) for 0"
          : "the naive formula loses digits to cancellation: relative error "
            + FormattedNumber.short(error / reverse.magnitude))
    }
    // Of first order a product of two zeros that should be errors has no error; the running bound has it.
    if error <= 8 * formulaError() {
      return Judgement(
        .formulaLimited,
        "the naive formula loses digits to rounding: \(symbolic) for \(reverse), within its own bound")
    }
    let figures = "formula \(symbolic), forward \(dual), reverse \(reverse)"
    if difference.value.isFinite, (difference.value - symbolic).magnitude <= 10 * predictedError,
      (difference.value - reverse).magnitude > 10 * predictedError
    {
      return Judgement(
        .disagree,
        "forward and reverse mode stand against the naive formula and the difference quotient: "
          + "\(figures), differences \(difference.value)")
    }
    return Judgement(.disagree, "the naive formula stands alone: \(figures)", alone: .symbolic)
  }

  /// The difference quotient against the exact methods.
  private func differences() -> Judgement {
    let exact = reverse
    guard difference.value.isFinite else {
      return Judgement(
        .differenceLimited, "the function has no finite values next to the point for differences to use")
    }
    let error = (difference.value - exact).magnitude
    let predicted = predictedError
    let agreement = "forward, reverse and formula agree within rounding"
    if error <= 1e-4 * exact.magnitude {
      return Judgement(.agree, "\(agreement); the difference quotient is within its predicted error")
    }
    guard predicted != .infinity else {
      return Judgement(
        .differenceLimited,
        "\(agreement); differences have no error bound here: within every step the function bends or its values scatter"
      )
    }
    guard error <= 10 * predicted || isCoveredByTheStep else {
      if stepCrossesSeam() {
        return Judgement(
          .differenceLimited,
          "\(agreement); the step of the differences reaches across a pole, a jump or a kink of a part of the function"
        )
      }
      return Judgement(
        .disagree,
        "the difference quotient stands alone: \(difference.value) ± \(FormattedNumber.short(predicted)) "
          + "against \(exact) of the three others", alone: .finiteDifference)
    }
    if exact == 0 && error <= predicted {
      return Judgement(
        .agree, "\(agreement) on 0; the difference quotient is within its predicted error")
    }
    if exact.magnitude <= predicted {
      return Judgement(
        .belowResolution,
        "\(agreement); differences cannot see a slope below \(FormattedNumber.short(predicted)) beside such a value"
      )
    }
    return Judgement(
      .differenceLimited,
      "\(agreement); the difference quotient is off by \(FormattedNumber.short(error / exact.magnitude)), "
        + "as its step explains")
  }

  /// Truncation and rounding as the quotient estimates them, the rounding of the values it did not know of, and
  /// that of the exact methods.
  var predictedError: Double {
    difference.truncationError + predictedErrorOfRounding
  }

  /// What of it is not truncation.
  var predictedErrorOfRounding: Double {
    difference.roundingError + 2 * valueError / difference.step.magnitude + bound(scale)
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
