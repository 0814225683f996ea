// After reading this file you know how the gamma function and its relatives are computed for a large argument, and
// how a small one is made large.
//
//     log Γ(z)  = (z − ½) log z − z + ½ log 2π + Σ B₂ₖ / (2k (2k − 1) z^(2k−1))            (DLMF 5.11.1)
//     ψ(z)      = log z − 1/(2z) − Σ B₂ₖ / (2k z^(2k))                                      (DLMF 5.11.2)
//     ψ⁽ᵐ⁾(z)   = (−1)^(m−1) (m−1)!/z^m · [1 + m/(2z) + Σ B₂ₖ C(2k + m − 1, 2k) / z^(2k)]   (DLMF 5.15.8)
//
// For z > 0 each sum, broken off, errs by less than its first term left out (DLMF 5.11(ii); for ψ⁽ᵐ⁾ as an integral
// of Laplace type over a function that its expansion encloses). A term is about 2 (2k)!/(2πz)^(2k): with p/8 terms
// p bits want z ≥ 0.24 p, with p/14 terms, for long numbers, z ≥ 1.1 p. A smaller x is moved up by a whole n,
//
//     Γ(x) = Γ(x + n) / (x (x + 1) ⋯ (x + n − 1))
//
// Error: that of ball arithmetic and of the first term left out, whatever z is.

/// Stirling's series at z > 0.
struct Stirling {
  /// The argument, moved up.
  let z: Ball
  /// By how much it was moved up.
  let shift: Int
  /// The precision of the result, in bits.
  let bits: Int
  /// How many terms are summed.
  private let terms: Int
  /// The Bernoulli numbers.
  private let numbers: BernoulliNumbers
  /// z⁻².
  private let w: Ball

  /// A series of so many bits at x or farther to the right; `nil` if there are too few Bernoulli numbers.
  ///
  /// - Parameter order: the order of the derivative of digamma that it serves.
  init?(_ x: BigFloat, order: Int = 0, bits: Int) {
    guard let numbers = BernoulliNumbers.table(bits: bits) else { return nil }
    self.numbers = numbers
    self.bits = bits
    terms = Swift.min(numbers.values.count - 1, bits <= 1216 ? bits / 8 + 2 : bits / 14 + 2)
    let least = (bits <= 1216 ? bits / 4 + 2 : bits + bits / 10) + order
    shift = x.exponent < 40 ? Swift.max(0, least - Int(x.nearestDouble.rounded(.down))) : 0
    z = Ball(x).adding(Ball(shift), bits: bits + 8)
    let inverse = Ball.one.divided(by: z, bits: bits)
    w = inverse.multiplied(by: inverse, bits: bits)
  }

  /// Σ cₖ w^(k−1), with the first term left out as its error.
  ///
  /// From the last term that matters to the first: the smaller a term, the fewer bits.
  func sum(_ coefficients: [Ball]) -> Ball {
    let zeros = Swift.min(-w.exponent, bits + 1000)
    var count = Swift.min(terms, coefficients.count - 1)
    while count > 1, coefficients[count - 1].exponent - (count - 1) * zeros < -bits - 8 { count -= 1 }
    var sum = Ball(midpoint: .zero, radius: coefficients[count].upperBoundOfMagnitude)
    for k in stride(from: count, through: 1, by: -1) {
      let coefficient = coefficients[k - 1]
      let precision = Swift.max(16, bits - (k - 1) * zeros + coefficient.exponent)
      sum = coefficient.rounded(toBits: precision)
        .adding(sum.multiplied(by: w, bits: precision), bits: precision)
    }
    return sum
  }

  /// log Γ(z).
  func logarithmOfGamma() -> Ball {
    let logarithm = Ball.apply(.log, to: z, bits: bits)
    let half = Ball(BigFloat.powerOfTwo(-1))
    return z.subtracting(half, bits: bits + 8).multiplied(by: logarithm, bits: bits)
      .subtracting(z, bits: bits)
      .adding(.halfLogarithmOfTwoPi(bits: bits), bits: bits)
      .adding(sum(numbers.dividedTwice).divided(by: z, bits: bits), bits: bits)
  }

  /// ψ(z).
  func digamma() -> Ball {
    Ball.apply(.log, to: z, bits: bits)
      .subtracting(Ball.one.divided(by: z.scaled(byPowerOfTwo: 1), bits: bits), bits: bits)
      .subtracting(sum(numbers.dividedOnce).multiplied(by: w, bits: bits), bits: bits)
  }

  /// |ψ⁽ᵐ⁾(z)|/(m − 1)! for an order m of at least 1.
  func polygamma(_ order: Int) -> Ball {
    // B₂ₖ C(2k + m − 1, 2k), the binomials from one k to the next.
    var binomial = Ball.one
    var coefficients: [Ball] = []
    for k in 1...(terms + 1) {
      binomial = binomial.multiplied(by: Ball((2 * k + order - 1) * (2 * k + order - 2)), bits: bits)
        .divided(by: Ball(2 * k * (2 * k - 1)), bits: bits)
      coefficients.append(numbers.values[k - 1].multiplied(by: binomial, bits: bits))
    }
    return Ball(order).divided(by: z.scaled(byPowerOfTwo: 1), bits: bits)
      .adding(.one, bits: bits)
      .adding(sum(coefficients).multiplied(by: w, bits: bits), bits: bits)
      .divided(by: Ball.bySquaring(z, order, bits: bits), bits: bits)
  }
}

extension Ball {
  /// ½ log 2π.
  static func halfLogarithmOfTwoPi(bits: Int) -> Ball {
    bits <= 256
      ? halfLogarithmOfTwoPiTo256.rounded(toBits: bits)
      : apply(.log, to: pi(bits: bits + 4).scaled(byPowerOfTwo: 1), bits: bits).scaled(byPowerOfTwo: -1)
  }

  private static let halfLogarithmOfTwoPiTo256 =
    apply(.log, to: pi(bits: 264).scaled(byPowerOfTwo: 1), bits: 260).scaled(byPowerOfTwo: -1)
}
