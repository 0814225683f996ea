// After reading this file you know what an honest numerical derivative says besides its value: the step, the scheme,
// the work, and how wrong it may be for which of two reasons.

/// A derivative by differences, with its step, its scheme and an estimate of its error.
///
/// The error estimate is meant as a bound: rather too large than too small. It is `truncationError + roundingError`,
/// in the unit of the value.
public struct DifferenceQuotient: Sendable, Hashable {
  /// The derivative; NaN where there is none to give, and ``caveat`` says why.
  public var value: Double

  /// The step h between samples, in the unit of x.
  public var step: Double

  /// The scheme that was used: a one-sided one where the function is undefined on the other side.
  public var scheme: Scheme

  /// How often the function was called.
  public var evaluations: Int

  /// The estimated error of the scheme itself, |C|·hᵖ·|f⁽ᵐ⁺ᵖ⁾|, which falls with the step.
  public var truncationError: Double

  /// The estimated error from the function's own rounding, R·u/hᵐ, which grows as the step falls; four units in the last
  /// place of the value at least, since what f is made of was rounded too.
  public var roundingError: Double

  /// Whether all steps from large to small were tried, since the few that come first left a doubt.
  public var usedWholeLadder = false

  /// Why the value or its estimate deserves doubt; `nil` if nothing speaks against them.
  public var caveat: Caveat?

  /// The estimated error: truncation and rounding.
  public var errorEstimate: Double { truncationError + roundingError }

  /// Whether nothing speaks against the value and its error estimate.
  public var isTrusted: Bool { caveat == nil }
}

/// A reason to doubt a numerical derivative.
public enum Caveat: Sendable, Hashable {
  /// The point itself is NaN or infinite.
  case pointNotFinite

  /// The point lies outside the given bounds.
  case pointOutOfBounds

  /// Derivatives of this order are not offered.
  case unsupportedOrder(Int)

  /// The given step is not positive, does not move the point, or leads out of the domain.
  case stepNotUsable(Double)

  /// The function is NaN at the point.
  case undefinedAtPoint

  /// The function is infinite at the point.
  case infiniteAtPoint

  /// The function has no finite values close to the point on either side (or on the side that was asked for).
  case undefinedNearby

  /// The one-sided slopes differ; the value is their mean.
  case kink(left: Double, right: Double)

  /// The quotients do not settle as the step shrinks: an infinite slope, a jump, or detail finer than any step.
  case notConverged

  /// The function's values scatter about as much as they vary, or did so before its rounding froze on short steps.
  case noisy

  /// All samples near the point are equal: the slope is zero, or too small for the samples to show.
  case flat
}

extension Caveat: CustomStringConvertible {
  /// The reason in one sentence, and what to do about it.
  public var description: String {
    switch self {
    case .pointNotFinite: "the point is not a finite number; choose a finite one"
    case .pointOutOfBounds: "the point lies outside the bounds; widen the bounds or move the point"
    case .unsupportedOrder(let order): SchemeError.unsupportedOrder(order).description
    case .stepNotUsable(let step):
      "the step \(step) is not positive, too small to move the point, or leads out of the domain; give another or none"
    case .undefinedAtPoint: "the function is undefined (NaN) at the point; choose one inside its domain"
    case .infiniteAtPoint: "the function is infinite at the point; choose one away from the pole or overflow"
    case .undefinedNearby:
      "the function has no finite values beside the point; move the point or give the scheme for the other side"
    case .kink(let left, let right):
      "the function has a kink here: slope \(short(left, digits: 6)) on the left, \(short(right, digits: 6)) on the right; the value is their mean"
    case .notConverged:
      "the quotients do not settle as the step shrinks: a vertical tangent, a jump, or detail finer than the steps"
    case .noisy:
      "the function's values scatter too much for their slope to be seen; look for cancellation inside it"
    case .flat: "all samples near the point are equal: the slope is zero or below what the samples can show"
    }
  }
}

extension DifferenceQuotient: CustomStringConvertible {
  /// Value, error, scheme, step and number of evaluations in one line.
  public var description: String {
    let ladder = usedWholeLadder ? ", the whole ladder" : ""
    let account =
      "\(value) ± \(short(errorEstimate)) (\(scheme), h = \(short(step)), \(evaluations) evaluations\(ladder))"
    guard let caveat else { return account }
    return account + ": " + caveat.description
  }
}

extension DifferenceQuotient {
  static func refused(_ caveat: Caveat, scheme: Scheme, evaluations: Int) -> DifferenceQuotient {
    DifferenceQuotient(
      value: .nan, step: .nan, scheme: scheme, evaluations: evaluations, truncationError: .nan,
      roundingError: .nan, caveat: caveat)
  }
}
