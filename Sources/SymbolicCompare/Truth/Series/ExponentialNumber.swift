// After reading this file you know how a number is kept whose exponent no ball keeps, such as exp(1e35) or
// erfc(1e20): as a ball times a power of e whose exponent is a ball.
//
//     x = c·exp(L),   |L| ≥ 2⁵⁸
//
//     product, quotient     c·d·exp(L + M) and (c/d)·exp(L − M)
//     sum                   (c + d·exp(M − L))·exp(L), L being the larger one
//     power, roots          c^α·exp(α·L)
//     log, log1p, asinh     L + log(c), and log 2 more for asinh
//     atan, tanh, erf, …    their limits at the ends
//     exp(−x), erfc(x), …   (0 ± 1)·exp(−2⁶⁴·L): less than any power of x that matters
//
// Where such numbers meet in a quotient, as in the slope of atan(cosh(x)) at 1e35, their exponents cancel and what is left
// may be an ordinary number again. exp of such a number, if it is large, has no exponent that a ball keeps: nothing is
// known of it.
//
// Source: Clenshaw & Olver, "Beyond floating point", Journal of the ACM 31 (1984), for computing with logarithms.

internal import Elementary

/// A number beyond the exponents of balls: c·exp(L).
struct ExponentialNumber: Sendable {
  let factor: Ball
  let logarithm: Ball

  /// |L| is not below 2 to this power.
  private static let leastExponent = 58

  /// A distance of logarithms beyond which the smaller number does not count.
  private static let far = 1 << 20

  /// Whether the number is huge, unless its factor is 0; else it is tiny.
  var isHuge: Bool { !logarithm.midpoint.isNegative }

  /// The sign, if it can be told.
  var certainSign: Int? { factor.certainSign }

  /// Any ordinary number in the same form, with 1 for exp(L).
  private init(_ x: Enclosure, _ context: SeriesContext) {
    if case .beyond(let number) = x {
      self = number
    } else {
      self.init(x.ball(bits: context.inputBits), .zero)
    }
  }

  private init(_ factor: Ball, _ logarithm: Ball) {
    self.factor = factor
    self.logarithm = logarithm
  }

  /// c·exp(L), as an ordinary number if it is one.
  private static func number(_ factor: Ball, _ logarithm: Ball, _ context: SeriesContext) -> Enclosure {
    guard logarithm.isFinite, factor.isFinite else { return .ball(.indeterminate) }
    if factor.isZero { return Enclosure(0) }
    // The whole factor, radius included, stays so close to 1 that the exponent alone tells huge from tiny.
    let shift = factor.largestExponent
    if shift.magnitude > far {
      let moved = Ball.ln2(bits: context.inputBits + 64).multiplied(
        by: Ball(shift), bits: context.inputBits + 64)
      let bits = bits(context, logarithm)
      return number(
        factor.scaled(byPowerOfTwo: -shift), logarithm.adding(moved, bits: bits), context)
    }
    if logarithm.lowerBoundOfMagnitude.isAtLeast(powerOfTwo: leastExponent) {
      return .beyond(ExponentialNumber(factor, logarithm))
    }
    guard logarithm.largestExponent <= leastExponent + 1 else { return .ball(.indeterminate) }
    let size = logarithm.isZero ? Ball.one : Ball.apply(.exp, to: logarithm, bits: context.inputBits)
    return .ball(factor.multiplied(by: size, bits: context.bits))
  }

  /// A precision at which a logarithm has so many bits behind its point.
  private static func bits(_ context: SeriesContext, _ logarithms: Ball...) -> Int {
    let exponent = logarithms.map(\.midpoint.exponent).max() ?? 0
    return context.inputBits + Swift.min(Swift.max(exponent, 0), 4096)
  }

  /// The decimal exponent of its size.
  var decimalExponent: Double { logarithm.midpoint.nearestDouble / 2.302585092994046 }

  /// The number as a ball: nothing is known of a huge one, a tiny one is close to 0.
  var ball: Ball {
    isHuge ? .indeterminate : Ball(midpoint: .zero, radius: .powerOfTwo(-(1 << (Self.leastExponent - 1))))
  }

  var negated: ExponentialNumber { ExponentialNumber(factor.negated, logarithm) }
}

extension ExponentialNumber {
  /// A product.
  static func product(_ a: Enclosure, _ b: Enclosure, _ context: SeriesContext) -> Enclosure {
    let (x, y) = (ExponentialNumber(a, context), ExponentialNumber(b, context))
    let sum = x.logarithm.adding(y.logarithm, bits: bits(context, x.logarithm, y.logarithm))
    return number(x.factor.multiplied(by: y.factor, bits: context.inputBits), sum, context)
  }

  /// A quotient.
  static func quotient(_ a: Enclosure, _ b: Enclosure, _ context: SeriesContext) -> Enclosure {
    let (x, y) = (ExponentialNumber(a, context), ExponentialNumber(b, context))
    let difference = x.logarithm.subtracting(y.logarithm, bits: bits(context, x.logarithm, y.logarithm))
    return number(x.factor.divided(by: y.factor, bits: context.inputBits), difference, context)
  }

  /// A sum.
  static func sum(_ a: Enclosure, _ b: Enclosure, _ context: SeriesContext) -> Enclosure {
    if a.isZero { return b }
    if b.isZero { return a }
    let (x, y) = (ExponentialNumber(a, context), ExponentialNumber(b, context))
    let bits = bits(context, x.logarithm, y.logarithm)
    let distance = y.logarithm.subtracting(x.logarithm, bits: bits)
    guard distance.isFinite else { return .ball(.indeterminate) }
    if distance.midpoint.sign > 0 { return sum(b, a, context) }
    // The ratio of the sizes of exp(M) and exp(L); exp(−2²⁰) for all that is smaller.
    let ratio =
      distance.upperBound < BigFloat(-far)
      ? Ball(midpoint: .zero, radius: .powerOfTwo(-far)) : Ball.apply(.exp, to: distance, bits: bits)
    // Which is the larger one is not known; but of tiny numbers the sum is tiny.
    if !ratio.isFinite { return .ball(x.ball.adding(y.ball, bits: 64)) }
    let smaller = y.factor.multiplied(by: ratio, bits: context.inputBits)
    return number(x.factor.adding(smaller, bits: context.inputBits), x.logarithm, context)
  }
}

extension ExponentialNumber {
  /// A function of such a number; `nil` if nothing is known of it.
  func apply(_ function: UnaryFunction, _ context: SeriesContext) -> Enclosure? {
    let bits = Self.bits(context, logarithm)
    guard let sign = certainSign, sign != 0 else { return nil }
    let isNegative = sign < 0
    func result(_ factor: Ball, _ logarithm: Ball) -> Enclosure { Self.number(factor, logarithm, context) }
    /// A limit, and what is below any power of the number.
    func around(_ x: Int) -> Enclosure {
      let rest = result(Ball(midpoint: .zero, radius: .one), logarithm.negated.scaled(byPowerOfTwo: 64))
      return Self.sum(Enclosure(x), rest, context)
    }
    var logarithmOfSize: Ball {
      logarithm.adding(Ball.apply(.log, to: Ball.absolute(factor), bits: bits), bits: bits)
    }
    func logarithmOfIt(base: Ball? = nil) -> Enclosure? {
      if isNegative { return nil }
      return .ball(base.map { logarithmOfSize.divided(by: $0, bits: bits) } ?? logarithmOfSize)
    }
    func root(_ function: UnaryFunction, _ degree: Int) -> Enclosure {
      result(
        Ball.apply(function, to: factor, bits: context.inputBits),
        logarithm.divided(by: Ball(degree), bits: bits))
    }
    switch function {
    case .log: return logarithmOfIt()
    case .log2: return logarithmOfIt(base: .ln2(bits: bits))
    case .log10: return logarithmOfIt(base: .ln10(bits: bits))
    case .sqrt: return isNegative ? nil : root(.sqrt, 2)
    case .cbrt: return root(.cbrt, 3)
    // Near 0 these are their argument, but for what does not count.
    case .sin, .tan, .asin, .sinh, .atanh, .expm1, .log1p, .asinh, .atan, .tanh:
      if !isHuge {
        return result(factor.widened(by: Magnitude(factor.midpoint) * .powerOfTwo(-Self.far)), logarithm)
      }
    case .digamma where !isHuge: return polygamma(0, context)
    case .gamma where !isHuge: return polygamma(0, context)?.negated
    case .erf where !isHuge:
      let slope = Enclosure.constant(.twoOverRootPi, context)
      return Self.product(.beyond(self), slope, context)
        .multiplied(by: .ball(Ball.one.widened(by: .powerOfTwo(-Self.far))), context)
    case .floor where !isHuge: return Enclosure(isNegative ? -1 : 0)
    case .lgamma where !isHuge: return Enclosure.ball(logarithmOfSize.negated).widened
    default: if !isHuge { return nil }
    }
    switch function {
    case .log1p: return logarithmOfIt()?.widened
    case .asinh:
      let size = logarithmOfSize.adding(.ln2(bits: bits), bits: bits)
      return .ball(isNegative ? size.negated : size).widened
    case .acosh:
      return isNegative ? nil : Enclosure.ball(logarithmOfSize.adding(.ln2(bits: bits), bits: bits)).widened
    case .softplus:
      let rest = Magnitude(factor.midpoint) * .powerOfTwo(-Self.far)
      return isNegative ? around(0) : result(factor.widened(by: rest), logarithm)
    case .exp, .exp2: return isNegative ? around(0) : nil
    case .expm1: return isNegative ? around(-1) : nil
    case .sigmoid: return around(isNegative ? 0 : 1)
    case .tanh, .erf: return around(isNegative ? -1 : 1)
    case .erfc: return around(isNegative ? 2 : 0)
    case .sin, .cos: return .ball(Ball(midpoint: .zero, radius: .one))
    case .atan:
      let quarter = Ball.pi(bits: bits).scaled(byPowerOfTwo: -1)
      return Enclosure.ball(isNegative ? quarter.negated : quarter).widened
    default: return nil
    }
  }

  /// ψ⁽ⁿ⁾ near its pole: (−1)ⁿ⁺¹·n!/uⁿ⁺¹, but for what does not count; `nil` for a huge number.
  func polygamma(_ order: Int, _ context: SeriesContext) -> Enclosure? {
    guard !isHuge, order <= 64 else { return nil }
    var result = Enclosure.ball(Ball(order % 2 == 0 ? -1 : 1).widened(by: .powerOfTwo(-Self.far)))
    for k in 0...order {
      if k > 0 { result = result.multiplied(by: Enclosure(k), context) }
      result = Self.quotient(result, .beyond(self), context)
    }
    return result
  }

  /// A function whose value at an ordinary number is beyond balls; `nil` if it is not, or not known.
  static func value(
    of function: UnaryFunction, at x: Ball, _ context: SeriesContext
  ) -> Enclosure? {
    guard x.isFinite, let sign = x.certainSign, sign != 0 else { return nil }
    let bits = context.inputBits + Swift.min(Swift.max(x.midpoint.exponent, 0), 4096)
    let isLarge = x.lowerBoundOfMagnitude.isAtLeast(powerOfTwo: leastExponent)
    let isPositive = sign > 0
    func result(_ logarithm: Ball, _ factor: Ball = .one) -> Enclosure { number(factor, logarithm, context) }
    // What is added to 1, or to an exponential, and does not count.
    let almostOne = Ball.one.widened(by: .powerOfTwo(-far))
    switch function {
    case .exp where isLarge: return result(x)
    case .exp2 where isLarge: return result(x.multiplied(by: .ln2(bits: bits), bits: bits))
    case .expm1 where isLarge && isPositive: return result(x, almostOne)
    case .sigmoid where isLarge && !isPositive, .softplus where isLarge && !isPositive:
      return result(x, almostOne)
    case .sinh where isLarge, .cosh where isLarge:
      let half = almostOne.scaled(byPowerOfTwo: -1)
      return result(Ball.absolute(x), function == .sinh && !isPositive ? half.negated : half)
    case .erfc where isPositive && x.lowerBoundOfMagnitude.isAtLeast(powerOfTwo: leastExponent / 2):
      // erfc(x) = exp(−x²)/(x·√π)·(1 − δ), 0 < δ < 1/(2x²), DLMF 7.8.3.
      let square = x.multiplied(by: x, bits: 2 * bits)
      let root = Ball.apply(.sqrt, to: .pi(bits: bits), bits: bits).multiplied(by: x, bits: bits)
      let factor = Ball.one.widened(by: .powerOfTwo(-leastExponent)).divided(by: root, bits: bits)
      return result(square.negated, factor)
    case .gamma where isPositive && x.lowerBoundOfMagnitude.isAtLeast(powerOfTwo: leastExponent - 5):
      return result(Ball.apply(.lgamma, to: x, bits: bits))
    default: return nil
    }
  }

  /// A power that is beyond balls, or whose base is; `nil` if nothing is known of it.
  static func power(_ x: Enclosure, _ y: Enclosure, _ context: SeriesContext) -> Enclosure? {
    let base = ExponentialNumber(x, context)
    guard let sign = base.certainSign, sign != 0 else { return nil }
    var isNegative = false
    if sign < 0 {
      guard let whole = y.rational?.wholeNumber else { return nil }
      isNegative = whole % 2 != 0
    }
    let bits = bits(context, base.logarithm) + 64
    let exponent = y.ball(bits: bits)
    guard exponent.isFinite else { return nil }
    let ofFactor = Ball.apply(.log, to: Ball.absolute(base.factor), bits: bits)
    let logarithm = base.logarithm.adding(ofFactor, bits: bits).multiplied(by: exponent, bits: bits)
    return number(isNegative ? Ball(-1) : .one, logarithm, context)
  }
}

extension Enclosure {
  /// The number beside something that does not count.
  fileprivate var widened: Enclosure {
    if case .ball(let ball) = self { return .ball(ball.widened(by: .powerOfTwo(-(1 << 20)))) }
    return self
  }
}

extension Magnitude {
  /// Whether it is not below 2 to a power.
  fileprivate func isAtLeast(powerOfTwo power: Int) -> Bool { isFinite && !isZero && exponent >= power }
}
