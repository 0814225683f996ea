// After reading this file you know a ball: a midpoint and a radius around it, within which the true number
// certainly lies. Every operation on balls widens the radius by what it rounds away, so a result says itself how
// many of its digits are certain.
//
// Source: Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic", IEEE Transactions on
// Computers 66 (2017).

/// A real number known to lie within a radius of a midpoint.
public struct Ball: Sendable, Hashable {
  /// The middle of the enclosure.
  public let midpoint: BigFloat
  /// How far the true number can be from the midpoint; infinite if nothing is known.
  public let radius: Magnitude

  /// The numbers within a radius of a midpoint.
  public init(midpoint: BigFloat, radius: Magnitude) {
    self.midpoint = radius.isFinite ? midpoint : .zero
    self.radius = radius
  }

  /// The exact value of a Double; nothing is known of NaN and of the infinities.
  public init(_ value: Double) {
    self = value.isFinite ? Ball(midpoint: BigFloat(value), radius: .zero) : .indeterminate
  }

  /// A whole number.
  public init(_ value: Int) { self.init(midpoint: BigFloat(value), radius: .zero) }

  /// The ball that holds every number, which is all that is known of its number.
  public static let indeterminate = Ball(midpoint: .zero, radius: .infinity)

  /// Exactly 0.
  public static let zero = Ball(midpoint: .zero, radius: .zero)

  /// Exactly 1.
  public static let one = Ball(midpoint: .one, radius: .zero)

  /// Whether the number is bounded.
  public var isFinite: Bool { radius.isFinite }

  /// Whether the number is known exactly.
  public var isExact: Bool { radius.isZero }

  /// Whether the number is exactly 0.
  public var isZero: Bool { radius.isZero && midpoint.isZero }

  /// Whether the number may be 0.
  public var containsZero: Bool { radius.isZero ? midpoint.isZero : !midpoint.isLarger(than: radius) }

  /// 1 or −1 if the number certainly has that sign, 0 if it is exactly 0, `nil` if this cannot be told.
  public var certainSign: Int? { isZero ? 0 : containsZero ? nil : midpoint.sign }

  /// Whether the number is certainly so small that it is 0 in every `Double`.
  public var isZeroInDouble: Bool {
    isFinite && upperBound.nearestDouble == 0 && lowerBound.nearestDouble == 0
  }

  /// How many bits of the number are certain, relative to its size: `Int.max` if all, below 0 if not even its size.
  public var accuracyInBits: Int {
    if radius.isZero { return .max }
    if !radius.isFinite { return .min }
    if midpoint.isZero { return -(1 << 62) }
    return midpoint.exponent - (radius.exponent + 1)
  }
}

extension Ball {
  /// An end of a finite ball, rounded outwards where one of midpoint and radius lies thousands of bits below the other.
  private func bound(isUpper: Bool) -> BigFloat {
    if radius.isZero { return midpoint }
    var rest = BigFloat(radius)
    if !midpoint.isZero {
      let lowest = midpoint.exponent - Swift.max(midpoint.bitCount, 1 << 14)
      if rest.exponent < lowest { rest = .powerOfTwo(lowest) }
      let least = rest.exponent - (1 << 14)
      if midpoint.exponent < least { return (rest + .powerOfTwo(least)).with(isNegative: !isUpper) }
    }
    return midpoint + rest.with(isNegative: !isUpper)
  }

  /// A number that the ball's number is not below; only for a finite ball.
  public var lowerBound: BigFloat { bound(isUpper: false) }

  /// A number that the ball's number is not above; only for a finite ball.
  public var upperBound: BigFloat { bound(isUpper: true) }

  /// Whether a number certainly belongs to the ball.
  public func contains(_ number: BigFloat) -> Bool {
    if !isFinite || number == midpoint { return true }
    if isExact { return false }
    let distance = Ball(midpoint: number, radius: .zero)
      .subtracting(
        Ball(midpoint: midpoint, radius: .zero), bits: max(number.bitCount, midpoint.bitCount) + 64)
    return Magnitude(distance.midpoint) + distance.radius <= radius
      || (distance.isExact && distance.midpoint.magnitude <= BigFloat(radius))
  }

  /// Whether two balls may have a number in common.
  public func overlaps(_ other: Ball) -> Bool {
    guard isFinite, other.isFinite else { return true }
    let bits = max(midpoint.bitCount, other.midpoint.bitCount) + 64
    return subtracting(other, bits: bits).containsZero
  }

  /// A ball that holds both balls.
  public static func hull(_ first: Ball, _ second: Ball, bits: Int) -> Ball {
    guard first.isFinite, second.isFinite else { return .indeterminate }
    if first == second { return first }
    return Ball(
      from: min(first.lowerBound, second.lowerBound), through: max(first.upperBound, second.upperBound),
      bits: bits)
  }

  /// The ball of all numbers between two numbers.
  init(from lower: BigFloat, through upper: BigFloat, bits: Int) {
    let middle = BigFloat.sum(lower, upper, bits: bits)
    let width = BigFloat.sum(upper, -lower, bits: 64)
    let radius = width.value.upperBoundOfMagnitude + width.error + middle.error
    self = Ball((middle.value, .zero), radius).scaled(byPowerOfTwo: -1)
  }
}
