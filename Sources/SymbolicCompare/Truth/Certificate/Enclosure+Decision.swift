// After reading this file you know when a number is known well enough, and when two are called equal.
//
//     decided      57 certain bits, or below 2^-1100: it is 0 in every Double
//     differ       they have no number in common
//     equal        they overlap, and both are known to 2^-1100, so that no Double holds them apart; or both are rational
//                  numbers, and the same
//     not told     else: a branch whose pieces differ by 1e-30 alone leaves an enclosure that narrow, at every precision

internal import Elementary

extension Limit<Enclosure> {
  /// Whether it is a number of which too few bits are known.
  func isOpen(_ ladder: PrecisionLadder) -> Bool {
    if case .number(let number) = self { return !number.isDecided(ladder) }
    return false
  }

  var obstacle: Obstacle? {
    if case .obstacle(let obstacle) = self { return obstacle }
    return nil
  }

  func certified(_ bits: Int) -> CertifiedSide {
    switch self {
    case .number(.beyond(let number)) where number.isHuge:
      return .huge(sign: number.certainSign ?? 1, decimalExponent: number.decimalExponent)
    case .number(let number):
      let ball = number.rational?.binary.map { Ball(midpoint: $0, radius: .zero) }
      return .number((ball ?? number.ball(bits: Swift.max(bits, 128))).aroundZeroIfItMayBe)
    case .infinite(let sign): return .infinite(sign)
    case .obstacle(let obstacle):
      if obstacle.isCurable { return .undecided(step: obstacle.step) }
      return obstacle.reason == .undefined ? .undefined(step: obstacle.step) : .unknown(step: obstacle.step)
    }
  }
}

extension Enclosure {
  /// Whether enough bits are certain, or the number is so small that it does not matter.
  func isDecided(_ ladder: PrecisionLadder) -> Bool {
    if case .beyond(let number) = self { return !number.isHuge || number.certainSign != nil }
    guard case .ball(let ball) = self else { return true }
    if !ball.isFinite { return false }
    if ball.accuracyInBits >= ladder.wanted { return true }
    return ball.largestExponent < ladder.negligibleExponent
  }

  /// Whether two numbers overlap, without being known so well that they can be called equal; of numbers beyond the largest
  /// `Double` as many bits have to be known as of that.
  func mayDifferUnseen(from other: Enclosure, _ ladder: PrecisionLadder) -> Bool {
    if certainlyDiffers(from: other) || (rational != nil && other.rational != nil) { return false }
    return [self, other].contains { number in
      guard case .ball(let ball) = number, !ball.radius.isZero else { return false }
      return ball.radius.exponent >= ladder.negligibleExponent + Swift.max(0, ball.largestExponent - 1024)
    }
  }

  /// Whether two numbers have no number in common.
  func certainlyDiffers(from other: Enclosure) -> Bool {
    if let a = rational, let b = other.rational { return a < b || b < a }
    if let a = certainSign, let b = other.certainSign, a != b { return true }
    // A rational number is rounded to more bits than are certain of the other one, which may be exact.
    let certain = [self, other].compactMap { $0.rational == nil ? $0.ball(bits: 256).accuracyInBits : nil }
    let bits = Swift.max(256, Swift.min(certain.max() ?? 0, 1 << 16) + 64)
    return !ball(bits: bits).overlaps(other.ball(bits: bits))
  }
}

extension Ball {
  /// A number that may be 0 has no digits: then 0 is taken for the midpoint.
  fileprivate var aroundZeroIfItMayBe: Ball {
    containsZero && !midpoint.isZero ? Ball(midpoint: .zero, radius: Magnitude(midpoint) + radius) : self
  }

  /// An exponent e with |x| < 2^e for every number of the ball.
  var largestExponent: Int {
    if isZero { return .min }
    let ofRadius = radius.isZero ? Int.min / 2 : radius.exponent + 1
    let ofMidpoint = midpoint.isZero ? Int.min / 2 : midpoint.exponent
    return Swift.max(ofRadius, ofMidpoint) + 1
  }
}
