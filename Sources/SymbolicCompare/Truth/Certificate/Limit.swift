// After reading this file you know how a derivative of any order is read off a series on one side.
//
//     f = Σ c_e t^e     f⁽ᵏ⁾ = Σ c_e · e(e − 1)…(e − k + 1) · t^(e − k)
//
//     e a whole number, 0 ≤ e < k    the factor is 0: the term is gone
//     any other e < k                t^(e − k) grows beyond bounds: the derivative is infinite
//     e = k                          the derivative, k!·c_k
//
// The first term that is not gone decides. On the left side t is a distance, so that the derivative by x has another sign
// for odd k.

/// What a derivative tends to on one side.
enum Limit<C: Coefficient>: Sendable {
  case number(C)
  case infinite(Int)
  case obstacle(Obstacle)
}

extension Germ {
  /// The limit of the derivative of this order by t.
  func limit(order: Int, _ context: SeriesContext, step: Int) -> Limit<C> {
    switch self {
    case .obstacle(let obstacle):
      switch obstacle.reason {
      case .positiveInfinity: order == 0 ? .infinite(1) : .obstacle(obstacle)
      case .negativeInfinity: order == 0 ? .infinite(-1) : .obstacle(obstacle)
      default: .obstacle(obstacle)
      }
    case .series(let series): series.limit(order: order, context, step: step)
    }
  }
}

extension Series {
  fileprivate func limit(order: Int, _ context: SeriesContext, step: Int) -> Limit<C> {
    let wanted = Exponent(order)
    for (index, coefficient) in coefficients.enumerated() where !coefficient.isZero {
      guard let exponent = exponent(index) else { break }
      if exponent >= wanted { break }
      let isGone = exponent.denominator == 1 && exponent.numerator >= 0
      if isGone { continue }
      guard let sign = coefficient.certainSign else {
        return .obstacle(Obstacle(reason: .needsPrecision, step: step))
      }
      return .infinite(sign * exponent.signOfFallingFactorial(order))
    }
    guard var number = coefficient(of: wanted) else {
      return .obstacle(Obstacle(reason: .needsTerms, step: step))
    }
    for k in 1..<(order + 1) where k > 1 { number = number.multiplied(by: C(k), context) }
    return .number(number)
  }
}

extension Exponent {
  /// The sign of e(e − 1)…(e − k + 1), no factor being 0.
  fileprivate func signOfFallingFactorial(_ order: Int) -> Int {
    (0..<order).reduce(1) { sign, k in self < Exponent(k) ? -sign : sign }
  }
}
