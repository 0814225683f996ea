// After reading this file you know the rule of every elementary function for Taylor polynomials: one line a
// function. Each names the differential equation that its recurrence solves; the recurrences are in
// `TaylorRecurrences.swift`.

extension Taylor {
  // swift-format-ignore
  /// The series of an elementary function; its first coefficient follows the convention for edge values.
  ///
  /// - Complexity: n² operations, a small multiple for the inverse functions; n³ for the gamma function's family.
  public static func apply(_ function: UnaryFunction, to argument: Taylor) -> Taylor {
    let y = Double.apply(function, to: argument.value)
    if argument.isConstant { return Taylor(y) }
    if y.isNaN { return undefined(order: argument.order) }
    let x = argument + Taylor(0)                                     // −0.0 is 0
    let a = x.value
    return switch function {
    case .exp:       x.exponential(from: y)                          // y′ = y x′
    case .exp2:      (Taylor(0.6931471805599453) * x).exponential(from: y)
    case .expm1:     x.integral(of: exp(x), from: y)                 // y′ = eˣ x′
    case .log:       x.integral(of: 1 / x, from: y)                  // y′ = x′/x
    case .log2:      x.integral(of: 1.4426950408889634 / x, from: y)
    case .log10:     x.integral(of: 0.4342944819032518 / x, from: y)
    case .log1p:     x.integral(of: 1 / (1 + x), from: y)
    case .sqrt:      x.power(0.5, from: y)                           // x y′ = y x′/2
    case .cbrt:      x.cubeRoot(from: y)
    case .abs:       x.piece(sign(a), from: y)
    case .sign:      Taylor(y)
    case .heaviside: Taylor(y)
    case .relu:      x.piece(heaviside(a), from: y)
    case .sin:       x.waves(from: y, cos(a), sign: -1).y            // y′ = z x′, z′ = −y x′
    case .cos:       x.waves(from: sin(a), y, sign: -1).z
    case .tan:       x.slopes(from: y, 1 + y * y, 1, 2).y            // y′ = z x′, z′ = 2 y z x′
    case .asin:      x.integral(of: 1 / sqrt(x.oneMinusSquare), from: y)
    case .acos:      x.integral(of: -1 / sqrt(x.oneMinusSquare), from: y)
    case .atan:      x.integral(of: 1 / (1 + x * x), from: y)
    case .sinh:      x.waves(from: y, cosh(a), sign: 1).y            // y′ = z x′, z′ = y x′
    case .cosh:      x.waves(from: sinh(a), y, sign: 1).z
    case .tanh:      x.slopes(from: y, square(1 / cosh(a)), 1, -2).y // y′ = z x′, z′ = −2 y z x′
    case .asinh:     x.integral(of: 1 / hypot(1, x), from: y)
    case .acosh:     x.integral(of: 1 / (sqrt(x - 1) * sqrt(x + 1)), from: y)
    case .atanh:     x.integral(of: 1 / x.oneMinusSquare, from: y)
    case .erf:       x.integral(of: 1.1283791670955126 * x.bell, from: y)
    case .erfc:      x.integral(of: -1.1283791670955126 * x.bell, from: y)
    case .gamma:     lgamma(x).exponential(from: y)                  // y′ = y (log Γ(x))′
    case .lgamma:    x.integral(of: digamma(x), from: y)
    case .digamma:   x.polygammaSeries(order: 0, from: y)
    case .sigmoid:   x.integral(of: x.logisticSlope, from: y)
    case .softplus:  x.integral(of: sigmoid(x), from: y)
    }
  }

  // swift-format-ignore
  /// The series of an elementary function of two arguments.
  ///
  /// - Complexity: n² operations; n³ for polygamma.
  public static func apply(_ function: BinaryFunction, to x: Taylor, _ y: Taylor) -> Taylor {
    let v = Double.apply(function, to: x.value, y.value)
    let order = Swift.min(x.order, y.order)
    if x.isConstant && y.isConstant { return Taylor(v) }
    if v.isNaN { return undefined(order: order) }
    return switch function {
    case .atan2:     polar(y, x, length: hypot(x.value, y.value), angle: v).angle
    case .pow:       generalPower(x, y, from: v)                     // v′ = v (y log x)′
    case .min:       select(x, y, step(y.value, above: x.value), from: v)
    case .max:       select(x, y, step(x.value, above: y.value), from: v)
    case .hypot:     polar(x, y, length: v, angle: 0).h
    case .polygamma: x.isConstant ? y.polygammaSeries(order: x.value, from: v) : undefined(order: order)
    }
  }

  /// A piece of slope s through a value; a constant if the slope is 0, so that nothing passes.
  private func piece(_ slope: Double, from value: Double) -> Taylor {
    if slope == 0 { return Taylor(value) }
    return Taylor(coefficients: [value] + coefficients.dropFirst().map { slope * $0 }, order: order)
  }

  /// The first for s = 1, the second for s = 0, the mean of both at a tie.
  private static func select(_ x: Taylor, _ y: Taylor, _ s: Double, from value: Double) -> Taylor {
    if s == 1 || s == 0 { return s == 1 ? x : y }
    let mean = Taylor(0.5) * x + Taylor(0.5) * y
    return Taylor(coefficients: [value] + mean.coefficients.dropFirst(), order: mean.order)
  }

  /// ∛x: as a power right of 0, by oddness left of it.
  private func cubeRoot(from y: Double) -> Taylor {
    value < 0 ? -(-self).power(1 / 3, from: -y) : power(1 / 3, from: y)
  }

  /// 1 − x² with the value (1 − x)(1 + x), which keeps the digits near ±1, and −(x²)ₖ beyond, which does near 0.
  private var oneMinusSquare: Taylor {
    let square = self * self
    let rest = square.coefficients.dropFirst().map { -$0 }
    return Taylor(coefficients: [(1 - value) * (1 + value)] + rest, order: order)
  }

  /// exp(−x²).
  private var bell: Taylor { (-(self * self)).exponential(from: gaussian(value)) }

  /// σ(x) σ(−x), the derivative of the logistic function.
  private var logisticSlope: Taylor {
    slopes(from: tanh(0.5 * value), sigmoid(value) * sigmoid(-value), 2, -1).z
  }

  /// polygamma of order m, whose k-th Taylor coefficient is polygamma of order m + k divided by k!.
  private func polygammaSeries(order m: Double, from value: Double) -> Taylor {
    var factorial = 1.0
    let series = (0...order).map { k -> Double in
      if k > 0 { factorial *= Double(k) }
      return k == 0 ? value : Double.apply(.polygamma, to: m + Double(k), self.value) / factorial
    }
    return composed(with: series)
  }

  /// x^y, by the four cases of the convention: constant exponent, positive base, base 0, negative base.
  private static func generalPower(_ x: Taylor, _ y: Taylor, from v: Double) -> Taylor {
    if y.isConstant { return x.power(y.value, from: v) }
    if x.value > 0 { return (y * log(x)).exponential(from: v) }
    let order = Swift.min(x.order, y.order)
    if x.isConstant && x.value == 0 && y.value > 0 { return Taylor(v) }
    var first = 0.0
    if x[1] != 0 { first += powerSlope(x.value, y.value, value: v) * x[1] }
    if y[1] != 0 { first += Dual.slopeInSecond(of: .pow, at: x.value, y.value, value: v) * y[1] }
    return Taylor(coefficients: [v, first] + Array(repeating: .nan, count: order), order: order)
  }
}
