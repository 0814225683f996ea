// After reading this file you know how x (x + 1) ⋯ (x + n − 1) and its logarithmic derivative Σ 1/(x + k) are found
// together, with one division at the end.
//
//     P ← P (x + k),   D ← D (x + k) + P        P is the product so far, D its derivative: Σ 1/(x + k) = D/P
//
// Both run in fixed point for x ≥ 1, where every factor has all its digits behind the point; both are divided by
// the same power of 2 when they grow. Factors below 1, where digits before the last one count, are balls.
//
// Error, relative to P and in units of the last limb: a product n + 1, x one, a shift one. For D, whose parts are
// positive, the same: less than n + 4 for each factor.

/// A product of consecutive factors and its derivative.
struct RisingFactorial {
  /// x (x + 1) ⋯ (x + n − 1).
  private(set) var product = Ball.one
  /// Its derivative; 0 unless it was asked for.
  private(set) var derivative = Ball.zero

  /// The product of n factors from x on.
  init(_ x: BigFloat, count: Int, withDerivative: Bool, bits: Int) {
    var k = 0
    while k < count {
      let factor = Ball(x).adding(Ball(k), bits: bits)
      if factor.midpoint >= .one { break }
      if withDerivative {
        derivative = derivative.multiplied(by: factor, bits: bits).adding(product, bits: bits)
      }
      product = product.multiplied(by: factor, bits: bits)
      k += 1
    }
    if k == count { return }
    let steps = count - k
    let rest = Self.fixed(x + BigFloat(k), count: steps, withDerivative: withDerivative, bits: bits)
    if withDerivative {
      derivative = derivative.multiplied(by: rest.product, bits: bits)
        .adding(rest.derivative.multiplied(by: product, bits: bits), bits: bits)
    }
    product = product.multiplied(by: rest.product, bits: bits)
  }

  /// The product of n factors from x ≥ 1 on, all below 2³¹, and its derivative.
  private static func fixed(
    _ x: BigFloat, count: Int, withDerivative: Bool, bits: Int
  ) -> (product: Ball, derivative: Ball) {
    let n = (bits + 4 + (count * (bits / 64 + 8)).bitLength) / 64 + 1
    let factor = FixedPoint(x, count: n)
    let product = FixedPoint(count: n)
    let derivative = FixedPoint(count: n)
    let scratch = FixedPoint(count: n)
    product.whole = 1
    var power = 0
    for _ in 0..<count {
      if withDerivative {
        multiply(derivative, by: factor, scratch)
        Limbs.add(derivative.limbs, derivative.limbs, product.limbs, n + 1)
      }
      multiply(product, by: factor, scratch)
      factor.whole += 1
      while product.whole >> 32 != 0 {
        product.shiftRight(by: 16)
        derivative.shiftRight(by: 16)
        power += 16
      }
    }
    let error = Magnitude(Double(count * (n + 4))).scaled(byPowerOfTwo: -64 * n)
    let value = product.ball(error: 0, timesTwoTo: power, bits: bits)
    let slope = derivative.ball(error: 0, timesTwoTo: power, bits: bits)
    return (
      value.widened(by: value.upperBoundOfMagnitude * error),
      slope.widened(by: (slope.upperBoundOfMagnitude + value.upperBoundOfMagnitude) * error)
    )
  }

  /// a ← a·b, cut off.
  private static func multiply(
    _ a: borrowing FixedPoint, by b: borrowing FixedPoint, _ scratch: borrowing FixedPoint
  ) {
    let n = a.count
    Limbs.multiplyHigh(scratch.limbs, a.limbs, b.limbs, n)
    let whole = a.whole
    a.whole = whole &* b.whole &+ Limbs.multiply(a.limbs, a.limbs, n, by: b.whole)
    a.whole &+= Limbs.addProduct(a.limbs, b.limbs, n, by: whole)
    a.whole &+= Limbs.add(a.limbs, a.limbs, scratch.limbs, n)
  }
}
