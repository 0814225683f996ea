// After reading this file you know how the derivatives of ψ are computed.
//
//     ψ⁽ᵐ⁾(x) = ψ⁽ᵐ⁾(x + n) − (−1)^m m! Σ_{k<n} 1/(x + k)^(m+1)                             (DLMF 5.15.5)
//     ψ⁽ᵐ⁾(1 − x) − (−1)^m ψ⁽ᵐ⁾(x) = (−1)^m π d^m/dx^m cot πx                               (DLMF 5.15.6)
//
// The derivatives of the cotangent are polynomials in it: with c = cot πx, d/dx = −π (1 + c²) d/dc. Their coefficients are
// whole numbers of one sign, and their powers all even or all odd, so that nothing cancels.

extension BigFloat {
  /// The derivative of ψ of an order, to so many bits relative to its own size.
  func polygamma(_ order: Int, bits: Int) -> Ball {
    if order == 0 { return digamma(bits: bits) }
    return repeated(bits: bits) { precision in
      if needsReflection(bits: bits) {
        // ψ⁽ᵐ⁾(x) = (−1)^m ψ⁽ᵐ⁾(1 − x) − d^m/dx^m π cot πx
        let mirrored = (.one - self).polygamma(order, bits: precision)
        let value = mirrored.subtracting(derivativeOfCotangent(order, bits: precision), bits: precision)
        return order % 2 == 0 ? value : value.negated
      }
      guard let series = Stirling(self, order: order, bits: precision) else { return .indeterminate }
      let factorial = BigFloat(order).gamma(bits: precision)  // (m − 1)!
      let far = factorial.multiplied(by: series.polygamma(order), bits: precision)
      let near = sumOfReciprocals(series.shift, power: order + 1, bits: precision)
        .multiplied(by: factorial.multiplied(by: Ball(order), bits: precision), bits: precision)
      let size = far.adding(near, bits: precision)
      return order % 2 == 0 ? size.negated : size
    }
  }

  /// (−1)^m d^m/dx^m of π cot πx.
  private func derivativeOfCotangent(_ order: Int, bits: Int) -> Ball {
    // The coefficients of c^j in (π (1 + c²) d/dc)^m c, without the powers of π.
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
