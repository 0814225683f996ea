// After reading this file you know what becomes of a ball in the functions that are put together from pieces: where
// it lies on one piece, that piece's value; where it may lie on two, a ball that holds both.

extension Ball {
  /// sign, heaviside or relu.
  static func piece(_ function: UnaryFunction, _ x: Ball, bits: Int) -> Ball {
    let half = Ball(BigFloat.powerOfTwo(-1))
    switch (function, x.certainSign) {
    case (.sign, 1), (.heaviside, 1): return one
    case (.sign, 0), (.heaviside, -1), (.relu, 0), (.relu, -1): return zero
    case (.sign, -1): return one.negated
    case (.heaviside, 0): return half
    case (.relu, 1): return x.rounded(toBits: bits)
    case (.sign, _): return fromMinusOneToOne
    case (.heaviside, _): return Ball(midpoint: half.midpoint, radius: .powerOfTwo(-1))
    default: return hull(zero, Ball(x.upperBound), bits: bits)
    }
  }

  /// The largest whole number that is not above x: exactly where all of the ball has the same one.
  static func floor(_ x: Ball) -> Ball {
    guard x.isFinite else { return .indeterminate }
    let (first, last) = (x.lowerBound.floor, x.upperBound.floor)
    return first == last ? Ball(midpoint: first, radius: .zero) : Ball(from: first, through: last, bits: 64)
  }

  /// x − y·floor(x/y), in as many bits more as the quotient has before the point.
  static func flooredRemainder(_ x: Ball, _ y: Ball, bits: Int) -> Ball {
    guard x.isFinite, y.isFinite, let sign = y.certainSign, sign != 0 else { return .indeterminate }
    if x.isZero { return .zero }
    let whole = Swift.max(0, x.largestExponent - y.midpoint.exponent + 2)
    guard whole < 1 << 14 else { return .indeterminate }
    let working = bits + whole
    let multiple = y.multiplied(by: floor(x.divided(by: y, bits: working)), bits: working)
    return x.subtracting(multiple, bits: bits)
  }

  /// y where a gate is open, 0 where it is closed, both where that is not known.
  static func gate(_ isOpen: Bool?, _ y: Ball, bits: Int) -> Ball {
    switch isOpen {
    case true?: y.rounded(toBits: bits)
    case false?: .zero
    case nil: hull(zero, y, bits: bits)
    }
  }

  /// The smaller number.
  static func minimum(_ x: Ball, _ y: Ball, bits: Int) -> Ball {
    guard x.isFinite, y.isFinite else { return .indeterminate }
    switch x.subtracting(y, bits: 53).certainSign {
    case -1: return x.rounded(toBits: bits)
    case 0, 1: return y.rounded(toBits: bits)
    default:
      return Ball(
        from: Swift.min(x.lowerBound, y.lowerBound), through: Swift.min(x.upperBound, y.upperBound),
        bits: bits)
    }
  }

  /// The size.
  static func absolute(_ x: Ball) -> Ball {
    guard x.certainSign == nil else { return x.midpoint.isNegative ? x.negated : x }
    return x.isFinite ? Ball(from: .zero, through: BigFloat(x.upperBoundOfMagnitude), bits: 64) : x
  }
}
