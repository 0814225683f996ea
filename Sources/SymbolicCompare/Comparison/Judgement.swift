// After reading this file you know how a verdict is reached from the evidence: in which order the questions are asked.
//
//     is there a derivative?      finite (DOMAIN, OVERFLOW, INDETERMINATE), one slope (KINK): NoDerivative.swift;
//                                 not lost to underflow
//     do the exact methods agree  forward with reverse mode
//     does the naive formula      FORMULA-LIMITED within its own bound
//     does the quotient           FD-LIMITED, BELOW-RESOLUTION within what its step explains
//     is a digit left of it       LostDigits.swift
//
// Where two methods differ by more than their bounds (Evidence.swift), the others vote on which one stands alone.

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
  /// The judgement on this derivative.
  func judgement() -> Judgement {
    let judgement =
      singular() ?? hidden() ?? kinked() ?? underflowed() ?? exactMethods() ?? naiveFormula() ?? differences()
    if judgement.kind == .disagree { return excused() ?? judgement }
    guard judgement.kind <= .kink else { return judgement }
    return withoutDigits(besides: judgement.kind) ?? contradicted(judgement.kind) ?? judgement
  }

  /// No accusation where a bound on rounding means nothing: where numbers on the way overflow, or the formula's underflow.
  private func excused() -> Judgement? {
    let numbers = "numbers on the way are beyond the range in which Double keeps all digits"
    guard exactMethodsAgree else {
      guard meetsOverflow() else { return nil }
      return Judgement(
        .overflow, "\(numbers): forward mode gives \(figure(dual)), reverse mode \(figure(reverse))")
    }
    let error = (symbolic - reverse).magnitude
    guard error <= bound(scale) else {
      let lost = formulaLoss() + (underflow()?.loss ?? 0)
      guard formulaMeetsOverflow() || error <= bound(formulaScale) + distance(ofLoss: lost) else {
        return nil
      }
      return Judgement(
        .formulaLimited,
        "\(numbers): the naive formula gives \(figure(symbolic)), the others \(figure(reverse))")
    }
    guard meetsOverflow() else { return nil }
    return Judgement(
      .differenceLimited,
      "\(numbers): differences give \(figure(difference.value)), the others \(figure(reverse))")
  }

  /// Forward against reverse mode, the formula being the third witness and the differences the fourth.
  private func exactMethods() -> Judgement? {
    guard !exactMethodsAgree else { return nil }
    let figures = "forward \(figure(dual)), reverse \(figure(reverse)), formula \(figure(symbolic))"
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
        + "differences \(figure(difference.value))", alone: alone)
  }

  /// The naive formula against both.
  private func naiveFormula() -> Judgement? {
    let error = (symbolic - reverse).magnitude
    if error <= bound(scale) {
      guard shareTooFewDigits(symbolic, reverse) else { return nil }
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
          ? "the naive formula loses digits to cancellation: \(figure(symbolic)) for 0"
          : "the naive formula loses digits to cancellation: relative error "
            + FormattedNumber.short(error / reverse.magnitude))
    }
    // Of first order a product of two zeros that should be errors has no error; the running bound has it. Eight bounds,
    // as for all that is computed in another way (Property.swift).
    if error <= 8 * formulaError() {
      return Judgement(
        .formulaLimited,
        "the naive formula loses digits to rounding: \(figure(symbolic)) for \(figure(reverse)), within its own bound"
      )
    }
    let figures = "formula \(figure(symbolic)), forward \(figure(dual)), reverse \(figure(reverse))"
    if difference.value.isFinite, (difference.value - symbolic).magnitude <= 10 * predictedError,
      (difference.value - reverse).magnitude > 10 * predictedError
    {
      return Judgement(
        .disagree,
        "forward and reverse mode stand against the naive formula and the difference quotient: "
          + "\(figures), differences \(figure(difference.value))")
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
    let isNear = error <= 1e-4 * exact.magnitude
    if isNear && error <= 10 * predicted {
      return Judgement(.agree, "\(agreement); the difference quotient is within its predicted error")
    }
    guard predicted.isFinite else {
      if isNear {
        return Judgement(
          .agree, "\(agreement); the difference quotient, without an error bound here, within 1e-4")
      }
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
        "the difference quotient stands alone: \(figure(difference.value)) ± \(FormattedNumber.short(predicted)) "
          + "against \(exact) of the three others", alone: .finiteDifference)
    }
    if isNear {
      return Judgement(.agree, "\(agreement); the difference quotient within 1e-4, as its step explains")
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
}
