// After reading this file you know a floating-point number of any length: a sign, a mantissa of whole limbs, and an
// exponent without practical limits. Sums, differences and products of such numbers are exact.
//
//     x = ± m · 2^exponent,   1/2 ≤ m < 1
//
// The mantissa's top bit is set and its lowest limb is not 0, so that equal numbers have equal parts. Zero has no limb.

/// A floating-point number of any precision, exact under `+`, `-` and `*`.
///
/// An exact sum has all bits between its highest and its lowest one: keep the exponents within reach of each
/// other, or use ``Ball``, which rounds.
public struct BigFloat: Sendable, Hashable {
  /// The mantissa, the least significant limb first.
  var limbs: [UInt64]
  /// The e with 2^(e−1) ≤ |x| < 2^e; 0 for zero.
  public private(set) var exponent: Int
  /// Whether the number is below 0.
  private(set) var isNegative: Bool

  /// Zero.
  public static let zero = BigFloat(limbs: [], lowExponent: 0, isNegative: false)

  /// One.
  public static let one = BigFloat(1)

  /// A whole number of limbs times 2^lowExponent, with zeros at either end taken away.
  init(limbs: [UInt64], lowExponent: Int, isNegative: Bool) {
    var first = 0
    var count = limbs.count
    while first < count && limbs[first] == 0 { first += 1 }
    while count > first && limbs[count - 1] == 0 { count -= 1 }
    if first == count {
      self.limbs = []
      exponent = 0
      self.isNegative = false
      return
    }
    let shift = limbs[count - 1].leadingZeroBitCount
    var run = Array(limbs[first..<count])
    let n = run.count
    run.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      Limbs.shiftLeft(base, base, n, by: shift)
    }
    if run[0] == 0 { run.removeFirst() }
    self.limbs = run
    exponent = lowExponent + 64 * count - shift
    self.isNegative = isNegative
  }

  /// The exact value of a Double, which must be finite.
  public init(_ value: Double) {
    precondition(value.isFinite, "a BigFloat is finite; test the Double with isFinite first, or use Ball(_:)")
    self.init(
      limbs: [value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)],
      lowExponent: max(Int(value.exponentBitPattern), 1) - 1075, isNegative: value < 0)
  }

  /// A whole number.
  public init(_ value: Int) {
    self.init(limbs: [UInt64(value.magnitude)], lowExponent: 0, isNegative: value < 0)
  }

  /// Whether it is 0.
  public var isZero: Bool { limbs.isEmpty }

  /// −1, 0 or 1.
  public var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

  /// The exponent of the lowest limb's lowest bit.
  var lowExponent: Int { exponent - 64 * limbs.count }

  /// How many bits lie from the highest one to the lowest one.
  public var bitCount: Int { isZero ? 0 : 64 * limbs.count - limbs[0].trailingZeroBitCount }

  /// The number times a power of 2.
  public func scaled(byPowerOfTwo power: Int) -> BigFloat {
    var result = self
    if !isZero { result.exponent += power }
    return result
  }

  /// The number without its sign.
  public var magnitude: BigFloat {
    var result = self
    result.isNegative = false
    return result
  }

  /// The number with the opposite sign.
  public static prefix func - (operand: BigFloat) -> BigFloat {
    var result = operand
    result.isNegative = !operand.isNegative && !operand.isZero
    return result
  }
}

extension BigFloat {
  /// The exact sum.
  public static func + (lhs: BigFloat, rhs: BigFloat) -> BigFloat {
    if lhs.isZero { return rhs }
    if rhs.isZero { return lhs }
    let low = min(lhs.lowExponent, rhs.lowExponent)
    let count = (max(lhs.exponent, rhs.exponent) - low) / 64 + 2
    let (a, b) = (lhs.aligned(to: low, count: count), rhs.aligned(to: low, count: count))
    var result = a
    if lhs.isNegative == rhs.isNegative {
      Limbs.add(&result, a, b, count)
      return BigFloat(limbs: result, lowExponent: low, isNegative: lhs.isNegative)
    }
    let isLess = Limbs.compare(a, b, count) < 0
    if isLess { Limbs.subtract(&result, b, a, count) } else { Limbs.subtract(&result, a, b, count) }
    return BigFloat(limbs: result, lowExponent: low, isNegative: isLess ? rhs.isNegative : lhs.isNegative)
  }

  /// The limbs of the number divided by 2^low, a whole number.
  private func aligned(to low: Int, count: Int) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: count)
    let distance = lowExponent - low
    let (whole, bits) = (distance / 64, distance % 64)
    result.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let top = Limbs.shiftLeft(base + whole, limbs, limbs.count, by: bits)
      if top != 0 { base[whole + limbs.count] = top }
    }
    return result
  }

  /// The exact difference.
  public static func - (lhs: BigFloat, rhs: BigFloat) -> BigFloat { lhs + -rhs }

  /// The exact product.
  public static func * (lhs: BigFloat, rhs: BigFloat) -> BigFloat {
    if lhs.isZero || rhs.isZero { return .zero }
    let (n, m) = (lhs.limbs.count, rhs.limbs.count)
    var product = [UInt64](repeating: 0, count: n + m)
    Limbs.multiply(&product, lhs.limbs, n, rhs.limbs, m)
    return BigFloat(
      limbs: product, lowExponent: lhs.lowExponent + rhs.lowExponent,
      isNegative: lhs.isNegative != rhs.isNegative)
  }
}

extension BigFloat {
  /// The quotient, cut off towards 0 after at least so many bits; and whether something was cut off.
  func dividedTruncating(by divisor: BigFloat, bits: Int) -> (quotient: BigFloat, isExact: Bool) {
    if isZero { return (.zero, true) }
    let m = divisor.limbs.count
    let count = max(1, bits + 65) / 64 + 1
    // numerator: the dividend's limbs with zeros below, so that count limbs of quotient come out
    let n = max(count + m, limbs.count + 1)
    var numerator = [UInt64](repeating: 0, count: n)
    let offset = n - limbs.count
    for i in 0..<limbs.count { numerator[offset + i] = limbs[i] }
    var quotient = [UInt64](repeating: 0, count: n - m + 1)
    var remains = false
    if m == 1 {
      remains = Limbs.divide(&quotient, numerator, n, by: divisor.limbs[0]) != 0
    } else {
      quotient.withUnsafeMutableBufferPointer { q in
        numerator.withUnsafeMutableBufferPointer { a in
          guard let qBase = q.baseAddress, let aBase = a.baseAddress else { return }
          qBase[n - m] = Limbs.divide(qBase, aBase, n, by: divisor.limbs, m)
          for i in 0..<m where aBase[i] != 0 { remains = true }
        }
      }
    }
    let low = exponent - 64 * n - divisor.lowExponent
    return (
      BigFloat(limbs: quotient, lowExponent: low, isNegative: isNegative != divisor.isNegative), !remains
    )
  }

  /// The nearest number of so many bits (of two equally near ones that with an even last bit), and a bound on
  /// the difference.
  public func rounded(toBits bits: Int) -> (value: BigFloat, error: Magnitude) {
    let bits = max(bits, 1)
    if bitCount <= bits { return (self, .zero) }
    let drop = 64 * limbs.count - bits
    let (whole, rest) = (drop / 64, drop % 64)
    var kept = Array(limbs[whole...])
    let dropped = kept[0] & ((1 << UInt64(rest)) - 1)
    kept[0] &= ~((1 << UInt64(rest)) - 1)
    let lowerLimbsAreZero = limbs[..<whole].allSatisfy { $0 == 0 }
    let isUp: Bool
    let unit: UInt64 = 1 << UInt64(rest)
    if rest > 0 {
      let half: UInt64 = 1 << UInt64(rest - 1)
      isUp = dropped > half || (dropped == half && (!lowerLimbsAreZero || kept[0] & unit != 0))
    } else {
      let below = limbs[whole - 1]
      let half: UInt64 = 1 << 63
      isUp =
        below > half
        || (below == half && (!limbs[..<(whole - 1)].allSatisfy { $0 == 0 } || kept[0] & unit != 0))
    }
    kept.append(0)
    if isUp { Limbs.add(unit, to: &kept, kept.count) }
    let value = BigFloat(limbs: kept, lowExponent: lowExponent + 64 * whole, isNegative: isNegative)
    return (value, .powerOfTwo(exponent - bits - 1))
  }

  /// The nearest Double: correctly rounded, subnormal or 0 or infinite where it must be.
  public var nearestDouble: Double {
    if isZero { return 0 }
    // the exponent first, so that a subnormal number is rounded once
    let bits = min(53, exponent + 1074)
    if bits < 0 { return isNegative ? -0.0 : 0 }
    if exponent > 1024 { return isNegative ? -.infinity : .infinity }
    let rounded: BigFloat
    if bits == 0 {
      // below the smallest positive Double: above half of it, or not
      let isAboveHalf = bitCount > 1
      return Double(sign: isNegative ? .minus : .plus, exponent: 0, significand: isAboveHalf ? .leastNonzeroMagnitude : 0)
    }
    rounded = self.rounded(toBits: bits).value
    let significand = Double(rounded.limbs[rounded.limbs.count - 1] >> 11)
    let result = Double(sign: .plus, exponent: rounded.exponent - 53, significand: significand)
    return isNegative ? -result : result
  }

  /// The smallest bound of 53 bits on the size.
  var upperBoundOfMagnitude: Magnitude {
    guard let top = limbs.last else { return .zero }
    let isExact = top & 0x7FF == 0 && limbs.count == 1
    let significand = Double(bitPattern: (top >> 11) & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    return isExact
      ? Magnitude(significand: significand, exponent: exponent - 1)
      : Magnitude(roundingUp: significand, timesTwoTo: exponent - 1)
  }

  /// The exact value of a finite bound.
  init(_ magnitude: Magnitude) {
    self = BigFloat(magnitude.significand).scaled(byPowerOfTwo: magnitude.exponent)
  }
}

extension BigFloat: Comparable {
  /// Whether one number is below another.
  public static func < (lhs: BigFloat, rhs: BigFloat) -> Bool {
    if lhs.sign != rhs.sign { return lhs.sign < rhs.sign }
    let order = lhs.comparedMagnitude(to: rhs)
    return lhs.isNegative ? order > 0 : order < 0
  }

  /// −1, 0 or 1 as the size is smaller than, equal to or larger than another's.
  func comparedMagnitude(to other: BigFloat) -> Int {
    if isZero || other.isZero { return (isZero ? 0 : 1) - (other.isZero ? 0 : 1) }
    if exponent != other.exponent { return exponent < other.exponent ? -1 : 1 }
    var (i, j) = (limbs.count, other.limbs.count)
    while i > 0 && j > 0 {
      i -= 1
      j -= 1
      if limbs[i] != other.limbs[j] { return limbs[i] < other.limbs[j] ? -1 : 1 }
    }
    return i > 0 ? 1 : j > 0 ? -1 : 0
  }
}
