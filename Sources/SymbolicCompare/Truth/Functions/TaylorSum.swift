// After reading this file you know how a Taylor series is summed with few long multiplications.
//
//     Σ_{k<N} (±1)^k x^k / (d₁ d₂ ⋯ d_k),   0 ≤ x ≤ 1/4
//
// Rectangular splitting. With m ≈ √N powers x, x², …, x^m at hand, the sum is cut into N/m blocks,
//
//     (c₀ + c₁x + … + c_{m−1}x^{m−1}) + x^m ((c_m + …) + x^m (…)),
//
// which takes 2√N long multiplications; the N others are by one limb. The coefficients become whole numbers of one
// limb by a common denominator, which grows from the last term to the first: where it would leave the limb, the sum
// so far is divided by it.
//
// Alternating signs. Whole blocks begin at an even k, and the sum is divided only after an even k: there it is not
// negative. In between it may be, which arithmetic modulo 2^(64(n+1)) does not notice.
//
// Error, in units of the last limb. A power errs by at most n + 2·(2n)/4 = 2n. The coefficients behind the powers
// from x² on sum to at most e − 2 < 0.72, and those behind x^m, over all blocks, to as much; the products' own n
// units are divided by at least the denominator m!, and two divisions' units are left: below 2.9n + n + 2. The tail
// is below x^N/(d₁⋯d_N)·4/3 ≤ 4/3 units. In all less than 4n + 4; the result never exceeds the true sum of a series
// without signs.
//
// Source: Brent and Zimmermann, Modern Computer Arithmetic, 4.4.3; Johansson, "Efficient implementation of
// elementary functions in the medium-precision range" (2015), section 3.

/// The Taylor series that are summed here, by their denominators d₁ ⋯ d_k.
enum TaylorSum {
  /// k!, as for exp.
  case factorial
  /// (k+1)!, as for (exp(x) − 1)/x.
  case nextFactorial
  /// (2k)!, as for the cosine in x².
  case evenFactorial
  /// (2k+1)!, as for the sine in x², divided by x.
  case oddFactorial

  /// The factor d_k.
  @inline(__always)
  private func factor(_ k: UInt64) -> UInt64 {
    switch self {
    case .factorial: k
    case .nextFactorial: k &+ 1
    case .evenFactorial: (2 &* k &- 1) &* (2 &* k)
    case .oddFactorial: (2 &* k) &* (2 &* k &+ 1)
    }
  }

  /// The number whose factorial the product d₁ ⋯ d_k is.
  @inline(__always)
  private func argument(_ k: Int) -> Int {
    switch self {
    case .factorial: k
    case .nextFactorial: k + 1
    case .evenFactorial: 2 * k
    case .oddFactorial: 2 * k + 1
    }
  }

  /// Whole numbers just below the logarithm to base 2 of k!.
  private static let logarithms: [Int] = {
    var (sum, result) = (0.0, [0])
    for k in 1..<4096 {
      sum += Elementary::log2(Double(k))
      result.append(Int((sum - 1e-6).rounded(.down)))
    }
    return result
  }()

  /// How many terms leave a tail below one unit, for an x below 2^−zeros.
  private func terms(zeros: Int, bits: Int) -> Int {
    Self.logarithms.withUnsafeBufferPointer { logarithms in
      var n = 1
      while n * zeros + logarithms[Swift.min(argument(n), 4095)] < bits { n += 1 }
      return n
    }
  }

  /// A bound on the error of ``sum(of:isAlternating:)``, in units.
  static func error(_ n: Int) -> Double { Double(4 * n + 4) }

  /// The sum of the series.
  func sum(of x: borrowing FixedPoint, isAlternating: Bool) -> FixedPoint {
    let n = x.count
    let sum = FixedPoint(count: n)
    let zeros = x.leadingZeros
    let count = terms(zeros: zeros, bits: 64 * n)
    // The block's length, even for the signs.
    var m = 2
    while (m + 2) * (m + 2) <= count { m += 2 }
    // The powers from x² on, each with a limb below it as scratch paper, and a product.
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: (m + 1) * (n + 1)) { buffer in
      guard let base = buffer.baseAddress else { return }
      let powers = base + 1
      let product = powers + m * (n + 1)
      powers.update(from: x.limbs, count: n)
      for i in 2...m where i <= count {
        let half = i / 2
        Limbs.multiplyHigh(
          powers + (i - 1) * (n + 1), powers + (half - 1) * (n + 1), powers + (i - half - 1) * (n + 1), n)
      }
      var k = count - 1
      var i = k % m
      var coefficient: UInt64 = 1
      while true {
        let isNegative = isAlternating && k & 1 == 1
        if i == 0 {
          sum.whole &+= coefficient
        } else {
          let power = powers + (i - 1) * (n + 1)
          if isNegative {
            sum.whole &-= Limbs.subtractProduct(sum.limbs, power, n, by: coefficient)
          } else {
            sum.whole &+= Limbs.addProduct(sum.limbs, power, n, by: coefficient)
          }
        }
        if k == 0 { break }
        if i == 0 {
          // sum·x^m, its whole part apart
          Limbs.multiplyHigh(product, sum.limbs, powers + (m - 1) * (n + 1), n)
          let whole = sum.whole
          sum.whole = Limbs.multiply(sum.limbs, powers + (m - 1) * (n + 1), n, by: whole)
          sum.whole &+= Limbs.add(sum.limbs, sum.limbs, product, n)
          i = m
        }
        let next = factor(UInt64(truncatingIfNeeded: k))
        if !isNegative {
          let two = isAlternating && k > 1 ? next &* factor(UInt64(truncatingIfNeeded: k - 1)) : next
          let (high, low) = coefficient.multipliedFullWidth(by: two)
          if high != 0 || low >> 62 != 0 {
            Limbs.divide(sum.limbs, sum.limbs, n + 1, by: coefficient)
            coefficient = 1
          }
        }
        coefficient &*= next
        k -= 1
        i -= 1
      }
      if coefficient != 1 { Limbs.divide(sum.limbs, sum.limbs, n + 1, by: coefficient) }
    }
    return sum
  }
}
