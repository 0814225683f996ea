// After reading this file you know how the gamma function, its logarithm and their derivatives are enclosed on a ball
// without a pole.
//
//     log |Γ(m + δ)| = log |Γ(m)| + ψ(m) δ + ψ′(ξ) δ²/2            0 < ψ′(x) < 1/x + 1/x²       for x > 0
//     ψ(m + δ)       = ψ(m) + ψ′(ξ) δ                               0 < ψ′(x) < 1/d² + 6         for x < 0
//
// where d is the distance from the next pole (the sum of 1/(x + k)² over all whole k, π²/sin² πx, is less than that). So a
// small ball costs ψ(m) besides, to a few digits. A large one is cut into small ones: log |Γ| has one minimum for x > 0 and
// one between any two poles, where ψ grows from −∞ to ∞, so that ψ needs its ends alone, log |Γ| for x > 0 is cut at ends
// and minimum alike.

extension Ball {
  /// gamma, lgamma or digamma on a ball without poles that is not exact.
  static func gammaFamily(_ function: UnaryFunction, _ x: Ball, bits: Int) -> Ball {
    let middle = x.midpoint
    let distance = x.lowerBoundOfDistanceToPole
    guard x.radius.scaled(byPowerOfTwo: 4) < distance else { return .indeterminate }
    let inverse = Magnitude.one / distance
    // ψ′ on the ball
    let curvature = middle.isNegative ? inverse * inverse + Magnitude(6) : inverse * (.one + inverse)
    if function == .digamma { return middle.digamma(bits: bits).widened(by: curvature * x.radius) }
    let slope = middle.digammaOnce(bits: 24).upperBoundOfMagnitude
    let change = (slope + (curvature * x.radius).scaled(byPowerOfTwo: -1)) * x.radius
    if function == .lgamma { return middle.logarithmOfGamma(bits: bits).widened(by: change) }
    // |Γ| times e^±change
    guard change < .one else { return .indeterminate }
    let value = middle.gamma(bits: bits)
    return value.widened(by: value.upperBoundOfMagnitude * change * (.one + change))
  }

  /// A number that the distance of no number of the ball from the poles 0, −1, −2, … is below.
  private var lowerBoundOfDistanceToPole: Magnitude {
    if !midpoint.isNegative { return lowerBoundOfMagnitude }
    let nearest = (midpoint + .powerOfTwo(-1)).floor
    return Ball(midpoint: midpoint - nearest, radius: radius).lowerBoundOfMagnitude
  }

  /// The derivative of digamma of an order; order 0 is digamma itself.
  public static func polygamma(_ order: Int, of x: Ball, bits: Int) -> Ball {
    guard order >= 0, x.isFinite, !x.containsPoleOfGamma else { return .indeterminate }
    return x.midpoint.polygamma(order, bits: bits)
  }
}
