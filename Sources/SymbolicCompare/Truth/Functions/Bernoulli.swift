// After reading this file you know the Bernoulli numbers B₂, B₄, … as Stirling's series needs them: exact fractions
// from whole numbers alone, rounded once.
//
//     B₂ₖ = (−1)^(k−1) · 2k · Tₖ / (4ᵏ (4ᵏ − 1))
//
// The tangent numbers Tₖ = 1, 2, 16, 272, … are the coefficients of tan x = Σ Tₖ x^(2k−1)/(2k − 1)!. They come from
// a table like Pascal's triangle: begin with Tₖ = (k − 1)!, then for k = 2 … n and j = k … n
//
//     Tⱼ ← (j − k) Tⱼ₋₁ + (j − k + 2) Tⱼ
//
// Cost: n² steps on numbers of up to log₂ (2n)! bits, once for each of two tables: 40 numbers to 256 bits, 164 to
// 2,304. A third, 640 numbers to 8,576 bits, takes some hundredths of a second when it is first needed.
//
// Source: Brent and Harvey, "Fast computation of Bernoulli, tangent and secant numbers" (2013), algorithm 2.

/// Bernoulli numbers B₂, B₄, … to some precision.
struct BernoulliNumbers: Sendable {
  /// The precision in bits.
  let bits: Int
  /// B₂ₖ at the index k − 1.
  let values: [Ball]
  /// B₂ₖ/(2k).
  let dividedOnce: [Ball]
  /// B₂ₖ/(2k (2k − 1)).
  let dividedTwice: [Ball]

  private static let short = BernoulliNumbers(count: 40, bits: 256)
  private static let long = BernoulliNumbers(count: 164, bits: 2304)
  private static let longest = BernoulliNumbers(count: 640, bits: 8576)

  /// The table for a precision; `nil` beyond the longest one.
  static func table(bits: Int) -> BernoulliNumbers? {
    bits <= 256 ? short : bits <= 2304 ? long : bits <= 8576 ? longest : nil
  }

  private init(count: Int, bits: Int) {
    self.bits = bits
    let tangents = Self.tangentNumbers(count)
    /// The fraction with the factor 2k replaced by another one over a divisor.
    func fractions(_ factor: (Int) -> Int, over divisor: (Int) -> Int) -> [Ball] {
      tangents.enumerated().map { index, tangent in
        let k = index + 1
        let power = BigFloat.powerOfTwo(2 * k)
        let numerator = tangent * BigFloat(k % 2 == 1 ? factor(k) : -factor(k))
        let denominator = power * (power - .one) * BigFloat(divisor(k))
        return Ball(numerator).divided(by: Ball(denominator), bits: bits)
      }
    }
    values = fractions({ 2 * $0 }, over: { _ in 1 })
    dividedOnce = fractions({ _ in 1 }, over: { _ in 1 })
    dividedTwice = fractions({ _ in 1 }, over: { 2 * $0 - 1 })
  }

  /// T₁ … Tₙ.
  private static func tangentNumbers(_ n: Int) -> [BigFloat] {
    // Each number in a row of its own, wide enough for the last one: Tₙ < (2n)!.
    var bits = 64.0
    for k in 1...(2 * n) { bits += Elementary::log2(Double(k)) }
    let width = Int(bits) / 64 + 2
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: width * n) { buffer in
      guard let rows = buffer.baseAddress else { return [] }
      rows.update(repeating: 0, count: width * n)
      var lengths = [1]
      rows[0] = 1
      for k in 1..<n {
        let carry = Limbs.multiply(rows + k * width, rows + (k - 1) * width, lengths[k - 1], by: UInt64(k))
        rows[k * width + lengths[k - 1]] = carry
        lengths.append(lengths[k - 1] + (carry == 0 ? 0 : 1))
      }
      for k in 2...Swift.max(2, n) {
        for j in stride(from: k, through: n, by: 1) {
          let (row, above) = (rows + (j - 1) * width, rows + (j - 2) * width)
          let (length, lengthAbove) = (lengths[j - 1], lengths[j - 2])
          row[length] = Limbs.multiply(row, row, length, by: UInt64(j - k + 2))
          let carry = Limbs.addProduct(row, above, lengthAbove, by: UInt64(j - k))
          Limbs.add(carry, to: row + lengthAbove, width - lengthAbove)
          while lengths[j - 1] < width && row[lengths[j - 1]] != 0 { lengths[j - 1] += 1 }
        }
      }
      return (0..<n).map { i in
        BigFloat.rounding(rows + i * width, width, lowExponent: 0, isNegative: false, toBits: BigFloat.exact)
          .value
      }
    }
  }
}
