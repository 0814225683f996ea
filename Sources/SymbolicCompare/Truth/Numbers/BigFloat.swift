// After reading this file you know a floating-point number of any length: a sign, a mantissa of whole limbs, and an
// exponent without practical limits. Sums, differences and products of such numbers are exact.
//
//     x = ± m · 2^exponent,   1/2 ≤ m < 1
//
// The mantissa's top bit is set and its lowest limb is not 0, so that equal numbers have equal parts.
//
// Storage. The two leading limbs lie in the number itself, all limbs of a longer one in an array besides: a number
// of 128 bits, the usual working precision, needs no memory of its own, which costs more than its arithmetic.

/// A floating-point number of any precision, exact under `+`, `-` and `*`.
///
/// An exact sum has all bits between its highest and its lowest one: keep the exponents within reach of each
/// other, or use ``Ball``, which rounds.
///
/// - Precondition: exponents stay within ±2⁶², which no ball ever leaves.
public struct BigFloat: Sendable, Hashable {
  /// The mantissa's leading limb; 0 for zero alone.
  let top: UInt64
  /// The limb below it, or 0.
  let next: UInt64
  /// All limbs, the least significant first, if there are more than two.
  let long: [UInt64]?
  /// The e with 2^(e−1) ≤ |x| < 2^e; 0 for zero.
  public let exponent: Int
  /// Whether the number is below 0.
  let isNegative: Bool

  @inline(__always)
  init(top: UInt64, next: UInt64, long: [UInt64]?, exponent: Int, isNegative: Bool) {
    self.top = top
    self.next = next
    self.long = long
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// A number of at most two limbs, the top bit of the first set.
  @inline(__always)
  init(_ top: UInt64, _ next: UInt64, exponent: Int, isNegative: Bool) {
    self.init(top: top, next: next, long: nil, exponent: exponent, isNegative: isNegative)
  }

  /// The number 0.
  public static let zero = BigFloat(0, 0, exponent: 0, isNegative: false)

  /// The number 1.
  public static let one = BigFloat(1 << 63, 0, exponent: 1, isNegative: false)

  /// The exact value of a Double, which must be finite.
  public init(_ value: Double) {
    precondition(value.isFinite, "a BigFloat is finite; test the Double with isFinite first, or use Ball(_:)")
    let bits = value.significandBitPattern | (value.exponentBitPattern == 0 ? 0 : 1 << 52)
    let shift = bits.leadingZeroBitCount
    self.init(
      bits << UInt64(shift), 0,
      exponent: bits == 0 ? 0 : Swift.max(Int(value.exponentBitPattern), 1) - 1011 - shift,
      isNegative: value < 0)
  }

  /// A whole number.
  public init(_ value: Int) {
    self.init(UInt64(value.magnitude), isNegative: value < 0)
  }

  /// A whole number and its sign.
  init(_ value: UInt64, isNegative: Bool = false) {
    let shift = value.leadingZeroBitCount
    self.init(value << UInt64(shift), 0, exponent: 64 - shift, isNegative: isNegative)
  }

  /// 2 to a power.
  static func powerOfTwo(_ power: Int) -> BigFloat {
    BigFloat(1 << 63, 0, exponent: power + 1, isNegative: false)
  }
}

extension BigFloat {
  /// Whether the number is 0.
  public var isZero: Bool { top == 0 }

  /// The sign of the number: −1, 0 or 1.
  public var sign: Int { top == 0 ? 0 : isNegative ? -1 : 1 }

  /// How many limbs the mantissa has.
  @inline(__always)
  var limbCount: Int { long?.count ?? (next != 0 ? 2 : top != 0 ? 1 : 0) }

  /// The exponent of the lowest limb's lowest bit.
  var lowExponent: Int { exponent - 64 * limbCount }

  /// How many bits lie from the highest one to the lowest one.
  public var bitCount: Int {
    if let long { return 64 * long.count - long[0].trailingZeroBitCount }
    return next != 0 ? 128 - next.trailingZeroBitCount : 64 - top.trailingZeroBitCount
  }

  /// The limbs, the least significant first, and their count.
  @inline(__always)
  func withLimbs<Result>(_ body: (UnsafePointer<UInt64>, Int) -> Result) -> Result {
    if let long {
      return long.withUnsafeBufferPointer { buffer in
        withUnsafePointer(to: top) { body(buffer.baseAddress ?? $0, buffer.count) }
      }
    }
    return withUnsafePointer(to: (next, top)) { pair in
      UnsafeRawPointer(pair).withMemoryRebound(to: UInt64.self, capacity: 2) {
        body(next == 0 ? $0 + 1 : $0, limbCount)
      }
    }
  }

  /// The number times a power of 2.
  @inline(__always)
  public func scaled(byPowerOfTwo power: Int) -> BigFloat {
    BigFloat(
      top: top, next: next, long: long, exponent: top == 0 ? 0 : exponent + power, isNegative: isNegative)
  }

  /// The number with a sign of one's choice.
  @inline(__always)
  func with(isNegative: Bool) -> BigFloat {
    BigFloat(top: top, next: next, long: long, exponent: exponent, isNegative: isNegative && top != 0)
  }

  /// The number without its sign.
  public var magnitude: BigFloat { with(isNegative: false) }

  /// The number with the opposite sign.
  public static prefix func - (operand: BigFloat) -> BigFloat {
    operand.with(isNegative: !operand.isNegative)
  }
}

extension BigFloat: Comparable {
  /// Whether the left number is below the right one.
  public static func < (lhs: BigFloat, rhs: BigFloat) -> Bool {
    if lhs.sign != rhs.sign { return lhs.sign < rhs.sign }
    let order = lhs.comparedMagnitude(to: rhs)
    return lhs.isNegative ? order > 0 : order < 0
  }

  /// −1, 0 or 1 as the size is smaller than, equal to or larger than another's.
  func comparedMagnitude(to other: BigFloat) -> Int {
    if isZero || other.isZero { return (isZero ? 0 : 1) - (other.isZero ? 0 : 1) }
    if exponent != other.exponent { return exponent < other.exponent ? -1 : 1 }
    if top != other.top { return top < other.top ? -1 : 1 }
    if next != other.next { return next < other.next ? -1 : 1 }
    if long == nil && other.long == nil { return 0 }
    return withLimbs { a, n in
      other.withLimbs { b, m in
        var (i, j) = (n, m)
        while i > 0 && j > 0 {
          i -= 1
          j -= 1
          if a[i] != b[j] { return a[i] < b[j] ? -1 : 1 }
        }
        return i > 0 ? 1 : j > 0 ? -1 : 0
      }
    }
  }
}

extension BigFloat {
  /// Whether the size is above a bound.
  func isLarger(than bound: Magnitude) -> Bool {
    if bound.isZero || isZero || !bound.isFinite { return bound.isZero && !isZero }
    if exponent != bound.exponent + 1 { return exponent > bound.exponent + 1 }
    return comparedMagnitude(to: BigFloat(bound)) > 0
  }
}
