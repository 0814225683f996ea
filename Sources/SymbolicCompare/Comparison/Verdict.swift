// After reading this file you know the answers that a comparison can give, from best to worst.
//
// Mutual agreement alone would be too coarse a judge. A difference quotient is off by far more than rounding and
// still right; a derivative does not exist at a kink; a formula can lose digits that both modes of automatic
// differentiation keep. Each of these has a name of its own, so that DISAGREE means one thing: a wrong rule.

/// What the comparison of several derivatives comes to, with the reason in a sentence.
///
/// Two verdicts are equal if their kinds and reasons are.
public struct Verdict: Sendable {
  /// The verdict's kind.
  public let kind: Kind

  /// Why, in one sentence.
  public let reason: String

  /// The cause with its node and advice; `nil` for AGREE.
  public let diagnosis: Diagnosis?

  /// Creates a verdict.
  public init(_ kind: Kind, _ reason: String, diagnosis: Diagnosis? = nil) {
    self.kind = kind
    self.reason = reason
    self.diagnosis = diagnosis
  }
}

extension Verdict: Hashable {
  /// Whether kind and reason are the same.
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.kind == rhs.kind && lhs.reason == rhs.reason }

  /// Hashes kind and reason.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(reason)
  }
}

extension Verdict {
  /// The kinds of verdict, from best to worst.
  public enum Kind: String, CaseIterable, Sendable {
    /// The exact methods agree within their rounding, differences within their predicted error.
    case agree = "AGREE"

    /// The derivative is too small beside the function's value for differences to see, or beside the numbers of which it
    /// is a difference for any method: what is left then is rounding.
    case belowResolution = "BELOW-RESOLUTION"

    /// The difference quotient is off by more than 10⁻⁴, but within what its step explains.
    case differenceLimited = "FD-LIMITED"

    /// The naive formula loses digits that forward and reverse mode keep, within its own rounding bound.
    case formulaLimited = "FORMULA-LIMITED"

    /// The function is not differentiable here: its one-sided slopes differ; or they are equal and the convention, put
    /// together from the midpoints of its parts, is none of them.
    case kink = "KINK"

    /// There is no finite derivative: an argument is outside or at the edge of a function's domain.
    case domain = "DOMAIN"

    /// There is no finite derivative: a number grew beyond the largest `Double`; or none with a certain digit: it hangs
    /// on a number that did, or that fell below the smallest.
    case overflow = "OVERFLOW"

    /// There is no finite derivative: 0·∞, ∞ − ∞, 0/0 or ∞/∞ was met.
    case indeterminate = "INDETERMINATE"

    /// One method stands alone, beyond what rounding and steps explain.
    case disagree = "DISAGREE"
  }
}

extension Verdict.Kind: Comparable {
  /// Whether the left kind is better than the right one.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.severity < rhs.severity }

  private var severity: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether the point has a finite derivative on which the exact methods agree, or whose one-sided slopes
  /// are known.
  public var isFiniteAndAgreed: Bool { self <= .kink }
}
