// After reading this file you can differentiate any function of one number that you can call, and say how good the
// answer is.
//
// Cost. Seven or nine calls of f in the median (ShortLadder.swift), 30 to 60 where they leave a doubt: two for each rung of the
// whole ladder (Ladder.swift). Limits. About eleven digits at best: the error of the central difference cannot fall below
// (ε·|f|)^⅔·|f‴|^⅓. What is smaller than ε·|f| beside f is invisible.

/// The derivative of a function at a point, by central differences with an automatic step.
///
/// ```
/// derivative(at: 1) { x in x * x * x }      // 3.00000000004, eleven digits
/// ```
///
/// The step rule is described at ``differenceQuotient(at:scheme:step:within:of:)``; that verb also gives the error
/// estimate. Where the function is defined on one side only, a one-sided scheme of the same order is used. NaN where the
/// function is NaN; the mean of the two slopes at a kink.
///
/// - Complexity: 7 to 9 calls of the function at most points, 30 to 60 where these leave a doubt.
@_disfavoredOverload
public func derivative(at x: Double, of f: (Double) throws -> Double) rethrows -> Double {
  try differenceQuotient(at: x, of: f).value
}

/// The derivative of order 1 to 6 by central differences, with step, scheme and error estimate.
///
/// ```
/// differenceQuotient(at: 1, order: 2) { x in exp(x) }.value      // 2.7182818…
/// ```
///
/// Each order costs digits: the best error of order m is about ε^(2/(m+2)), from 10⁻¹¹ for the first derivative to
/// 10⁻³ or 10⁻⁴ for the sixth. Where one side is undefined, a one-sided scheme takes its place. Any other order gives NaN
/// and ``Caveat/unsupportedOrder(_:)``.
///
/// - Complexity: 7 to 9 calls of the function at most points for the first order, 45 + 17·m for the others.
public func differenceQuotient(
  at x: Double, order: Int, of f: (Double) throws -> Double
) rethrows -> DifferenceQuotient {
  guard let scheme = try? Scheme.central(derivativeOrder: order) else {
    return .refused(.unsupportedOrder(order), scheme: .central, evaluations: 0)
  }
  guard order > 1 else { return try differenceQuotient(at: x, of: f) }
  var result = try differenceQuotient(at: x, scheme: scheme, of: f)
  for other in Scheme.oneSidedOfHigherOrder[order - 2] where result.caveat == .undefinedNearby {
    let calls = result.evaluations
    result = try differenceQuotient(at: x, scheme: other, of: f)
    result.evaluations += calls
  }
  return result
}

/// The derivative of a function at a point by differences, with step, scheme and error estimate.
///
/// The step is h* = (m·R·u/(p·|C·f⁽ᵐ⁺ᵖ⁾|))^(1/(m+p)), for the central difference (3u/|f‴|)^⅓, where the noise u of f and
/// the curvature f‴ are measured on a few steps and cross-checked. The estimate is |C·f⁽ᵐ⁺ᵖ⁾|·hᵖ + R·u/hᵐ.
///
/// Nothing is thrown but what the function itself throws: a NaN or infinite sample shortens the ladder, and a point
/// without a derivative gives NaN or an untrusted value with its ``Caveat``.
///
/// - Parameters:
///   - x: the point.
///   - scheme: the scheme to use; without one, central, or one-sided where one side is undefined.
///   - step: a positive step to use instead of the best one; the estimate then says what that costs.
///   - bounds: where the function may be called; everywhere without them.
///   - f: the function.
/// - Complexity: 7 to 9 calls of the function at most points, 30 to 60 where these leave a doubt (then
///   ``DifferenceQuotient/usedWholeLadder`` is true); with another scheme than the central one about 40, and 10 to 17 more
///   for each of its samples; up to 110 at very small or large points or edges of the domain.
public func differenceQuotient(
  at x: Double, scheme: Scheme? = nil, step: Double? = nil, within bounds: ClosedRange<Double>? = nil,
  of f: (Double) throws -> Double
) rethrows -> DifferenceQuotient {
  let (refusal, begun) = try begin(at: x, scheme: scheme ?? .central, within: bounds, of: f)
  guard var samples = begun else { return refusal }
  guard var measured = try measure(scheme, &samples, f) else {
    var result = refusal
    result.evaluations = samples.evaluations
    return result
  }
  if let step {
    guard step > 0, let rung = try measured.ladder.rung(step: step, &samples, f) else {
      return .refused(.stepNotUsable(step), scheme: measured.ladder.scheme, evaluations: samples.evaluations)
    }
    let best = measured.bottom
    measured.bottom.truncation =
      (rung.value - best.rung.value).magnitude + best.truncation + best.rung.rounding
    measured.bottom.rung = rung
  }
  return DifferenceQuotient(measured, evaluations: samples.evaluations)
}

/// Takes the first sample, f(x); no samples, and the refusal to answer with, if the point or its value is not usable.
func begin(
  at x: Double, scheme: Scheme, within bounds: ClosedRange<Double>?, of f: (Double) throws -> Double
) rethrows -> (refusal: DifferenceQuotient, samples: Samples?) {
  guard x.isFinite else { return (.refused(.pointNotFinite, scheme: scheme, evaluations: 0), nil) }
  guard bounds?.contains(x) != false else {
    return (.refused(.pointOutOfBounds, scheme: scheme, evaluations: 0), nil)
  }
  let value = try f(x)
  guard value.isFinite else {
    let caveat = value.isNaN ? Caveat.undefinedAtPoint : .infiniteAtPoint
    return (.refused(caveat, scheme: scheme, evaluations: 1), nil)
  }
  let refusal = DifferenceQuotient.refused(.undefinedNearby, scheme: scheme, evaluations: 1)
  return (refusal, Samples(at: x, valueAtPoint: value, within: bounds))
}

extension DifferenceQuotient {
  /// The quotient at the bottom of a measured V-curve.
  init(_ measured: Measured, evaluations: Int) {
    self.init(
      value: measured.bottom.rung.value, step: measured.bottom.rung.step, scheme: measured.ladder.scheme,
      evaluations: evaluations, truncationError: measured.bottom.truncation,
      roundingError: Swift.max(
        measured.bottom.rung.rounding, 0x1p-50 * measured.bottom.rung.value.magnitude),
      usedWholeLadder: measured.isWhole, caveat: measured.caveat)
  }
}
