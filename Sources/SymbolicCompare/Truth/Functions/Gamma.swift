// After reading this file you know how Γ, log |Γ| and ψ are computed for every argument.
//
//     x > −16 − p/8      Stirling's series at x + n, and back by Γ(x) = Γ(x + n)/(x (x + 1) ⋯ (x + n − 1))
//     x farther left     by reflection: Γ(x) Γ(1 − x) = π/sin πx,  ψ(x) = ψ(1 − x) − π cot πx   (DLMF 5.5.3, 5.5.4)
//     a whole x          Γ(x) = (x − 1)!
//
// Next to a pole the factor x + k is exact, and so is the rest of x from a whole number, by which sin πx is found:
// the relative error stays small. Next to the zeros of log |Γ| (1, 2, and two between any two poles) and of ψ
// (1.4616…, and one between any two poles) digits cancel: the computation is repeated with as many more bits.

extension BigFloat {
  /// The gamma function, to so many bits relative to its own size; not at a pole.
  func gamma(bits: Int) -> Ball {
    if let n = whole, n > 0, n <= 32 + bits / 8 {
      var product = Ball.one
      for k in stride(from: 2, to: n, by: 1) { product = product.multiplied(by: Ball(k), bits: bits + 16) }
      return product.rounded(toBits: bits)
    }
    // Γ(x) = 1/x − 0.577… + …
    if exponent < -bits - 4 { return Ball.one.divided(by: Ball(self), bits: bits).widened(by: .one) }
    if needsReflection(bits: bits) {
      let precision = bits + 6
      let sine = sineAndCosineOfPiTimes(bits: precision).sine
      let other = (.one - self).gamma(bits: precision)
      if !other.isFinite && exponent > 50 {
        // |Γ(1 − x)| is above 2^(2⁵⁵) there
        return Ball.one.widened(by: .one).scaled(byPowerOfTwo: -1 << 55)
          .divided(by: sine, bits: bits).multiplied(by: Ball.fromMinusOneToOne, bits: bits)
      }
      return Ball.pi(bits: precision).divided(by: sine.multiplied(by: other, bits: precision), bits: bits)
    }
    // The logarithm, z log z about, is needed to an absolute error; z is x, or about the number of bits.
    let extra = Swift.max(bits.bitLength, exponent) + 11
    guard exponent < 70, let series = Stirling(self, bits: bits + extra) else { return .indeterminate }
    let value = Ball.apply(.exp, to: series.logarithmOfGamma(), bits: bits + 8)
    if series.shift == 0 { return value.rounded(toBits: bits) }
    let rising = RisingFactorial(self, count: series.shift, withDerivative: false, bits: bits + 8)
    return value.divided(by: rising.product, bits: bits)
  }

  /// The logarithm of the gamma function's size, to so many bits relative to its own size; not at a pole.
  func logarithmOfGamma(bits: Int) -> Ball {
    if self == .one || self == BigFloat(2) { return .zero }
    // log |Γ(x)| = −log |x| − 0.577…x + …
    if exponent < -bits - 4 { return magnitude.log(bits: bits).negated.widened(by: Magnitude(self)) }
    return repeated(bits: bits) { precision in
      if needsReflection(bits: precision) {
        let sine = Ball.absolute(sineAndCosineOfPiTimes(bits: precision).sine)
        let quotient = Ball.pi(bits: precision).divided(by: sine, bits: precision)
        return Ball.apply(.log, to: quotient, bits: precision)
          .subtracting((.one - self).logarithmOfGamma(bits: precision), bits: precision)
      }
      guard let series = Stirling(self, bits: precision) else { return .indeterminate }
      let value = series.logarithmOfGamma()
      if series.shift == 0 { return value }
      let rising = RisingFactorial(self, count: series.shift, withDerivative: false, bits: precision)
      let logarithm = Ball.apply(.log, to: Ball.absolute(rising.product), bits: precision)
      return value.subtracting(logarithm, bits: precision)
    }
  }

  /// The derivative of log Γ, to so many bits relative to its own size; not at a pole.
  func digamma(bits: Int) -> Ball { repeated(bits: bits) { digammaOnce(bits: $0) } }

  /// The derivative of log Γ, computed with so many bits, of which fewer are certain next to its zeros.
  func digammaOnce(bits: Int) -> Ball {
    // ψ(x) = −1/x − 0.577… + …
    if exponent < -bits - 4 { return Ball.one.negated.divided(by: Ball(self), bits: bits).widened(by: .one) }
    if needsReflection(bits: bits) {
      let (sine, cosine) = sineAndCosineOfPiTimes(bits: bits)
      let cotangent = cosine.multiplied(by: .pi(bits: bits), bits: bits).divided(by: sine, bits: bits)
      return (.one - self).digammaOnce(bits: bits).subtracting(cotangent, bits: bits)
    }
    guard let series = Stirling(self, bits: bits) else { return .indeterminate }
    if series.shift == 0 { return series.digamma() }
    let rising = RisingFactorial(self, count: series.shift, withDerivative: true, bits: bits)
    return series.digamma()
      .subtracting(rising.derivative.divided(by: rising.product, bits: bits), bits: bits)
  }

  /// Whether x lies so far left of 0 that reflection is shorter than the way to the right.
  func needsReflection(bits: Int) -> Bool {
    isNegative && (exponent > 40 || nearestDouble < -16 - Double(bits / 8))
  }

  /// Repeats a computation with more bits until so many are certain relative to the result's own size.
  func repeated(bits: Int, _ value: (_ precision: Int) -> Ball) -> Ball {
    var precision = bits + 12
    let most = 2 * bits + 2 * bitCount + Swift.min(Int(exponent.magnitude), 20_000) + 128
    while true {
      let result = value(precision)
      let isEnough = !result.isFinite || result.accuracyInBits >= bits + 2
      if isEnough || precision >= most { return result.rounded(toBits: bits) }
      let missing = Swift.max(8, bits + 4 - Swift.max(result.accuracyInBits, -precision))
      precision = Swift.min(most, precision + Swift.min(missing, precision))
    }
  }

  /// sin πx and cos πx, relative to their own size: x less the nearest whole number is exact.
  func sineAndCosineOfPiTimes(bits: Int) -> (sine: Ball, cosine: Ball) {
    let nearest = nearestWhole
    let rest = self - nearest
    let angle = Ball.pi(bits: bits + 8).multiplied(by: Ball(rest), bits: bits + 8)
    var (sine, cosine) = Ball.sineAndCosine(of: angle, bits: bits)
    if rest.magnitude == .powerOfTwo(-1) { (sine, cosine) = (Ball(rest.scaled(byPowerOfTwo: 1)), .zero) }
    return nearest.isOdd ? (sine.negated, cosine.negated) : (sine, cosine)
  }
}
