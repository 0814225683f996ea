// After reading this file you know how the hyperbolic functions and the functions of neural networks follow from
// exp and expm1 without cancellation, each in the form that keeps its relative error small.
//
//     sinh x = (u + u/(u + 1))/2,  u = eˣ − 1            cosh x = (eˣ + e⁻ˣ)/2
//     tanh x = u/(u + 2),  u = e²ˣ − 1, near 0           = 1 − 2t/(1 + t),  t = e⁻²ˣ, farther away
//     sigmoid x = 1/(1 + e⁻ˣ) = eˣ/(1 + eˣ)              softplus x = max(x, 0) + log(1 + e^−|x|)
//     logit x = ±log(1 + |1 − 2x|/min(x, 1 − x))         log1mexp x = log(−expm1 x) = log1p(−eˣ)
//     arsinh x = log(1 + (x + x²/(1 + √(1 + x²))))       arcosh x = log(1 + (t + √(t (t + 2)))),  t = x − 1
//     artanh x = log(1 + 2x/(1 − x))/2
//
// All of them for x ≥ 0 where they are odd or even. Beyond 2^(bits + 8) both area functions are log 2x: what is
// left out is below 1/x². Error: that of ball arithmetic, with 6 bits to spare.
//
// Source: DLMF 4.28, 4.37.

extension BigFloat {
  /// The hyperbolic sine, to so many bits relative to its own size.
  func sinh(bits: Int) -> Ball {
    if isNegative { return magnitude.sinh(bits: bits).negated }
    let u = expm1(bits: bits + 6)
    return u.adding(u.divided(by: u.adding(.one, bits: bits + 6), bits: bits + 6), bits: bits)
      .scaled(byPowerOfTwo: -1)
  }

  /// The hyperbolic cosine.
  func cosh(bits: Int) -> Ball {
    let growth = magnitude.exp(bits: bits + 6)
    return growth.adding(Ball.one.divided(by: growth, bits: bits + 6), bits: bits).scaled(byPowerOfTwo: -1)
  }

  /// The hyperbolic tangent, to so many bits relative to its own size.
  func tanh(bits: Int) -> Ball {
    if isNegative { return magnitude.tanh(bits: bits).negated }
    if exponent < 0 {
      let u = scaled(byPowerOfTwo: 1).expm1(bits: bits + 6)
      return u.divided(by: u.adding(Ball(2), bits: bits + 6), bits: bits)
    }
    let decay = (-self).scaled(byPowerOfTwo: 1).exp(bits: bits + 6)
    let rest = decay.divided(by: Ball.one.adding(decay, bits: bits + 6), bits: bits + 6)
    return Ball.one.subtracting(rest.scaled(byPowerOfTwo: 1), bits: bits)
  }

  /// 1/(1 + e⁻ˣ), to so many bits relative to its own size.
  func sigmoid(bits: Int) -> Ball {
    let decay = (-magnitude).exp(bits: bits + 6)
    return (isNegative ? decay : .one).divided(by: Ball.one.adding(decay, bits: bits + 6), bits: bits)
  }

  /// log(1 + eˣ), to so many bits relative to its own size.
  func softplus(bits: Int) -> Ball {
    let decay = Ball.apply(.log1p, to: (-magnitude).exp(bits: bits + 6), bits: bits + 6)
    return decay.adding(isNegative ? .zero : Ball(self), bits: bits)
  }

  /// log(x/(1 − x)) for 0 < x < 1, by 1 − 2x and x or 1 − x, which are exact; for a small x, where they would be long, by
  /// log x − log(1 − x).
  func logit(bits: Int) -> Ball {
    if exponent < -64 {
      let rest = Ball.apply(.log1p, to: Ball(self).negated, bits: bits + 6)
      return Ball.apply(.log, to: Ball(self), bits: bits + 6).subtracting(rest, bits: bits)
    }
    let rest = .one - self
    let isBelowHalf = self < rest
    let odds = Ball(rest - self).divided(by: Ball(isBelowHalf ? self : rest), bits: bits + 6)
    let size = Ball.apply(.log1p, to: Ball.absolute(odds), bits: bits)
    return isBelowHalf ? size.negated : size
  }

  /// log(1 − eˣ) for x < 0, to so many bits relative to its own size.
  func log1mexp(bits: Int) -> Ball {
    if exponent < 0 { return Ball.apply(.log, to: expm1(bits: bits + 6).negated, bits: bits) }
    return Ball.apply(.log1p, to: exp(bits: bits + 6).negated, bits: bits)
  }

  /// The inverse of sinh, to so many bits relative to its own size.
  func asinh(bits: Int) -> Ball {
    if isNegative { return magnitude.asinh(bits: bits).negated }
    if exponent > bits + 8 { return logarithmOfTwice(bits: bits) }
    let x = Ball(self)
    let square = x.multiplied(by: x, bits: bits + 6)
    let root = Ball.apply(.sqrt, to: Ball.one.adding(square, bits: bits + 6), bits: bits + 6)
    let rest = square.divided(by: root.adding(.one, bits: bits + 6), bits: bits + 6)
    return Ball.apply(.log1p, to: x.adding(rest, bits: bits + 6), bits: bits)
  }

  /// The inverse of cosh for a number that is at least 1, to so many bits relative to its own size.
  func acosh(bits: Int) -> Ball {
    if exponent > bits + 8 { return logarithmOfTwice(bits: bits) }
    let t = Ball(self - .one)
    let square = t.multiplied(by: t.adding(Ball(2), bits: bits + 6), bits: bits + 6)
    let root = Ball.apply(.sqrt, to: square, bits: bits + 6)
    return Ball.apply(.log1p, to: t.adding(root, bits: bits + 6), bits: bits)
  }

  /// log 2x and an error of 1/x² for a large x.
  private func logarithmOfTwice(bits: Int) -> Ball {
    scaled(byPowerOfTwo: 1).log(bits: bits).widened(by: .powerOfTwo(2 - 2 * exponent))
  }

  /// The inverse of tanh for a size below 1, to so many bits relative to its own size.
  func atanh(bits: Int) -> Ball {
    if isNegative { return magnitude.atanh(bits: bits).negated }
    let x = Ball(self)
    let quotient = x.scaled(byPowerOfTwo: 1).divided(
      by: Ball.one.subtracting(x, bits: bits + 6), bits: bits + 6)
    return Ball.apply(.log1p, to: quotient, bits: bits).scaled(byPowerOfTwo: -1)
  }
}
