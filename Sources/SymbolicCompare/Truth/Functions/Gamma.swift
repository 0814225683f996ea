// After reading this file you know how Γ, log |Γ| and ψ are computed for every argument.
//
//     x > −bits/4        Stirling's series at x + n, and back by Γ(x) = Γ(x + n)/(x (x + 1) ⋯ (x + n − 1))
//     x farther left     by reflection: Γ(x) Γ(1 − x) = π/sin πx,  ψ(x) = ψ(1 − x) − π cot πx   (DLMF 5.5.3, 5.5.4)
//     a whole x          Γ(x) = (x − 1)!
//
// Next to a pole the factor x + k is exact, and so is the rest of x from a whole number, by which sin πx is found: the
// relative error stays small. Next to the zeros of log |Γ| (1, 2, and two between any two poles) and of ψ (1.4616…, and
// one between any two poles) digits cancel: the computation is repeated with as many more bits.

extension BigFloat {
  /// The gamma function, to so many bits relative to its own size.
  func gamma(bits: Int) -> Ball {
    if let n = whole, n > 0, n <= 32 + bits / 8 {
      var product = Ball.one
      for k in stride(from: 2, to: n, by: 1) { product = product.multiplied(by: Ball(k), bits: bits + 16) }
      return product.rounded(toBits: bits)
    }
    if needsReflection(bits: bits) {
      let precision = bits + 6
      let other = (.one - self).gamma(bits: precision)
      return Ball.pi(bits: precision)
        .divided(by: sineOfPiTimes(bits: precision).multiplied(by: other, bits: precision), bits: bits)
    }
    // The logarithm, z log z about, is needed to an absolute error.
    let extra = Swift.max(0, exponent) + 16
    guard exponent < 70, let series = Stirling(self, bits: bits + extra) else { return .indeterminate }
    let value = Ball.apply(.exp, to: series.logarithmOfGamma(), bits: bits + 8)
    return value.divided(by: risingFactorial(series.shift, bits: bits + 8), bits: bits)
  }

  /// The logarithm of the gamma function's size, to so many bits relative to its own size.
  func logarithmOfGamma(bits: Int) -> Ball {
    if self == .one || self == BigFloat(2) { return .zero }
    return repeated(bits: bits) { precision in
      if needsReflection(bits: bits) {
        let sine = Ball.absolute(sineOfPiTimes(bits: precision))
        let quotient = Ball.pi(bits: precision).divided(by: sine, bits: precision)
        return Ball.apply(.log, to: quotient, bits: precision)
          .subtracting((.one - self).logarithmOfGamma(bits: precision), bits: precision)
      }
      guard let series = Stirling(self, bits: precision) else { return .indeterminate }
      let value = series.logarithmOfGamma()
      if series.shift == 0 { return value }
      let product = Ball.absolute(risingFactorial(series.shift, bits: precision))
      return value.subtracting(Ball.apply(.log, to: product, bits: precision), bits: precision)
    }
  }

  /// The derivative of log Γ, to so many bits relative to its own size.
  func digamma(bits: Int) -> Ball {
    repeated(bits: bits) { digammaOnce(bits: $0) }
  }

  /// The derivative of log Γ, to an absolute error where it is small.
  func digammaOnce(bits precision: Int) -> Ball {
      if needsReflection(bits: precision) {
        let (sine, cosine) = sineAndCosineOfPiTimes(bits: precision)
        let cotangent = cosine.multiplied(by: .pi(bits: precision), bits: precision)
          .divided(by: sine, bits: precision)
        return (.one - self).digammaOnce(bits: precision).subtracting(cotangent, bits: precision)
      }
      guard let series = Stirling(self, bits: precision) else { return .indeterminate }
      if series.shift == 0 { return series.digamma() }
      let rising = RisingFactorial(self, count: series.shift, withDerivative: true, bits: precision)
      let sum = rising.derivative.divided(by: rising.product, bits: precision)
      return series.digamma().subtracting(sum, bits: precision)
  }

  /// Whether x lies so far left of 0 that reflection is shorter than the way to the right.
  func needsReflection(bits: Int) -> Bool { isNegative && (exponent > 40 || nearestDouble < -16 - Double(bits / 8)) }

  /// Repeats a computation with more bits until it has so many relative to its own size.
  func repeated(bits: Int, _ value: (_ precision: Int) -> Ball) -> Ball {
    var precision = bits + 12
    let most = 2 * bits + 2 * bitCount + Int(exponent.magnitude < 20_000 ? exponent.magnitude : 0) + 128
    while true {
      let result = value(precision)
      let missing = bits + 2 - result.accuracyInBits
      if !result.isFinite || result.isExact || missing <= 0 || precision >= most {
        return result.rounded(toBits: bits)
      }
      precision = Swift.min(most, precision + Swift.max(8, Swift.min(missing + 2, precision)))
    }
  }

  /// x (x + 1) ⋯ (x + n − 1); 1 for n = 0.
  private func risingFactorial(_ n: Int, bits: Int) -> Ball {
    RisingFactorial(self, count: n, withDerivative: false, bits: bits).product
  }

  /// Σ 1/(x + k)^power for k from 0 to n − 1.
  func sumOfReciprocals(_ n: Int, power: Int, bits: Int) -> Ball {
    var sum = Ball.zero
    for k in 0..<Swift.max(n, 0) {
      let factor = Ball(self).adding(Ball(k), bits: bits + 8)
      let size = power == 1 ? factor : Ball.bySquaring(factor, power, bits: bits)
      sum = sum.adding(Ball.one.divided(by: size, bits: bits), bits: bits)
    }
    return sum
  }

  /// sin πx.
  func sineOfPiTimes(bits: Int) -> Ball { sineAndCosineOfPiTimes(bits: bits).sine }

  /// sin πx and cos πx: x less the nearest whole number is exact.
  func sineAndCosineOfPiTimes(bits: Int) -> (sine: Ball, cosine: Ball) {
    let below = (self + .powerOfTwo(-1)).floor
    let rest = Ball(self - below)
    let isOdd = !below.isZero && below.exponent == below.bitCount
    let angle = Ball.pi(bits: bits + 8).multiplied(by: rest, bits: bits + 8)
    let (sine, cosine) = Ball.sineAndCosine(of: angle, bits: bits)
    return isOdd ? (sine.negated, cosine.negated) : (sine, cosine)
  }
}
