// After reading this file you know how the error function is computed: by a series without signs near 0, by an
// asymptotic series far away, and as 1 minus the other of the two in between.
//
//     erf x  = 2x/√π · e^(−x²) · Σ (2x²)^k / (1·3·5 ⋯ (2k+1))                         (DLMF 7.6.2)
//     erfc x ~ e^(−x²)/(x√π) · Σ (−1)^k 1·3·5 ⋯ (2k−1) / (2x²)^k                      (DLMF 7.12.1)
//
// The first converges everywhere. The second diverges, but errs by less than the first term left out, the least of
// which is about e^(−x²): enough for p bits where x² > p log 2. In between erfc x = 1 − erf x, with as many more
// bits as erfc is below 1, that is x²/log 2.
//
// Errors, in units of the last limb. In the first series a term errs by at most 2 units from each step that made
// it, multiplied by at most the term or by 1, since the terms rise from 1 and then fall; N terms with the sum S:
// less than (2N + 1)(S + N), and a tail of at most twice the last term's error. In the second, where all terms
// fall, a step adds less than n + 2: less than N²(n + 2).

extension BigFloat {
  /// The error function, to so many bits relative to its own size.
  func erf(bits: Int) -> Ball {
    if isZero { return .zero }
    if isNegative { return magnitude.erf(bits: bits).negated }
    // Where erfc is small, some of its bits give many of erf's, and its series is short.
    let smallness = bitsOfGaussian
    let needed = smallness > Double(bits) ? 16 : Swift.max(16, bits - Int(smallness) + 8)
    return smallness > Double(needed + 16)
      ? Ball.one.subtracting(erfc(bits: needed), bits: bits) : erfSeries(bits: bits + 6).rounded(toBits: bits)
  }

  /// 1 − erf x, to so many bits relative to its own size.
  func erfc(bits: Int) -> Ball {
    if isNegative || exponent < 0 { return Ball.one.subtracting(erf(bits: bits + 4), bits: bits) }
    let smallness = bitsOfGaussian
    if smallness > Double(bits + 16) { return erfcSeries(bits: bits + 6).rounded(toBits: bits) }
    // erfc x > 2/√π e^(−x²)/(x + √(x² + 2)) (DLMF 7.8.2)
    return Ball.one.subtracting(erfSeries(bits: bits + Int(smallness) + exponent + 6), bits: bits)
  }

  /// How many bits e^(−x²) is below 1, about; infinite beyond the range of Double.
  private var bitsOfGaussian: Double {
    let x = nearestDouble
    return x * x * 1.4426950408889634
  }

  /// e^(−x²).
  private func gaussian(bits: Int) -> Ball { (-(self * self)).exp(bits: bits) }

  /// erf x for x > 0 by its convergent series.
  private func erfSeries(bits: Int) -> Ball {
    let z = (self * self).scaled(byPowerOfTwo: 1)
    return Self.sumOverOddFactorials(z, growth: Int(bitsOfGaussian), bits: bits)
      .multiplied(by: gaussian(bits: bits), bits: bits)
      .multiplied(by: Ball(scaled(byPowerOfTwo: 1)), bits: bits)
      .divided(by: .squareRootOfPi(bits: bits), bits: bits)
  }

  /// Σ z^k/(1·3·5 ⋯ (2k+1)) for z ≥ 0, which is below 2^growth·2.
  private static func sumOverOddFactorials(_ z: BigFloat, growth: Int, bits: Int) -> Ball {
    // Fraction limbs for the wanted bits and for the error, 2N times S; whole limbs for the sum.
    let fraction = (bits + 12 + (bits + growth).bitLength) / 64 + 1
    let length = fraction + growth / 64 + 1
    let factor = FixedPoint(z, count: fraction)
    let size = z.nearestDouble
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 3 * length + fraction + 1) { buffer in
      guard let sum = buffer.baseAddress else { return .indeterminate }
      let term = sum + length
      let product = sum + 2 * length
      sum.update(repeating: 0, count: 2 * length)
      sum[fraction] = 1
      term[fraction] = 1
      var used = fraction + 1  // the term's limbs, without zeros above
      var k: UInt64 = 0
      while true {
        k += 1
        Limbs.multiply(product, term, used, factor.limbs, fraction + 1)
        // The limbs behind the last one are cut off; those above the sum's are 0, since no term is above the sum.
        used = Swift.min(used + 1, length)
        Limbs.divide(term, product + fraction, used, by: 2 * k + 1)
        while used > 0 && term[used - 1] == 0 { used -= 1 }
        if used == 0 && Double(2 * k + 3) >= 2 * size { break }
        used = Swift.max(used, 1)
        let carry = Limbs.add(sum, sum, term, used)
        Limbs.add(carry, to: sum + used, length - used)
      }
      let unit = Magnitude.powerOfTwo(-64 * fraction)
      let terms = Double(k)
      let rounded = rounding(
        sum, length, lowExponent: -64 * fraction, isNegative: false, toBits: bits)
      // S is at most twice the sum found: its error is far below 1.
      let bound = Magnitude(rounded.value).scaled(byPowerOfTwo: 1) + Magnitude(terms)
      return Ball(rounded, (Magnitude(2 * terms + 1) * bound + Magnitude(4 * terms + 4)) * unit)
    }
  }

  /// erfc x for a large x by its asymptotic series.
  private func erfcSeries(bits: Int) -> Ball {
    let n = (bits + 40) / 64 + 1
    let reciprocal = BigFloat.quotient(.powerOfTwo(-1), self * self, bits: 64 * n + 64).value
    let w = FixedPoint(reciprocal, count: n)
    let sum = FixedPoint(count: n)
    let term = FixedPoint(count: n)
    let factor = FixedPoint(count: n)
    let product = FixedPoint(count: n)
    sum.whole = 1
    term.limbs.update(from: w.limbs, count: n)
    var k: UInt64 = 1
    while term.leadingZeros < bits {
      if k % 2 == 1 {
        Limbs.subtract(sum.limbs, sum.limbs, term.limbs, n + 1)
      } else {
        Limbs.add(sum.limbs, sum.limbs, term.limbs, n + 1)
      }
      k += 1
      // The next term is (2k − 1)w times this one, as long as they fall.
      if Limbs.multiply(factor.limbs, w.limbs, n, by: 2 * k - 1) != 0 { break }
      Limbs.multiplyHigh(product.limbs, term.limbs, factor.limbs, n)
      term.limbs.update(from: product.limbs, count: n)
    }
    let error = Double(k) * Double(k) * Double(n + 2) + 1
    // The first term left out: where they rise again, it is below twice the last one.
    return sum.ball(error: error, bits: bits)
      .widened(by: .powerOfTwo(1 - term.leadingZeros))
      .multiplied(by: gaussian(bits: bits), bits: bits)
      .divided(by: Ball(self).multiplied(by: .squareRootOfPi(bits: bits), bits: bits), bits: bits)
  }
}

extension Int {
  /// How many bits a positive number has.
  var bitLength: Int { bitWidth - leadingZeroBitCount }
}

extension Ball {
  /// √π.
  static func squareRootOfPi(bits: Int) -> Ball {
    bits <= 256 ? squareRootOfPiTo256.rounded(toBits: bits) : apply(.sqrt, to: pi(bits: bits + 4), bits: bits)
  }

  private static let squareRootOfPiTo256 = apply(.sqrt, to: pi(bits: 264), bits: 260)
}
