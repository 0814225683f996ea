// After reading this file you can differentiate any function of one number that you can call, and say how good the
// answer is.
//
// Cost. About 35 calls of f: two for each rung of the ladder (Ladder.swift). Limits. About eleven digits at best: the
// error of the central difference cannot fall below (ε·|f|)^⅔·|f‴|^⅓. What is smaller than ε·|f| beside f is invisible.

/// The derivative of a function at a point, by central differences with an automatic step.
///
/// ```
/// derivative(at: 1) { x in x * x * x }      // 3.0000000000…
/// ```
///
/// The step rule is described at ``differenceQuotient(at:of:scheme:)``; that verb also gives the error estimate. Where
/// the function is defined on one side only, a one-sided scheme of the same order is used. NaN where the function is
/// NaN; the mean of the two slopes at a kink.
///
/// - Complexity: About 35 calls of the function.
public func derivative(at x: Double, of f: (Double) throws -> Double) rethrows -> Double {
  try differenceQuotient(at: x, of: f).value
}

/// The derivative of a function at a point by differences, with step, scheme and error estimate.
///
/// The step is h* = (m·R·u/(p·|C·f⁽ᵐ⁺ᵖ⁾|))^(1/(m+p)), for the central difference (3u/|f‴|)^⅓, where the noise u of f and
/// the curvature f‴ are measured on a ladder of steps. The estimate is |C·f⁽ᵐ⁺ᵖ⁾|·hᵖ + R·u/hᵐ.
///
/// Nothing is thrown but what the function itself throws: a NaN or infinite sample shortens the ladder, and a point
/// without a derivative gives NaN or an untrusted value with its ``Caveat``.
///
/// - Parameters:
///   - x: the point.
///   - f: the function.
///   - scheme: the scheme to use; without one, central, or one-sided where one side is undefined.
/// - Complexity: About 35 calls of the function; up to 110 at very small or large points or edges of the domain.
public func differenceQuotient(
  at x: Double, of f: (Double) throws -> Double, scheme: Scheme? = nil
) rethrows -> DifferenceQuotient {
  guard x.isFinite else { return .refused(.pointNotFinite, scheme: scheme ?? .central, evaluations: 0) }
  let value = try f(x)
  guard value.isFinite else {
    let caveat = value.isNaN ? Caveat.undefinedAtPoint : .infiniteAtPoint
    return .refused(caveat, scheme: scheme ?? .central, evaluations: 1)
  }
  var calls = 1
  let candidates = scheme.map { [$0] } ?? [.central, .threePointForward, .threePointBackward]
  for candidate in candidates {
    var ladder = Ladder(at: x, valueAtPoint: value, scheme: candidate)
    try ladder.climb(down: Ladder.steps(at: x), f)
    var bottom = try ladder.bottom(f)
    if bottom?.isConverged != true && (ladder.rungs.count > 0 || candidates.count == 1) {
      try ladder.climb(down: Ladder.finerSteps(at: x), f)
      bottom = try ladder.bottom(f)
    }
    calls += ladder.evaluations
    guard let bottom else { continue }
    return DifferenceQuotient(
      value: bottom.rung.value, step: bottom.rung.step, scheme: candidate, evaluations: calls,
      truncationError: bottom.truncation, roundingError: bottom.rung.rounding,
      caveat: ladder.caveat(bottom))
  }
  return .refused(.undefinedNearby, scheme: scheme ?? .central, evaluations: calls)
}

extension Ladder {
  fileprivate func caveat(_ bottom: Bottom) -> Caveat? {
    if let kink = bottom.kink { return .kink(left: kink.left, right: kink.right) }
    if !bottom.isConverged { return .notConverged }
    if isNoisy { return .noisy }
    return bottom.rung.isFlat ? .flat : nil
  }
}
