// After reading this file you know how the hyperbolic functions and their inverses are put together from exp − 1 and
// log(1 + x) so that nothing cancels next to 0 and nothing overflows far out.

import Elementary

extension DoubleDouble {
  /// sinh x = (u + u/(1 + u))/2 with u = exp(x) − 1 for |x| < 0.3; far out half of exp(x), in two factors.
  static func hyperbolicSine(_ x: DoubleDouble) -> DoubleDouble {
    if x.high.magnitude < 0.3 {
      let u = exponentialMinusOne(x)
      return (u + u / (DoubleDouble(1) + u)) * DoubleDouble(0.5)
    }
    let a = x.magnitude
    let growth = exponential(a)
    let difference = (growth - DoubleDouble(1) / growth) * DoubleDouble(0.5)
    let value = a.high > 40 ? halfOfExponential(a) : difference
    return x.high < 0 ? -value : value
  }

  /// cosh x = (exp(x) + exp(−x))/2.
  static func hyperbolicCosine(_ x: DoubleDouble) -> DoubleDouble {
    let a = x.magnitude
    if a.high > 40 { return halfOfExponential(a) }
    let growth = exponential(a)
    return (growth + DoubleDouble(1) / growth) * DoubleDouble(0.5)
  }

  /// exp(a)/2, finite also where exp(a) alone is not.
  private static func halfOfExponential(_ a: DoubleDouble) -> DoubleDouble {
    let root = exponential(a * DoubleDouble(0.5))
    return (root * DoubleDouble(0.5)) * root
  }

  /// tanh x = u/(u + 2) with u = exp(2x) − 1; 1 beyond 40, to 34 digits.
  static func hyperbolicTangent(_ x: DoubleDouble) -> DoubleDouble {
    if x.high.magnitude > 40 { return DoubleDouble(x.high < 0 ? -1 : 1) }
    let u = exponentialMinusOne(DoubleDouble(2) * x.magnitude)
    let value = u / (u + DoubleDouble(2))
    return x.high < 0 ? -value : value
  }

  /// arsinh x = log(1 + (a + a²/(1 + √(1 + a²)))) with a = |x|; far out log 2a (DLMF 4.37.16).
  static func inverseHyperbolicSine(_ x: DoubleDouble) -> DoubleDouble {
    let a = x.magnitude
    let value: DoubleDouble
    if a.high > 1e20 {
      value = logarithm(a) + logarithmOf2
    } else {
      let square = a * a
      let root = squareRoot(DoubleDouble(1) + square)
      value = logarithmOfOnePlus(a + square / (DoubleDouble(1) + root))
    }
    return x.high < 0 ? -value : value
  }

  /// arcosh x = log(1 + (t + √(t(t + 2)))) with t = x − 1, exact next to 1 (DLMF 4.37.19).
  static func inverseHyperbolicCosine(_ x: DoubleDouble) -> DoubleDouble {
    if x.high > 1e20 { return logarithm(x) + logarithmOf2 }
    let t = x - DoubleDouble(1)
    return logarithmOfOnePlus(t + squareRoot(t * (t + DoubleDouble(2))))
  }

  /// artanh x = log(1 + 2a/(1 − a))/2 with a = |x| (DLMF 4.37.24).
  static func inverseHyperbolicTangent(_ x: DoubleDouble) -> DoubleDouble {
    let a = x.magnitude
    let value = logarithmOfOnePlus(DoubleDouble(2) * a / (DoubleDouble(1) - a)) * DoubleDouble(0.5)
    return x.high < 0 ? -value : value
  }

  /// √(x² + y²) of finite numbers, at the scale of the larger.
  static func hypotenuse(_ x: DoubleDouble, _ y: DoubleDouble) -> DoubleDouble {
    let larger = Swift.max(x.high.magnitude, y.high.magnitude)
    guard larger > 0 else { return DoubleDouble(0) }
    let exponent = Int(larger.exponent)
    let a = x.scaled(byPowerOf2: -exponent)
    let b = y.scaled(byPowerOf2: -exponent)
    return squareRoot(a * a + b * b).scaled(byPowerOf2: exponent)
  }
}
