// After reading this file you know the scratch paper on which the series are summed: numbers with a fixed point,
// one limb before it and n limbs behind it.
//
// Between 0 and 1 all terms of a series have the same last bit, 2^(−64n), the unit of this file's errors. Sums
// then are exact, products are cut off, and nothing has to be shifted or allocated on the way.

/// A number from 0 up to 2⁶⁴ with n limbs of fraction.
struct FixedPoint: ~Copyable {
  /// The limbs: n of fraction, the least significant first, then the whole part; one more below is scratch paper.
  let limbs: Limbs.Target
  /// How many limbs the fraction has.
  let count: Int

  /// Zero.
  init(count: Int) {
    self.count = count
    limbs = Limbs.Target.allocate(capacity: count + 2) + 1
    (limbs - 1).initialize(repeating: 0, count: count + 2)
  }

  deinit { (limbs - 1).deallocate() }

  /// The size of a number below 2⁶⁴, cut off: too small by less than one unit.
  init(_ number: BigFloat, count: Int) {
    self.init(count: count)
    number.place(in: limbs, count + 1, from: -64 * count)
  }

  /// The whole part.
  var whole: UInt64 {
    get { limbs[count] }
    nonmutating set { limbs[count] = newValue }
  }

  /// How many bits behind the point are 0 before the first 1, if the whole part is 0; all if the number is 0.
  var leadingZeros: Int {
    var i = count
    while i > 0 {
      i -= 1
      if limbs[i] != 0 { return 64 * (count - 1 - i) + limbs[i].leadingZeroBitCount }
    }
    return 64 * count
  }

  /// Divides by a power of 2 and cuts off.
  func shiftRight(by bits: Int) {
    let (whole, rest) = (bits / 64, bits % 64)
    if whole > count {
      limbs.update(repeating: 0, count: count + 1)
      return
    }
    Limbs.shiftRight(limbs, limbs + whole, count + 1 - whole, by: rest)
    (limbs + (count + 1 - whole)).update(repeating: 0, count: whole)
  }

  /// The number times a power of 2 as a ball, with an error in units; the number is used up.
  consuming func ball(
    error units: Double, timesTwoTo power: Int = 0, isNegative: Bool = false, bits: Int
  ) -> Ball {
    Ball(
      BigFloat.rounding(
        limbs, count + 1, lowExponent: power - 64 * count, isNegative: isNegative, toBits: bits),
      Magnitude(units).scaled(byPowerOfTwo: power - 64 * count))
  }
}
