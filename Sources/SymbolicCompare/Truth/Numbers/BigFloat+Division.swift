// After reading this file you know how a quotient is rounded to the nearest: by long division, one limb more than
// the precision needs, and whether anything remains.
//
// Cost: that of a product of the quotient's and the divisor's limbs.

extension BigFloat {
  /// The quotient by a number that is not 0, rounded to so many bits.
  static func quotient(_ x: BigFloat, _ y: BigFloat, bits: Int) -> Rounded {
    if x.top == 0 { return (.zero, .zero) }
    if y.top == 0 { return (.zero, .infinity) }
    let isNegative = x.isNegative != y.isNegative
    return x.withLimbs { dividend, n in
      y.withLimbs { divisor, m in
        // Zeros below the dividend, so that the quotient has a limb more than its bits need.
        let count = Swift.max(Ball.sensible(bits) / 64 + 2, n - m)
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * count + m + 2) { buffer in
          guard let quotient = buffer.baseAddress else { return (.zero, .infinity) }
          let numerator = quotient + count + 1
          let length = count + m
          // Where the dividend is longer, its lowest limbs only decide whether something remains.
          let kept = Swift.min(n, length)
          var remains = false
          numerator.update(repeating: 0, count: length - kept)
          for i in 0..<kept { numerator[length - kept + i] = dividend[n - kept + i] }
          for i in 0..<(n - kept) where dividend[i] != 0 { remains = true }
          quotient[count] = 0
          if m == 1 {
            if Limbs.divide(quotient, numerator, length, by: divisor[0]) != 0 { remains = true }
          } else {
            quotient[count] = Limbs.divide(quotient, numerator, length, by: divisor, m)
            for i in 0..<m where numerator[i] != 0 { remains = true }
          }
          let low = x.exponent &- 64 &* length &- (y.exponent &- 64 &* m)
          return rounding(
            quotient, count + 1, lowExponent: low, isNegative: isNegative, toBits: bits, sticky: remains)
        }
      }
    }
  }
}
