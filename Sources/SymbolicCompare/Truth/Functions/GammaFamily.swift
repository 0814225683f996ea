// After reading this file you know how the gamma function, its logarithm and their derivatives are enclosed on a
// ball without a pole.
//
// A small ball around m, with d the distance of its nearest point from a pole:
//
//     log |Γ(m + δ)| = log |Γ(m)| + ψ(m) δ + ψ′(ξ) δ²/2       ψ(m) to a few digits
//     ψ(m + δ)       = ψ(m) + ψ′(ξ) δ                          0 < ψ′ < 1/d + 1/d² for x > 0, 1/d² + 6 for x < 0
//     ψ⁽ᵐ⁾(x ± r), x > 0: a relative error of (m + 1) r/x,     since |ψ⁽ᵐ⁺¹⁾| ≤ (m + 1)/x |ψ⁽ᵐ⁾|, term by term
//     ψ⁽ᵐ⁾(x + δ), x < 0: ψ⁽ᵐ⁺¹⁾(x) δ + ψ⁽ᵐ⁺²⁾(ξ) δ²/2,        |ψ⁽ᵐ⁺²⁾| ≤ (m + 2)! (d^−(m+3) + 1.3·2^(m+3))
//
// since of the other whole numbers one is at least ½ away from x, the next 1, and so on.
//
// A large ball: ψ and its derivatives of even order grow between any two poles, those of odd order fall for x > 0,
// so that the ends are enough. log |Γ| falls and rises again, and so do the odd ones for x < 0: where the
// derivative has different signs at the ends, its zero is found by halving, and the value there is the least. Γ is
// ±exp(log |Γ|).

extension Ball {
  /// gamma, lgamma or digamma on a ball without poles that is not exact.
  static func gammaFamily(_ function: UnaryFunction, _ x: Ball, bits: Int) -> Ball {
    let middle = x.midpoint
    let distance = x.lowerBoundOfDistanceToPole
    let inverse = Magnitude.one / distance
    let curvature = middle.isNegative ? inverse * inverse + Magnitude(6) : inverse * (.one + inverse)
    let isSmall = x.radius.scaled(byPowerOfTwo: 4) < distance
    if function == .digamma {
      return isSmall
        ? middle.digamma(bits: bits).widened(by: curvature * x.radius)
        : hull(x.lowerBound.digamma(bits: bits), x.upperBound.digamma(bits: bits), bits: bits)
    }
    if isSmall {
      let slope = middle.digammaOnce(bits: 24).upperBoundOfMagnitude
      let change = (slope + (curvature * x.radius).scaled(byPowerOfTwo: -1)) * x.radius
      if function == .lgamma { return middle.logarithmOfGamma(bits: bits).widened(by: change) }
      if change < .powerOfTwo(-3) {
        let value = middle.gamma(bits: bits)
        return value.widened(by: value.upperBoundOfMagnitude * change * (.one + change))
      }
    }
    let logarithm = valley(
      x, bits: bits, { $0.logarithmOfGamma(bits: $1) }, derivative: { $0.digammaOnce(bits: $1) })
    if function == .lgamma { return logarithm }
    // Γ is negative between 0 and −1, −2 and −3, …
    let size = apply(.exp, to: logarithm, bits: bits)
    return middle.floor.isNegative && middle.floor.isOdd ? size.negated : size
  }

  /// The derivative of digamma of an order; order 0 is digamma itself.
  ///
  /// Nothing is known for a negative order, for one from 2³⁰ on, and on a ball with one of the poles 0, −1, −2, ….
  public static func polygamma(_ order: Int, of x: Ball, bits: Int) -> Ball {
    guard order >= 0, order < 1 << 30, x.isFinite, !x.containsPoleOfGamma else { return .indeterminate }
    let bits = sensible(bits)
    if order == 0 { return apply(.digamma, to: x, bits: bits) }
    let middle = x.midpoint
    if x.isExact { return middle.polygamma(order, bits: bits) }
    let distance = x.lowerBoundOfDistanceToPole
    let share = Magnitude(Double(middle.isNegative ? order + 3 : order + 1)) * (x.radius / distance)
    if share < .powerOfTwo(-4) {
      let value = middle.polygamma(order, bits: bits)
      if !middle.isNegative { return value.widened(by: value.upperBoundOfMagnitude * share * Magnitude(1.1)) }
      // A bound on ψ⁽ᵐ⁺²⁾
      let pole = one.divided(by: bySquaring(Ball(BigFloat(distance)), order + 3, bits: 24), bits: 24)
      let others = Ball(1.3 as Double).scaled(byPowerOfTwo: order + 3)
      let curvature = pole.adding(others, bits: 24).multiplied(
        by: BigFloat(order + 3).gamma(bits: 24), bits: 24)
      let slope = middle.polygamma(order + 1, bits: 24).upperBoundOfMagnitude
      return value.widened(by: (slope + curvature.upperBoundOfMagnitude * x.radius) * x.radius)
    }
    if middle.isNegative && order % 2 == 1 {
      return valley(
        x, bits: bits, { $0.polygamma(order, bits: $1) }, derivative: { $0.polygamma(order + 1, bits: $1) })
    }
    return hull(
      x.lowerBound.polygamma(order, bits: bits), x.upperBound.polygamma(order, bits: bits), bits: bits)
  }

  /// The values of a convex function, with its derivative to a few digits.
  private static func valley(
    _ x: Ball, bits: Int, _ value: (BigFloat, Int) -> Ball, derivative: (BigFloat, Int) -> Ball
  ) -> Ball {
    var (lower, upper) = (x.lowerBound, x.upperBound)
    let ends = hull(value(lower, bits), value(upper, bits), bits: bits)
    var (point, slope) = (lower, derivative(lower, 24))
    if slope.certainSign == 1 || derivative(upper, 24).certainSign == -1 { return ends }
    // The least value lies between lower and upper.
    for _ in 0..<12 {
      point = BigFloat.sum(lower, upper, bits: 64).value.scaled(byPowerOfTwo: -1)
      guard lower < point, point < upper else { return .indeterminate }
      slope = derivative(point, 24)
      guard let sign = slope.certainSign else { break }
      if sign > 0 { upper = point } else { lower = point }
    }
    // A convex function lies above its tangent.
    let width = BigFloat.sum(upper, -lower, bits: 64)
    let depth = slope.upperBoundOfMagnitude * (Magnitude(width.value) + width.error)
    return hull(ends, value(point, bits).widened(by: depth), bits: bits)
  }

  /// A number that the distance of no number of the ball from the poles 0, −1, −2, … is below.
  private var lowerBoundOfDistanceToPole: Magnitude {
    if !midpoint.isNegative { return lowerBoundOfMagnitude }
    return Ball(midpoint: midpoint - midpoint.nearestWhole, radius: radius).lowerBoundOfMagnitude
  }
}
