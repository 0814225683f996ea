// After reading this file you know what the root of a series is that starts with zeros: take the power of t outside.
//
//     √(4t⁴ + t⁵) = t²·√(4 + t) = 2t² + t³/4 + …            ∛(8t³) = 2t            √(t²) = |t|, t on the right, −t on the left
//
// Algebra. For x = tᵐ g with g₀ ≠ 0, x^c = tᵐᶜ g^c. If mc is a whole number that is a series again; if it is not, the
// derivatives of orders below mc are 0, the others infinite: their leading term is t^(mc − k). Left of 0 the same is true
// of s = −t, with the sign of (−1)ᵐ g₀. Where the two sides differ, and both count, nothing is known from there on: NaN.
//
// Order. What is known of x to order n is known of g to order n − m, and of the root to order n − m + mc. So a root is known
// to fewer orders than its argument. Rounding cannot tell; the order says so, and the verb runs again with a higher one.
//
// Source. Griewank & Walther 2008, section 13.2, exercise on roots; Knuth, The Art of Computer Programming 2, 4.7.

extension Series {
  /// x^c; the cube root of any number for c = 1/3.
  func root(_ c: Double, from value: Number) -> Series {
    let isLinear = !isOneSided && self[1] != .zero
    if self.value != .zero || c == c.rounded() || isLinear {
      if c != 1 / 3 || self.value == .zero { return power(c, from: value) }
      return self.value < 0 ? -(-self).power(c, from: -value) : power(c, from: value)
    }
    if c < 0 { return pole(value) }
    guard let m = leadingIndex else {
      // Zeros up to order n: x = O(tⁿ⁺¹).
      return cut(toOrder: Int((Double(order + 1) * c).rounded(.up)) - 1)
    }
    return shiftedRoot(c, m, isCubeRoot: c == 1 / 3)
  }

  private func shiftedRoot(_ c: Double, _ m: Int, isCubeRoot: Bool) -> Series {
    let isPositive = coefficients[m] > 0
    let positive = isPositive ? self : -self
    let right: Double = isPositive ? 1 : isCubeRoot ? -1 : 0  // 0: not defined on that side
    let left: Double = isPositive == (m % 2 == 0) ? 1 : isCubeRoot ? -1 : 0
    let exponent = isCubeRoot ? Double(m) / 3 : Double(m) * c
    let zeros = Int(exponent.rounded(.up))
    if Double(zeros) != exponent {
      // exponent·(exponent − 1)⋯ has a sign for each order; on the left, that of (−1)ᵏ is in it too.
      var coefficients = [Number](repeating: .zero, count: zeros)
      var falling = 1.0
      for k in 0..<(order + 1) {
        if k >= zeros {
          let onTheLeft = k % 2 == 0 ? left : -left
          let sign = isOneSided || left == 0 ? right : right == 0 ? onTheLeft : right == onTheLeft ? right : 0
          coefficients.append(Number(sign == 0 ? .nan : sign * falling * .infinity))
        }
        falling *= exponent - Double(k) > 0 ? 1 : -1
      }
      return with(coefficients)
    }
    let g = Series(Array(positive.coefficients.dropFirst(m)), order: order - m, isOneSided: isOneSided)
    let power = g.power(c, from: isCubeRoot ? cbrt(g.value) : pow(g.value, Number(c)))
    let known = order - m + zeros
    let mirrored = zeros % 2 == 0 ? left : -left
    let isDefined = right != 0 && (isOneSided || mirrored == right)
    let body =
      isDefined
      ? power.coefficients.map { Number(right) * $0 } : [Number](repeating: Number(.nan), count: order + 1)
    return Series(
      [Number](repeating: .zero, count: zeros) + body, order: isDefined ? known : order,
      isOneSided: isOneSided, hasLostOrders: hasLostOrders || isDefined)
  }

  /// Zeros, known to an order.
  private func cut(toOrder order: Int) -> Series {
    Series([.zero], order: Swift.max(0, order), isOneSided: isOneSided, hasLostOrders: true)
  }

  /// √(x² + y²) where both start with zeros: |t|ᵐ·√((x/tᵐ)² + (y/tᵐ)²).
  ///
  /// On both sides of a corner, for odd m, the slope is the midpoint 0 if m is 1, and what follows has none.
  static func corner(_ x: Series, _ y: Series) -> Series {
    let both = x.meeting(y, [])
    guard let m = [x.leadingIndex, y.leadingIndex].compactMap({ $0 }).min() else { return both.with([.zero]) }
    if m % 2 == 1 && !both.isOneSided {
      let kink = [Number](repeating: .zero, count: m == 1 ? 2 : m)
      return both.with(kink + [Number](repeating: Number(.nan), count: both.order))
    }
    func shifted(_ series: Series) -> Series {
      let rest = series.coefficients.dropFirst(m)
      return Series(
        Array(rest), order: series.isConstant ? .max : series.order - m, isOneSided: both.isOneSided)
    }
    let (u, v) = (shifted(x), shifted(y))
    let length = polar(u, v, length: hypot(u.value, v.value), angle: .zero).h
    let zeros = [Number](repeating: .zero, count: m)
    return both.with(zeros + length.coefficients)
  }
}
