// After reading this file you know what is certified of a derivative: its limits on both sides, and what follows.
//
//     equal numbers                      the derivative, inside a ball
//     different numbers                  a kink, with both slopes
//     a value that is not the limit      a jump
//     ±∞                                 a vertical tangent, or a pole
//     no values on a side                the edge of a domain
//     not told at the last precision     undecided
//
// Two sides that are balls are called equal if they overlap and both are known to 2^-1100, so that no Double holds them
// apart; so are a value and its limit. That two numbers are the same is not proved, only that they are to so many digits. It is
// proved where no step was singular (the function is analytic there), and where both are rational.
//
// Limits. In several variables differentiability is only refuted, by slopes along the diagonals of two inputs, for at most
// eight inputs. A mixed derivative at a seam rests on the diagonals too. What has a logarithm in its expansion, such as x^x
// at 0, has no power series, and is not decided. −0 is 0.

/// What is known of a derivative on one side of the point, or of the value at the point.
public enum CertifiedSide: Hashable, Sendable {
  /// A number inside a ball; a ball without a radius is that number.
  case number(Ball)

  /// A number whose exponent no ball keeps: its sign, and about how many digits it has.
  case huge(sign: Int, decimalExponent: Double)

  /// It tends to +∞ (1) or to −∞ (−1).
  case infinite(Int)

  /// The function has no value there: the step at which an argument left its domain.
  case undefined(step: Int)

  /// There is no power series, so that nothing is said of a limit.
  case unknown(step: Int)

  /// A sign that it hangs on could not be told.
  case undecided(step: Int)

  /// The ball, if it is a number.
  public var ball: Ball? {
    if case .number(let ball) = self { return ball }
    return nil
  }
}

/// The certified truth about a value or a derivative at a point.
public struct CertifiedNumber: Sendable {
  /// What kind of result the certificate has.
  public enum Kind: Hashable, Sendable {
    /// There is one number, the same on both sides.
    case number

    /// There is one number, far beyond the largest `Double`: its exponent is one that no ball keeps.
    case huge

    /// The sides differ, first in the derivative of this order; they are ``left`` and ``right``, of that order.
    case kink(order: Int)

    /// The derivatives by single inputs exist, and the function is not differentiable: its slope along the sum of this
    /// input's direction and another one's is ``right``, the sum of the two partial derivatives is ``left``.
    case partial(with: Int)

    /// The function jumps.
    case jump

    /// The derivative is infinite on both sides: a vertical tangent.
    case infinite

    /// The function has values on one side alone.
    case oneSided

    /// The function has no value at the point; its limits may be equal.
    case noValue(isRemovable: Bool)

    /// Not told at the last precision.
    case undecided
  }

  /// What kind of result the certificate has.
  public let kind: Kind

  /// The limit towards larger values of the variable.
  public let right: CertifiedSide

  /// The limit towards smaller values of the variable.
  public let left: CertifiedSide

  /// The working precision, in bits, at which the certificate was decided.
  public let bits: Int

  /// The steps at which the function need not be smooth along this direction.
  public let events: [SingularEvent]

  /// The step that keeps the result from being a number, if one does.
  public let obstacle: Int?

  /// How many coefficients of the series were not enough, where it was not told because of that: all of those that decide a branch
  /// are exactly 0.
  public internal(set) var insufficientTerms: Int?

  /// The number, if there is one.
  public var number: Ball? { kind == .number ? right.ball : nil }

  /// How many decimal digits of the number are certain; 0 without one.
  public var digits: Int {
    guard let number else { return 0 }
    let accuracy = number.accuracyInBits
    if accuracy == .max { return 1 << 20 }
    return Swift.max(0, Int(Double(accuracy) * 0.30102999566398119))
  }
}

/// The working precisions, in bits, that are tried one after the other until the result is decided.
public struct PrecisionLadder: Hashable, Sendable {
  /// The first precision, in bits.
  public var first = 64

  /// The last precision, in bits; what is not decided there stays undecided.
  public var last = 8192

  /// How many bits of a number have to be certain.
  public var wanted = 57

  /// A number that is certainly smaller than 2 to this power counts as decided, and two sides that are known so well as equal: no
  /// `Double` shows the rest.
  public var negligibleExponent = -1100

  /// The largest number of coefficients a series is given.
  public var mostTerms = 64

  /// Creates the usual ladder, to 8192 bits.
  public init() {}
}
