// After reading this file you know how sine and cosine are computed to any number of digits, for arguments of any
// size.
//
//     x = q π/2 + r,  |r| ≤ π/4               π to as many bits as x has before the point, and the result behind it
//     t = |r|/2^k                             s = sin t and v = 1 − cos t by their Taylor series in t²
//     (s, v) ← (2 (s − s v), 2 s²), k times   since sin 2t = 2 sin t cos t and 1 − cos 2t = 2 sin² t
//
// Where x lies next to a multiple of π/2, r is small and its leading digits cancel: the reduction is repeated with
// as many more bits. A small r is halved fewer times or not at all; then sin r = r·(sin r / r) keeps its relative
// error.
//
// Error, in units of the last limb: t² errs by n + 1, the series by 4n + 4, so s and v begin with at most 5n + 5. A
// doubling takes an error E of both to at most 2 (1 + s)(E + n). The product of all 1 + s is at most e^|r| < 2.3,
// which leaves 2.3·2^k·(7n + 5).
//
// Source: Brent and Zimmermann, Modern Computer Arithmetic, 4.3.1, 4.4.2 and 4.9.1.

extension BigFloat {
  /// The sine and the cosine, to so many bits relative to their own size, or to an absolute tolerance if that is
  /// larger.
  func sineAndCosine(bits: Int, tolerance: Magnitude = .zero) -> (sine: Ball, cosine: Ball) {
    guard let reduced = reducedByHalfPi(bits: bits + 4, tolerance: tolerance) else {
      return (.fromMinusOneToOne, .fromMinusOneToOne)
    }
    let (rest, error) = (reduced.rest.midpoint, reduced.rest.radius)
    var (sine, cosine) = rest.sineAndCosineOfReduced(bits: bits)
    if !error.isZero {
      sine = sine.widened(by: error)
      cosine = cosine.widened(by: error * (Magnitude(rest) + error))
    }
    switch reduced.quadrant {
    case 0: return (sine, cosine)
    case 1: return (cosine, sine.negated)
    case 2: return (sine.negated, cosine.negated)
    default: return (cosine.negated, sine)
    }
  }

  /// The sine and the cosine for a size below 0.8.
  private func sineAndCosineOfReduced(bits: Int) -> (sine: Ball, cosine: Ball) {
    if isZero { return (.zero, .one) }
    let size = upperBoundOfMagnitude
    if 2 * exponent < -bits - 2 {
      // x − x³/6 …, 1 − x²/2 …: alternating, so the first term left out is a bound
      let square = size * size
      return (
        Ball(rounded(toBits: bits), square * size),
        Ball(BigFloat.one.rounded(toBits: bits), square.scaled(byPowerOfTwo: -1))
      )
    }
    let n = SineAndCosine.limbs(bits: bits)
    let k = Swift.max(0, SineAndCosine.halvings(limbs: n) + exponent, exponent + 1)
    let t = FixedPoint(scaled(byPowerOfTwo: -k), count: n)
    let square = FixedPoint(count: n)
    Limbs.multiplyHigh(square.limbs, t.limbs, t.limbs, n)
    let s = TaylorSum.oddFactorial.sum(of: square, isAlternating: true)
    let c = TaylorSum.evenFactorial.sum(of: square, isAlternating: true)
    let error = SineAndCosine.error(limbs: n, halvings: k)
    if k == 0 {
      return (
        s.ball(error: error, bits: bits + 4).multiplied(by: Ball(self), bits: bits),
        c.ball(error: error, bits: bits)
      )
    }
    SineAndCosine.double(k, sine: s, cosine: c, of: t)
    return (s.ball(error: error, isNegative: isNegative, bits: bits), c.ball(error: error, bits: bits))
  }
}

enum SineAndCosine {
  /// How often an argument near 1 is halved.
  static func halvings(limbs n: Int) -> Int {
    n == 1 ? 2 : Int((2.5 * Double(n).squareRoot()).rounded())
  }

  /// The limbs that a result of so many bits needs.
  static func limbs(bits: Int) -> Int {
    var n = Swift.max(1, bits / 64)
    while 64 * n < bits + halvings(limbs: n) + 8 + (7 * n + 5).bitLength { n += 1 }
    return n
  }

  /// A bound on the error of the two series, or of sine and cosine after some doublings, in units.
  static func error(limbs n: Int, halvings k: Int) -> Double {
    k == 0 ? Double(5 * n + 5) : Double(sign: .plus, exponent: k, significand: 2.3 * Double(7 * n + 5))
  }

  /// Makes sin t/t and cos t into sin 2ᵏt and cos 2ᵏt, for k ≥ 1 and a t that is not tiny, so that both are below 1.
  static func double(
    _ k: Int, sine s: borrowing FixedPoint, cosine c: borrowing FixedPoint, of t: borrowing FixedPoint
  ) {
    let n = t.count
    let product = FixedPoint(count: n)
    Limbs.multiplyHigh(product.limbs, s.limbs, t.limbs, n)
    s.limbs.update(from: product.limbs, count: n)
    s.whole = 0
    negate(c.limbs, n)  // v = 1 − cos t
    for _ in 0..<k {
      Limbs.multiplyHigh(product.limbs, s.limbs, c.limbs, n)
      Limbs.multiplyHigh(c.limbs, s.limbs, s.limbs, n)
      Limbs.subtract(s.limbs, s.limbs, product.limbs, n)
      Limbs.shiftLeft(s.limbs, s.limbs, n, by: 1)
      Limbs.shiftLeft(c.limbs, c.limbs, n, by: 1)
    }
    c.whole = negate(c.limbs, n) ? 1 : 0
  }

  /// Takes n limbs of fraction from 1, and answers whether they were 0, so that the result is 1.
  @discardableResult
  private static func negate(_ limbs: Limbs.Target, _ n: Int) -> Bool {
    for i in 0..<n { limbs[i] = ~limbs[i] }
    return Limbs.add(1, to: limbs, n) != 0
  }
}
