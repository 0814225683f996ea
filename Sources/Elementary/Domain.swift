// After reading this file you know how the package says where a function is defined: by an interval, with its ends or without
// them, which may leave out the poles of the gamma function.

/// The real numbers at which a function has a finite value: an interval, perhaps without poles inside.
public struct Domain: Hashable, Sendable {
  /// The interval's lower end, −∞ if there is none.
  public let lowerBound: Double

  /// The interval's upper end, +∞ if there is none.
  public let upperBound: Double

  /// Whether the interval's ends belong to it.
  public let includesBounds: Bool

  /// Whether 0, −1, −2, … are left out, as for the gamma function.
  public let excludesPolesOfGamma: Bool

  private init(_ lower: Double, _ upper: Double, includesBounds: Bool, excludesPoles: Bool = false) {
    lowerBound = lower
    upperBound = upper
    self.includesBounds = includesBounds
    excludesPolesOfGamma = excludesPoles
  }

  /// Every real number.
  public static let reals = Domain(-.infinity, .infinity, includesBounds: false)

  /// Every real number but the poles 0, −1, −2 and so on.
  public static let withoutPolesOfGamma = Domain(
    -.infinity, .infinity, includesBounds: false, excludesPoles: true)

  /// The numbers x with x > lower, and x < upper if that is given.
  public init(above lower: Double, below upper: Double = .infinity) {
    self.init(lower, upper, includesBounds: false)
  }

  /// The numbers x with x ≥ lower, and x ≤ upper if that is given.
  public init(from lower: Double, through upper: Double = .infinity) {
    self.init(lower, upper, includesBounds: true)
  }

  /// Whether a finite number belongs to the domain; NaN and the infinities never do.
  public func contains(_ x: Double) -> Bool {
    guard x.isFinite else { return false }
    if excludesPolesOfGamma && x <= 0 && x == x.rounded() { return false }
    return includesBounds ? x >= lowerBound && x <= upperBound : x > lowerBound && x < upperBound
  }
}

extension Domain: CustomStringConvertible {
  /// The domain as a condition on x, for example "x > 0" or "-1 <= x <= 1".
  public var description: String {
    if excludesPolesOfGamma { return "x not 0, -1, -2, ..." }
    let relation = includesBounds ? "<=" : "<"
    let lower = Int(exactly: lowerBound).map { "\($0)" } ?? "\(lowerBound)"
    let upper = Int(exactly: upperBound).map { "\($0)" } ?? "\(upperBound)"
    switch (lowerBound.isFinite, upperBound.isFinite) {
    case (false, false): return "every x"
    case (true, false): return includesBounds ? "x >= \(lower)" : "x > \(lower)"
    case (false, true): return "x \(relation) \(upper)"
    case (true, true): return "\(lower) \(relation) x \(relation) \(upper)"
    }
  }
}
