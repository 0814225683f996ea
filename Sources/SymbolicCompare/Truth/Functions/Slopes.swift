// After reading this file you know how far each function can move when its argument moves within a small ball.
//
// A slope is a bound on |f(m + δ) − f(m)|/r for |δ| ≤ r, at most a little above |f′(m)|: near singularities and for
// large balls, where a single slope would say too little, there is none, and the ends of the ball are used instead.
// Many derivatives are cheap in terms of the value v = f(m), which is there already: exp′ = v, sigmoid′ = v (1 −
// v). The others are in terms of the ball itself.

extension Ball {
  // swift-format-ignore
  /// A bound on the slope on a small ball inside the domain; `nil` if the ball is not small.
  static func slope(of function: UnaryFunction, on x: Ball, value v: Ball) -> Magnitude? {
    let r = x.radius
    let isSmall = r < .powerOfTwo(-4)
    let growth = Magnitude.one + r                            // (e^r − 1)/r ≤ 1 + r
    switch function {
    case .exp:      return isSmall ? v.size * growth : nil
    case .exp2:     return isSmall ? v.size * growth * Magnitude(0.6931472) : nil
    case .expm1:    return isSmall ? v.plusOne.size * growth : nil
    case .sinh:     return isSmall ? (v.size + .one) * growth : nil      // cosh ≤ |sinh| + 1
    case .cosh:     // |sinh m| ≤ |m| cosh m, and cosh r − 1 ≤ r²/2·(1 + r)
      let slope = Swift.min(Magnitude(x.midpoint), .one) + r.scaled(byPowerOfTwo: -1)
      return isSmall ? v.size * slope * growth : nil
    case .tanh:     return isSmall ? v.oneMinusSquare.size * Magnitude(1.15) : nil  // e^2r ≤ 1.15
    case .sigmoid:  return isSmall ? v.size * v.minusOne.size * Magnitude(1.1) : nil
    case .softplus: return isSmall ? Swift.min(v.size, .one) * Magnitude(1.1) : nil  // sigmoid ≤ softplus
    case .log:      return x.reciprocal
    case .log2:     return x.reciprocal.map { $0 * Magnitude(1.442696) }
    case .log10:    return x.reciprocal.map { $0 * Magnitude(0.4342945) }
    case .log1p:    return x.plusOne.reciprocal
    case .sqrt:     return x.reciprocal.map { $0 * v.size * Magnitude(0.55) }  // v/(2m), within 1/16
    case .cbrt:     return x.reciprocal.map { $0 * v.size * Magnitude(0.36) }  // v/(3m)
    case .asin, .acos: return x.oneMinusSquare.reciprocal?.squareRoot
    case .atanh:    return x.oneMinusSquare.reciprocal
    case .acosh:    return x.oneMinusSquare.reciprocal?.squareRoot
    case .atan:     return x.onePlusSquare.reciprocal
    case .asinh:    return x.onePlusSquare.reciprocal?.squareRoot
    case .erf, .erfc:
      // 2/√π e^(−x²) < erfc |x| (|x| + √(x² + 2)) (DLMF 7.8.2), and it varies by e^(2|x|r + r²) ≤ 1.15
      guard (x.size * r) < .powerOfTwo(-4), isSmall else { return nil }
      let tail = function == .erf || x.midpoint.isNegative ? v.distanceToEdge(of: function) : v.size
      return tail * (x.size.scaled(byPowerOfTwo: 1) + Magnitude(1.42)) * Magnitude(1.15)
    default:        return nil
    }
  }

  /// A bound on the size.
  fileprivate var size: Magnitude { upperBoundOfMagnitude }

  /// x + 1, to a few digits.
  fileprivate var plusOne: Ball { adding(.one, bits: 53) }

  /// erfc |x| by v = erf x, 1 − |v|, or by v = erfc x for a negative x, 2 − v.
  fileprivate func distanceToEdge(of function: UnaryFunction) -> Magnitude {
    let edge = Ball(BigFloat(function == .erf ? 1 : 2))
    return edge.subtracting(Ball.absolute(self), bits: 53).size
  }

  /// x − 1, to a few digits.
  fileprivate var minusOne: Ball { subtracting(.one, bits: 53) }

  /// (1 − x)(1 + x), to a few digits.
  fileprivate var oneMinusSquare: Ball {
    Ball.one.subtracting(self, bits: 53).multiplied(by: Ball.one.adding(self, bits: 53), bits: 53)
  }

  /// 1 + x², to a few digits.
  fileprivate var onePlusSquare: Ball { multiplied(by: self, bits: 53).adding(.one, bits: 53) }

  /// A bound on 1/|x| if that hardly varies on the ball.
  fileprivate var reciprocal: Magnitude? {
    accuracyInBits < 5 ? nil : .one / lowerBoundOfMagnitude
  }
}
