// After reading this file you know how sinc and its derivatives are enclosed, at 0 and near it as anywhere else.
//
//     |x| ≤ n + 8     Dₙ(x) = Σ (−1)^((n + m)/2) xᵐ/(m! (n + m + 1)),  n + m even
//     beyond          D₀ = sin(x)/x,   Dₖ = (sin⁽ᵏ⁾(x) − k Dₖ₋₁)/x
//
// The terms alternate, and fall from the first m > |x| on: what is left out is at most the first term of it. The largest
// term is below e^|x|, and as many bits more are carried, so that the sum has the bits that are asked for. The recurrence
// divides errors by |x|/k > 1.
//
// On a ball, since |Dₙ(x)| = |∫₀¹ tⁿ cos(xt + nπ/2) dt| ≤ 1/(n + 1), and ≤ 2/|x| by the recurrence:
//
//     Dₙ(m ± r) = Dₙ(m) ± r (|Dₙ₊₁(m)| + r/2 · min(1/(n + 3), 2/|x|))
//
// A ball of moderate size is cut in half until that says enough, and on a large one only the bound is known.

import Elementary

extension Ball {
  /// The derivative of sinc of an order; order 0 is sinc itself.
  ///
  /// Nothing is known for orders below 0 and above 1000.
  public static func sincDerivative(_ order: Int, of x: Ball, bits: Int) -> Ball {
    guard order >= 0, order <= 1000, x.isFinite else { return .indeterminate }
    let bits = sensible(bits)
    guard x.radius < .powerOfTwo(1) else { return Ball(midpoint: .zero, radius: bound(order, on: x)) }
    let half = x.radius.scaled(byPowerOfTwo: -1)
    guard half < .powerOfTwo(-4) else {
      let halves = [x.midpoint - BigFloat(half), x.midpoint + BigFloat(half)].map {
        sincDerivative(order, of: Ball(midpoint: $0, radius: half), bits: bits)
      }
      return hull(halves[0], halves[1], bits: bits)
    }
    let middle = x.midpoint.sincDerivative(order, bits: bits)
    if x.isExact { return middle }
    let slope = x.midpoint.sincDerivative(order + 1, bits: 24).upperBoundOfMagnitude
    return middle.widened(by: (slope + bound(order + 2, on: x) * half) * x.radius)
  }

  /// A bound on the derivative of an order, on a ball.
  private static func bound(_ order: Int, on x: Ball) -> Magnitude {
    let flat = Magnitude.one / Magnitude(Double(order + 1))
    let least = x.lowerBoundOfMagnitude
    return least.isZero ? flat : Swift.min(flat, Magnitude(2) / least)
  }
}

extension BigFloat {
  /// The derivative of sinc of an order from 0 to 1000, relative to its own size.
  func sincDerivative(_ order: Int, bits: Int) -> Ball {
    if isZero { return sincSeries(order, bits: bits) }
    let size = Ball(self).upperBoundOfMagnitude
    let isNear = size < Magnitude(Double(order + 8))
    return repeated(bits: bits) { isNear ? sincSeries(order, bits: $0) : sincRecurrence(order, bits: $0) }
  }

  /// The power series.
  private func sincSeries(_ order: Int, bits: Int) -> Ball {
    // log₂ e^|x|: |x| is at most order + 8 here.
    let extra = Swift.max(0, Swift.min(exponent, 11))
    let precision = bits + 16 + 2 * (1 << extra)
    let square = Ball(self).multiplied(by: Ball(self), bits: precision)
    let size = Ball(self).upperBoundOfMagnitude
    var m = order % 2
    var power = m == 1 ? Ball(self) : Ball.one  // xᵐ/m!
    if (order + m) % 4 == 2 { power = power.negated }
    var sum = Ball.zero
    while true {
      let term = power.divided(by: Ball(order + m + 1), bits: precision)
      let left = term.upperBoundOfMagnitude
      let falls = size < Magnitude(Double(m))
      if left.isZero || falls && left < .powerOfTwo(-precision) * sum.upperBoundOfMagnitude {
        return sum.widened(by: left).rounded(toBits: bits)
      }
      sum = sum.adding(term, bits: precision)
      let divisor = Ball((m + 1) * (m + 2))
      power = power.multiplied(by: square, bits: precision).divided(by: divisor, bits: precision).negated
      m += 2
    }
  }

  /// The recurrence, upwards.
  private func sincRecurrence(_ order: Int, bits: Int) -> Ball {
    let (sine, cosine) = sineAndCosine(bits: bits)
    let waves = [sine, cosine, sine.negated, cosine.negated]
    var value = sine.divided(by: Ball(self), bits: bits)
    for k in 0..<order {
      let product = value.multiplied(by: Ball(k + 1), bits: bits)
      value = waves[(k + 1) % 4].subtracting(product, bits: bits).divided(by: Ball(self), bits: bits)
    }
    return value
  }
}
