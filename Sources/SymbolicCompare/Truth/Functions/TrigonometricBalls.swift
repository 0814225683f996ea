// After reading this file you know how sine, cosine and tangent are enclosed on a ball.
//
//     sin(m + δ) − sin m = cos m sin δ − sin m (1 − cos δ),   at most |cos m| r + |sin m| r²/2
//
// and the like for the cosine. That serves small balls. On a large one the extremes lie at its ends, or are ±1 at
// the multiples of π/2 between them; the tangent grows from end to end, unless there is a pole between.

extension Ball {
  /// The sine and the cosine of an angle.
  public static func sineAndCosine(of x: Ball, bits: Int) -> (sine: Ball, cosine: Ball) {
    let bits = sensible(bits)
    guard x.isFinite, x.radius < .powerOfTwo(-3) else { return wideSineAndCosine(of: x, bits: bits) }
    let (sine, cosine) = x.midpoint.sineAndCosine(bits: bits, tolerance: x.radius)
    if x.radius.isZero { return (sine, cosine) }
    let square = (x.radius * x.radius).scaled(byPowerOfTwo: -1)
    return (
      sine.widened(by: cosine.upperBoundOfMagnitude * x.radius + sine.upperBoundOfMagnitude * square),
      cosine.widened(by: sine.upperBoundOfMagnitude * x.radius + cosine.upperBoundOfMagnitude * square)
    )
  }

  /// The ball from −1 to 1.
  static let fromMinusOneToOne = Ball(midpoint: .zero, radius: .powerOfTwo(0))

  /// Sine and cosine over a ball that is not small: the values at its ends, and ±1 where a maximum or minimum may
  /// lie between.
  private static func wideSineAndCosine(of x: Ball, bits: Int) -> (sine: Ball, cosine: Ball) {
    let everything = (fromMinusOneToOne, fromMinusOneToOne)
    guard x.isFinite else { return (.indeterminate, .indeterminate) }
    guard x.radius < .powerOfTwo(2) else { return everything }
    let (lower, upper) = (x.lowerBound, x.upperBound)
    guard let first = lower.quadrant, let last = upper.quadrant else { return everything }
    let start = lower.sineAndCosine(bits: bits)
    let end = upper.sineAndCosine(bits: bits)
    var sine = hull(start.sine, end.sine, bits: bits)
    var cosine = hull(start.cosine, end.cosine, bits: bits)
    // Multiples q π/2 between the ends: sin is ±1 at odd q, cos at even q.
    let count = Swift.min((last - first).whole ?? 8, 8)
    for i in 0..<Swift.max(count, 0) {
      let q = (first.residue + 1 + i) & 3
      let extremum = Ball(q < 2 ? BigFloat.one : -BigFloat.one)
      if q & 1 == 1 {
        sine = hull(sine, extremum, bits: bits)
      } else {
        cosine = hull(cosine, extremum, bits: bits)
      }
    }
    return (sine, cosine)
  }

  /// sin/cos; increasing where the cosine is not 0.
  static func tangent(of x: Ball, bits: Int) -> Ball {
    let (sine, cosine) = sineAndCosine(of: x, bits: bits + 4)
    if x.radius < .powerOfTwo(-5) * cosine.lowerBoundOfMagnitude || x.isExact {
      return sine.divided(by: cosine, bits: bits)
    }
    guard !cosine.containsZero, x.radius < .powerOfTwo(1) else { return .indeterminate }
    return hull(
      tangent(of: Ball(x.lowerBound), bits: bits), tangent(of: Ball(x.upperBound), bits: bits), bits: bits)
  }
}
