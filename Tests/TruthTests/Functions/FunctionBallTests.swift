// After reading this file you know what is expected of a function on a ball that is not exact: the values at its
// points lie in the result, the result is hardly wider than they are, and where a ball meets the edge of a domain
// nothing is known.

import Elementary
import Testing
import Truth

@Suite("Functions of balls")
struct FunctionBallTests {
  static func ball(_ midpoint: Double, _ radius: Double) -> Ball {
    Ball(midpoint: BigFloat(midpoint), radius: Magnitude(radius))
  }

  /// Points of a ball: its ends, its middle, and some between.
  static func points(of ball: Ball, _ generator: inout SeededGenerator) -> [BigFloat] {
    let width = ball.upperBound - ball.lowerBound
    let shares = [0, 1, 0.5] + (0..<3).map { _ in Double.random(in: 0...1, using: &generator) }
    return shares.map { ball.lowerBound + width * BigFloat($0) }
  }

  @Test(
    "The values at points of the ball lie in the result, which is hardly wider",
    arguments: UnaryFunction.allCases)
  func images(_ function: UnaryFunction) {
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<30 {
      let x = ball(in: function.domain, &generator)
      let bits = [53, 64, 128].randomElement(using: &generator) ?? 64
      let image = Ball.apply(function, to: x, bits: bits)
      var (lowest, highest) = (BigFloat(1e300), BigFloat(-1e300))
      for point in Self.points(of: x, &generator) {
        let value = Ball.apply(function, to: Ball(midpoint: point, radius: .zero), bits: bits + 64)
        guard value.isFinite else { continue }
        #expect(image.overlaps(value), "\(function) at \(point.nearestDouble), bits \(bits)")
        (lowest, highest) = (min(lowest, value.midpoint), max(highest, value.midpoint))
      }
      guard image.isFinite, lowest <= highest else { continue }
      // Twice the span, which from the middle out is four times the half of it, and two units of the last place.
      let unit = image.midpoint.magnitude.scaled(byPowerOfTwo: 1 - bits)
      let allowed = (highest - lowest).scaled(byPowerOfTwo: 1) + unit
      let jumps = [.sign, .heaviside, .floor].contains(function)
      #expect(jumps || image.radius <= Magnitude(allowed), "\(function) on \(x.midpoint.nearestDouble)")
    }
  }

  /// A ball inside a domain, from tiny to a third of its midpoint.
  private func ball(in domain: Domain, _ generator: inout SeededGenerator) -> Ball {
    while true {
      let middle = Double.random(in: -6...6, using: &generator)
      let radius = middle.magnitude * Double.random(in: 0.1...1, using: &generator)
      let share = [0x1p-60, 0x1p-30, 0x1p-10, 0.1, 0.33].randomElement(using: &generator) ?? 0.1
      let x = Self.ball(middle, radius * share)
      let (lower, upper) = (x.lowerBound.nearestDouble, x.upperBound.nearestDouble)
      let hasPole = domain.excludesPolesOfGamma && lower <= 0 && lower.rounded(.up) <= upper
      if domain.contains(lower) && domain.contains(upper) && !hasPole { return x }
    }
  }

  @Test(
    "Two arguments: the values at points of the box lie in the result", arguments: BinaryFunction.allCases)
  func boxes(_ function: BinaryFunction) {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<30 {
      var x = Self.ball(
        Double.random(in: -4...4, using: &generator), Double.random(in: 0...0.5, using: &generator))
      var y = Self.ball(
        Double.random(in: -4...4, using: &generator), Double.random(in: 0...0.5, using: &generator))
      if function == .pow && Bool.random(using: &generator) {
        y = Ball(Int.random(in: -4...4, using: &generator))
      }
      if function.takesOrder { x = Ball(Int.random(in: 0...4, using: &generator)) }
      let image = Ball.apply(function, to: x, y, bits: 64)
      for (a, b) in zip(Self.points(of: x, &generator), Self.points(of: y, &generator).reversed()) {
        let value = Ball.apply(
          function, to: Ball(midpoint: a, radius: .zero), Ball(midpoint: b, radius: .zero), bits: 128)
        if value.isFinite {
          #expect(image.overlaps(value), "\(function)(\(a.nearestDouble), \(b.nearestDouble))")
        }
      }
    }
  }

  // swift-format-ignore
  /// A function, a ball across the edge of its domain or outside.
  static let edges: [(UnaryFunction, Ball)] = [
    (.log, ball(1, 1)), (.log, Ball(0)), (.log2, Ball(-1)), (.log10, ball(0, 1)), (.log1p, ball(-1, 0.5)),
    (.sqrt, ball(1, 1.5)), (.sqrt, Ball(-1)), (.asin, ball(1, 1e-30)), (.acos, Ball(1.5)), (.acosh, ball(1, 1e-30)),
    (.acosh, Ball(0)), (.atanh, Ball(1)), (.atanh, ball(0.5, 0.5)), (.gamma, Ball(0)), (.gamma, Ball(-3)),
    (.gamma, ball(0.5, 1)), (.lgamma, ball(-2.5, 0.5)), (.digamma, ball(-2.5, 0.75)), (.tan, ball(1.5, 0.5)),
  ]

  @Test("Across the edge of a domain nothing is known", arguments: edges)
  func edge(_ function: UnaryFunction, _ x: Ball) {
    #expect(!Ball.apply(function, to: x, bits: 64).isFinite)
  }

  @Test("At a closed edge the function has values")
  func closedEdges() {
    #expect(Ball.apply(.sqrt, to: Self.ball(1, 1), bits: 64).contains(BigFloat(1.4142)))
    #expect(Ball.apply(.asin, to: Self.ball(0.75, 0.25), bits: 64).isFinite)
    #expect(Ball.apply(.acosh, to: Self.ball(2, 1), bits: 64).isFinite)
    #expect(Ball.apply(.acos, to: Ball(1), bits: 64).isZero)
  }

  @Test("Across a seam both pieces are enclosed")
  func seams() {
    let x = Self.ball(0.5, 2)
    func image(_ function: UnaryFunction) -> [Double] {
      let ball = Ball.apply(function, to: x, bits: 64)
      return [ball.lowerBound, ball.upperBound].map { Double(Float($0.nearestDouble)) }
    }
    #expect(image(.abs) == [0, 2.5] && image(.relu) == [0, 2.5])
    #expect(image(.sign) == [-1, 1] && image(.heaviside) == [0, 1])
    let straddling = Ball.apply(.atan2, to: Self.ball(0, 0.1), Ball(-1), bits: 64)
    #expect(straddling.contains(BigFloat(3.14)) && straddling.contains(BigFloat(-3.14)))
    #expect(Ball.apply(.max, to: x, Ball(1), bits: 64).upperBound >= BigFloat(2.5))
  }

  // swift-format-ignore
  /// Results that are short, and must be exact.
  static let exactValues: [(UnaryFunction, Double, Double)] = [
    (.exp, 0, 1), (.expm1, 0, 0), (.exp2, 10, 1024), (.exp2, -3, 0.125), (.log, 1, 0), (.log2, 8, 3), (.log2, 0.25, -2),
    (.log10, 1000, 3), (.log1p, 0, 0), (.sqrt, 2.25, 1.5), (.sqrt, 0, 0), (.cbrt, -27, -3), (.abs, -0.1, 0.1),
    (.sign, -2, -1), (.sign, -0.0, 0), (.heaviside, 0, 0.5), (.floor, 2, 2), (.floor, -2.5, -3), (.relu, -1, 0), (.relu, 2, 2), (.sin, 0, 0), (.cos, 0, 1),
    (.tan, 0, 0), (.asin, 0, 0), (.acos, 1, 0), (.atan, 0, 0), (.sinh, 0, 0), (.cosh, 0, 1), (.tanh, 0, 0), (.asinh, 0, 0),
    (.acosh, 1, 0), (.atanh, 0, 0), (.erf, 0, 0), (.erfc, 0, 1), (.gamma, 5, 24), (.lgamma, 1, 0), (.lgamma, 2, 0),
    (.sigmoid, 0, 0.5), (.sinc, 0, 1),
  ]

  @Test("Short results are exact", arguments: exactValues)
  func exact(_ function: UnaryFunction, _ x: Double, _ value: Double) {
    #expect(Ball.apply(function, to: Ball(x), bits: 64) == Ball(value))
  }

  // swift-format-ignore
  /// Powers and lengths that must be exact; nil where there is no value.
  static let exactPairs: [(BinaryFunction, Double, Double, Double?)] = [
    (.pow, 2, 10, 1024), (.pow, 2, -3, 0.125), (.pow, -2, 3, -8), (.pow, -1.5, 2, 2.25), (.pow, 9, 1.5, 27), (.pow, 0, 0, 1),
    (.pow, 0, 0.5, 0), (.pow, 0, -1, nil), (.pow, -8, 1 / 3.0, nil), (.pow, 1, 1e300, 1), (.pow, 7, 0, 1),
    (.hypot, 3, -4, 5), (.hypot, 0, -2, 2), (.atan2, 0, 1, 0), (.atan2, 0, 0, 0), (.min, 1, 2, 1), (.max, 1, 2, 2),
    (.polygamma, -1, 2, nil), (.polygamma, 0.5, 2, nil), (.polygamma, 1, -2, nil),
    (.sincDerivative, 0, 0, 1), (.sincDerivative, 1, 0, 0), (.sincDerivative, 3, 0, 0), (.sincDerivative, -1, 2, nil),
    (.sincDerivative, 0.5, 2, nil), (.sincDerivative, 1001, 2, nil),
  ]

  @Test("Short results of two arguments are exact", arguments: exactPairs)
  func exact(_ function: BinaryFunction, _ x: Double, _ y: Double, _ value: Double?) {
    #expect(Ball.apply(function, to: Ball(x), Ball(y), bits: 64) == value.map { Ball($0) } ?? .indeterminate)
  }

  @Test("Far beyond the range of Double")
  func farAway() {
    func apply(_ function: UnaryFunction, _ x: Double) -> Ball { Ball.apply(function, to: Ball(x), bits: 64) }
    #expect(apply(.exp, -1e51).containsZero && apply(.exp, -1e51).upperBound.exponent < -1 << 59)
    #expect(!apply(.exp, 1e51).isFinite && !apply(.gamma, 1e300).isFinite)
    // By mpmath: the exponents of 10, and the first digits.
    #expect(apply(.exp, 1e9).midpoint.decimal(digits: 10) == "8.002981771e+434294481")
    #expect(apply(.erfc, 1e4).midpoint.decimal(digits: 10) == "3.639987387e-43429453")
    #expect(apply(.gamma, 1e6).midpoint.decimal(digits: 10) == "8.263931688e+5565702")
    #expect(apply(.tanh, 1e300).contains(BigFloat(1)) && apply(.erf, -1e300).contains(BigFloat(-1)))
    #expect(apply(.softplus, -1e300).containsZero && apply(.sigmoid, -1e300).containsZero)
    let angle = Ball.apply(.sin, to: Ball(1).scaled(byPowerOfTwo: 100_000), bits: 64)
    #expect(angle.lowerBound == BigFloat(-1) && angle.upperBound == BigFloat(1))
  }

  @Test("A precision of no sense is no danger", arguments: [.min, -5, 0, 1, 3, 20_000])
  func oddPrecisions(_ bits: Int) {
    let third = Ball(1).divided(by: Ball(3), bits: bits)
    #expect(third.overlaps(Ball(1).divided(by: Ball(3), bits: 64)))
    for function in UnaryFunction.allCases where bits < 100 || function.domain == .reals {
      let x = function == .acosh ? Ball(1.5) : Ball(0.3)
      #expect(Ball.apply(function, to: x, bits: bits).overlaps(Ball.apply(function, to: x, bits: 64)))
    }
  }

  @Test("Next to its own zeros every function keeps its digits", arguments: [64, 256])
  func zeros(_ bits: Int) {
    let pi = Ball.pi(bits: 200).midpoint
    let root = BigFloat(1.4616321449683622)
    for (function, point) in [
      (UnaryFunction.sin, pi), (.cos, pi.scaled(byPowerOfTwo: -1)), (.digamma, root),
      (.lgamma, BigFloat(1) + BigFloat(1e-200)), (.log, BigFloat(1) - BigFloat(1e-200)),
      (.acosh, BigFloat(1) + BigFloat(1e-200)), (.lgamma, BigFloat(-2.4570247382208006)),
    ] {
      let value = Ball.apply(function, to: Ball(midpoint: point, radius: .zero), bits: bits)
      #expect(value.accuracyInBits >= bits - 1, "\(function)")
    }
  }
}
