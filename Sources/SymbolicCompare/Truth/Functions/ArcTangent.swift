// After reading this file you know how an angle follows from its sine and cosine: guess it in Double, and turn back
// by the guess.
//
//     θ = angle of the point (x, y), 0 < y ≤ x        φ ≈ θ, to some 50 bits
//     θ = φ + arctan δ,   δ = (y cos φ − x sin φ)/(x cos φ + y sin φ)
//     arctan δ = δ − δ³/3 + δ⁵/5 − …                  few terms, since δ is tiny
//
// The quotient y/x is never formed, so that arctan x is the angle of (1, x), and π/2 less that of (x, 1) beyond 1;
// the arcsine and the arccosine of x are angles of (√(1 − x²), x) and (x, √(1 − x²)). As for the logarithm, the
// guess is itself an angle from 600 bits on, and a small angle is the series of y/x alone.
//
// Error: that of ball arithmetic, and after J terms the tail |δ|^(2J+1).
//
// Source: Brent and Zimmermann, Modern Computer Arithmetic, 4.2.3; Johansson (2015), section 5.

extension BigFloat {
  /// The arctangent, to so many bits relative to its own size.
  func atan(bits: Int) -> Ball {
    if isZero { return .zero }
    let angle = Self.angle(x: .one, y: magnitude, bits: bits)
    return isNegative ? angle.negated : angle
  }

  /// The angle of a point whose coordinates are positive, to so many bits relative to its own size.
  static func angle(x: BigFloat, y: BigFloat, bits: Int) -> Ball {
    if y > x {
      let rest = angle(x: y, y: x, bits: bits + 2)
      return Ball.pi(bits: bits + 4).scaled(byPowerOfTwo: -1).subtracting(rest, bits: bits)
    }
    let zeros = x.exponent - y.exponent - 1  // y/x < 2^−zeros
    if zeros > Swift.max(20, bits / 16) {
      return Ball(y).divided(by: Ball(x), bits: bits + 4).arctangentSeries(bits: bits)
    }
    let shift = -x.exponent
    let point = (x: x.scaled(byPowerOfTwo: shift), y: y.scaled(byPowerOfTwo: shift))
    let wanted = bits + Swift.max(zeros, 0) + 3
    let guess: BigFloat
    if wanted < 600 {
      guess = BigFloat(Elementary::atan2(point.y.nearestDouble, point.x.nearestDouble))
    } else {
      let quarter = wanted / 4
      guess =
        angle(
          x: point.x.rounded(toBits: quarter).value, y: point.y.rounded(toBits: quarter).value, bits: quarter
        ).midpoint.rounded(toBits: quarter).value
    }
    let (sine, cosine) = guess.sineAndCosine(bits: wanted + 2)
    let across = cosine.multiplied(by: Ball(point.y), bits: wanted + 4)
      .subtracting(sine.multiplied(by: Ball(point.x), bits: wanted + 4), bits: wanted)
    let precision = Swift.max(8, wanted + across.exponent + 2)
    let along = cosine.multiplied(by: Ball(point.x), bits: precision)
      .adding(sine.multiplied(by: Ball(point.y), bits: precision), bits: precision)
    return across.divided(by: along, bits: precision).arctangentSeries(bits: precision)
      .adding(Ball(guess), bits: bits)
  }
}

extension Ball {
  /// arctan δ for a small δ by its series, to so many bits relative to δ.
  fileprivate func arctangentSeries(bits: Int) -> Ball {
    let zeros = -exponent
    guard zeros > 1 else { return .indeterminate }
    // Terms δ^(2j)/(2j+1) until δ^(2J) is well below 2^−bits.
    let terms = (bits + 4) / (2 * zeros) + 1
    if terms == 1 {
      let size = upperBoundOfMagnitude
      return widened(by: size * size * size)
    }
    let square = multiplied(by: self, bits: Swift.max(8, bits - 2 * zeros + 6))
    var sum = Ball.one.divided(
      by: Ball(2 * terms - 1), bits: Swift.max(8, bits + 4 - 2 * (terms - 1) * zeros))
    for j in stride(from: terms - 2, through: 0, by: -1) {
      let precision = Swift.max(8, bits + 4 - 2 * j * zeros)
      let term = j == 0 ? Ball.one : Ball.one.divided(by: Ball(2 * j + 1), bits: precision)
      sum = term.subtracting(sum.multiplied(by: square, bits: precision), bits: precision)
    }
    return sum.widened(by: .powerOfTwo(-2 * terms * zeros)).multiplied(by: self, bits: bits)
  }
}
