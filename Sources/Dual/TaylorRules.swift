// After reading this file you know the rule of every elementary function for Taylor polynomials: one line a
// function. Each names the differential equation that its recurrence solves; the recurrences are in
// `TaylorRecurrences.swift`.

extension Series {
  // swift-format-ignore
  /// The series of an elementary function; its first coefficient follows the convention for edge values.
  func applied(_ function: UnaryFunction) -> Series {
    let y = Number.apply(function, to: value)
    if isConstant { return Series(y) }
    if y != y { return undefined }
    let x = self + Series(0)                                         // −0.0 is 0
    let a = x.value
    let one = Series(1)
    if isOneSided && leaves(function.domain) { return pole(y) }
    return switch function {
    case .exp:       x.exponential(from: y)                          // y′ = y x′
    case .exp2:      (0.6931471805599453 * x).exponential(from: y)
    case .expm1:     x.integral(of: x.exponential(from: exp(a)), from: y)                 // y′ = eˣ x′
    case .log:       x.integral(of: one / x, from: y)                  // y′ = x′/x
    case .log2:      x.integral(of: Series(1.4426950408889634) / x, from: y)
    case .log10:     x.integral(of: Series(0.4342944819032518) / x, from: y)
    case .log1p:     x.integral(of: one / (one + x), from: y)
    case .sqrt:      x.root(0.5, from: y)                           // x y′ = y x′/2
    case .cbrt:      x.root(1 / 3, from: y)
    case .abs:       x.piece(sign(x.side), from: y)
    case .sign:      Series(y)
    case .heaviside: Series(y)
    case .relu:      x.piece(heaviside(x.side), from: y)
    case .floor:     Series(y)
    case .sin:       x.waves(from: y, cos(a), sign: -1).y            // y′ = z x′, z′ = −y x′
    case .cos:       x.waves(from: sin(a), y, sign: -1).z
    case .tan:       x.slopes(from: y, 1 + y * y, 1, 2).y            // y′ = z x′, z′ = 2 y z x′
    case .asin:      x.integral(of: one / x.oneMinusSquare.applied(.sqrt), from: y)
    case .acos:      x.integral(of: Series(-1) / x.oneMinusSquare.applied(.sqrt), from: y)
    case .atan:      Series.polar(one, x, length: hypot(1, a), angle: y).angle
    case .sinc:      x.derivativesSeries(.sincDerivative, order: 0, from: y)   // y⁽ᵏ⁾ = Dₖ
    case .sinh:      x.waves(from: y, cosh(a), sign: 1).y            // y′ = z x′, z′ = y x′
    case .cosh:      x.waves(from: sinh(a), y, sign: 1).z
    case .tanh:      x.slopes(from: y, x.secant * x.secant, 1, -2).y // y′ = z x′, z′ = −2 y z x′
    case .asinh:     x.integral(of: one / Series.applied(.hypot, one, x), from: y)
    case .acosh:     x.integral(of: one / ((x - one).applied(.sqrt) * (x + one).applied(.sqrt)), from: y)
    case .atanh:     x.integral(of: one / x.oneMinusSquare, from: y)
    case .erf:       x.integral(of: 1.1283791670955126 * x.bell, from: y)
    case .erfc:      x.integral(of: -1.1283791670955126 * x.bell, from: y)
    case .erfinv:    x.solution(from: y) { y in Series(0.8862269254527580) / y.bell }   // y′ = √π/2 exp(y²) x′
    case .gamma:     x.applied(.lgamma).exponential(from: y)                  // y′ = y (log Γ(x))′
    case .lgamma:    x.integral(of: x.applied(.digamma), from: y)
    case .digamma:   x.derivativesSeries(.polygamma, order: 0, from: y)
    case .sigmoid:   x.integral(of: x.logisticSlope, from: y)
    case .softplus:  x.integral(of: x.applied(.sigmoid), from: y)
    case .logit:     x.integral(of: one / (x * (one - x)), from: y)
    case .log1mexp:  x.integral(of: x.applied(.exp) / x.applied(.expm1), from: y)
    }
  }

  // swift-format-ignore
  /// The series of an elementary function of two arguments.
  static func applied(_ function: BinaryFunction, _ x: Series, _ y: Series) -> Series {
    let v = Number.apply(function, to: x.value, y.value)
    if x.isConstant && y.isConstant { return Series(v) }
    if v != v { return x.meeting(y, []).undefined }
    return switch function {
    case .atan2:     polar(y, x, length: hypot(x.value, y.value), angle: v).angle
    case .pow:       generalPower(x, y, from: v)                     // v′ = v (y log x)′
    case .min:       select(x, y, y.compared(to: x), from: v)
    case .max:       select(x, y, x.compared(to: y), from: v)
    case .mod:       x.remainder(by: y, from: v)
    case .ifPositive:    x.isPositive.map { $0 ? y : Series(.zero) } ?? x.meeting(y, []).undefined
    case .ifNotPositive: x.isPositive.map { $0 ? Series(.zero) : y } ?? x.meeting(y, []).undefined
    case .hypot:     v == 0 ? corner(x, y) : polar(x, y, length: v, angle: 0).h
    case .polygamma, .sincDerivative:
      x.isConstant ? y.derivativesSeries(function, order: x.value, from: v) : x.meeting(y, []).undefined
    }
  }

  /// What decides on which side of 0 the number is: its value; on one side of t, its first coefficient that is not 0.
  private var side: Number { isOneSided ? leadingIndex.map { coefficients[$0] } ?? .zero : value }

  /// x − k·y, where k is the whole number that it is at the value; y does not matter where k is 0.
  private func remainder(by y: Series, from value: Number) -> Series {
    let whole = floor((self.value - value) / y.value + 0.5)
    return (whole == 0 ? self : self - Series(whole) * y).withValue(value)
  }

  /// Whether the number is above 0, or not, by its side; `nil` for NaN.
  private var isPositive: Bool? { side > .zero ? true : side <= .zero ? false : nil }

  /// Whether the number stands on an end of a domain and goes out of it.
  private func leaves(_ domain: Domain) -> Bool {
    guard let direction = coefficients.dropFirst().first(where: { $0 != .zero }) else { return false }
    if value == Number(domain.lowerBound) { return direction < .zero }
    return value == Number(domain.upperBound) && direction > .zero
  }

  /// A piece of slope s through a value; a constant if the slope is 0, so that nothing passes.
  private func piece(_ slope: Number, from value: Number) -> Series {
    slope == 0 ? Series(value) : with([value] + coefficients.dropFirst().map { slope * $0 })
  }

  /// The first where it is above, the second where it is below, the mean of both at a tie.
  private static func select(_ x: Series, _ y: Series, _ comparison: Int?, from value: Number) -> Series {
    guard let comparison else { return x.meeting(y, []).undefined }
    if comparison != 0 { return comparison > 0 ? x : y }
    return (0.5 * x + 0.5 * y).withValue(value)
  }

  /// 1 − x² with the value (1 − x)(1 + x), which keeps the digits near ±1, and −(x²)ₖ beyond, which does near 0.
  private var oneMinusSquare: Series { (-(self * self)).withValue((1 - value) * (1 + value)) }

  /// 1/cosh(x).
  private var secant: Number { 1 / cosh(value) }

  /// exp(−x²).
  private var bell: Series {
    let density = value.primal.map { gaussian($0) } ?? 0
    return (-(self * self)).exponential(
      from: density.isNormal ? Number(density) : NestedDual<Number>.bell(value))
  }

  /// σ(x) σ(−x), the derivative of the logistic function.
  private var logisticSlope: Series {
    slopes(from: tanh(0.5 * value), sigmoid(value) * sigmoid(-value), 2, -1).z
  }

  /// A derivative of order m, whose k-th Taylor coefficient is that of order m + k divided by k!.
  ///
  /// Beyond k = 170 the factorial is infinite, and the coefficient of sinc, whose derivatives do not exceed 1, is 0.
  private func derivativesSeries(_ function: BinaryFunction, order m: Number, from value: Number) -> Series {
    var factorial = 1.0
    let series = (0...order).map { k -> Number in
      if k == 0 { return value }
      factorial *= Double(k)
      if factorial.isInfinite, function == .sincDerivative { return .zero }
      return Number.apply(function, to: m + Number(Double(k)), self.value) / Number(factorial)
    }
    return composed(with: series)
  }

  /// x^y, by the four cases of the convention: constant exponent, positive base, base 0, negative base.
  private static func generalPower(_ x: Series, _ y: Series, from v: Number) -> Series {
    if y.isConstant, let exponent = y.value.primal { return x.root(exponent, from: v) }
    if x.value > 0 { return (y * x.applied(.log)).exponential(from: v) }
    if x.isConstant && x.value == 0 && y.value > 0 { return x.meeting(y, [v]) }
    var first = Number.zero
    let (a, b, c) = (x.value.primal ?? .nan, y.value.primal ?? .nan, v.primal ?? .nan)
    if x[1] != 0 { first += Number(powerSlope(a, b, value: c)) * x[1] }
    if y[1] != 0 { first += Number(Dual.slopeInSecond(of: .pow, at: a, b, value: c)) * y[1] }
    let both = x.meeting(y, [])
    return both.with([v, first] + [Number](repeating: Number(.nan), count: both.order))
  }
}
