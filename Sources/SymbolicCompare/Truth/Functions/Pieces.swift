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
