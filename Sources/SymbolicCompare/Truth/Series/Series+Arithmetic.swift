// After reading this file you know how two series are added and multiplied though their exponents differ: on the
// coarsest grid of exponents that holds both.
//
//     t^(1/2) + t^2      grid 1/2:   1·t^(1/2) + 0·t + 0·t^(3/2) + 1·t^2
//
// Where the grid would be too fine, as for t + t^1.1 with 1.1 the nearest `Double`, the sum is cut off at the exponent
// that does not fit: what is kept is right, and less is known.

extension Series {
  /// The end up to which a series with this lead is kept.
  static func limit(of lead: Exponent, _ context: SeriesContext) -> Exponent? {
    lead.adding(Exponent(context.terms))
  }

  /// The largest number of coefficients.
  static func capacity(_ context: SeriesContext) -> Int { 16 * context.terms }

  /// The sum; the difference with `negating`.
  func adding(_ other: Series, negating: Bool = false, _ context: SeriesContext) -> Series {
    let other = negating ? other.negated : other
    if isZero { return other }
    if other.isZero { return self }
    let lead = Swift.min(lead, other.lead)
    let known = Self.earlier(end, other.end)
    if coefficients.isEmpty || other.coefficients.isEmpty {
      let listed = coefficients.isEmpty ? other : self
      return Series(lead: listed.lead, unit: listed.unit, listed.coefficients, end: known)
    }
    guard let (grid, from, to) = grid(with: other, lead, known, context) else {
      return cut(against: other, known, context)
    }
    var sum = [C](repeating: C(0), count: to)
    for (series, start) in [(self, from.0), (other, from.1)] {
      let stride = series.coefficients.count > 1 ? series.unit.quotient(by: grid) ?? 1 : 1
      for (k, coefficient) in series.coefficients.enumerated() where start + k * stride < to {
        let index = start + k * stride
        sum[index] = sum[index].isZero ? coefficient : sum[index].adding(coefficient, context)
      }
    }
    return Series(lead: lead, unit: grid, sum, end: known)
  }

  /// The product.
  func multiplied(by other: Series, _ context: SeriesContext) -> Series? {
    if isZero || other.isZero { return Series([]) }
    guard let lead = lead.adding(other.lead) else { return nil }
    var known: Exponent?
    if let end {
      guard let sum = end.adding(other.lead) else { return nil }
      known = sum
    }
    if let end = other.end {
      guard let sum = end.adding(self.lead) else { return nil }
      known = Self.earlier(known, sum)
    }
    let measures = [self, other].filter { $0.coefficients.count > 1 }.map(\.unit)
    guard
      let unit = measures.count < 2 ? measures.first ?? .one : measures[0].commonMeasure(with: measures[1]),
      let a = stride(in: unit), let b = other.stride(in: unit)
    else { return Series(lead: lead, leadingProduct(with: other, context), end: nextExponent(other, lead)) }
    var count = (coefficients.count - 1) * a + (other.coefficients.count - 1) * b + 1
    if coefficients.isEmpty || other.coefficients.isEmpty { return Series(lead: lead, [], end: known) }
    let most = Self.capacity(context)
    if let limit = Self.limit(of: lead, context), let last = exponent(lead, count - 1, unit), last >= limit {
      known = Self.earlier(known, limit)
      while count > 1, let last = exponent(lead, count - 1, unit), last >= limit { count -= 1 }
    }
    if count > most {
      count = most
      known = Self.earlier(known, exponent(lead, count, unit))
    }
    var product = [C](repeating: C(0), count: count)
    for (i, x) in coefficients.enumerated() where !x.isZero {
      for (j, y) in other.coefficients.enumerated() where !y.isZero {
        let index = i * a + j * b
        guard index < count else { break }
        let term = x.multiplied(by: y, context)
        product[index] = product[index].isZero ? term : product[index].adding(term, context)
      }
    }
    return Series(lead: lead, unit: unit, product, end: known)
  }

  /// The hull of two series, coefficient by coefficient: the function is one of them.
  func hull(_ other: Series, _ context: SeriesContext) -> Series? {
    let lead = Swift.min(lead, other.lead)
    let known = Self.earlier(end, other.end)
    guard let (grid, _, count) = grid(with: other, lead, known, context) else { return nil }
    var result: [C] = []
    for index in 0..<count {
      guard let exponent = exponent(lead, index, grid), let a = coefficient(of: exponent),
        let b = other.coefficient(of: exponent)
      else { return nil }
      result.append(a.hull(b, context))
    }
    return Series(lead: lead, unit: grid, result, end: known)
  }

  static func earlier(_ a: Exponent?, _ b: Exponent?) -> Exponent? {
    guard let a else { return b }
    return b.map { Swift.min(a, $0) } ?? a
  }

  private func exponent(_ lead: Exponent, _ index: Int, _ unit: Exponent) -> Exponent? {
    Exponent(index).multiplied(by: unit).flatMap { lead.adding($0) }
  }

  /// How many steps of a finer unit one step of this series is.
  private func stride(in unit: Exponent) -> Int? {
    guard coefficients.count > 1 else { return 1 }
    guard let stride = self.unit.quotient(by: unit), stride <= 64 else { return nil }
    return stride
  }

  /// The unit that holds both series, where each begins on it, and how many coefficients the result has.
  private func grid(
    with other: Series, _ lead: Exponent, _ known: Exponent?, _ context: SeriesContext
  ) -> (unit: Exponent, from: (Int, Int), count: Int)? {
    guard let gapA = self.lead.adding(lead.negated), let gapB = other.lead.adding(lead.negated) else {
      return nil
    }
    var unit: Exponent? = .zero
    for measure in [gapA, gapB] { unit = unit?.commonMeasure(with: measure) }
    for series in [self, other] where series.coefficients.count > 1 {
      unit = unit?.commonMeasure(with: series.unit)
    }
    guard var grid = unit else { return nil }
    if grid == .zero { grid = .one }
    guard let fromA = gapA.quotient(by: grid), let fromB = gapB.quotient(by: grid),
      let a = stride(in: grid), let b = other.stride(in: grid)
    else { return nil }
    let most = Self.capacity(context)
    let last = Swift.max(fromA + (coefficients.count - 1) * a, fromB + (other.coefficients.count - 1) * b)
    guard last < most else { return nil }
    return (grid, (fromA, fromB), last + 1)
  }

  /// What is known of a sum whose exponents have no common grid: the terms before the first that does not fit.
  private func cut(against other: Series, _ known: Exponent?, _ context: SeriesContext) -> Series {
    let (first, second) = lead <= other.lead ? (self, other) : (other, self)
    if first.lead < second.lead {
      return Series(
        lead: first.lead, unit: first.unit, first.coefficients, end: Self.earlier(known, second.lead))
    }
    let sum = leadingSum(with: other, context)
    let next = [first, second].compactMap { $0.coefficients.count > 1 ? $0.exponent(1) : $0.end }
    return Series(lead: lead, sum, end: Self.earlier(known, next.min() ?? lead))
  }

  private func leadingSum(with other: Series, _ context: SeriesContext) -> [C] {
    guard let a = coefficients.first, let b = other.coefficients.first else { return [] }
    return [a.adding(b, context)]
  }

  private func leadingProduct(with other: Series, _ context: SeriesContext) -> [C] {
    guard let a = coefficients.first, let b = other.coefficients.first else { return [] }
    return [a.multiplied(by: b, context)]
  }

  /// The exponent of the second term of a product.
  private func nextExponent(_ other: Series, _ lead: Exponent) -> Exponent? {
    let steps = [self, other].compactMap { series -> Exponent? in
      series.coefficients.count > 1 ? series.unit : series.end?.adding(series.lead.negated)
    }
    return steps.min().flatMap { lead.adding($0) }
  }
}
