// After reading this file you know what can come between a function and its derivative, as verdicts and their explanations
// name it.

/// What can come between a function and its derivative.
public enum Cause: String, CaseIterable, Sendable {
  /// The slopes on the left and on the right differ.
  case kink

  /// The function jumps.
  case jump

  /// A number lies outside the domain of the function that it is given to.
  case outsideDomain

  /// A number lies on the edge of a domain, where the slope is infinite.
  case edgeOfDomain

  /// Division by zero.
  case pole

  /// A number grew beyond the largest `Double`.
  case overflow

  /// A number fell below the smallest `Double` that has all its digits, and what follows magnifies what it lost.
  case underflow

  /// Zero met an infinity as a factor.
  case zeroTimesInfinity

  /// Zero was divided by zero.
  case zeroOverZero

  /// Two infinities were subtracted, or added with opposite signs.
  case infinityMinusInfinity

  /// An infinity was divided by an infinity.
  case infinityOverInfinity

  /// Two nearly equal numbers were subtracted, and what was left is mostly their rounding errors.
  case cancellation

  /// The mean of two slopes, or 0 for 0·∞, was taken at a seam that the whole function does not have.
  case convention

  /// Nothing cancels, but what follows magnifies the rounding of one number: sin(10⁸·x) that of its operand.
  case illConditioned

  /// The difference quotient's truncation error prevails.
  case stepTooLarge

  /// The difference quotient's rounding error prevails.
  case stepTooSmall

  /// The function has no finite values beside the point.
  case noNeighbours

  /// A derivative rule gives a wrong partial derivative.
  case wrongRule

  /// Every rule is right at the numbers that it met, so that the fault is in how they are put together.
  case wrongCombination

  /// The cause in a few words.
  public var title: String {
    switch self {
    case .kink: "kink"
    case .jump: "jump"
    case .outsideDomain: "outside the domain"
    case .edgeOfDomain: "edge of the domain"
    case .pole: "division by zero"
    case .overflow: "overflow"
    case .underflow: "underflow"
    case .zeroTimesInfinity: "0·∞"
    case .zeroOverZero: "0/0"
    case .infinityMinusInfinity: "∞ − ∞"
    case .infinityOverInfinity: "∞/∞"
    case .cancellation: "cancellation"
    case .convention: "convention"
    case .illConditioned: "rounding magnified"
    case .stepTooLarge: "step too large"
    case .stepTooSmall: "step too small"
    case .noNeighbours: "no finite neighbours"
    case .wrongRule: "wrong rule"
    case .wrongCombination: "wrong combination of rules"
    }
  }
}
