// After reading this file you know how exp and log are computed to 31 digits: the argument is reduced to a small one,
// where a short series or one step of Newton's method suffices.

extension DoubleDouble {
  /// exp(r) − 1 for |r| ≤ 0.35, to full relative precision for small r too.
  ///
  /// The Taylor series at r/8 (DLMF 4.2.19), then three doublings, (1 + s)² − 1 = s(2 + s).
  private static func exponentialMinusOne(ofSmall r: DoubleDouble) -> DoubleDouble {
    let x = DoubleDouble(high: r.high / 8, low: r.low / 8)
    // From the 9th power on a double is precise enough: what follows is below 2⁻⁵³ of the sum.
    var tail = 0.0
    for k in stride(from: 17, through: 9, by: -1) { tail = (tail + reciprocalsOfFactorials[k].high) * x.high }
    var sum = DoubleDouble(tail)
    for k in stride(from: 8, through: 2, by: -1) { sum = (sum + reciprocalsOfFactorials[k]) * x }
    sum = x + sum * x
    for _ in 0..<3 { sum = sum * (sum + DoubleDouble(2)) }
    return sum
  }

  /// eˣ = 2ᵏ·exp(x − k log 2), with log 2 in three doubles since k may be 1000.
  static func exponential(_ x: DoubleDouble) -> DoubleDouble {
    if x.high > 720 { return DoubleDouble(.infinity) }
    if x.high < -1500 { return DoubleDouble(0) }
    let k = (x.high / logarithmOf2.high).rounded()
    let first = DoubleDouble(productOf: k, logarithmOf2.high)
    let second = DoubleDouble(productOf: k, logarithmOf2.low)
    let rest = DoubleDouble(x.high - first.high) + (DoubleDouble(x.low) - DoubleDouble(first.low))
    let r = rest - (second + DoubleDouble(k * restOfLogarithmOf2))
    return (exponentialMinusOne(ofSmall: r) + DoubleDouble(1)).scaled(byPowerOf2: Int(k))
  }

  /// 2ˣ.
  static func exponentialToBase2(_ x: DoubleDouble) -> DoubleDouble {
    if x.high.magnitude > 2200 { return DoubleDouble(x.high > 0 ? .infinity : 0) }
    let k = x.high.rounded()
    let r = (x - DoubleDouble(k)) * logarithmOf2
    return exponential(r).scaled(byPowerOf2: Int(k))
  }

  /// eˣ − 1.
  static func exponentialMinusOne(_ x: DoubleDouble) -> DoubleDouble {
    x.high.magnitude < 0.34 ? exponentialMinusOne(ofSmall: x) : exponential(x) - DoubleDouble(1)
  }
}

extension DoubleDouble {
  /// x = m·2ᵉ with √½ < m < √2, for finite x > 0.
  static func significandAndExponent(_ x: DoubleDouble) -> (m: DoubleDouble, exponent: Double) {
    guard x.high.isFinite, x.high != 0 else { return (x, 0) }
    let exponent = Int(x.high.exponent) + (x.high.significand > 1.414 ? 1 : 0)
    return (x.scaled(byPowerOf2: -exponent), Double(exponent))
  }

  /// log(1 + x) = 2 artanh(x/(2 + x)) for |x| < 0.1 (DLMF 4.6.5): nothing cancels, however small x is.
  private static func logarithmOfOnePlus(small x: DoubleDouble) -> DoubleDouble {
    let s = x / (DoubleDouble(2) + x)
    let square = s * s
    var sum = DoubleDouble(0)
    for odd in stride(from: 25.0, through: 3, by: -2) {
      sum = (sum + DoubleDouble(1) / DoubleDouble(odd)) * square
    }
    return DoubleDouble(2) * (s + s * sum)
  }

  /// log m for √½ < m < √2: next to 1 by the series, else one step of Newton's method for eʸ = m.
  static func logarithm(ofSignificand m: DoubleDouble) -> DoubleDouble {
    let distance = m - DoubleDouble(1)
    if distance.high.magnitude < 0.1 { return logarithmOfOnePlus(small: distance) }
    let y = DoubleDouble(Double.apply(.log, to: m.high))
    let d = m * exponential(-y) - DoubleDouble(1)
    // log(1 + d) = d − d²/2, where d is about 2⁻⁵³.
    return y + (d - d * d * DoubleDouble(0.5))
  }

  /// log x for finite x > 0; NaN left of 0.
  static func logarithm(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > 0, x.high.isFinite else { return DoubleDouble(Double.apply(.log, to: x.high)) }
    let (m, exponent) = significandAndExponent(x)
    if exponent == 0 { return logarithm(ofSignificand: m) }
    return DoubleDouble(exponent) * logarithmOf2 + logarithm(ofSignificand: m)
  }

  /// log x to base 2: exact for the powers of 2.
  static func logarithmToBase2(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > 0, x.high.isFinite else { return DoubleDouble(Double.apply(.log2, to: x.high)) }
    let (m, exponent) = significandAndExponent(x)
    return DoubleDouble(exponent) + logarithm(ofSignificand: m) / logarithmOf2
  }

  /// log(1 + x).
  static func logarithmOfOnePlus(_ x: DoubleDouble) -> DoubleDouble {
    x.high.magnitude < 0.1 ? logarithmOfOnePlus(small: x) : logarithm(DoubleDouble(1) + x)
  }

  /// xʸ for finite x > 0 as 2ⁿ·exp(f log 2 + y log m), where x = m·2ᵉ and y·e = n + f with a whole n.
  ///
  /// The whole part costs no digit, so that only y log m, at most a third of |y|, multiplies the error of log m.
  static func power(_ x: DoubleDouble, _ y: DoubleDouble) -> DoubleDouble {
    let (m, exponent) = significandAndExponent(x)
    let turns = y * DoubleDouble(exponent)
    guard turns.high.magnitude < 1e15 else { return exponential(y * logarithm(x)) }
    let whole = turns.rounded()
    let rest = (turns - whole) * logarithmOf2 + y * logarithm(ofSignificand: m)
    if exponent == 0 { return exponential(rest) }
    // exp(rest) alone might overflow where the product does not: |rest| < |y e| log √2.
    let k = (rest.high / logarithmOf2.high).rounded()
    let reduced = rest - DoubleDouble(k) * logarithmOf2
    return exponential(reduced).scaled(byPowerOf2: Int(whole.high + k))
  }

  /// xⁿ for a whole n ≥ 0 by repeated squaring.
  static func power(_ x: DoubleDouble, _ n: Int) -> DoubleDouble {
    var result = DoubleDouble(1)
    var square = x
    var rest = n
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }
}
