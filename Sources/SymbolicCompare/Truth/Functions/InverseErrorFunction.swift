// After reading this file you know how an inverse function is enclosed: any approximation will do, if it is verified afterwards.
//
// Let ỹ be near y = erf⁻¹(x), and e = erf(ỹ) − x. By the mean value theorem y = ỹ − e/erf′(ξ) for a ξ between the two. So if
// |e| divided by the least of erf′ on a ball around ỹ is at most the ball's radius, y lies in the ball, and the quotient
// encloses its distance from ỹ. The digits come from ỹ, which Newton's steps find at twice the precision each.
//
// Beyond 1/2 all is done with 1 − x and erfc, so that no bit is lost towards 1.

extension BigFloat {
  /// y with erf(y) = x, for |x| < 1, to so many bits relative to its own size.
  func inverseErf(bits: Int) -> Ball {
    if isZero { return .zero }
    if isNegative { return magnitude.inverseErf(bits: bits).negated }
    var (y, precision) = (BigFloat(inverseErfStart), 48)
    while true {
      let working = precision + 16
      let excess = excessOfErf(y, bits: working)
      let slope = Self.slopeOfErf(Ball(y), bits: working)
      if precision >= bits + 8 { return verified(y, excess, slope, bits: bits) }
      y = Ball(y).subtracting(excess.divided(by: slope, bits: working), bits: working).midpoint
      precision = Swift.min(2 * precision - 8, bits + 8)
    }
  }

  /// y as far as the mean value theorem vouches for it.
  private func verified(_ y: BigFloat, _ excess: Ball, _ slope: Ball, bits: Int) -> Ball {
    let radius = (excess.upperBoundOfMagnitude / slope.lowerBoundOfMagnitude).scaled(byPowerOfTwo: 1)
    let slopes = Self.slopeOfErf(Ball(midpoint: y, radius: radius), bits: bits + 16)
    let distance = excess.divided(by: slopes, bits: bits + 16)
    guard distance.isFinite, distance.upperBoundOfMagnitude <= radius else { return .indeterminate }
    return Ball(y).subtracting(distance, bits: bits + 4)
  }

  /// erf(y) − x.
  private func excessOfErf(_ y: BigFloat, bits: Int) -> Ball {
    exponent < 0
      ? y.erf(bits: bits).subtracting(Ball(self), bits: bits)
      : Ball(.one - self).subtracting(y.erfc(bits: bits), bits: bits)
  }

  /// 2/√π·e^(−y²).
  private static func slopeOfErf(_ y: Ball, bits: Int) -> Ball {
    let square = y.multiplied(by: y, bits: bits)
    return Ball.apply(.exp, to: square.negated, bits: bits)
      .divided(by: Ball.squareRootOfPi(bits: bits), bits: bits).scaled(byPowerOfTwo: 1)
  }

  /// y to some digits, by the logarithm of 1 − x², and steps on the logarithm of erfc, which is almost a parabola.
  private var inverseErfStart: Double {
    let x = nearestDouble
    let plain = Double.apply(.erfinv, to: x)
    if exponent < 0 || x < 0.9999 { return plain }
    let logarithm = (BigFloat.one - self).log(bits: 53).midpoint.nearestDouble
    var y = (-logarithm).squareRoot()
    for _ in 1...8 {
      let tail = BigFloat(y).erfc(bits: 53)
      let slope = Self.slopeOfErf(Ball(y), bits: 53).divided(by: tail, bits: 53).midpoint.nearestDouble
      y += (Ball.apply(.log, to: tail, bits: 53).midpoint.nearestDouble - logarithm) / slope
    }
    return y
  }
}
