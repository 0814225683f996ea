// After reading this file you know which questions come before any comparison: whether there is a finite derivative,
// and only one.
//
//     log(x) at −1                            not finite                                     DOMAIN
//     min(log(1 + exp(x)), 2000) at 1000      finite, but hangs on exp(x) = ∞                OVERFLOW
//     |x| at 0                                two slopes, −1 and 1                           KINK
//     max(min(x, 1), x) at 1                  one slope, 1, but the convention says ¾        KINK

extension Evidence {
  /// No finite derivative: the trace tells why.
  func singular() -> Judgement? {
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
      .disagree, "only one of forward mode (\(figure(dual))) and reverse mode (\(figure(reverse))) is finite",
      alone: dual.isFinite ? .reverse : reverse.isFinite ? .dual : nil)
  }

  /// A finite derivative that hangs on a number out of range: OtherEnd.swift.
  func hidden() -> Judgement? {
    switch outOfRange() {
    case .overflow(let cause):
      Judgement(.overflow, "\(cause.reason), and the result hangs on it: \(figures)", singularity: cause)
    case .underflow(let line): lost(at: line)
    case nil: nil
    }
  }

  /// Two slopes, or a jump.
  func kinked() -> Judgement? {
    guard hasConvention else { return nil }
    guard slopes.isKink else { return kinksThatCancel() }
    // |√x| at 0 has no left side: its infinite slopes are those of an edge.
    let isSteep = slopes.left.isInfinite || slopes.right.isInfinite
    if isSteep && slopesWithinStep().contains(where: \.isNaN) {
      return edge().map { Judgement($0.kind, $0.reason, singularity: $0) }
    }
    if slopes.isJump {
      return Judgement(.kink, "part of the function jumps here; by convention its slope is \(figure(dual))")
    }
    return Judgement(
      .kink,
      "not differentiable here: left slope \(figure(slopes.left)), right slope \(figure(slopes.right)); "
        + "by convention \(figure(dual)), the midpoint where one kink acts alone")
  }

  /// Kinks of parts that are none of the whole: max(min(x, 1), x) is x, and its slope 1 on both sides, where the
  /// midpoint of midpoints is ¾.
  private func kinksThatCancel() -> Judgement? {
    guard slopes.meetsKink, slopes.left.isFinite, slopes.right.isFinite,
      (slopes.right - dual).magnitude > bound(scale)
    else {
      return nil
    }
    return Judgement(
      .kink,
      "kinks of parts of the function meet here: left slope \(figure(slopes.left)), right slope "
        + "\(figure(slopes.right)); by convention \(figure(dual)), put together from the midpoints of the parts"
    )
  }

  /// Whether the methods answer a kink by one convention: one that differs is wrong.
  ///
  /// What the formula writes out need not be finite: of sqrt(abs(x)) at 0 it is 0/0.
  private var hasConvention: Bool {
    exactMethodsAgree && (isConfirmedByFormula(reverse) || !symbolic.isFinite || !formulaIsFinite())
  }
}
