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

extension Taylor {
  /// (1/k) Σ j xⱼ gₖ₋ⱼ, the k-th coefficient of ∫ g dx.
  @inline(__always)
  static func integrated(_ g: [Double], along x: [Double], at k: Int) -> Double {
    var sum = 0.0
    var j = Swift.max(1, k + 1 - g.count)
    let last = Swift.min(k, x.count - 1)
    while j <= last {
      if x[j] != 0 { sum += Double(j) * x[j] * g[k - j] }
      j += 1
    }
    return sum / Double(k)
  }

  /// The y with y′ = g x′ and a given value, where x is this series.
  func integral(of g: Taylor, from value: Double) -> Taylor {
    let order = Swift.min(self.order, g.order)
    var y = [value]
    for k in stride(from: 1, through: order, by: 1) {
      y.append(Self.integrated(g.coefficients, along: coefficients, at: k))
    }
    return Taylor(coefficients: y, order: order)
  }

  /// The y with y′ = y x′: the exponential of this series, if the value is that of its value.
  func exponential(from value: Double) -> Taylor {
    var y = [value]
    for k in stride(from: 1, through: order, by: 1) {
      y.append(Self.integrated(y, along: coefficients, at: k))
    }
    return Taylor(coefficients: y, order: order)
  }

  /// The y and z with y′ = z x′ and z′ = ∓ y x′: sine and cosine (−), or the hyperbolic ones (+).
  func waves(from y0: Double, _ z0: Double, sign: Double) -> (y: Taylor, z: Taylor) {
    var (y, z) = ([y0], [z0])
    for k in stride(from: 1, through: order, by: 1) {
      let next = Self.integrated(z, along: coefficients, at: k)
      z.append(sign * Self.integrated(y, along: coefficients, at: k))
      y.append(next)
    }
    return (Taylor(coefficients: y, order: order), Taylor(coefficients: z, order: order))
  }

  /// The y and z with y′ = a z x′ and z′ = b y z x′.
  ///
  /// tan and 1 + tan² for (1, 2), tanh and 1/cosh² for (1, −2), tanh(x/2) and σ(x) σ(−x) for (2, −1): z is
  /// found without a difference like 1 − tanh².
  func slopes(from y0: Double, _ z0: Double, _ a: Double, _ b: Double) -> (y: Taylor, z: Taylor) {
    var (y, z, product) = ([y0], [z0], [y0 * z0])
    for k in stride(from: 1, through: order, by: 1) {
      y.append(a * Self.integrated(z, along: coefficients, at: k))
      z.append(b * Self.integrated(product, along: coefficients, at: k))
      product.append((0...k).reduce(0) { $0 + y[$1] * z[k - $1] })
    }
    return (Taylor(coefficients: y, order: order), Taylor(coefficients: z, order: order))
  }

  /// The length h and the angle θ of the point (x, y), with x = h cos θ and y = h sin θ.
  ///
  ///     p = x/h,  q = y/h,   w = (p y′ − q x′)/h,   h′ = p x′ + q y′,   p′ = −q w,   q′ = p w,   θ′ = w
  ///
  /// No square overflows, and 1 − p² is never formed. At the origin h has the kink's slope 0, θ none.
  static func polar(_ x: Taylor, _ y: Taylor, length h0: Double, angle: Double) -> (h: Taylor, angle: Taylor)
  {
    let order = Swift.min(x.order, y.order)
    if h0 == 0 {
      let unknown = [Double](repeating: .nan, count: order)
      let kink = unknown.isEmpty ? [] : [0] + unknown.dropLast()
      return (
        Taylor(coefficients: [0] + kink, order: order), Taylor(coefficients: [angle] + unknown, order: order)
      )
    }
    var (h, p, q, w, theta) = ([h0], [x.value / h0], [y.value / h0], [Double](), [angle])
    for k in stride(from: 1, through: order, by: 1) {
      h.append(integrated(p, along: x.coefficients, at: k) + integrated(q, along: y.coefficients, at: k))
      var turn = integrated(p, along: y.coefficients, at: k) - integrated(q, along: x.coefficients, at: k)
      turn *= Double(k)
      for j in 1..<k { turn -= h[j] * w[k - 1 - j] }
      w.append(turn / h0)
      let next = (0..<k).reduce((p: 0.0, q: 0.0)) {
        ($0.p - q[$1] * w[k - 1 - $1], $0.q + p[$1] * w[k - 1 - $1])
      }
      p.append(next.p / Double(k))
      q.append(next.q / Double(k))
      theta.append(w[k - 1] / Double(k))
    }
    return (Taylor(coefficients: h, order: order), Taylor(coefficients: theta, order: order))
  }

  /// v = x^c for a constant exponent, from x v′ = c v x′: k x₀ vₖ = Σ (j c − (k − j)) xⱼ vₖ₋ⱼ.
  func power(_ c: Double, from value: Double) -> Taylor {
    if c == 0 { return Taylor(1) }
    if c == 2 { return (self * self).withValue(value) }
    if c == 3 { return (self * self * self).withValue(value) }
    let x = coefficients
    guard value.isNormal && x[0] != 0 && x[0].isFinite else { return powerAtSingularPoint(c, from: value) }
    var v = [value]
    for k in stride(from: 1, through: order, by: 1) {
      var sum = 0.0
      for j in 1..<Swift.min(k + 1, x.count) { sum += (Double(j) * c - Double(k - j)) * x[j] * v[k - j] }
      v.append(sum / (Double(k) * x[0]))
    }
    return Taylor(coefficients: v, order: order)
  }

  /// The same series but for its value, which the library gives and repeated products may miss by the last bit.
  private func withValue(_ value: Double) -> Taylor {
    Taylor(coefficients: [value] + coefficients.dropFirst(), order: order)
  }

  /// x^c by the binomial series, whose coefficients are 0 from k = c + 1 on if c is a whole number.
  private func powerAtSingularPoint(_ c: Double, from value: Double) -> Taylor {
    var binomial = 1.0
    let series = (0...order).map { k -> Double in
      if k == 0 { return value }
      binomial = binomial * (c - Double(k - 1)) / Double(k)
      return binomial == 0 ? 0 : binomial * Double.apply(.pow, to: self.value + 0, c - Double(k))
    }
    return composed(with: series)
  }

  /// f(x) for a function given by its own Taylor coefficients at x₀: Σ sₖ (x − x₀)ᵏ by Horner's scheme.
  ///
  /// - Complexity: n² if x is linear in t, else n³.
  func composed(with series: [Double]) -> Taylor {
    if coefficients.count == 2 {
      var power = 1.0
      let y = series.map { s -> Double in
        defer { power *= coefficients[1] }
        return s == 0 ? s : s * power
      }
      return Taylor(coefficients: y, order: order)
    }
    let difference = Taylor(coefficients: [0] + coefficients.dropFirst(), order: order)
    var y = [Double](repeating: 0, count: order + 1)
    for s in series.reversed() {
      var shifted = [Double](repeating: 0, count: order + 1)
      for (j, d) in difference.coefficients.enumerated() where d != 0 {
        for i in 0..<(order + 1 - j) where y[i] != 0 { shifted[i + j] += y[i] * d }
      }
      shifted[0] = s
      y = shifted
    }
    return Taylor(coefficients: y, order: order)
  }

  /// The coefficient of tᵏ; 0 beyond the stored ones.
  subscript(k: Int) -> Double { k < coefficients.count ? coefficients[k] : 0 }
}
