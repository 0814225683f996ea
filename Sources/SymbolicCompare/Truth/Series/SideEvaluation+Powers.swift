// After reading this file you know how a series is divided, rooted and raised to a power: its first term is taken out.
//
//     u = c·t^v·(1 + w)       u^α = c^α · t^(v·α) · (1 + w)^α       w tends to 0
//
//     sqrt(x^4) at 0          (t^4)^(1/2) = t^2: slope 0, second derivative 2
//     sqrt(x^2 + x^3)         t·(1 + t)^(1/2) to the right, t·(1 − t)^(1/2) to the left: slopes 1 and −1
//     (1 − cos(x))/x^2        (t²/2 − t⁴/24 + …)/t² = 1/2 − t²/24 + …
//
// A base that is certainly negative has a power only for whole exponents, and a cube root.

internal import Elementary

extension SideEvaluation {
  func multiply(_ x: Series<C>, _ y: Series<C>) -> Germ<C> {
    x.multiplied(by: y, context).map { .series($0) } ?? fail(.noSeries)
  }

  mutating func divide(_ x: Series<C>, _ y: Series<C>) -> Germ<C> {
    switch y.leadingSign {
    case .known(0):
      meet(.pole)
      return fail(.undefined)
    case .known: break
    case let sign: return fail(missing: sign)
    }
    if y.lead > .zero { meet(.pole) }
    if operandsAreOne { return constant(C(1)) }
    guard let first = y.coefficients.first else { return fail(.needsTerms) }
    if y.coefficients.count == 1 && y.end == nil {
      guard let shifted = x.shifted(by: y.lead.negated) else { return fail(.noSeries) }
      return .series(
        Series(
          lead: shifted.lead, unit: shifted.unit,
          shifted.coefficients.map { $0.divided(by: first, context) }, end: shifted.end))
    }
    if x.isZero { return .series(x) }
    guard let (numerator, denominator, grid, known) = aligned(x, y),
      let lead = x.lead.adding(y.lead.negated), let end = known.flatMap({ lead.adding($0) })
    else { return fail(.noSeries) }
    let quotient = PowerSeries(numerator, context) / PowerSeries(denominator, context)
    let truncated = Series(lead: lead, unit: grid, quotient.coefficients, end: end)
    return .series(finiteSum(truncated, of: x, by: y) ?? truncated)
  }

  /// The quotient of two finite sums where it is one itself, as multiplying back proves: (x² − 1)/(x − 1) is x + 1.
  private func finiteSum(_ quotient: Series<C>, of x: Series<C>, by y: Series<C>) -> Series<C>? {
    func last(_ series: Series<C>) -> Exponent? { series.exponent(series.coefficients.count - 1) }
    guard x.end == nil, y.end == nil, let ofQuotient = last(quotient), let ofDivisor = last(y),
      ofQuotient.adding(ofDivisor) == last(x)
    else { return nil }
    var wide = context
    wide.terms *= 4
    let whole = Series(lead: quotient.lead, unit: quotient.unit, quotient.coefficients)
    guard let product = whole.multiplied(by: y, wide), x.adding(product, negating: true, wide).isZero else {
      return nil
    }
    return whole
  }

  /// A power whose exponent is a rational number.
  mutating func power(_ x: Series<C>, _ exponent: Rational) -> Germ<C> {
    if exponent.isZero { return constant(C(1)) }
    let whole = exponent.wholeNumber
    if let whole, whole > 0, whole <= 8 { return repeatedProduct(x, whole) }
    if x.isZero {
      meet(.root, at: x)
      if exponent.sign > 0 { return constant(C(0)) }
      meet(.pole)
      return fail(.undefined)
    }
    let sign = x.leadingSign
    guard case .known(let sign) = sign else { return fail(missing: sign) }
    if x.lead != .zero && (whole ?? -1) < 0 { meet(exponent.sign < 0 ? .pole : .root) }
    if sign < 0 && !exponent.isInteger { return fail(.undefined) }
    return leadingTermTakenOut(x, exponent) { first, context in
      C.power(first, exponent, context)
    }
  }

  /// The cube root, which negative numbers have too.
  mutating func cubeRoot(_ x: Series<C>) -> Germ<C> {
    if x.isZero {
      meet(.root, at: x)
      return .series(x)
    }
    let sign = x.leadingSign
    guard case .known = sign else { return fail(missing: sign) }
    if x.lead != .zero { meet(.root) }
    guard let third = Rational(1) / Rational(3) else { return fail(.noSeries) }
    return leadingTermTakenOut(x, third) { first, context in C.apply(.cbrt, to: first, context) }
  }

  private func repeatedProduct(_ x: Series<C>, _ exponent: Int) -> Germ<C> {
    var result: Series<C>?
    var square = x
    var left = exponent
    while left > 0 {
      if left & 1 == 1 {
        guard let next = result.map({ $0.multiplied(by: square, context) }) ?? square else {
          return fail(.noSeries)
        }
        result = next
      }
      left >>= 1
      if left > 0 {
        guard let next = square.multiplied(by: square, context) else { return fail(.noSeries) }
        square = next
      }
    }
    return result.map { .series($0) } ?? fail(.noSeries)
  }

  private func leadingTermTakenOut(
    _ x: Series<C>, _ exponent: Rational, _ powerOfFirst: (C, SeriesContext) -> C
  ) -> Germ<C> {
    guard let first = x.coefficients.first, let power = exponent.seriesExponent,
      let lead = x.lead.multiplied(by: power)
    else {
      // An exponent too long for a power of t serves while t does not appear.
      guard x.lead == .zero, let first = x.coefficients.first else { return fail(.noSeries) }
      return raised(x, first, exponent, lead: .zero, powerOfFirst)
    }
    return raised(x, first, exponent, lead: lead, powerOfFirst)
  }

  private func raised(
    _ x: Series<C>, _ first: C, _ exponent: Rational, lead: Exponent,
    _ powerOfFirst: (C, SeriesContext) -> C
  ) -> Germ<C> {
    let value = powerOfFirst(first, context)
    if x.coefficients.count == 1 && x.end == nil { return .series(Series(lead: lead, [value])) }
    guard let (w, _, grid, known) = aligned(x, x), let end = known.flatMap({ lead.adding($0) }) else {
      return fail(.noSeries)
    }
    let scaled = [C(1)] + w.dropFirst().map { $0.divided(by: first, context) }
    let factor = PowerSeries<C>.power(of: PowerSeries(scaled, context), exponent: C(exponent, context))
    let result = value.isZero ? factor : value * factor
    return .series(Series(lead: lead, unit: grid, result.coefficients, end: end))
  }

  /// Both series without their first powers of t, as dense coefficients on one grid, and the distance up to which
  /// both are known.
  private func aligned(_ x: Series<C>, _ y: Series<C>) -> (
    x: [C], y: [C], unit: Exponent, known: Exponent?
  )? {
    let units = [x, y].filter { $0.coefficients.count > 1 }.map(\.unit)
    guard let grid = units.count < 2 ? units.first ?? .one : units[0].commonMeasure(with: units[1]) else {
      return nil
    }
    var limit = Exponent(context.terms)
    for series in [x, y] {
      guard let end = series.end else { continue }
      guard let distance = end.adding(series.lead.negated) else { return nil }
      limit = Swift.min(limit, distance)
    }
    let capacity = Series<C>.capacity(context)
    var count = 0
    while count < capacity, let next = Exponent(count).multiplied(by: grid), next < limit { count += 1 }
    if count == capacity, let next = Exponent(count).multiplied(by: grid) { limit = Swift.min(limit, next) }
    guard let a = x.dense(grid, count), let b = y.dense(grid, count) else { return nil }
    return (a, b, grid, limit)
  }
}

extension Series {
  /// The first coefficients on a grid, counted from the first exponent.
  func dense(_ grid: Exponent, _ count: Int) -> [C]? {
    var result = [C](repeating: C(0), count: count)
    guard let stride = coefficients.count > 1 ? unit.quotient(by: grid) : 1 else { return nil }
    for (index, coefficient) in coefficients.enumerated() where index * stride < count {
      result[index * stride] = coefficient
    }
    return result
  }
}

extension Coefficient {
  /// A rational number as a coefficient.
  init(_ q: Rational, _ context: SeriesContext) {
    self.init(rational: q, context)
  }

  /// c^α for α rational; a negative c has whole α.
  static func power(_ c: Self, _ exponent: Rational, _ context: SeriesContext) -> Self {
    if let whole = exponent.wholeNumber, whole.magnitude <= 64, c.rational != nil {
      var result = Self(1)
      for _ in 0..<whole.magnitude { result = result.multiplied(by: c, context) }
      return whole < 0 ? Self(1).divided(by: result, context) : result
    }
    if exponent == Rational.half { return apply(.sqrt, to: c, context) }
    return apply(.pow, to: c, Self(exponent, context), context)
  }
}
