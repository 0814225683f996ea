// After reading this file you know the coefficients of a certified series: rational as long as that is possible, and
// balls from the first function on whose values are not rational.
//
// Why rationals? Zeros must be exact. c/(c·v) does not depend on c, and 1/3 + 1/6 − 1/2 is 0: in balls, however
// narrow, both would only be "at most 2⁻ᵖ", and no precision would decide a branch on their sign. What is beyond the
// exponents of balls is kept by its logarithm (ExponentialNumber.swift).

internal import Elementary

/// A real number: a rational one, or any one of a ball's, or one whose logarithm is a ball's.
enum Enclosure: Coefficient {
  case exact(Rational)
  case ball(Ball)
  indirect case beyond(ExponentialNumber)

  init(exactly x: Double) { self = Rational(x).map { .exact($0) } ?? .ball(Ball(x)) }

  init(_ n: Int) { self = .exact(Rational(n)) }

  init(rational q: Rational, _ context: SeriesContext) { self = .exact(q) }

  var isZero: Bool {
    switch self {
    case .exact(let q): q.isZero
    case .ball(let ball): ball.isZero
    case .beyond: false
    }
  }

  var certainSign: Int? {
    switch self {
    case .exact(let q): q.sign
    case .ball(let ball): ball.certainSign
    case .beyond(let number): number.certainSign
    }
  }

  func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.exact(let a), .exact(let b)): a == b
    case (.ball(let a), .ball(let b)): a == b
    default: false
    }
  }

  var isFinite: Bool {
    switch self {
    case .exact, .beyond: true
    case .ball(let ball): ball.isFinite
    }
  }

  var size: Double {
    if case .beyond(let number) = self { return number.isHuge ? .infinity : 0 }
    return ball(bits: 53).midpoint.magnitude.nearestDouble
  }

  var magnitude: Magnitude {
    if case .beyond(let number) = self, number.isHuge { return .infinity }
    return Magnitude(ball(bits: 53).midpoint)
  }

  var radius: Double {
    switch self {
    case .exact: 0
    case .ball(let ball): ball.radius.upperBound
    case .beyond(let number): number.isHuge ? .infinity : 0
    }
  }

  var rational: Rational? {
    if case .exact(let q) = self { return q }
    return nil
  }

  /// The number as a ball of at most this precision.
  func ball(bits: Int) -> Ball {
    switch self {
    case .exact(let q): q.ball(bits: bits)
    case .ball(let ball): ball
    case .beyond(let number): number.ball
    }
  }

  func adding(_ other: Self, _ context: SeriesContext) -> Self {
    combine(other, context, { $0 + $1 }, { $0.adding($1, bits: $2) }) { ExponentialNumber.sum($0, $1, $2) }
  }

  func subtracting(_ other: Self, _ context: SeriesContext) -> Self {
    combine(other, context, { $0 - $1 }, { $0.subtracting($1, bits: $2) }) {
      ExponentialNumber.sum($0, $1.negated, $2)
    }
  }

  func multiplied(by other: Self, _ context: SeriesContext) -> Self {
    if isZero || other.isZero { return Self(0) }
    return combine(other, context, { $0 * $1 }, { $0.multiplied(by: $1, bits: $2) }) {
      ExponentialNumber.product($0, $1, $2)
    }
  }

  func divided(by other: Self, _ context: SeriesContext) -> Self {
    if isZero, let sign = other.certainSign, sign != 0 { return Self(0) }
    return combine(other, context, { $0 / $1 }, { $0.divided(by: $1, bits: $2) }) {
      ExponentialNumber.quotient($0, $1, $2)
    }
  }

  var negated: Self {
    switch self {
    case .exact(let q): .exact(-q)
    case .ball(let ball): .ball(ball.negated)
    case .beyond(let number): .beyond(number.negated)
    }
  }

  func hull(_ other: Self, _ context: SeriesContext) -> Self {
    if let q = rational, q == other.rational { return self }
    return .ball(Ball.hull(ball(bits: context.bits), other.ball(bits: context.bits), bits: context.bits))
  }

  static func apply(_ function: UnaryFunction, to x: Self, _ context: SeriesContext) -> Self {
    if let q = x.rational {
      switch function {
      case .sqrt: if let root = q.squareRoot { return .exact(root) }
      case .cbrt: if let root = q.cubeRoot { return .exact(root) }
      default: break
      }
    }
    if case .beyond(let number) = x, let result = number.apply(function, context) { return result }
    let ball = x.ball(bits: context.inputBits)
    let result = Ball.apply(function, to: ball, bits: context.bits)
    if !result.isFinite || result.isNegligible {
      return ExponentialNumber.value(of: function, at: ball, context) ?? simplified(result)
    }
    return simplified(result)
  }

  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self, _ context: SeriesContext) -> Self {
    let bits = context.inputBits
    let result = Ball.apply(function, to: x.ball(bits: bits), y.ball(bits: bits), bits: context.bits)
    if function == .pow, !result.isFinite || result.isNegligible,
      let power = ExponentialNumber.power(x, y, context)
    {
      return power
    }
    return simplified(result)
  }

  static func derivative(
    _ function: BinaryFunction, ofOrder n: Int, at x: Self, _ context: SeriesContext
  ) -> Self {
    if function == .polygamma, case .beyond(let number) = x, let result = number.polygamma(n, context) {
      return result
    }
    let x = x.ball(bits: context.inputBits)
    return simplified(Ball.derivative(function, ofOrder: n, at: x, bits: context.bits))
  }

  static func constant(_ constant: KnownConstant, _ context: SeriesContext) -> Self {
    let bits = context.bits
    switch constant {
    case .pi: return .ball(Ball.pi(bits: bits))
    case .e: return .ball(Ball.e(bits: bits))
    case .ln2: return .ball(Ball.ln2(bits: bits))
    case .ln10: return .ball(Ball.ln10(bits: bits))
    case .twoOverRootPi:
      let root = Ball.apply(.sqrt, to: Ball.pi(bits: bits + 4), bits: bits + 4)
      return .ball(Ball(2).divided(by: root, bits: bits))
    }
  }

  /// A ball without a radius is a rational number: exp(0) is 1, and sin(0) is 0.
  private static func simplified(_ ball: Ball) -> Self {
    ball.isExact ? Rational(ball.midpoint).map { .exact($0) } ?? .ball(ball) : .ball(ball)
  }

  private func combine(
    _ other: Self, _ context: SeriesContext, _ exactly: (Rational, Rational) -> Rational?,
    _ inBalls: (Ball, Ball, Int) -> Ball, beyond: (Self, Self, SeriesContext) -> Self
  ) -> Self {
    if case .exact(let a) = self, case .exact(let b) = other, let result = exactly(a, b) {
      return context.keepsRationals ? .exact(result) : .rounded(result, bits: context.bits)
    }
    if isBeyond || other.isBeyond { return beyond(self, other, context) }
    let bits = context.inputBits
    let result = inBalls(ball(bits: bits), other.ball(bits: bits), context.bits)
    return .ball(result)
  }

  private var isBeyond: Bool {
    if case .beyond = self { return true }
    return false
  }

  /// A rational number as what is left of it in so many bits.
  private static func rounded(_ q: Rational, bits: Int) -> Self {
    let ball = q.ball(bits: bits)
    return ball.isExact ? .exact(q) : .ball(ball)
  }
}

extension Ball {
  /// Whether it may be 0, and is smaller than anything that exponents of balls reach.
  fileprivate var isNegligible: Bool { containsZero && !isZero && largestExponent < -(1 << 50) }
}

extension SeriesContext {
  /// The precision at which a rational number becomes a ball: some bits more than the result's.
  var inputBits: Int { bits + 12 }
}
