// After reading this file you know why a function can fail to have a series beside a point, and which of several reasons
// counts.

/// What keeps a step from having a series.
struct Obstacle: Hashable, Sendable {
  /// The reason.
  let reason: Reason

  /// The step at which it was met.
  let step: Int

  enum Reason: Int, Hashable, Sendable {
    /// More coefficients may tell: those that are kept are all 0.
    case needsTerms

    /// A higher precision may tell: a sign is not certain.
    case needsPrecision

    /// The function tends to +∞ or −∞ as a logarithm does, which no power series shows.
    case positiveInfinity
    case negativeInfinity

    /// There is no power series: an essential point, or a logarithm in a product.
    case noSeries

    /// The function has no value there: an argument lies outside a domain.
    case undefined
  }

  /// Whether a higher precision or more terms can remove it.
  var isCurable: Bool { reason == .needsTerms || reason == .needsPrecision }
}

/// What is known of a step on one side: its series, or why it has none.
enum Germ<C: Coefficient>: Sendable {
  case series(Series<C>)
  case obstacle(Obstacle)

  /// The graver of two obstacles: what is certainly undefined stays so.
  static func graver(_ a: Obstacle, _ b: Obstacle) -> Obstacle {
    a.reason.rawValue >= b.reason.rawValue ? a : b
  }
}

/// A step at which a function need not be smooth: its operand begins with a power of t, not with a number.
public struct SingularEvent: Hashable, Sendable {
  /// Why the function need not be smooth at the step.
  public enum Kind: Sendable {
    /// A branch: abs, max, min, relu, sign, heaviside, the cut of atan2.
    case seam

    /// A root or a broken power of what is 0.
    case root

    /// A division by what is 0, or a pole.
    case pole

    /// The edge of a domain where a slope is infinite, or a logarithm of what is 0.
    case edge

    /// A branch of which it is not told which piece is taken: its enclosure holds both.
    case open

    /// A branch or a root of what stays 0 along the ray, and need not in other directions: √|x·y| at the origin.
    case dormant
  }

  /// Why the function need not be smooth at the step.
  public let kind: Kind

  /// The number of the step in the program.
  public let step: Int
}
