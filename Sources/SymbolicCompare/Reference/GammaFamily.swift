// After reading this file you know how Γ, log Γ and ψ get 31 digits: up by the recurrence to 25, where Stirling's
// series is precise enough, and left of 0 by reflection.
//
// At z ≥ 25 sixteen terms of an asymptotic series leave an error below 1e-34. Γ(z) there is (z/e)ᶻ times something
// simple; zᶻ is a power, which `power` computes to more digits than exp(z log z) would have.

import Elementary

extension DoubleDouble {
  /// log Γ(z) − (z − ½) log z + z − ½ log 2π for z ≥ 25 (DLMF 5.11.1).
  private static func stirlingSeries(_ z: DoubleDouble) -> DoubleDouble {
    let reciprocal = DoubleDouble(1) / z
    let square = reciprocal * reciprocal
    var sum = DoubleDouble(0)
    for (index, coefficient) in bernoulliNumbersOver2k.enumerated().reversed() {
      sum = sum * square + coefficient / DoubleDouble(Double(2 * index + 1))
    }
    return sum * reciprocal
  }

  /// x(x + 1) ⋯ (x + n − 1) with the least n for which x + n ≥ 25.
  private static func risingProduct(_ x: DoubleDouble) -> (product: DoubleDouble, end: DoubleDouble) {
    var product = DoubleDouble(1)
    var z = x
    while z.high < 25 {
      product = product * z
      z = z + DoubleDouble(1)
    }
    return (product, z)
  }

  /// Γ(x) (DLMF 5.2.1) for x not 0, −1, −2, …; left of ½ by Γ(x) Γ(1 − x) = π/sin πx (5.5.3).
  static func gammaFunction(_ x: DoubleDouble) -> DoubleDouble {
    if x.high < -190 { return DoubleDouble(0) }
    if x.high < -1 {
      let (first, second) = factorsOfGamma(DoubleDouble(1) - x)
      return piValue / sineAndCosineOfPi(times: x).sine / first / second
    }
    let (first, second) = factorsOfGamma(x)
    return first * second
  }

  /// Two factors of Γ(x) for x > −1, of which neither overflows where the reciprocal of Γ(x) still is a number.
  private static func factorsOfGamma(_ x: DoubleDouble) -> (DoubleDouble, DoubleDouble) {
    let (product, z) = risingProduct(x)
    let root = power(z, (z - DoubleDouble(0.5)) * DoubleDouble(0.5))
    let rest = exponential(stirlingSeries(z) - z + logarithmOf2Pi * DoubleDouble(0.5))
    return ((root / product) * rest, root)
  }

  /// log Γ(x) for x > 0; next to its roots 1 and 2 by a power series (DLMF 5.7.3).
  private static func logarithmOfGammaOfPositive(_ x: DoubleDouble) -> DoubleDouble {
    for root in [1.0, 2.0] where (x.high - root).magnitude <= 0.3 {
      let t = x - DoubleDouble(root)
      var sum = DoubleDouble(0)
      for (index, value) in zetaMinusOne.enumerated().reversed() {
        sum = value / DoubleDouble(Double(index + 2)) - t * sum
      }
      let regular = t * (DoubleDouble(1) - eulersConstant) + t * t * sum
      return root == 1 ? regular - logarithmOfOnePlus(t) : regular
    }
    let (product, z) = risingProduct(x)
    let logarithmOfZ = logarithm(z)
    let value = (z - DoubleDouble(0.5)) * (logarithmOfZ - DoubleDouble(1))
    let small = (logarithmOf2Pi - DoubleDouble(1)) * DoubleDouble(0.5) + stirlingSeries(z)
    return product.high == 1 ? value + small : (value + small) - logarithm(product)
  }

  /// The value log |Γ(x)| for x not 0, −1, −2 and so on.
  static func logarithmOfGamma(_ x: DoubleDouble) -> DoubleDouble {
    if x.high > 0 { return logarithmOfGammaOfPositive(x) }
    // Γ(x) = Γ(1 + x)/x, for 1/x may be larger than any double.
    if x.high > -0.25 { return logarithmOfGammaOfPositive(DoubleDouble(1) + x) - logarithm(-x) }
    let ratio = piValue / sineAndCosineOfPi(times: x).sine.magnitude
    return logarithm(ratio) - logarithmOfGammaOfPositive(DoubleDouble(1) - x)
  }

  /// ψ(x) (DLMF 5.2.2) by 5.5.2, 5.11.2 and, left of −½, 5.5.4.
  static func digamma(_ x: DoubleDouble) -> DoubleDouble {
    if x.high < -0.5 {
      let (sine, cosine) = sineAndCosineOfPi(times: x)
      return digamma(DoubleDouble(1) - x) - piValue * cosine / sine
    }
    var z = x
    var sum = DoubleDouble(0)
    while z.high < 25 {
      sum = sum - DoubleDouble(1) / z
      z = z + DoubleDouble(1)
    }
    let reciprocal = DoubleDouble(1) / z
    let square = reciprocal * reciprocal
    var series = DoubleDouble(0)
    for coefficient in bernoulliNumbersOver2k.reversed() { series = (series + coefficient) * square }
    return sum + (logarithm(z) - reciprocal * DoubleDouble(0.5) - series)
  }
}
