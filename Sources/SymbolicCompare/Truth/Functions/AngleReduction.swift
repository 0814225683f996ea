// After reading this file you know how an angle of any size is reduced to one of at most π/4, whatever its digits.
//
//     x = q π/2 + r,  |r| ≤ π/4
//
// π is needed to as many bits as x has before the point, and the result has behind it. Where x lies next to a
// multiple of π/2, r is small and its leading digits cancel: the reduction is repeated with as many more bits.
//
// Source: Brent and Zimmermann, Modern Computer Arithmetic, 4.4.2.

/// The reduction of an angle: x = q π/2 + r.
struct ReducedAngle {
  /// q modulo 4.
  var quadrant: Int
  /// r, below 0.8 in size.
  var rest: Ball
}

extension BigFloat {
  /// q and r with x = q π/2 + r; `nil` if x is too large for the digits of π that there are.
  func reducedByHalfPi(bits: Int, tolerance: Magnitude) -> ReducedAngle? {
    if exponent < 0 { return ReducedAngle(quadrant: 0, rest: Ball(self)) }
    guard let q = nearestMultipleOfHalfPi else { return nil }
    if q.isZero { return ReducedAngle(quadrant: 0, rest: Ball(self)) }
    var extra = 0
    var best: ReducedAngle?
    while true {
      let halfPi = Ball.pi(bits: exponent + bits + extra + 2).scaled(byPowerOfTwo: -1)
      guard halfPi.isFinite else { return best }
      let rest = Ball(self).subtracting(Ball(q).multiplied(by: halfPi, bits: Self.exact), bits: bits)
      let missing = bits - rest.accuracyInBits
      let result = ReducedAngle(quadrant: q.residue, rest: rest)
      if missing <= 0 || rest.radius < tolerance || extra > exponent + bitCount + 64 { return result }
      best = result
      extra = Swift.max(2 * extra, Swift.min(missing + 2, bitCount + 64))
    }
  }

  /// The whole number nearest to x/(π/2), or its neighbour where two are as near; `nil` if there are too few digits
  /// of π.
  private var nearestMultipleOfHalfPi: BigFloat? {
    if exponent < 40 { return BigFloat((nearestDouble * 0.6366197723675814).rounded()) }
    let pi = Ball.pi(bits: exponent + 8)
    guard pi.isFinite else { return nil }
    let quotient = BigFloat.quotient(self, pi.midpoint, bits: exponent + 8).value.scaled(byPowerOfTwo: 1)
    return quotient.rounded(toBits: Swift.max(quotient.exponent, 1)).value
  }

  /// The q with q π/2 ≤ x < (q + 1) π/2; `nil` where that cannot be told.
  var quadrant: BigFloat? {
    if exponent < 0 { return isNegative ? -.one : .zero }
    guard let q = nearestMultipleOfHalfPi else { return nil }
    guard let reduced = reducedByHalfPi(bits: 8, tolerance: .zero) else { return nil }
    switch q.isZero ? sign : reduced.rest.certainSign {
    case 0, 1: return q
    case -1: return q - .one
    default: return nil
    }
  }
}
