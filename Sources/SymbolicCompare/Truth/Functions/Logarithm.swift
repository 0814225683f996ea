// After reading this file you know how a logarithm follows from the exponential: guess it in Double, and mend the
// guess.
//
//     x = m 2^e, 1/√2 ≤ m < √2               log x = log m + e log 2
//     y ≈ log m, to some 50 bits             log m = y + log(1 + δ),  δ = m e^−y − 1
//     log(1 + δ) = δ − δ²/2 + δ³/3 − …       few terms, since δ is tiny
//
// From 600 bits on the guess is itself such a logarithm, to a quarter of the bits, so that four terms always do.
// Whatever the guess, the result is right: a bad one only costs terms. Next to 1 the series alone serves, with
// δ = x − 1, and the result keeps its relative error; a little farther away the bits that log x lacks are added.
//
// Error: that of ball arithmetic, and after J terms the tail |δ|^(J+1)/(J+1)/(1 − |δ|).
//
// Source: Brent and Zimmermann, Modern Computer Arithmetic, 4.2.2 and 4.4; Johansson (2015), section 6.

extension BigFloat {
  /// The natural logarithm of a positive number, to so many bits relative to its own size.
  func log(bits: Int) -> Ball {
    guard sign > 0 else { return .indeterminate }
    if exponent == 0 || exponent == 1 {
      let offset = self - .one
      return offset.isZero ? .zero : Self.log(self, onePlus: offset, bits: bits)
    }
    var m = scaled(byPowerOfTwo: -exponent)
    var e = exponent
    if m.top < 0xB504_F333_F9DE_6484 {  // 1/√2
      m = m.scaled(byPowerOfTwo: 1)
      e -= 1
    }
    // |log m| ≤ 0.35 and |e| log 2 ≥ 0.69: at most one bit cancels.
    let magnitude = Swift.abs(e).bitLength
    let rest = m == .one ? .zero : Self.log(m, onePlus: m - .one, bits: bits + 4, isAbsolute: true)
    return Ball.ln2(bits: bits + 4).multiplied(by: Ball(e), bits: bits + 4 + magnitude)
      .adding(rest, bits: bits)
  }

  /// log(1 + x), to so many bits relative to its own size.
  func log1p(bits: Int) -> Ball {
    if isZero { return .zero }
    if exponent > bits + 8 && !isNegative {
      // log x, and less than 1/x more
      return log(bits: bits).widened(by: .powerOfTwo(1 - exponent))
    }
    if exponent < -Swift.max(20, bits / 16) { return Ball(self).log1pSeries(bits: bits) }
    return (self + .one).log(bits: bits)
  }

  /// log x for x from 1/√2 to 2, by x − 1, to so many bits relative to its size or, if wanted, to 1.
  private static func log(_ x: BigFloat, onePlus offset: BigFloat, bits: Int, isAbsolute: Bool = false)
    -> Ball
  {
    let near = -offset.exponent
    if near > Swift.max(20, bits / 16) { return Ball(offset).log1pSeries(bits: bits) }
    let wanted = bits + (isAbsolute ? 0 : Swift.max(near, 0) + 2)
    let guess: BigFloat
    if wanted < 600 {
      guess = BigFloat(Elementary::log(x.nearestDouble))
    } else {
      let quarter = wanted / 4
      guess =
        log(x.rounded(toBits: quarter).value, onePlus: offset.rounded(toBits: quarter).value, bits: quarter)
        .midpoint.rounded(toBits: quarter).value
    }
    let ratio = (-guess).exp(bits: wanted + 2).multiplied(by: Ball(x), bits: wanted + 4)
    let delta = ratio.subtracting(.one, bits: wanted)
    return delta.log1pSeries(bits: Swift.max(8, wanted + delta.exponent)).adding(Ball(guess), bits: bits)
  }
}

extension Ball {
  /// The e with |x| ≤ 2^e for every number of the ball.
  var exponent: Int {
    let bound = upperBoundOfMagnitude
    return bound.isZero ? -(1 << 61) : bound.exponent + 1
  }

  /// log(1 + δ) for a small δ by its series, to so many bits relative to δ.
  fileprivate func log1pSeries(bits: Int) -> Ball {
    // Terms δ^j/j until |δ|^J is well below 2^−bits.
    let zeros = -exponent
    guard zeros > 1 else { return .indeterminate }
    let terms = (bits + 4) / zeros + 1
    if terms == 1 { return widened(by: upperBoundOfMagnitude * upperBoundOfMagnitude) }
    // δ (1 − δ/2 + δ²/3 − …), from the last term on, the farther from the first the fewer bits.
    var sum = Ball.one.divided(by: Ball(terms), bits: Swift.max(8, bits + 4 - (terms - 1) * zeros))
    for j in stride(from: terms - 1, through: 1, by: -1) {
      let precision = Swift.max(8, bits + 4 - (j - 1) * zeros)
      let term = j == 1 ? Ball.one : Ball.one.divided(by: Ball(j), bits: precision)
      sum = term.subtracting(sum.multiplied(by: self, bits: precision), bits: precision)
    }
    // |δ|^(J+1)/(J+1)/(1 − |δ|) ≤ |δ|·2^(−J·zeros)
    return sum.widened(by: .powerOfTwo(-terms * zeros)).multiplied(by: self, bits: bits)
  }
}
