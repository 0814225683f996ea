// After reading this file you know what becomes of an elementary function of a series: by its rule for power series where
// it is smooth, and at the edges of its domain in a form that is smooth there.
//
//     acos(u) near 1       2·asin(√((1 − u)/2))        t^(1/2): an infinite slope
//     acosh(u) near 1      2·asinh(√((u − 1)/2))
//     atan(1/t)            ±π/2 − atan(t)
//     gamma(−n + w)        gamma(1 + w)/(w·(w − 1)·…·(w − n))
//     log(t)               tends to −∞, by no power of t; and so does every function at an end that its domain leaves out

internal import Elementary

extension SideEvaluation {
  mutating func apply(_ function: UnaryFunction, _ x: Series<C>) -> Germ<C> {
    switch function {
    case .abs, .sign, .heaviside, .relu: return branch(function, x)
    case .floor: return floor(x)
    case .sqrt: return power(x, Rational.half)
    case .cbrt: return cubeRoot(x)
    case .atan where x.lead < .zero: return arcTangent(ofLarge: x)
    case .gamma, .lgamma, .digamma:
      if let germ = atPole(function, x) { return germ }
    default:
      if let germ = atEdge(function, x) { return germ }
    }
    return smooth(x) { u, context in
      C.apply(function, to: u.coefficients[0], context)
    } rule: { u, value in
      PowerSeries.apply(function, to: u, value: value)
    }
  }

  /// A function that is analytic at the series' first number.
  private func smooth(
    _ x: Series<C>, value: (PowerSeries<C>, SeriesContext) -> C,
    rule: (PowerSeries<C>, C) -> PowerSeries<C>
  ) -> Germ<C> {
    guard x.lead >= .zero else { return fail(.noSeries) }
    if x.isConstant {
      let u = PowerSeries([x.constantTerm], context)
      return constant(value(u, context))
    }
    guard let (u, grid, end) = powerSeries(x) else { return fail(.noSeries) }
    if u.count == 0 { return fail(.needsTerms) }
    return .series(Series(unit: grid, rule(u, value(u, context)).coefficients, end: end))
  }

  /// The series from t^0 on, on one grid.
  private func powerSeries(_ x: Series<C>) -> (u: PowerSeries<C>, unit: Exponent, end: Exponent)? {
    let own = x.coefficients.count > 1 ? x.unit : x.lead == .zero ? .one : x.lead
    guard let grid = x.lead.commonMeasure(with: own), let start = x.lead.quotient(by: grid)
    else { return nil }
    var limit = Exponent(context.terms)
    if let end = x.end { limit = Swift.min(limit, end) }
    let capacity = Series<C>.capacity(context)
    var count = 0
    while count < capacity, let next = Exponent(count).multiplied(by: grid), next < limit { count += 1 }
    if count == capacity, let next = Exponent(count).multiplied(by: grid) { limit = Swift.min(limit, next) }
    guard count > 0 || x.coefficients.isEmpty else { return nil }
    let tail = x.coefficients.isEmpty ? [] : x.dense(grid, Swift.max(0, count - start)) ?? []
    guard x.coefficients.isEmpty || count <= start || !tail.isEmpty else { return nil }
    let zeros = [C](repeating: C(0), count: Swift.min(start, count))
    var dense = zeros + tail
    while dense.count < count { dense.append(C(0)) }
    return (PowerSeries(dense, context), grid, limit)
  }

  // MARK: Edges of domains

  /// What a function does where its argument reaches an end of its domain, or may lie outside; `nil` inside.
  private mutating func atEdge(_ function: UnaryFunction, _ x: Series<C>) -> Germ<C>? {
    let domain = function.domain
    var touched: (distance: Series<C>, isUpper: Bool)?
    for (bound, isUpper) in [(domain.lowerBound, false), (domain.upperBound, true)] where bound.isFinite {
      let edge = Series(constant: C(exactly: bound))
      let distance =
        isUpper ? edge.adding(x, negating: true, context) : x.adding(edge, negating: true, context)
      switch distance.leadingSign {
      case .known(1):
        if distance.lead > .zero { touched = (distance, isUpper) }
      case .known(0): touched = (distance, isUpper)
      case .known:
        if distance.lead > .zero { meet(.edge) }
        return fail(.undefined)
      case let sign: return fail(missing: sign)
      }
    }
    guard let (distance, isUpper) = touched else { return nil }
    if distance.isZero && domain.includesBounds {
      return constant(
        C.apply(function, to: C(exactly: isUpper ? domain.upperBound : domain.lowerBound), context))
    }
    meet(.edge)
    switch function {
    case .asin, .acos: return arc(function, distance, isUpper: isUpper)
    case .acosh:
      return halfRoot(distance) { $0.apply(.asinh, $1) }
    default:
      let end = Double.apply(function, to: isUpper ? domain.upperBound : domain.lowerBound)
      return fail(end > 0 ? .positiveInfinity : .negativeInfinity)
    }
  }

  /// asin and acos near ±1, from the distance to it.
  private mutating func arc(_ function: UnaryFunction, _ distance: Series<C>, isUpper: Bool) -> Germ<C> {
    let angle = halfRoot(distance) { $0.apply(.asin, $1) }
    guard case .series(let angle) = angle else { return angle }
    // From 1 down: acos is the angle, asin the rest to π/2. From −1 up: π less of the first, minus the second.
    let pi = C.constant(.pi, context)
    if function == .acos {
      return isUpper
        ? .series(angle) : .series(Series(constant: pi).adding(angle, negating: true, context))
    }
    let quarter = Series(constant: pi.multiplied(by: C(exactly: 0.5), context))
    let arc = quarter.adding(angle, negating: true, context)
    return .series(isUpper ? arc : arc.negated)
  }

  /// 2·f(√(distance/2)).
  private mutating func halfRoot(
    _ distance: Series<C>, _ function: (inout Self, Series<C>) -> Germ<C>
  ) -> Germ<C> {
    let half = distance.scaled(by: C(exactly: 0.5), context)
    let root = power(half, Rational.half)
    guard case .series(let root) = root else { return root }
    let germ = function(&self, root)
    guard case .series(let result) = germ else { return germ }
    return .series(result.scaled(by: C(2), context))
  }

  /// atan of what grows beyond bounds.
  private mutating func arcTangent(ofLarge x: Series<C>) -> Germ<C> {
    guard case .known(let sign) = x.leadingSign else { return fail(missing: x.leadingSign) }
    let inverse = divide(Series(constant: C(1)), x)
    guard case .series(let inverse) = inverse else { return inverse }
    let germ = apply(.atan, inverse)
    guard case .series(let angle) = germ else { return germ }
    let quarter = C.constant(.pi, context).multiplied(by: C(exactly: sign < 0 ? -0.5 : 0.5), context)
    return .series(Series(constant: quarter).adding(angle, negating: true, context))
  }

  // MARK: Poles of the gamma family

  /// The gamma family at 0, −1, −2, …; `nil` elsewhere.
  private mutating func atPole(_ function: UnaryFunction, _ x: Series<C>) -> Germ<C>? {
    guard x.lead >= .zero, let start = x.constantTerm.rational, let whole = start.wholeNumber, whole <= 0
    else { return nil }
    if x.isConstant { return fail(.undefined) }
    meet(.pole)
    guard function == .gamma, whole >= -64 else {
      return fail(function == .lgamma ? .positiveInfinity : .noSeries)
    }
    let shifted = x.adding(Series(constant: C(1 - whole)), context)
    let germ = apply(.gamma, shifted)
    guard case .series(var result) = germ else { return germ }
    for k in 0...(-whole) {
      let factor = x.adding(Series(constant: C(k)), context)
      let germ = divide(result, factor)
      guard case .series(let quotient) = germ else { return germ }
      result = quotient
    }
    return .series(result)
  }

  /// ψ⁽ⁿ⁾ or sinc⁽ⁿ⁾ of a series, for an order that is a number.
  mutating func derivative(_ function: BinaryFunction, ofOrder n: Series<C>, at x: Series<C>) -> Germ<C> {
    guard n.isConstant, let n = n.constantTerm.rational?.wholeNumber, function.isDefined(at: Double(n), 0.5)
    else { return fail(.undefined) }
    if function == .polygamma, let start = x.constantTerm.rational, x.lead >= .zero,
      let whole = start.wholeNumber, whole <= 0
    {
      meet(.pole)
      return fail(x.isConstant ? .undefined : .noSeries)
    }
    return smooth(x) { u, context in
      C.derivative(function, ofOrder: n, at: u.coefficients[0], context)
    } rule: { u, _ in
      PowerSeries.derivative(function, ofOrder: n, of: u)
    }
  }
}
