// After reading this file you know which functions of an ordinary number have values too large or too small for a ball's
// exponent, as exp(1e35) is, and as which c·exp(L) each of them is kept (ExponentialNumber.swift).

internal import Elementary

extension ExponentialNumber {
  /// A function whose value at an ordinary number is beyond balls; `nil` if it is not, or not known.
  static func value(
    of function: UnaryFunction, at x: Ball, _ context: SeriesContext
  ) -> Enclosure? {
    guard x.isFinite, let sign = x.certainSign, sign != 0 else { return nil }
    let bits = context.inputBits + Swift.min(Swift.max(x.midpoint.exponent, 0), 4096)
    let isLarge = x.lowerBoundOfMagnitude.isAtLeast(powerOfTwo: leastExponent)
    let isPositive = sign > 0
    func result(_ logarithm: Ball, _ factor: Ball = .one) -> Enclosure { number(factor, logarithm, context) }
    // What is added to 1, or to an exponential, and does not count.
    let almostOne = Ball.one.widened(by: .powerOfTwo(-far))
    switch function {
    case .exp where isLarge: return result(x)
    case .exp2 where isLarge: return result(x.multiplied(by: .ln2(bits: bits), bits: bits))
    case .expm1 where isLarge && isPositive: return result(x, almostOne)
    case .sigmoid where isLarge && !isPositive, .softplus where isLarge && !isPositive:
      return result(x, almostOne)
    case .sinh where isLarge, .cosh where isLarge:
      let half = almostOne.scaled(byPowerOfTwo: -1)
      return result(Ball.absolute(x), function == .sinh && !isPositive ? half.negated : half)
    case .erfc where isPositive && x.lowerBoundOfMagnitude.isAtLeast(powerOfTwo: leastExponent / 2):
      // erfc(x) = exp(−x²)/(x·√π)·(1 − δ), 0 < δ < 1/(2x²), DLMF 7.8.3.
      let square = x.multiplied(by: x, bits: 2 * bits)
      let root = Ball.apply(.sqrt, to: .pi(bits: bits), bits: bits).multiplied(by: x, bits: bits)
      let factor = Ball.one.widened(by: .powerOfTwo(-leastExponent)).divided(by: root, bits: bits)
      return result(square.negated, factor)
    case .gamma where isPositive && x.lowerBoundOfMagnitude.isAtLeast(powerOfTwo: leastExponent - 5):
      return result(Ball.apply(.lgamma, to: x, bits: bits))
    default: return nil
    }
  }
}
