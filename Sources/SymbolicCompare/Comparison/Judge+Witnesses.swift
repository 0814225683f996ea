// After reading this file you know the last rows of the table in Judge.swift: how the naive formula and the differences are
// judged once forward and reverse mode are known to be right, and what the verdict is where nothing is certified.

import Truth

extension Judge {
  /// The naive formula against the certified number.
  func naiveFormula(_ number: Ball) -> Verdict? {
    guard let answer = derivative.answers[.symbolic] else { return nil }
    let error = error(of: answer, against: number)
    guard isOff(.symbolic, number) || error?.isLarge(beside: number) ?? true else { return nil }
    let isSmooth = derivative.order > 0 && derivative.truth?.events.isEmpty == true
    let isUnexamined = isSmooth && !derivative.examination.isGranted
    if isSmooth, !isUnexamined, let formula = derivative.formula?.formula,
      compared.contradicts(formula, number)
    {
      return Verdict(
        .disagree, "the naive formula stands alone: \(answers), certified \(figure(number))")
    }
    guard answer.isFinite, let error else {
      return Verdict(
        .formulaLimited,
        "the naive formula meets numbers that are not finite, forward and reverse mode do not",
        digits: digitsLeft(number))
    }
    // B is made for forward mode's operations; the formula has others, and may miss it by some bits.
    guard error.isLarge(beside: number) else { return nil }
    let loss =
      isUnexamined
      ? "the naive formula is off, by lost digits or by a wrong rule (of so many derivatives not each is looked at alone)"
      : "the naive formula loses digits that forward and reverse mode keep"
    return Verdict(
      .formulaLimited, "\(loss): \(plain(answer)) for \(figure(number))",
      digits: digitsLeft(number))
  }

  /// The difference quotient against the certified number.
  func differences(_ number: Ball) -> Verdict {
    let digits = digitsLeft(number)
    let size = number.midpoint.magnitude.nearestDouble
    let agreement = derivative.order == 0 ? "the value has its digits" : "the exact methods have their digits"
    guard let difference = derivative.difference else { return Verdict(.agree, agreement, digits: digits) }
    guard difference.value.isFinite else {
      return Verdict(
        .differenceLimited, "the function has no finite values next to the point for differences to use",
        digits: digits)
    }
    let error = Ball(difference.value).subtracting(number, bits: 64).midpoint.magnitude.nearestDouble
    let predicted = difference.errorEstimate
    // An infinite estimate predicts nothing; what is 0 has no size of its own, and 1 is taken for it there.
    let isKnown = predicted.isFinite && error <= 10 * predicted
    let isNearZero = size == 0 && (isKnown || !predicted.isFinite && error <= Verdict.nearEnough)
    if error <= Verdict.nearEnough * size || isNearZero {
      return Verdict(
        .agree, "\(agreement); the difference quotient is within \(isKnown ? "its predicted error" : "1e-4")",
        digits: digits)
    }
    if isKnown && size <= predicted {
      return Verdict(
        .belowResolution,
        "\(agreement); differences cannot see a slope below \(FormattedNumber.short(predicted)) beside such a value",
        digits: digits)
    }
    let off = size == 0 ? FormattedNumber.short(error) : FormattedNumber.short(error / size)
    let known =
      !predicted.isFinite
      ? "and knows of no digit"
      : isKnown ? "as its step explains" : "more than it predicts of itself"
    return Verdict(
      .differenceLimited, "\(agreement); the difference quotient is off by \(off), \(known)", digits: digits)
  }

  /// Where nothing was certified, the methods can only be held against one another.
  func uncertified() -> Verdict {
    let exact = derivative.answers.values
    guard let first = exact.first, exact.allSatisfy(\.isFinite) else {
      return Verdict(
        .indeterminate, "a method has no finite number, and nothing is certified: \(compared.whyUncertified)")
    }
    let spread = exact.map { ($0 - first).magnitude }.max() ?? 0
    let size = exact.map(\.magnitude).max() ?? 0
    if spread <= Self.halfOfTheDigits * size {
      if let difference = derivative.difference, difference.value.isFinite {
        // The only witness that is left.
        let error = (difference.value - first).magnitude
        if error > Verdict.nearEnough * size && error > 10 * difference.errorEstimate {
          return Verdict(
            .differenceLimited,
            "the exact methods agree, the difference quotient contradicts them; nothing is certified: "
              + compared.whyUncertified)
        }
      }
      return Verdict(.agree, "the exact methods agree; nothing is certified: \(compared.whyUncertified)")
    }
    return Verdict(
      .indeterminate,
      "the exact methods differ: \(answers); which is right is not certified: \(compared.whyUncertified)")
  }
}
