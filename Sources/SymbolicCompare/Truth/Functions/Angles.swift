// After reading this file you know how the angle of a point is enclosed when its coordinates are balls, and how
// arcsine and arccosine are angles.
//
//     arcsin x = angle of (√((1 − x)(1 + x)), x)         arccos x = angle of (x, √((1 − x)(1 + x)))
//
// Both keep their relative error, at 0, and next to ±1, where 1 − x is exact.
//
// A small box around the point (x, y): |∂θ/∂x| = |y|/(x² + y²), |∂θ/∂y| = |x|/(x² + y²). A large one, which does
// not hold the origin: the angle's extremes lie at its corners. Where the box meets the cut, the negative x axis,
// the angle is anything from −π to π.
//
// Source: DLMF 4.23.

extension BigFloat {
  /// The arcsine of a number from −1 to 1, to so many bits relative to its own size.
  func asin(bits: Int) -> Ball {
    Ball.angle(x: cofactor(bits: bits + 6), y: Ball(self), bits: bits)
  }

  /// The arccosine of a number from −1 to 1, to so many bits relative to its own size.
  func acos(bits: Int) -> Ball {
    Ball.angle(x: Ball(self), y: cofactor(bits: bits + 6), bits: bits)
  }

  /// √((1 − x)(1 + x)).
  private func cofactor(bits: Int) -> Ball {
    let product = Ball.one.subtracting(Ball(self), bits: bits + 4)
      .multiplied(by: Ball.one.adding(Ball(self), bits: bits + 4), bits: bits + 4)
    return Ball.apply(.sqrt, to: product, bits: bits)
  }

  /// The angle from −π to π of a point; 0 for the origin.
  static func angleOfPoint(x: BigFloat, y: BigFloat, bits: Int) -> Ball {
    if y.isZero { return x.isNegative ? .pi(bits: bits) : .zero }
    let angle: Ball
    if x.isZero {
      angle = Ball.pi(bits: bits).scaled(byPowerOfTwo: -1)
    } else if x.isNegative {
      angle = Ball.pi(bits: bits + 4)
        .subtracting(BigFloat.angle(x: x.magnitude, y: y.magnitude, bits: bits + 4), bits: bits)
    } else {
      angle = BigFloat.angle(x: x, y: y.magnitude, bits: bits)
    }
    return y.isNegative ? angle.negated : angle
  }
}

extension Ball {
  /// The angle from −π to π of a point.
  static func angle(x: Ball, y: Ball, bits: Int) -> Ball {
    guard x.isFinite, y.isFinite else { return .indeterminate }
    if x.isExact && y.isExact { return BigFloat.angleOfPoint(x: x.midpoint, y: y.midpoint, bits: bits) }
    if y.containsZero && x.certainSign != 1 {
      // On the negative axis itself there is no jump as long as y is exactly 0.
      if y.isZero { return x.certainSign == -1 ? .pi(bits: bits) : hull(.zero, .pi(bits: bits), bits: bits) }
      return Ball(midpoint: .zero, radius: pi(bits: 53).upperBoundOfMagnitude)
    }
    let (smallestX, smallestY) = (x.lowerBoundOfMagnitude, y.lowerBoundOfMagnitude)
    let distance = Swift.max(smallestX, smallestY)
    if (x.radius + y.radius).scaled(byPowerOfTwo: 4) < distance {
      let error = y.upperBoundOfMagnitude * x.radius + x.upperBoundOfMagnitude * y.radius
      return BigFloat.angleOfPoint(x: x.midpoint, y: y.midpoint, bits: bits)
        .widened(by: error / smallestX.sumOfSquaresRoundingDown(smallestY))
    }
    let corners = [x.lowerBound, x.upperBound].flatMap { x in
      [y.lowerBound, y.upperBound].map { y in BigFloat.angleOfPoint(x: x, y: y, bits: bits) }
    }
    return corners.dropFirst().reduce(corners[0]) { hull($0, $1, bits: bits) }
  }
}
