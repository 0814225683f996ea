// After reading this file you know how a derivative of digamma of any order is computed to 29 digits: the sum over
// the poles, with the nearest taken out.
//
//     ψ⁽ⁿ⁾(x) = (−1)ⁿ⁺¹ n! Σ (x + k)⁻⁽ⁿ⁺¹⁾        (DLMF 5.15.1)
//
// The terms up to n + 30 are added one by one, the others by the Euler–Maclaurin formula (5.15.9). Left of 0 the sum
// is made of three sums to the right, from the distances to the two neighbouring poles and from 1 − x.

import Elementary

extension DoubleDouble {
  /// ψ⁽ⁿ⁾(x) for a whole n ≥ 1, x finite and not 0, −1, −2 and so on.
  static func polygamma(_ n: Int, _ x: DoubleDouble) -> DoubleDouble {
    let isOdd = n & 1 == 1
    if x.high > 0 {
      let value = factorialOverPower(n, x, times: sumOfWeights(n, from: x, relativeTo: x))
      return isOdd ? value : -value
    }
    let distance = x - x.rounded()
    // Midway between two poles their terms cancel for an even n, to the last digit.
    if !isOdd && distance == DoubleDouble(0.5) { return polygamma(n, DoubleDouble(1) - x) }
    let a = distance.magnitude
    let nextPole = sumOfWeights(n, from: DoubleDouble(1) - a, relativeTo: a)
    let beyondZero = sumOfWeights(n, from: DoubleDouble(1) - x, relativeTo: a)
    let nearest = sumOfWeights(n, from: a, relativeTo: a)
    let sum: DoubleDouble
    if isOdd {
      sum = nearest + (nextPole - beyondZero)
    } else if distance.high > 0 {
      sum = -((nearest - nextPole) + beyondZero)
    } else {
      sum = (nearest - nextPole) - beyondZero
    }
    return factorialOverPower(n, a, times: sum)
  }

  /// aⁿ⁺¹ ζ(n + 1, x) = Σ (a/(x + k))ⁿ⁺¹.
  private static func sumOfWeights(_ n: Int, from x: DoubleDouble, relativeTo a: DoubleDouble) -> DoubleDouble
  {
    var sum = DoubleDouble(0)
    var z = x
    while z.high < Double(n) + 30 {
      let term = weight(n, a, z)
      sum = sum + term
      if term.high <= 1e-36 * sum.high { return sum }
      z = z + DoubleDouble(1)
    }
    return sum + weight(n, a, z) * tail(n, z)
  }

  /// (a/z)ⁿ⁺¹.
  private static func weight(_ n: Int, _ a: DoubleDouble, _ z: DoubleDouble) -> DoubleDouble {
    if a == z { return DoubleDouble(1) }
    let ratio = a / z
    if ratio.high == 0 { return ratio }
    return n < 1000 ? power(ratio, n + 1) : power(ratio, DoubleDouble(Double(n) + 1))
  }

  /// zⁿ⁺¹ ζ(n + 1, z) ~ z/n + ½ + Σ B₂ₖ/(2k)! · (n + 1) ⋯ (n + 2k − 1)/z²ᵏ⁻¹ for z ≥ n + 30.
  private static func tail(_ n: Int, _ z: DoubleDouble) -> DoubleDouble {
    var sum = DoubleDouble(0)
    for k in stride(from: bernoulliNumbersOver2k.count, through: 1, by: -1) {
      let coefficient = bernoulliNumbersOver2k[k - 1] * reciprocalsOfFactorials[2 * k - 1]
      let first = DoubleDouble(Double(n + 2 * k - 1)) / z
      let second = DoubleDouble(Double(n + 2 * k)) / z
      sum = first * (coefficient + second * sum)
    }
    return z / DoubleDouble(Double(n)) + DoubleDouble(0.5) + sum
  }

  /// sum · n!/aⁿ⁺¹, in an order in which nothing overflows before the result does.
  private static func factorialOverPower(
    _ n: Int, _ a: DoubleDouble, times sum: DoubleDouble
  ) -> DoubleDouble {
    guard sum.high != 0 else { return DoubleDouble(0) }
    let order = DoubleDouble(Double(n) + 1)
    if n > 170 {
      let half = exponential((logarithmOfGamma(order) - order * logarithm(a)) * DoubleDouble(0.5))
      return half * sum * half
    }
    // n! times powers of 2 that keep it and a's power near 1.
    let (m, exponent) = significandAndExponent(a)
    var product = sum.scaled(byPowerOf2: -Int(sum.high.exponent))
    var twos = Int(sum.high.exponent) - Int(exponent) * (n + 1)
    for k in stride(from: 1.0, through: Double(n), by: 1) {
      product = product * (DoubleDouble(k) / m)
      let e = Int(product.high.exponent)
      product = product.scaled(byPowerOf2: -e)
      twos += e
    }
    return (product / m).scaled(byPowerOf2: twos)
  }
}
