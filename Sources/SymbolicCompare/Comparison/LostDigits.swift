// After reading this file you know when no digit of a derivative is left, though no rule is wrong: because a number
// on its way was too small for a `Double`, or because what a difference left is rounding.
//
//     1/exp(x) at 400        forward −1.9e-174, reverse 0      e⁻⁸⁰⁰ underflows: neither confirms the other
//     x/x + x at 1e-17       forward 1, reverse 0              1e17 − 1e17 cancels: both are within rounding
//
// A bound covers both, and two numbers within a bound are no sign of a wrong rule. But numbers that share no digit do
// not agree, and the verdict must not say so. Underflow leaves no finite derivative that anything vouches for, so its
// verdict is OVERFLOW's (the range of `Double` is left at its other end), with the numbers in its text. Cancellation
// is of the kind BELOW-RESOLUTION: what there is, is smaller than the rounding beside it.

extension Evidence {
  /// Whether two derivatives differ by more than rounding, and have fewer than six digits in common.
  ///
  /// Six, since the bound of rounding alone is of first order: below it may lie a part of a function's own rule that
  /// underflows harmlessly, and a reader of 16 equal digits is not served by a warning. Beside the least numbers, where
  /// a number has few digits or one, half of it is asked for.
  func shareTooFewDigits(_ a: Double, _ b: Double) -> Bool {
    let distance = (a - b).magnitude
    let larger = Swift.max(a.magnitude, b.magnitude)
    guard distance > bound(relativeScale) + 1e-6 * larger else { return false }
    return distance > 16 * Double.leastNonzeroMagnitude || 2 * distance > larger
  }

  /// All four answers, for a sentence.
  var figures: String {
    "forward \(figure(dual)), reverse \(figure(reverse)), formula \(figure(symbolic)), differences \(figure(difference.value))"
  }

  /// Why the naive formula alone is off.
  var lossToUnderflow: String {
    "the naive formula loses digits to underflow: \(figure(symbolic)) for \(figure(reverse))"
  }

  /// No digit is certain, since something on the way was too small.
  ///
  /// Either the two modes differ, by what underflow explains; or they agree on a number that is smaller than what both
  /// may have lost, and the differences do not confirm it: log(1/exp(x)) at 500 is 0 in all methods but them.
  func underflowed() -> Judgement? {
    let distance = (dual - reverse).magnitude
    let differs = shareTooFewDigits(dual, reverse)
    let underflow = underflow()
    let loss = underflow?.loss ?? 0
    if differs, distance <= Swift.max(bound(scale), self.distance(ofLoss: loss)) {
      return lost(at: underflow?.line)
    }
    let isConfirmed =
      reverse != 0 && (difference.value - reverse).magnitude <= 1e-4 * reverse.magnitude
    guard !differs, !isConfirmed, loss >= Double.leastNormalMagnitude, 10 * loss >= reverse.magnitude else {
      return nil
    }
    return lost(at: underflow?.line)
  }

  /// No digit is certain: underflow at a line, if it can be told.
  func lost(at line: WengertList.Line?) -> Judgement {
    let place = line.map { " at \(placeOf($0).formula)" } ?? ""
    return Judgement(
      .overflow,
      "underflow\(place): a number on the way falls below 2.2e-308, and no digit is certain: \(figures)",
      loss: .underflow(line))
  }

  /// No digit is certain, since all digits cancel: two methods have none in common.
  ///
  /// The naive formula counts where it is said to agree; FORMULA-LIMITED says that it does not, and a kink has its own.
  func withoutDigits(besides kind: Verdict.Kind) -> Judgement? {
    let hasFormula = kind < .formulaLimited
    guard areApart(dual, reverse) || (hasFormula && areApart(symbolic, reverse)) else { return nil }
    return Judgement(
      .belowResolution,
      "cancellation leaves no digit: forward \(figure(dual)), reverse \(figure(reverse)), formula \(figure(symbolic))",
      loss: .cancellation)
  }

  /// Whether two numbers have no digit in common, and could have one: beside the least numbers there is none to have.
  private func areApart(_ a: Double, _ b: Double) -> Bool {
    let distance = (a - b).magnitude
    return 10 * distance > Swift.max(a.magnitude, b.magnitude) && distance > 16 * Double.leastNonzeroMagnitude
  }

  /// The exact methods agree on a number of few digits or none, and 31 digits tell how many there are.
  ///
  /// Asked only where rounding may take all but four digits: twice the precision costs a hundred times as much. Each of
  /// atan2(relu(x), expm1(x)) at 1e-17 gives 0, for (x − x)/x² after rounding; it is −1/4. Said where less than two digits
  /// are left, or where differences, held to be off, have more. Where 31 digits are not enough either, nothing
  /// contradicts what the methods agree on.
  func contradicted(_ kind: Verdict.Kind) -> Judgement? {
    guard kind < .formulaLimited, 1e4 * bound(relativeScale) > reverse.magnitude else { return nil }
    let precise = precise()
    let (exact, magnitude) = (precise.value.high, precise.value.high.magnitude)
    let distance = (exact - reverse).magnitude
    let isLessExact = kind != .agree && distance > (exact - difference.value).magnitude
    guard 100 * distance > magnitude || isLessExact, 100 * precise.error < magnitude else { return nil }
    let digits = correctDigits(error: distance, of: precise.value).rounded(.down)
    let left = digits == 0 ? "no digit" : digits == 1 ? "one digit" : "\(Int(digits)) digits"
    return Judgement(
      .belowResolution,
      "cancellation leaves \(left): forward \(figure(dual)), reverse \(figure(reverse)), formula \(figure(symbolic)), "
        + "but \(figure(exact)) in 31 digits",
      loss: .cancellation)
  }
}
