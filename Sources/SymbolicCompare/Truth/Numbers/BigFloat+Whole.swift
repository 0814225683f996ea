// After reading this file you know how whole numbers are told among binary ones, and how a number is rounded to a
// whole one.
//
// A number with e bits before the point is whole if its lowest bit is none of those behind it: if its mantissa has
// at most e bits.

extension BigFloat {
  /// Whether the number is whole.
  public var isWhole: Bool { top == 0 || exponent >= bitCount }

  /// Whether it is an odd whole number.
  var isOdd: Bool { top != 0 && exponent == bitCount }

  /// The number as an `Int` if it is a whole one below 2⁶².
  var whole: Int? {
    guard isWhole, exponent <= 62 else { return nil }
    let size = top == 0 ? 0 : Int(top >> UInt64(64 - exponent))
    return isNegative ? -size : size
  }

  /// A whole number modulo 4.
  var residue: Int {
    guard !isZero, exponent - bitCount < 2 else { return 0 }
    let bits = withLimbs { limbs, n -> UInt64 in
      // The limb with the bits of 1 and 2: the lowest one, at most 63 places below.
      let shift = 64 * n - exponent
      return shift >= 0
        ? limbs[shift / 64] >> UInt64(shift % 64)
          | (shift % 64 == 63 && shift / 64 + 1 < n ? limbs[shift / 64 + 1] << 1 : 0)
        : limbs[0] << UInt64(-shift)
    }
    return Int((isNegative ? 0 &- bits : bits) & 3)
  }

  /// The whole number nearest to it, the one above it of two.
  var nearestWhole: BigFloat { exponent < 0 ? .zero : (self + .powerOfTwo(-1)).floor }

  /// The largest whole number that is not above it.
  var floor: BigFloat {
    if isWhole { return self }
    if exponent <= 0 { return isNegative ? -.one : .zero }
    let nearest = rounded(toBits: exponent).value
    return nearest > self ? nearest - .one : nearest
  }
}
