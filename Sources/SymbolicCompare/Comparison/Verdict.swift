// After reading this file you know the answers that a comparison can give, from best to worst.
//
// Mutual agreement alone would be too coarse a judge, in both ways. A difference quotient is off by far more than rounding
// and still right; and four methods that share a cancellation agree on wrong digits. So each number is held against the
// certified one (Truth), and each way to miss it has a name, so that DISAGREE means one thing: a wrong rule.

/// What the comparison of a number by several methods comes to, with the reason in a sentence.
///
/// Two verdicts are equal if their kinds and reasons are.
public struct Verdict: Sendable {
  /// The verdict's kind.
  public let kind: Kind

  /// The reason of the verdict, in one sentence.
  public let reason: String

  /// How many decimal digits of the exact methods' number are certain; `nil` where there is no such number.
  ///
  /// It is a lower bound where no more is certified than a verdict needs (``Certainty/asNeeded``, as in a batch without
  /// `--reference`): what a running bound leaves certain, 15.2 say, where all 16 are right.
  public let digits: Double?

  /// The rule that is wrong, where one was found.
  public let suspect: SuspectRule?

  /// The slot of the trace that is to blame, if one is.
  package let step: Int?

  /// Whether a number that left the range became too small.
  package let isUnderflow: Bool

  /// Creates a verdict.
  init(
    _ kind: Kind, _ reason: String, digits: Double? = nil, step: Int? = nil, suspect: SuspectRule? = nil,
    isUnderflow: Bool = false
  ) {
    self.kind = kind
    self.reason = reason
    self.digits = digits
    self.step = step
    self.suspect = suspect
    self.isUnderflow = isUnderflow
  }

  /// The fewest digits with which a number still says something: less than one part in a hundred off.
  public static let leastDigits = 2.0

  /// The part by which a difference quotient may be off and still be called right.
  package static let nearEnough = 1e-4

  /// Whether the exact methods' number can be used: it is less than one part in a hundred off, or both slopes of a kink are
  /// known.
  public var isUsable: Bool {
    kind < .cancellation || (kind == .cancellation && (digits ?? 0) >= Self.leastDigits)
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
    /// The exact methods have the digits that their rounding allows, differences are within their predicted error.
    case agree = "AGREE"

    /// The difference quotient is off by more than 10⁻⁴; the exact methods have their digits.
    case differenceLimited = "FD-LIMITED"

    /// The derivative is too small beside the function's value for differences to see.
    case belowResolution = "BELOW-RESOLUTION"

    /// The naive formula loses digits that forward and reverse mode keep.
    case formulaLimited = "FORMULA-LIMITED"

    /// The function is not differentiable here: its derivatives on the two sides differ.
    case kink = "KINK"

    /// The exact methods share a loss of digits: numbers that nearly cancel were rounded beforehand.
    case cancellation = "CANCELLATION"

    /// There is no finite derivative: the function has no value here or beside, jumps, or is vertical.
    case domain = "DOMAIN"

    /// The derivative is beyond the largest `Double`, or a method's numbers left the range on the way to it.
    case overflow = "OVERFLOW"

    /// A method met 0·∞ and has no number, or the question could not be decided at the last precision.
    case indeterminate = "INDETERMINATE"

    /// The exact methods took the mean of two slopes, or 0 for 0·∞, at a seam that the whole function does not have.
    case convention = "CONVENTION"

    /// A rule is wrong.
    case disagree = "DISAGREE"
  }
}

extension Verdict.Kind: Comparable {
  /// Whether the left kind is better than the right one.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.severity < rhs.severity }

  private var severity: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether the point has a finite derivative of which the exact methods have digits, or whose one-sided slopes are
  /// known.
  public var isFiniteAndAgreed: Bool { self <= .kink }
}

extension Verdict {
  /// Whether this verdict does more harm than another: by its kind, then by the digits that are left.
  package func isWorse(than other: Verdict) -> Bool {
    kind == other.kind ? (digits ?? 16) < (other.digits ?? 16) : kind > other.kind
  }
}
