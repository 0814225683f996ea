// After reading this file you know how a bound on an error is kept: a Double between 1 and 2, and an exponent
// without limits, every operation rounded up.
//
// A bound needs few digits but a wide range: at 8192 bits, and beside exp(1000), a plain Double would underflow to
// 0 or overflow. An operation in Double errs by at most half a unit in the last place, so the next Double above the
// result is a bound.

/// An upper bound: a number that is not negative, or infinity.
public struct Magnitude: Sendable, Hashable {
  /// 0, infinity, or a number from 1 up to 2.
  @usableFromInline let significand: Double
  /// The power of 2 that it is multiplied by.
  @usableFromInline let exponent: Int

  @inline(__always)
  init(significand: Double, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// The bound 0.
  public static let zero = Magnitude(significand: 0, exponent: 0)

  /// One.
  static let one = Magnitude(significand: 1, exponent: 0)

  /// The bound of a number of any size: infinity.
  public static let infinity = Magnitude(significand: .infinity, exponent: 0)

  /// The exact size of a Double; infinite for NaN.
  public init(_ value: Double) {
    if value == 0 {
      self = .zero
    } else if value.isFinite {
      self.init(significand: value.magnitude.significand, exponent: Int(value.exponent))
    } else {
      self = .infinity
    }
  }

  /// The bound 2 to a power.
  public static func powerOfTwo(_ exponent: Int) -> Magnitude {
    Magnitude(significand: 1, exponent: exponent)
  }

  /// The smallest bound of 53 bits on a number's size.
  public init(_ value: BigFloat) {
    self = value.upperBoundOfMagnitude
  }

  /// A positive normal Double, not below 2⁻¹⁰⁰⁰, times a power of 2, with one unit in the last place added.
  @inline(__always)
  init(roundingUp value: Double, timesTwoTo exponent: Int) {
    let bits = value.bitPattern &+ 1
    self.init(
      significand: Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000),
      exponent: exponent &+ Int(truncatingIfNeeded: bits &>> 52) &- 1023)
  }

  /// Whether the bound is 0.
  public var isZero: Bool { significand == 0 }

  /// Whether the bound is a number, and not infinity.
  public var isFinite: Bool { significand < .infinity }

  /// A bound on the sum.
  @inline(__always)
  public static func + (lhs: Magnitude, rhs: Magnitude) -> Magnitude {
    if lhs.significand == 0 || rhs.significand == .infinity { return rhs }
    if rhs.significand == 0 || lhs.significand == .infinity { return lhs }
    let (larger, smaller) = lhs.exponent >= rhs.exponent ? (lhs, rhs) : (rhs, lhs)
    let distance = larger.exponent &- smaller.exponent
    if distance > 60 { return Magnitude(roundingUp: larger.significand, timesTwoTo: larger.exponent) }
    let unit = Double(bitPattern: UInt64(truncatingIfNeeded: 1023 &- distance) &<< 52)
    return Magnitude(roundingUp: larger.significand + smaller.significand * unit, timesTwoTo: larger.exponent)
  }

  /// A bound on the product; 0 times infinity is infinite.
  @inline(__always)
  public static func * (lhs: Magnitude, rhs: Magnitude) -> Magnitude {
    let product = lhs.significand * rhs.significand
    if product == 0 { return .zero }
    if !(product < .infinity) { return .infinity }
    return Magnitude(roundingUp: product, timesTwoTo: lhs.exponent &+ rhs.exponent)
  }

  /// A bound on the quotient by a number that is at least the divisor; infinite by 0.
  public static func / (lhs: Magnitude, rhs: Magnitude) -> Magnitude {
    if lhs.isZero && !rhs.isZero { return .zero }
    let quotient = lhs.significand / rhs.significand
    if quotient == 0 || !(quotient < .infinity) { return quotient == 0 ? .zero : .infinity }
    return Magnitude(roundingUp: quotient, timesTwoTo: lhs.exponent &- rhs.exponent)
  }

  /// A number that the difference is not below, for a subtrahend that is smaller; 0 if that cannot be told.
  ///
  /// The one operation that rounds down: it makes divisors.
  func subtractingRoundingDown(_ other: Magnitude) -> Magnitude {
    guard other < self, isFinite else { return .zero }
    let distance = exponent &- other.exponent
    let unit =
      distance > 60 ? 0x1p-60 : Double(bitPattern: UInt64(truncatingIfNeeded: 1023 &- distance) &<< 52)
    // Both are multiples of a unit of 2^-113: the difference is rounded once, and stepped down.
    let difference = (significand - other.significand * unit).nextDown
    return difference > 0 ? Magnitude(difference).scaled(byPowerOfTwo: exponent) : .zero
  }

  /// A number that x² + y² is not below.
  func sumOfSquaresRoundingDown(_ other: Magnitude) -> Magnitude {
    let (larger, smaller) = self < other ? (other, self) : (self, other)
    guard larger.isFinite, !larger.isZero else { return .zero }
    let distance = smaller.isZero ? 61 : Swift.min(larger.exponent &- smaller.exponent, 61)
    let rest = smaller.significand * Double(sign: .plus, exponent: -distance, significand: 1)
    let sum = larger.significand * larger.significand + (distance > 60 ? 0 : rest * rest)
    return Magnitude(sum.nextDown.nextDown.nextDown).scaled(byPowerOfTwo: 2 * larger.exponent)
  }

  /// A bound on the square root.
  var squareRoot: Magnitude {
    if isZero || !isFinite { return self }
    let isOdd = exponent & 1 == 1
    return Magnitude(
      roundingUp: (isOdd ? 2 * significand : significand).squareRoot(),
      timesTwoTo: (exponent - (isOdd ? 1 : 0)) / 2)
  }

  /// Adds in place.
  public static func += (lhs: inout Magnitude, rhs: Magnitude) { lhs = lhs + rhs }

  /// The bound times a power of 2, exactly.
  public func scaled(byPowerOfTwo power: Int) -> Magnitude {
    isZero || !isFinite ? self : Magnitude(significand: significand, exponent: exponent &+ power)
  }

  /// A Double that is not below the bound; the smallest positive one if the bound is smaller still.
  public var upperBound: Double {
    if isZero || !isFinite { return significand }
    if exponent > 1023 { return .infinity }
    if exponent < -1074 { return .leastNonzeroMagnitude }
    let nearest = Double(sign: .plus, exponent: exponent, significand: significand)
    return Magnitude(nearest) < self ? nearest.nextUp : nearest
  }
}

extension Magnitude: Comparable {
  /// Whether the left bound is smaller than the right one.
  public static func < (lhs: Magnitude, rhs: Magnitude) -> Bool {
    if lhs.isZero || rhs.isZero || !lhs.isFinite || !rhs.isFinite { return lhs.significand < rhs.significand }
    return lhs.exponent == rhs.exponent ? lhs.significand < rhs.significand : lhs.exponent < rhs.exponent
  }
}
