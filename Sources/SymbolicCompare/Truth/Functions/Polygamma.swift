// After reading this file you know how the derivatives of ψ are computed.
//
//     ψ⁽ᵐ⁾(x) = ψ⁽ᵐ⁾(x + n) − (−1)^m m! Σ_{k<n} 1/(x + k)^(m+1)                             (DLMF 5.15.5)
//     ψ⁽ᵐ⁾(x) = (−1)^m ψ⁽ᵐ⁾(1 − x) − d^m/dx^m π cot πx                                      (DLMF 5.15.6)
//
// The derivatives of the cotangent are polynomials in it: with c = cot πx, d/dx = −π (1 + c²) d/dc. Their
// coefficients are whole numbers of one sign, and their powers all even or all odd, so that nothing cancels.
//
// For a high order the terms of Σ 1/(x + k)^(m+1) around the nearest pole are the whole sum: what lies beyond |x +
// k| ≥ y is at most y^−(m+1) (1 + y/m) on either side.

extension BigFloat {
  /// The derivative of ψ of an order from 0 to 2³⁰, to so many bits relative to its own size; not at a pole.
  func polygamma(_ order: Int, bits: Int) -> Ball {
    if order == 0 { return digamma(bits: bits) }
    guard order < 1 << 30 else { return .indeterminate }
    if exponent < -bits - 8 {
      // m!/x^(m+1), and less than m!·2^(m+2) more
      let factorial = BigFloat(order + 1).gamma(bits: bits + 8)
      let first = factorial.divided(by: Ball.bySquaring(Ball(self), order + 1, bits: bits + 8), bits: bits)
        .widened(by: factorial.upperBoundOfMagnitude.scaled(byPowerOfTwo: order + 2))
      return order % 2 == 0 ? first.negated : first
    }
    return repeated(bits: bits) { precision in
      if let reach = reachOfPoles(order, bits: precision) {
        let sum = sumAroundPole(order, reach: reach, bits: precision)
          .multiplied(by: BigFloat(order + 1).gamma(bits: precision), bits: precision)
        return order % 2 == 0 ? sum.negated : sum
      }
      if needsReflection(bits: precision) {
        // (−1)^m ψ⁽ᵐ⁾(x) = ψ⁽ᵐ⁾(1 − x) − (−1)^m d^m/dx^m π cot πx
        let value = (.one - self).polygamma(order, bits: precision)
          .subtracting(derivativeOfCotangent(order, bits: precision), bits: precision)
        return order % 2 == 0 ? value : value.negated
      }
      guard let series = Stirling(self, order: order, bits: precision) else { return .indeterminate }
      let factorial = BigFloat(order).gamma(bits: precision)  // (m − 1)!
      let far = factorial.multiplied(by: series.polygamma(order), bits: precision)
      let near = ReciprocalPowers.sum(self, from: 0, to: series.shift, power: order + 1, bits: precision)
        .multiplied(by: factorial.multiplied(by: Ball(order), bits: precision), bits: precision)
      let size = far.adding(near, bits: precision)
      return order % 2 == 0 ? size.negated : size
    }
  }

  /// The y beyond which the poles do not matter, d·2^(bits/(m + 1)) for the distance d of the nearest one, if that
  /// is a shorter way than the others.
  private func reachOfPoles(_ order: Int, bits: Int) -> Int? {
    guard exponent < 40 else { return nil }
    let x = nearestDouble
    let nearest = x > 0 ? x : (self - nearestWhole).magnitude.nearestDouble
    let reach = (nearest * Elementary::exp2(Double(bits + 8) / Double(order + 1))).rounded(.up) + 1
    let shift = Double(bits / 4 + order)
    return x < shift && reach - Swift.max(x, 0) < Swift.min(shift - x, 1000) ? Int(reach) : nil
  }

  /// Σ 1/(x + k)^(m+1) over all k ≥ 0, by those with |x + k| below the reach.
  private func sumAroundPole(_ order: Int, reach: Int, bits: Int) -> Ball {
    let center = -Int(nearestDouble.rounded())
    let (first, last) = (Swift.max(0, center - reach - 1), Swift.max(0, center + reach + 2))
    let size = Ball(reach)
    let tail = Ball.one.adding(size.divided(by: Ball(order), bits: 16), bits: 16)
      .divided(by: Ball.bySquaring(size, order + 1, bits: 16), bits: 16)
      .scaled(byPowerOfTwo: 1)
    return ReciprocalPowers.sum(self, from: first, to: last, power: order + 1, bits: bits)
      .widened(by: tail.upperBoundOfMagnitude)
  }

  /// (−1)^m d^m/dx^m of π cot πx.
  private func derivativeOfCotangent(_ order: Int, bits: Int) -> Ball {
    // The coefficients of c^j in ((1 + c²) d/dc)^m c.
    var coefficients = [BigFloat.zero, .one]
    for _ in 0..<order {
      var next = [BigFloat](repeating: .zero, count: coefficients.count + 1)
      for j in 1..<coefficients.count {
        let derivative = coefficients[j] * BigFloat(j)
        next[j - 1] = next[j - 1] + derivative
        next[j + 1] = next[j + 1] + derivative
      }
      coefficients = next
    }
    let (sine, cosine) = sineAndCosineOfPiTimes(bits: bits)
    let cotangent = cosine.divided(by: sine, bits: bits)
    let square = cotangent.multiplied(by: cotangent, bits: bits)
    var value = Ball.zero
    for j in stride(from: order + 1, through: 0, by: -2) {
      value = value.multiplied(by: square, bits: bits).adding(Ball(coefficients[j]), bits: bits)
    }
    if order % 2 == 0 { value = value.multiplied(by: cotangent, bits: bits) }
    return value.multiplied(by: Ball.bySquaring(.pi(bits: bits), order + 1, bits: bits), bits: bits)
  }
}
