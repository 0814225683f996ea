// After reading this file you know how a truncated power series is computed with: by convolution, and by recurrences
// that follow from a differential equation.
//
//     y = u·v        y_k = Σ u_j v_(k−j)
//     y = u/v        y_k = (u_k − Σ_(j≥1) v_j y_(k−j)) / v_0
//     y = exp(u)     y' = u'·y             k·y_k = Σ_(j≥1) j u_j y_(k−j)
//     y = u^α        u·y' = α·u'·y         with u_0 = 1: k·y_k = Σ_(j≥1) (α j − (k − j)) u_j y_(k−j)
//     y' = g         y_k = g_(k−1)/k       every function whose slope is one of the above
//
// Nothing is rounded away unseen: the coefficients are enclosures.
//
// Cost. n²/2 products each, for n coefficients. Source: Griewank & Walther, Evaluating Derivatives, section 13.2.

internal import Elementary

/// A truncated power series Σ y_k τ^k, with the context in which it is computed.
struct PowerSeries<C: Coefficient> {
  var coefficients: [C]
  let context: SeriesContext

  init(_ coefficients: [C], _ context: SeriesContext) {
    self.coefficients = coefficients
    self.context = context
  }

  var count: Int { coefficients.count }

  /// The series of the slope, which has one coefficient less.
  var derivative: PowerSeries {
    var result: [C] = []
    for k in coefficients.indices.dropFirst() { result.append(times(k, coefficients[k])) }
    return PowerSeries(result, context)
  }

  /// The series with this slope, and this number at τ = 0.
  static func integral(of slope: PowerSeries, from value: C) -> PowerSeries {
    var result = [value]
    for (k, coefficient) in slope.coefficients.enumerated() {
      result.append(slope.over(k + 1, coefficient))
    }
    return PowerSeries(result, slope.context)
  }

  /// The series of a number.
  func constant(_ value: C) -> PowerSeries {
    PowerSeries([value] + Array(repeating: C(0), count: Swift.max(0, count - 1)), context)
  }

  static func + (u: PowerSeries, v: PowerSeries) -> PowerSeries {
    PowerSeries(zip(u.coefficients, v.coefficients).map { $0.adding($1, u.context) }, u.context)
  }

  static func - (u: PowerSeries, v: PowerSeries) -> PowerSeries {
    PowerSeries(zip(u.coefficients, v.coefficients).map { $0.subtracting($1, u.context) }, u.context)
  }

  static prefix func - (u: PowerSeries) -> PowerSeries {
    PowerSeries(u.coefficients.map(\.negated), u.context)
  }

  static func + (number: Int, u: PowerSeries) -> PowerSeries {
    var result = u
    if let first = u.coefficients.first { result.coefficients[0] = first.adding(C(number), u.context) }
    return result
  }

  static func - (number: Int, u: PowerSeries) -> PowerSeries { number + -u }

  static func * (factor: C, u: PowerSeries) -> PowerSeries {
    PowerSeries(u.coefficients.map { $0.multiplied(by: factor, u.context) }, u.context)
  }

  static func * (u: PowerSeries, v: PowerSeries) -> PowerSeries {
    let n = Swift.min(u.count, v.count)
    let result = (0..<n).map { k in
      u.sum(0...k) { j in u.product(u.coefficients[j], v.coefficients[k - j]) }
    }
    return PowerSeries(result, u.context)
  }

  /// The quotient; `v_0` is not 0.
  static func / (u: PowerSeries, v: PowerSeries) -> PowerSeries {
    let n = Swift.min(u.count, v.count)
    var result: [C] = []
    for k in 0..<n {
      var rest = u.coefficients[k]
      for j in 1..<(k + 1) {
        if let term = u.product(v.coefficients[j], result[k - j]) { rest = rest.subtracting(term, u.context) }
      }
      result.append(rest.divided(by: v.coefficients[0], u.context))
    }
    return PowerSeries(result, u.context)
  }

  /// e^u, or any multiple of it: the series y with y' = u'·y that begins with this number.
  static func exponential(of u: PowerSeries, from value: C) -> PowerSeries {
    var result = [value]
    let slope = u.derivative
    for k in 1..<Swift.max(1, u.count) {
      let sum = u.sum(1...k) { j in u.product(slope.coefficients[j - 1], result[k - j]) }
      result.append(u.over(k, sum))
    }
    return PowerSeries(result, u.context)
  }

  /// The pair with s' = u'·c and c' = sign·u'·s: sine and cosine for −1, the hyperbolic ones for 1.
  static func pair(of u: PowerSeries, sign: Int, from s: C, _ c: C) -> (s: PowerSeries, c: PowerSeries) {
    var (sines, cosines) = ([s], [c])
    let slope = u.derivative
    for k in 1..<Swift.max(1, u.count) {
      let ofSine = u.sum(1...k) { j in u.product(slope.coefficients[j - 1], cosines[k - j]) }
      let ofCosine = u.sum(1...k) { j in u.product(slope.coefficients[j - 1], sines[k - j]) }
      sines.append(u.over(k, ofSine))
      let cosine = u.over(k, ofCosine)
      cosines.append(sign < 0 ? cosine.negated : cosine)
    }
    return (PowerSeries(sines, u.context), PowerSeries(cosines, u.context))
  }

  /// u^α for a series that begins with 1.
  static func power(of u: PowerSeries, exponent: C) -> PowerSeries {
    var result = [C(1)]
    for k in 1..<Swift.max(1, u.count) {
      let sum = u.sum(1...k) { j in
        guard let term = u.product(u.coefficients[j], result[k - j]) else { return nil }
        let weight = u.times(j, exponent).subtracting(C(k - j), u.context)
        return weight.multiplied(by: term, u.context)
      }
      result.append(u.over(k, sum))
    }
    return PowerSeries(result, u.context)
  }

  /// 1/√u; `u_0` is above 0, and this is its root.
  static func inverseRoot(of u: PowerSeries) -> PowerSeries {
    guard let first = u.coefficients.first else { return u }
    let root = C.apply(.sqrt, to: first, u.context)
    let scaled = PowerSeries(
      [C(1)] + u.coefficients.dropFirst().map { $0.divided(by: first, u.context) }, u.context)
    let power = power(of: scaled, exponent: C(exactly: -0.5))
    return C(1).divided(by: root, u.context) * power
  }
}

extension PowerSeries {
  /// A product, or nothing if it is exactly 0.
  private func product(_ a: C, _ b: C) -> C? {
    a.isZero || b.isZero ? nil : a.multiplied(by: b, context)
  }

  private func sum(_ range: ClosedRange<Int>, _ term: (Int) -> C?) -> C {
    var sum: C?
    for index in range {
      guard let next = term(index) else { continue }
      sum = sum?.adding(next, context) ?? next
    }
    return sum ?? C(0)
  }

  private func times(_ k: Int, _ x: C) -> C { k == 1 ? x : x.multiplied(by: C(k), context) }

  private func over(_ k: Int, _ x: C) -> C { k == 1 || x.isZero ? x : x.divided(by: C(k), context) }
}
