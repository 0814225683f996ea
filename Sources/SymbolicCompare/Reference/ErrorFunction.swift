// After reading this file you know how erf and erfc get 31 digits: a series of positive terms near 0, a continued
// fraction far out, and a square in the exponent that is not rounded.

extension DoubleDouble {
  /// erf x = 2/√π · e^(−x²) Σ 2ⁿ x²ⁿ⁺¹/(1·3·5 ⋯ (2n + 1)) for |x| ≤ 2 (DLMF 7.6.2): no term is negative.
  private static func seriesOfErrorFunction(_ x: DoubleDouble) -> DoubleDouble {
    let square = DoubleDouble(2) * x * x
    var term = x
    var sum = x
    var odd = 1.0
    while term.high.magnitude > 1e-34 * sum.high.magnitude {
      odd += 2
      term = term * square / DoubleDouble(odd)
      sum = sum + term
    }
    return twoOverRootOfPi * exponentialOfMinusSquare(x) * sum
  }

  /// erfc x for x ≥ 1 by the continued fraction e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))) (DLMF 7.9.1).
  ///
  /// Its error after n fractions falls like exp(−√(8n)·x), and faster at first; n is taken for 34 digits.
  private static func continuedFractionOfErrorFunction(_ x: DoubleDouble) -> DoubleDouble {
    let root = 80 / (2.8 * x.high)
    var k = (root * root + 40).rounded()
    var tail = x
    while k > 0 {
      tail = x + DoubleDouble(k / 2) / tail
      k -= 1
    }
    return exponentialOfMinusSquare(x) * twoOverRootOfPi * DoubleDouble(0.5) / tail
  }

  /// e^(−x²) with x² in three doubles.
  ///
  /// From x = 22.7 on, rounding x² to two, of 106 bits, would cost up to 2⁻⁹⁷ of the value: 512 units of 2⁻¹⁰⁶,
  /// nearly three digits.
  private static func exponentialOfMinusSquare(_ x: DoubleDouble) -> DoubleDouble {
    let square = DoubleDouble(productOf: x.high, x.high)
    let crossed = DoubleDouble(productOf: 2 * x.high, x.low) + DoubleDouble(x.low * x.low)
    return exponential(DoubleDouble(-square.high)) * exponential(-(DoubleDouble(square.low) + crossed))
  }

  /// erf x (DLMF 7.2.1).
  static func errorFunction(_ x: DoubleDouble) -> DoubleDouble {
    if x.high.magnitude <= 2 { return seriesOfErrorFunction(x) }
    if x.high.magnitude > 9 { return DoubleDouble(x.high < 0 ? -1 : 1) }
    let value = DoubleDouble(1) - continuedFractionOfErrorFunction(x.magnitude)
    return x.high < 0 ? -value : value
  }

  /// erfc x = 1 − erf x (DLMF 7.2.2), by the continued fraction from 1 on so that a small value keeps its digits.
  static func complementaryErrorFunction(_ x: DoubleDouble) -> DoubleDouble {
    if x.high > 28 { return DoubleDouble(0) }
    return x.high < 1 ? DoubleDouble(1) - errorFunction(x) : continuedFractionOfErrorFunction(x)
  }
}
