// After reading this file you know how the error function is computed: by a series without signs near 0, by an asymptotic
// series far away, and as 1 minus the other of the two in between.
//
//     erf x  = 2x/√π · e^(−x²) · Σ (2x²)^k / (1·3·5 ⋯ (2k+1))                         (DLMF 7.6.2)
//     erfc x ~ e^(−x²)/(x√π) · Σ (−1)^k 1·3·5 ⋯ (2k−1) / (2x²)^k                      (DLMF 7.12.1)
//
// The first converges everywhere. The second diverges, but errs by less than the first term left out, whose least size is
// about e^(−x²): enough for p bits where x² > p log 2. In between erfc x = 1 − erf x, with as many more bits as
// erfc is smaller than 1, that is x²/log 2.
//
// Errors, in units of the last limb. In the first series a term t errs by at most 2 units from each step that made it,
// multiplied by at most max(1, t), since the terms rise from 1 and then fall; z = 2x² is cut off by a unit. N
// terms with the sum S: less than (2N + 1)(S + N), and a tail of at most twice that of the last term. In the
// second, all terms up to the Nth fall, a step adds n + 2: less than N²(n + 2).

extension BigFloat {
  /// The error function, to so many bits relative to its own size.
  func erf(bits: Int) -> Ball {
    if isZero { return .zero }
    if isNegative { return magnitude.erf(bits: bits).negated }
    let decay = bitsOfGaussian
    if decay > Double(bits) {
      return Ball.one.subtracting(erfc(bits: 16), bits: bits)
    }
    return erfSeries(bits: bits + 6).rounded(toBits: bits)
  }

  /// 1 − erf x, to so many bits relative to its own size.
  func erfc(bits: Int) -> Ball {
    if isNegative || exponent < 0 {
      return Ball.one.subtracting(erf(bits: bits + 4), bits: bits)
    }
    let decay = bitsOfGaussian
    if decay > Double(bits + 16) { return erfcSeries(bits: bits + 6).rounded(toBits: bits) }
    // erfc x > e^(−x²)/(x + √(x² + 2))/√π·2: a few bits below e^(−x²).
    return Ball.one.subtracting(erfSeries(bits: bits + Int(decay) + exponent + 6), bits: bits)
  }

  /// How many bits e^(−x²) is below 1, x²/log 2, about; infinite if x is out of the range of Double.
  private var bitsOfGaussian: Double {
    let x = nearestDouble
    return x * x * 1.4426950408889634
  }

  /// e^(−x²).
  private func gaussian(bits: Int) -> Ball { (-(self * self)).exp(bits: bits) }

  /// erf x for x > 0 by its convergent series.
  private func erfSeries(bits: Int) -> Ball {
    let square = (self * self).scaled(byPowerOfTwo: 1)
    // Fraction limbs for the wanted bits and the error, 2N times S; whole limbs for the sum, which is below e^(x²).
    let growth = Int(bitsOfGaussian)
    let fraction = (bits + 12 + (bits + growth).bitWidth - (bits + growth).leadingZeroBitCount) / 64 + 1
    let whole = growth / 64 + 1
    let length = fraction + whole
    let z = FixedPoint(square, count: fraction)
    let factors = fraction + 1
    var terms = 0.0
    let total = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 3 * length + factors) { buffer -> Ball in
      guard let sum = buffer.baseAddress else { return .indeterminate }
      let (term, product) = (sum + length, sum + 2 * length)
      sum.update(repeating: 0, count: 2 * length)
      term[fraction] = 1
      sum[fraction] = 1
      var used = fraction + 1  // limbs of the term that are not 0
      var k: UInt64 = 0
      while true {
        k += 1
        Limbs.multiply(product, term, used, z.limbs, factors)
        // Behind the point, cut off; the product's whole limbs fit, since every term is below the sum.
        let available = Swift.min(used + factors - fraction, length)
        Limbs.divide(term, product + fraction, available, by: 2 * k + 1)
        for i in available..<Swift.max(used, available) { term[i] = 0 }
        used = available
        while used > 0 && term[used - 1] == 0 { used -= 1 }
        if used == 0 {
          if square.exponent < 60, Double(2 * k + 3) >= 2 * square.nearestDouble { break }
          used = 1  // not the end yet: next to 0, the terms are still rising
        }
        let carry = Limbs.add(sum, sum, term, used)
        Limbs.add(carry, to: sum + used, length - used)
      }
      terms = Double(k)
      let size = Magnitude(BigFloat.rounding(product, copy(sum, length, to: product), lowExponent: -64 * fraction, isNegative: false, toBits: 53).value)
      let unit = Magnitude.powerOfTwo(-64 * fraction)
      let error = Magnitude(2 * terms + 1) * (size + Magnitude(terms) * unit) * unit + Magnitude(4 * terms + 4) * unit
      return Ball(BigFloat.rounding(sum, length, lowExponent: -64 * fraction, isNegative: false, toBits: bits), error)
    }
    return total.multiplied(by: gaussian(bits: bits), bits: bits)
      .multiplied(by: Ball(self).scaled(byPowerOfTwo: 1), bits: bits)
      .divided(by: .squareRootOfPi(bits: bits), bits: bits)
  }

  /// erfc x for a large x by its asymptotic series.
  private func erfcSeries(bits: Int) -> Ball {
    let n = (bits + 40) / 64 + 1
    let square = self * self
    let reciprocal = BigFloat.quotient(.one, square, bits: 64 * n + 64).value.scaled(byPowerOfTwo: -1)
    let w = FixedPoint(reciprocal, count: n)
    let sum = FixedPoint(count: n)
    let term = FixedPoint(count: n)
    let factor = FixedPoint(count: n)
    let product = FixedPoint(count: n)
    sum.whole = 1
    // The first term, w, and then each as the one before times (2k − 1)w.
    term.limbs.update(from: w.limbs, count: n)
    var k: UInt64 = 1
    while term.leadingZeros < bits {
      if k % 2 == 1 {
        Limbs.subtract(sum.limbs, sum.limbs, term.limbs, n + 1)
      } else {
        Limbs.add(sum.limbs, sum.limbs, term.limbs, n + 1)
      }
      k += 1
      if Limbs.multiply(factor.limbs, w.limbs, n, by: 2 * k - 1) != 0 { break }  // the terms rise again
      Limbs.multiplyHigh(product.limbs, term.limbs, factor.limbs, n)
      term.limbs.update(from: product.limbs, count: n)
    }
    let remainder = Magnitude.powerOfTwo(-term.leadingZeros)
    let error = Double(k) * Double(k) * Double(n + 2) + 1
    return sum.ball(error: error, bits: bits).widened(by: remainder)
      .multiplied(by: gaussian(bits: bits), bits: bits)
      .divided(by: Ball(self).multiplied(by: .squareRootOfPi(bits: bits), bits: bits), bits: bits)
  }
}

/// Copies limbs and answers how many.
private func copy(_ source: Limbs.Source, _ n: Int, to target: Limbs.Target) -> Int {
  target.update(from: source, count: n)
  return n
}

extension Ball {
  /// √π.
  static func squareRootOfPi(bits: Int) -> Ball {
    bits <= 256 ? squareRootOfPiTo256.rounded(toBits: bits) : apply(.sqrt, to: pi(bits: bits + 4), bits: bits)
  }

  private static let squareRootOfPiTo256 = apply(.sqrt, to: pi(bits: 264), bits: 260)
}
