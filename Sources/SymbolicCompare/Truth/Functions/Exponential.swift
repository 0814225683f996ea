// After reading this file you know how eˣ is computed to any number of digits.
//
//     x = q log 2 + r,  0 ≤ r < log 2          eˣ = 2^q eʳ
//     t = r/2^k                                u₀ = eᵗ − 1 by its Taylor series
//     u ← 2u + u², k times                     since e²ᵗ − 1 = (eᵗ − 1)² + 2 (eᵗ − 1)
//
// Halving the argument k times saves terms and costs k squarings: with k near the square root of the number of bits
// both are few. Everything runs in fixed point with n limbs of fraction.
//
// Error, in units of the last limb: t is cut off (1), the series errs by 4n + 4, a squaring by n; a doubling
// multiplies an error by 2(1 + u), and the product of all 1 + u is eʳ ≤ 2. Together 2^(k+1)·(5n + 6); the error
// of r, at most 3, becomes at most 6.
//
// Near 0, expm1 is x·Σ x^k/(k+1)!, so that its relative error is small too.
//
// Source: Brent and Zimmermann, Modern Computer Arithmetic, 4.3.1 and 4.4.

enum Exponential {
  /// How often the argument is halved.
  static func halvings(limbs n: Int) -> Int {
    switch n {
    case 1: 3
    case 2: 5
    default: Int((5.5 * Double(n).squareRoot()).rounded(.down)) - 1
    }
  }

  /// A bound on the error of ``expm1(_:)``, in units, for an argument with an error of 3.
  static func error(limbs n: Int) -> Double {
    Double(sign: .plus, exponent: halvings(limbs: n) + 1, significand: Double(5 * n + 6)) + 6
  }

  /// The limbs that a result of so many bits needs.
  static func limbs(bits: Int) -> Int {
    var n = Swift.max(1, bits / 64)
    while 64 * n < bits + halvings(limbs: n) + 4 + (10 * n + 12).bitLength {
      n += 1
    }
    return n
  }

  /// eʳ − 1 for 0 ≤ r < log 2, too small by at most the error.
  static func expm1(_ r: consuming FixedPoint) -> FixedPoint {
    let n = r.count
    let k = halvings(limbs: n)
    r.shiftRight(by: k)
    let u = TaylorSum.factorial.sum(of: r, isAlternating: false)
    u.whole = 0
    for _ in 0..<k {
      Limbs.multiplyHigh(r.limbs, u.limbs, u.limbs, n)
      Limbs.shiftLeft(u.limbs, u.limbs, n, by: 1)
      Limbs.add(u.limbs, u.limbs, r.limbs, n)
    }
    return u
  }
}

extension BigFloat {
  /// The exponential function, to so many bits.
  func exp(bits: Int) -> Ball {
    if isZero { return .one }
    if exponent > 61 {
      return isNegative ? Ball.one.scaled(byPowerOfTwo: .min) : .indeterminate
    }
    if exponent < -bits - 2 {
      // 1 + x, and less than x² more
      let size = upperBoundOfMagnitude
      return Ball(BigFloat.sum(.one, self, bits: bits), size * size)
    }
    let n = Exponential.limbs(bits: bits)
    guard n < Constant.mostLimbs else { return .indeterminate }
    let r = FixedPoint(count: n)
    let q = reduceByLn2(remainder: r)
    let u = Exponential.expm1(r)
    u.whole = 1
    return u.ball(error: Exponential.error(limbs: n), timesTwoTo: q, bits: bits)
  }

  /// exp(x) − 1, to so many bits relative to its own size.
  func expm1(bits: Int) -> Ball {
    if isZero { return .zero }
    if exponent > -2 {
      return exp(bits: bits + 4).subtracting(.one, bits: bits)
    }
    let size = upperBoundOfMagnitude
    if exponent < -bits - 2 { return Ball(rounded(toBits: bits), size * size) }
    let n = (bits + 15) / 64 + 1
    let sum = TaylorSum.nextFactorial.sum(of: FixedPoint(self, count: n), isAlternating: isNegative)
    return sum.ball(error: TaylorSum.error(n) + 1, bits: bits + 8).multiplied(by: Ball(self), bits: bits)
  }

  /// The whole q, and r by reference, with x = q log 2 + r, 0 ≤ r < log 2, for |x| < 2⁶¹; r errs by at most 3
  /// units.
  private func reduceByLn2(remainder r: borrowing FixedPoint) -> Int {
    // One limb more of fraction: the error of q·log 2, 2q units of its last bit, is below a unit of the limb above.
    let n = r.count
    let x = FixedPoint(self, count: n + 1)
    let quotient = nearestDouble.magnitude * 1.4426950408889634
    var q = UInt64(isNegative ? quotient.rounded(.up) : quotient.rounded(.down))
    Constant.ln2.withLimbs(n + 1) { ln2 in
      let multiple = FixedPoint(count: n + 1)
      multiple.whole &+= Limbs.multiply(multiple.limbs, ln2, n + 2, by: q)
      if isNegative {
        Limbs.subtract(x.limbs, multiple.limbs, x.limbs, n + 2)
      } else {
        Limbs.subtract(x.limbs, x.limbs, multiple.limbs, n + 2)
      }
      // The quotient in Double may be wrong by a few; below 0 the whole part is next to 2⁶⁴.
      while x.whole >> 63 != 0 {
        Limbs.add(x.limbs, x.limbs, ln2, n + 2)
        if isNegative { q += 1 } else { q -= 1 }
      }
      while Limbs.compare(x.limbs, ln2, n + 2) >= 0 {
        Limbs.subtract(x.limbs, x.limbs, ln2, n + 2)
        if isNegative { q -= 1 } else { q += 1 }
      }
    }
    r.limbs.update(from: x.limbs + 1, count: n)
    return isNegative ? -Int(q) : Int(q)
  }
}

extension Ball {
  /// An exact number.
  init(_ number: BigFloat) { self.init(midpoint: number, radius: .zero) }
}
