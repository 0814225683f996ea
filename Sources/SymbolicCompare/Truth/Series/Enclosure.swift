// After reading this file you know the coefficients of a certified series: rational as long as that is possible, and
// balls from the first function on whose values are not rational.
//
// Why rationals? Zeros must be exact. c/(c·v) does not depend on c, and 1/3 + 1/6 − 1/2 is 0: in balls, however
// narrow, both would only be "at most 2⁻ᵖ", and no precision would decide a branch on their sign.

internal import Elementary

/// A real number: a rational one, or any one of a ball's.
enum Enclosure: Coefficient {
  case exact(Rational)
  case ball(Ball)

  init(exactly x: Double) { self = Rational(x).map { .exact($0) } ?? .ball(Ball(x)) }

  init(_ n: Int) { self = .exact(Rational(n)) }

  init(rational q: Rational, _ context: SeriesContext) { self = .exact(q) }

  var isZero: Bool {
    switch self {
    case .exact(let q): q.isZero
    case .ball(let ball): ball.isZero
    }
  }

  var certainSign: Int? {
    switch self {
    case .exact(let q): q.sign
    case .ball(let ball): ball.certainSign
    }
  }

  var isFinite: Bool {
    switch self {
    case .exact: true
    case .ball(let ball): ball.isFinite
    }
  }

  var size: Double { ball(bits: 53).midpoint.magnitude.nearestDouble }

  var radius: Double {
    switch self {
    case .exact: 0
    case .ball(let ball): ball.radius.upperBound
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
    }
  }

  func adding(_ other: Self, _ context: SeriesContext) -> Self {
    combine(other, context, { $0 + $1 }, { $0.adding($1, bits: $2) })
  }

  func subtracting(_ other: Self, _ context: SeriesContext) -> Self {
    combine(other, context, { $0 - $1 }, { $0.subtracting($1, bits: $2) })
  }

  func multiplied(by other: Self, _ context: SeriesContext) -> Self {
    if isZero || other.isZero { return Self(0) }
    return combine(other, context, { $0 * $1 }, { $0.multiplied(by: $1, bits: $2) })
  }

  func divided(by other: Self, _ context: SeriesContext) -> Self {
    if isZero, let sign = other.certainSign, sign != 0 { return Self(0) }
    return combine(other, context, { $0 / $1 }, { $0.divided(by: $1, bits: $2) })
  }

  var negated: Self {
    switch self {
    case .exact(let q): .exact(-q)
    case .ball(let ball): .ball(ball.negated)
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
    return simplified(Ball.apply(function, to: x.ball(bits: context.inputBits), bits: context.bits))
  }

  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self, _ context: SeriesContext) -> Self {
    let bits = context.inputBits
    return simplified(Ball.apply(function, to: x.ball(bits: bits), y.ball(bits: bits), bits: context.bits))
  }

  static func derivative(
    _ function: BinaryFunction, ofOrder n: Int, at x: Self, _ context: SeriesContext
  ) -> Self {
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
    _ inBalls: (Ball, Ball, Int) -> Ball
  ) -> Self {
    if case .exact(let a) = self, case .exact(let b) = other, let result = exactly(a, b) {
      return context.keepsRationals ? .exact(result) : .rounded(result, bits: context.bits)
    }
    let bits = context.inputBits
    return .ball(inBalls(ball(bits: bits), other.ball(bits: bits), context.bits))
  }

  /// A rational number as what is left of it in so many bits.
  private static func rounded(_ q: Rational, bits: Int) -> Self {
    let ball = q.ball(bits: bits)
    return ball.isExact ? .exact(q) : .ball(ball)
  }
}

extension SeriesContext {
  /// The precision at which a rational number becomes a ball: some bits more than the result's.
  var inputBits: Int { bits + 12 }
}
