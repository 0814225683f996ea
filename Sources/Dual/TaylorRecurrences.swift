// After reading this file you know the recurrences behind the rules: how a differential equation for y = f(x)
// gives one coefficient of y after the other.
//
// All rest on one sum. If y′ = g x′, then comparing the coefficients of tᵏ⁻¹ gives
//
//     k yₖ = Σ_{j=1…k} j xⱼ gₖ₋ⱼ
//
// where gₖ₋ⱼ is known when yₖ is asked for, also if g contains y itself. A coefficient xⱼ = 0 passes nothing.
//
// Source. Griewank & Walther 2008, section 13.2, tables 13.1 and 13.2.

extension Series {
  /// (1/k) Σ j xⱼ gₖ₋ⱼ, the k-th coefficient of ∫ g dx.
  @inline(__always)
  static func integrated(_ g: [Number], along x: [Number], at k: Int) -> Number {
    var sum = Number.zero
    var j = Swift.max(1, k + 1 - g.count)
    let last = Swift.min(k, x.count - 1)
    while j <= last {
      if x[j] != .zero { sum += Number(Double(j)) * x[j] * g[k - j] }
      j += 1
    }
    return sum / Number(Double(k))
  }

  /// Whether a series starts with 0·∞: g is infinite where x, though it varies, stands still.
  private func startsUndefined(_ g: Number) -> Bool { self[1] == .zero && g - g != .zero && !isConstant }

  /// The y with y′ = g x′ and a given value, where x is this series.
  func integral(of g: Series, from value: Number) -> Series {
    let both = meeting(g, [])
    if startsUndefined(g.value) { return both.pole(value) }
    var y = [value]
    for k in stride(from: 1, through: both.order, by: 1) {
      y.append(Self.integrated(g.coefficients, along: coefficients, at: k))
    }
    return both.with(y)
  }

  /// The y with y′ = y x′: the exponential of this series, if the value is that of its value.
  func exponential(from value: Number) -> Series {
    if startsUndefined(value) { return pole(value) }
    var y = [value]
    for k in stride(from: 1, through: order, by: 1) {
      y.append(Self.integrated(y, along: coefficients, at: k))
    }
    return with(y)
  }

  /// The y with y′ = g(y) x′ and a given value: each round finds one coefficient more.
  func solution(from value: Number, _ g: (Series) -> Series) -> Series {
    var y = integral(of: g(with([value])), from: value)
    for _ in stride(from: 1, to: order, by: 1) { y = integral(of: g(y), from: value) }
    return y
  }

  /// The y and z with y′ = z x′ and z′ = ∓ y x′: sine and cosine (−), or the hyperbolic ones (+).
  func waves(from y0: Number, _ z0: Number, sign: Double) -> (y: Series, z: Series) {
    if startsUndefined(y0) || startsUndefined(z0) { return (pole(y0), pole(z0)) }
    var (y, z) = ([y0], [z0])
    for k in stride(from: 1, through: order, by: 1) {
      let next = Self.integrated(z, along: coefficients, at: k)
      z.append(Number(sign) * Self.integrated(y, along: coefficients, at: k))
      y.append(next)
    }
    return (with(y), with(z))
  }

  /// The y and z with y′ = a z x′ and z′ = b y z x′.
  ///
  /// tan and 1 + tan² for (1, 2), tanh and 1/cosh² for (1, −2), tanh(x/2) and σ(x) σ(−x) for (2, −1): z is
  /// found without a difference like 1 − tanh².
  func slopes(from y0: Number, _ z0: Number, _ a: Double, _ b: Double) -> (y: Series, z: Series) {
    var (y, z, product) = ([y0], [z0], [y0 * z0])
    for k in stride(from: 1, through: order, by: 1) {
      y.append(Number(a) * Self.integrated(z, along: coefficients, at: k))
      z.append(Number(b) * Self.integrated(product, along: coefficients, at: k))
      product.append((0...k).reduce(.zero) { $0 + y[$1] * z[k - $1] })
    }
    return (with(y), with(z))
  }

  /// The length h and the angle θ of the point (x, y), with x = h cos θ and y = h sin θ.
  ///
  ///     p = x/h,  q = y/h,   w = (p y′ − q x′)/h,   h′ = p x′ + q y′,   p′ = −q w,   q′ = p w,   θ′ = w
  ///
  /// No square overflows, and 1 − p² is never formed. At the origin θ has no derivative.
  static func polar(_ x: Series, _ y: Series, length h0: Number, angle: Number) -> (h: Series, angle: Series)
  {
    let both = x.meeting(y, [])
    if h0 == .zero { return (both.pole(h0), both.pole(angle)) }
    var (h, p, q, w, theta) = ([h0], [x.value / h0], [y.value / h0], [Number](), [angle])
    for k in stride(from: 1, through: both.order, by: 1) {
      h.append(integrated(p, along: x.coefficients, at: k) + integrated(q, along: y.coefficients, at: k))
      var turn = integrated(p, along: y.coefficients, at: k) - integrated(q, along: x.coefficients, at: k)
      turn *= Number(Double(k))
      for j in 1..<k { turn -= h[j] * w[k - 1 - j] }
      w.append(turn / h0)
      var (nextP, nextQ) = (Number.zero, Number.zero)
      for j in 0..<k {
        nextP -= q[j] * w[k - 1 - j]
        nextQ += p[j] * w[k - 1 - j]
      }
      p.append(nextP / Number(Double(k)))
      q.append(nextQ / Number(Double(k)))
      theta.append(w[k - 1] / Number(Double(k)))
    }
    return (both.with(h), both.with(theta))
  }

  /// v = x^c for a constant exponent, from x v′ = c v x′: k x₀ vₖ = Σ (j c − (k − j)) xⱼ vₖ₋ⱼ.
  func power(_ c: Double, from value: Number) -> Series {
    if c == 0 { return with([1]) }
    if c == 2 { return (self * self).withValue(value) }
    if c == 3 { return (self * self * self).withValue(value) }
    let x = coefficients
    let isRegular = value != .zero && value - value == .zero && x[0] != .zero && x[0] - x[0] == .zero
    guard isRegular, value.primal?.isNormal ?? false else { return powerAtSingularPoint(c, from: value) }
    var v = [value]
    for k in stride(from: 1, through: order, by: 1) {
      var sum = Number.zero
      for j in 1..<Swift.min(k + 1, x.count) {
        sum += Number(Double(j) * c - Double(k - j)) * x[j] * v[k - j]
      }
      v.append(sum / (Number(Double(k)) * x[0]))
    }
    return with(v)
  }

  /// x^c by the binomial series, whose coefficients are 0 from k = c + 1 on if c is a whole number.
  private func powerAtSingularPoint(_ c: Double, from value: Number) -> Series {
    var binomial = 1.0
    let series = (0...order).map { k -> Number in
      if k == 0 { return value }
      binomial = binomial * (c - Double(k - 1)) / Double(k)
      return binomial == 0 ? 0 : Number(binomial) * pow(self.value + 0, Number(c - Double(k)))
    }
    return composed(with: series)
  }

  /// f(x) for a function given by its own Taylor coefficients at x₀: Σ sₖ (x − x₀)ᵏ by Horner's scheme.
  ///
  /// - Complexity: n² if x is linear in t, else n³.
  func composed(with series: [Number]) -> Series {
    if coefficients.count == 2 {
      var power: Number = 1
      let y = series.map { s -> Number in
        defer { power *= coefficients[1] }
        return s == .zero ? s : s * power
      }
      return with(y)
    }
    if series.count > 1, startsUndefined(series[1]) { return pole(series[0]) }
    let difference = [.zero] + coefficients.dropFirst()
    var y = [Number](repeating: .zero, count: order + 1)
    for s in series.reversed() {
      var shifted = [Number](repeating: .zero, count: order + 1)
      for (j, d) in difference.enumerated() where d != .zero {
        for i in 0..<(order + 1 - j) where y[i] != .zero { shifted[i + j] += y[i] * d }
      }
      shifted[0] = s
      y = shifted
    }
    return with(y)
  }
}
