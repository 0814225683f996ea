// After reading this file you know how Σ 1/(x + k)^p over k = 0 … n − 1 is summed, the bulk of a polygamma
// function.
//
//     Σ 1/(x + k)^p = y^−p · Σ (y/(y + k))^p,     y = x for x ≥ 1
//
// Every quotient is at most 1 and the first is 1: in fixed point a term's error is small beside the sum. Each takes
// one long division and a power by squaring. Where x + k is below 1 or negative, the terms are balls.
//
// Error of a term, in units of the last limb: a quotient errs by 2, which the power multiplies by at most p; a
// product by n, and there are fewer than 2p of them counted with what the later ones make of their errors. In all p
// (2n + 2).

/// A sum of powers of reciprocals.
enum ReciprocalPowers {
  /// Σ 1/(x + k)^power for k from first to last − 1; no x + k is 0.
  static func sum(_ x: BigFloat, from first: Int, to last: Int, power: Int, bits: Int) -> Ball {
    var sum = Ball.zero
    var k = first
    while k < last {
      let factor = Ball(x).adding(Ball(k), bits: bits + 8)
      if factor.midpoint >= .one { break }
      sum = sum.adding(
        Ball.one.divided(by: Ball.bySquaring(factor, power, bits: bits), bits: bits), bits: bits)
      k += 1
    }
    if k >= last { return sum }
    let start = x + BigFloat(k)
    let size = Ball.bySquaring(Ball(start.rounded(toBits: bits + 8), .zero), power, bits: bits)
    return fixed(start, count: last - k, power: power, bits: bits).divided(by: size, bits: bits)
      .adding(sum, bits: bits)
  }

  /// Σ (y/(y + k))^power for k from 0 to count − 1, y ≥ 1.
  private static func fixed(_ y: BigFloat, count: Int, power: Int, bits: Int) -> Ball {
    let n = (bits + 12 + count.bitLength + power.bitLength) / 64 + 1
    let start = FixedPoint(y, count: n)
    let factor = FixedPoint(y, count: n)
    let sum = FixedPoint(count: n)
    let quotient = FixedPoint(count: n)
    let result = FixedPoint(count: n)
    let product = FixedPoint(count: n)
    sum.whole = 1
    for _ in 1..<Swift.max(count, 1) {
      factor.whole += 1
      divide(start, by: factor, into: quotient)
      // quotient^power, from the highest bit of the power on
      result.limbs.update(from: quotient.limbs, count: n)
      for i in stride(from: power.bitLength - 2, through: 0, by: -1) {
        Limbs.multiplyHigh(product.limbs, result.limbs, result.limbs, n)
        if power >> i & 1 == 1 {
          Limbs.multiplyHigh(result.limbs, product.limbs, quotient.limbs, n)
        } else {
          result.limbs.update(from: product.limbs, count: n)
        }
      }
      if result.leadingZeros >= 64 * n - 1 { break }
      sum.whole &+= Limbs.add(sum.limbs, sum.limbs, result.limbs, n)
    }
    return sum.ball(error: Double(count) * Double(power) * Double(2 * n + 2), bits: bits)
  }

  /// a/b < 1, cut off.
  private static func divide(
    _ a: borrowing FixedPoint, by b: borrowing FixedPoint, into quotient: borrowing FixedPoint
  ) {
    let n = a.count
    let shift = b.whole.leadingZeroBitCount
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 4 * n + 4) { buffer in
      guard let divisor = buffer.baseAddress else { return }
      let numerator = divisor + n + 1
      Limbs.shiftLeft(divisor, b.limbs, n + 1, by: shift)
      numerator.update(repeating: 0, count: n)
      numerator[2 * n + 1] = Limbs.shiftLeft(numerator + n, a.limbs, n + 1, by: shift)
      _ = Limbs.divide(numerator + 2 * n + 2, numerator, 2 * n + 2, by: divisor, n + 1)
      quotient.limbs.update(from: numerator + 2 * n + 2, count: n)
    }
  }
}
