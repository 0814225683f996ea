// After reading this file you know how sine and cosine are computed to any number of digits, for arguments of any size.
//
//     x = q π/2 + r,  |r| ≤ π/4               π to as many bits as x has before the point, and the result behind it
//     t = |r|/2^k                             s = sin t and v = 1 − cos t by their Taylor series in t²
//     (s, v) ← (2 (s − s v), 2 s²), k times   since sin 2t = 2 sin t cos t and 1 − cos 2t = 2 sin² t
//
// Where x lies next to a multiple of π/2, r is small and its leading digits cancel: the reduction is repeated with as
// many more bits. A small r is halved fewer times or not at all; then sin r = r·(sin r / r) keeps its relative error.
//
// Error, in units of the last limb: t² errs by n + 1, the series by 4n + 4, so s and v begin with at most 5n + 5. A
// doubling takes an error E of both to at most 2 (1 + s)(E + n). The product of all 1 + s is at most e^|r| < 2.2, which
// leaves 2.2·2^k·(7n + 5).
//
// Source: Brent and Zimmermann, Modern Computer Arithmetic, 4.3.1, 4.4.2 and 4.9.1.

extension Ball {
  /// The sine and the cosine of an angle.
  public static func sineAndCosine(of x: Ball, bits: Int) -> (sine: Ball, cosine: Ball) {
    guard x.isFinite, x.radius < .powerOfTwo(-3) else { return wideSineAndCosine(of: x, bits: bits) }
    let (sine, cosine) = x.midpoint.sineAndCosine(bits: bits, tolerance: x.radius)
    if x.radius.isZero { return (sine, cosine) }
    // sin(m + δ) − sin m = cos m sin δ − sin m (1 − cos δ)
    let square = (x.radius * x.radius).scaled(byPowerOfTwo: -1)
    return (
      sine.widened(by: cosine.upperBoundOfMagnitude * x.radius + sine.upperBoundOfMagnitude * square),
      cosine.widened(by: sine.upperBoundOfMagnitude * x.radius + cosine.upperBoundOfMagnitude * square)
    )
  }

  /// The ball from −1 to 1.
  static let fromMinusOneToOne = Ball(midpoint: .zero, radius: .powerOfTwo(0))

  /// Sine and cosine over a ball that is not small: the values at its ends, and ±1 where a maximum or minimum may lie
  /// between.
  private static func wideSineAndCosine(of x: Ball, bits: Int) -> (sine: Ball, cosine: Ball) {
    let everything = (fromMinusOneToOne, fromMinusOneToOne)
    guard x.isFinite else { return (.indeterminate, .indeterminate) }
    guard x.radius < .powerOfTwo(2) else { return everything }
    let (lower, upper) = (x.lowerBound, x.upperBound)
    guard let first = lower.quadrant, let last = upper.quadrant else { return everything }
    let start = lower.sineAndCosine(bits: bits)
    let end = upper.sineAndCosine(bits: bits)
    var sine = hull(start.sine, end.sine, bits: bits)
    var cosine = hull(start.cosine, end.cosine, bits: bits)
    // Multiples q π/2 between the ends: sin is ±1 at odd q, cos at even q.
    let count = Swift.min((last - first).whole ?? 8, 8)
    for i in 0..<Swift.max(count, 0) {
      let q = (first.residue + 1 + i) & 3
      let extremum = Ball(q < 2 ? BigFloat.one : -BigFloat.one)
      if q & 1 == 1 {
        sine = hull(sine, Ball((q == 1 ? BigFloat.one : -BigFloat.one)), bits: bits)
      } else {
        cosine = hull(cosine, extremum, bits: bits)
      }
    }
    return (sine, cosine)
  }
}

/// The reduction of an angle: x = q π/2 + r.
private struct ReducedAngle {
  /// q modulo 4.
  var quadrant: Int
  /// r, at most a little above π/4 in size.
  var rest: Ball
}

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

  /// q and r with x = q π/2 + r; `nil` if x is too large for the digits of π that there are.
  private func reducedByHalfPi(bits: Int, tolerance: Magnitude) -> ReducedAngle? {
    if exponent < 0 { return ReducedAngle(quadrant: 0, rest: Ball(self)) }
    guard let q = nearestMultipleOfHalfPi else { return nil }
    if q.isZero { return ReducedAngle(quadrant: 0, rest: Ball(self)) }
    var extra = 0
    while true {
      let halfPi = Ball.pi(bits: exponent + bits + extra + 2).scaled(byPowerOfTwo: -1)
      guard halfPi.isFinite else { return nil }
      let rest = Ball(self).subtracting(Ball(q).multiplied(by: halfPi, bits: Self.exact), bits: bits)
      let missing = bits - rest.accuracyInBits
      if missing <= 0 || rest.radius < tolerance || extra > exponent + bitCount + 64 {
        return ReducedAngle(quadrant: q.residue, rest: rest)
      }
      extra = Swift.max(2 * extra, Swift.min(missing + 2, bitCount + 64))
    }
  }

  /// The whole number nearest to x/(π/2), or its neighbour where two are as near; `nil` if there are too few digits
  /// of π.
  private var nearestMultipleOfHalfPi: BigFloat? {
    if exponent < 50 {
      let quotient = (nearestDouble * 0.6366197723675814).rounded()
      return BigFloat(quotient)
    }
    let pi = Ball.pi(bits: exponent + 8)
    guard pi.isFinite else { return nil }
    let quotient = BigFloat.quotient(self, pi.midpoint, bits: exponent + 8).value.scaled(byPowerOfTwo: 1)
    return quotient.rounded(toBits: Swift.max(quotient.exponent, 1)).value
  }

  /// The q with q π/2 ≤ x < (q + 1) π/2; `nil` where that cannot be told.
  fileprivate var quadrant: BigFloat? {
    if exponent < 0 { return isNegative ? -.one : .zero }
    guard let q = nearestMultipleOfHalfPi else { return nil }
    guard let reduced = reducedByHalfPi(bits: 8, tolerance: .zero) else { return nil }
    switch q.isZero ? sign : reduced.rest.certainSign {
    case 1: return q
    case -1: return q - .one
    default: return nil
    }
  }

  /// A whole number modulo 4.
  fileprivate var residue: Int {
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

  /// The number as an `Int` if it is a whole one below 2⁶².
  var whole: Int? {
    guard isWhole, exponent <= 62 else { return nil }
    let size = top == 0 ? 0 : Int(top >> UInt64(64 - exponent))
    return isNegative ? -size : size
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
    var n = Swift.max(1, bits / 64)
    while 64 * n < bits + Self.halvings(limbs: n) + 8 + (7 * n + 5).bitLength { n += 1 }
    let k = Swift.max(0, Self.halvings(limbs: n) + exponent, exponent + 1)
    let t = FixedPoint(scaled(byPowerOfTwo: -k), count: n)
    let square = FixedPoint(count: n)
    Limbs.multiplyHigh(square.limbs, t.limbs, t.limbs, n)
    let s = TaylorSum.oddFactorial.sum(of: square, isAlternating: true)
    let v = TaylorSum.evenFactorial.sum(of: square, isAlternating: true)
    let error = Double(5 * n + 5)
    if k == 0 {
      return (
        s.ball(error: error, bits: bits + 4).multiplied(by: Ball(self), bits: bits),
        v.ball(error: error, bits: bits)
      )
    }
    // s = t·(sin t/t), v = 1 − cos t; both series are below 1 here, since t is not tiny.
    let product = square
    Limbs.multiplyHigh(product.limbs, s.limbs, t.limbs, n)
    s.limbs.update(from: product.limbs, count: n)
    negate(v.limbs, n)
    for _ in 0..<k {
      Limbs.multiplyHigh(product.limbs, s.limbs, v.limbs, n)
      Limbs.multiplyHigh(v.limbs, s.limbs, s.limbs, n)
      Limbs.subtract(s.limbs, s.limbs, product.limbs, n)
      Limbs.shiftLeft(s.limbs, s.limbs, n, by: 1)
      Limbs.shiftLeft(v.limbs, v.limbs, n, by: 1)
    }
    v.whole = negate(v.limbs, n) ? 1 : 0
    let total = Double(sign: .plus, exponent: k, significand: 2.2 * Double(7 * n + 5))
    return (
      s.ball(error: total, isNegative: isNegative, bits: bits), v.ball(error: total, bits: bits)
    )
  }

  /// How often an argument near 1 is halved.
  private static func halvings(limbs n: Int) -> Int {
    n == 1 ? 2 : Int((2.5 * Double(n).squareRoot()).rounded())
  }
}

/// Takes n limbs of fraction from 1, and answers whether they were 0, so that the result is 1.
@discardableResult
private func negate(_ limbs: Limbs.Target, _ n: Int) -> Bool {
  for i in 0..<n { limbs[i] = ~limbs[i] }
  return Limbs.add(1, to: limbs, n) != 0
}
