// After reading this file you know how square and cube roots are found by Newton's method, and how their error is
// bounded without trust in the steps before the last.
//
//     s ← s + d,  d = (x − s²)/(2s)          |s + d − √x| ≤ 2d²/s
//     s ← s + d,  d = (x − s³)/(3s²)         |s + d − ∛x| ≤ 2d²/s
//
// Bounds. From x − s² = (√x − s)(√x + s) an error of s is at most |x − s²|/s = 2|d|, and the step leaves its square
// divided by 2s: 2d²/s. For the cube root, with s within a tenth of it, the error of s is at most 3s²|d|/(2.7s²) <
// 1.2|d|, and the step leaves at most 1.04 times its square divided by s: less than 2d²/s too. Every step doubles
// the digits, beginning with the Double's; each has twice the precision of the one before.
//
// Where the root may be exact, since it has at most half (a third) as many bits as x, its power tells.

extension BigFloat {
  /// The square root of a number that is not negative, to so many bits.
  func squareRoot(bits: Int) -> Ball { root(2, bits: bits) { $0.squareRoot() } }

  /// The cube root, to so many bits.
  func cubeRoot(bits: Int) -> Ball {
    isNegative ? magnitude.cubeRoot(bits: bits).negated : root(3, bits: bits) { Elementary::cbrt($0) }
  }

  /// The root of degree 2 or 3 of a number that is not negative.
  private func root(_ degree: Int, bits: Int, guess: (Double) -> Double) -> Ball {
    if isZero { return .zero }
    // x = m·2^(degree·shift), 1/8 ≤ m < 2
    let shift = (exponent - (exponent % degree + degree) % degree) / degree
    let m = Ball(scaled(byPowerOfTwo: -degree * shift))
    var s = Ball(guess(m.midpoint.nearestDouble))
    var precision = 50  // the bits of s
    repeat {
      let wanted = Swift.min(2 * precision - 4, Swift.max(bits + 4, precision))
      var power = s.multiplied(by: s, bits: wanted + 8)
      let slope =
        degree == 2 ? s.scaled(byPowerOfTwo: 1) : power.multiplied(by: Ball(3), bits: wanted - precision + 16)
      if degree == 3 { power = power.multiplied(by: s, bits: wanted + 8) }
      let step = m.subtracting(power, bits: wanted + 8)
        .divided(by: slope, bits: Swift.max(16, wanted - precision + 16))
      let size = step.upperBoundOfMagnitude
      let error = (size * size).scaled(byPowerOfTwo: 1) / s.lowerBoundOfMagnitude
      s = s.adding(step, bits: wanted + 4).widened(by: error)
      precision = wanted
      if precision < bits + 2 { s = Ball(s.midpoint) }
    } while precision < bits + 2
    let (value, _) = s.midpoint.rounded(toBits: bits)
    if value.bitCount * degree <= bitCount + degree {
      let exact = degree == 2 ? value * value : value * value * value
      if exact == m.midpoint { s = Ball(value) }
    }
    return s.rounded(toBits: bits).scaled(byPowerOfTwo: shift)
  }
}
