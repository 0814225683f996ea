// After reading this file you know the elementary functions where argument or value lies outside the range of a `Double`:
// each follows from its law for products or from the first terms of its series.
//
//     root        √(s·2ᵉ) = √s·2^(e/2), and so for cube roots, lengths and angles: take the power of two outside
//     logarithm   log(s·2ᵉ) = log s + e log 2
//     power       f(x) = f(x/2)² for eˣ, 2ˣ and aˣ, until the value fits
//     polygamma   n!/xⁿ⁺¹ near 0, (n−1)!/xⁿ far out (DLMF 5.15.1, 5.15.9), with the next two terms
//     sinc        1 near 0, sin(x)/x far out, and so for its derivatives
//
// Precision. As the functions of `Double`, but a value beyond 2^±1022 has twice the error for each doubling of its exponent.
// Limits. Where erfc, erfinv, logit, log1mexp, and far out gamma and lgamma leave the range, their value is that
// of `Double`: 0 or infinite.

package import Elementary

extension Scaled {
  /// The value of an elementary function.
  package static func apply(_ function: UnaryFunction, to x: Scaled) -> Scaled {
    let nearest = x.nearest
    let value = Double.apply(function, to: nearest)
    let fits = nearest.isNormal && value.isNormal || x.significand == 0 || !x.significand.isFinite
    return fits ? Scaled(value) : beyondRange(function, x, value)
  }

  // swift-format-ignore
  /// The function of an argument whose nearest `Double`, or whose value there, is not a normal number.
  private static func beyondRange(_ function: UnaryFunction, _ x: Scaled, _ value: Double) -> Scaled {
    switch function {
    case .exp, .exp2:                 value.isNormal ? Scaled(value) : power(of: function, x)
    case .expm1:                      x.exponent < -60 ? x : x.significand < 0 ? Scaled(-1) : power(of: .exp, x)
    case .sinh:                       x.exponent < -60 ? x : x.significand < 0 ? -half(of: -x) : half(of: x)
    case .cosh:                       x.exponent < -60 ? Scaled(1) : half(of: x.magnitude)
    case .log, .log2, .log10:         logarithm(function, of: x)
    case .log1p:                      x.exponent < -60 ? x : x.exponent > 60 ? logarithm(.log, of: x) : Scaled(value)
    case .sqrt:                       root(of: x, 2)
    case .cbrt:                       root(of: x, 3)
    case .abs:                        x.magnitude
    case .relu:                       x.significand > 0 ? x : Scaled(0)
    case .sign, .heaviside:           Scaled(Double.apply(function, to: x.significand))
    case .floor:                      floor(x)
    case .sin, .tan, .asin, .atan, .tanh, .atanh: x.exponent < 0 ? x : Scaled(value)
    case .asinh:                      x.exponent < 0 ? x : x.significand < 0 ? -apply(.asinh, to: -x) : logarithm(.log, of: x + x)
    case .acosh:                      x.significand > 1 && x.exponent > 0 ? logarithm(.log, of: x + x) : Scaled(value)
    case .erf:                        x.exponent < 0 ? Scaled(1.1283791670955126) * x : Scaled(value)
    case .gamma:                      x.exponent < 0 ? Scaled(1) / x : Scaled(value)
    case .lgamma:                     x.exponent < 0 ? -logarithm(.log, of: x.magnitude) : Scaled(value)
    case .digamma:                    x.exponent < 0 ? Scaled(-1) / x : logarithm(.log, of: x)
    case .sigmoid, .softplus:         x.significand < 0 && x.exponent > 0 ? power(of: .exp, x) : x.exponent > 0 && function == .softplus ? x : Scaled(value)
    case .sinc:                       x.exponent < 0 ? Scaled(1) : sincDerivative(0, x)
    default:                          Scaled(value)
    }
  }

  /// The value of an elementary function of two arguments.
  package static func apply(_ function: BinaryFunction, to x: Scaled, _ y: Scaled) -> Scaled {
    let (a, b) = (x.nearest, y.nearest)
    let value = Double.apply(function, to: a, b)
    let isDecided = value.isNaN && function != .mod
    if isDecided || !x.significand.isFinite || !y.significand.isFinite { return Scaled(value) }
    switch function {
    case .min: return isLess(x, than: y) ? x : y
    case .max: return isLess(x, than: y) ? y : x
    case .ifPositive: return x.significand > 0 ? y : Scaled(0)
    case .ifNotPositive: return x.significand > 0 ? Scaled(0) : y
    case .mod:
      // Of two doubles that of `Double` is right, where it is subnormal too; any other is found by its exponents.
      let areDoubles = Scaled(a) == x && Scaled(b) == y
      return areDoubles ? Scaled(value) : flooredRemainder(x, y)
    case .hypot, .atan2:
      // Both by the same power of two: a length keeps it, an angle does not know it.
      let common =
        x.significand == 0 ? y.exponent : y.significand == 0 ? x.exponent : Swift.max(x.exponent, y.exponent)
      let unit = Scaled(1, times2ToThe: common)
      let (p, q) = ((x / unit).nearest, (y / unit).nearest)
      if function == .hypot { return Scaled(Double.apply(.hypot, to: p, q), times2ToThe: common) }
      let quotient = x / y
      return y.significand > 0 && quotient.exponent < -60 ? quotient : Scaled(Double.apply(.atan2, to: p, q))
    case .pow: return value.isNormal && a.isNormal || x.significand == 0 ? Scaled(value) : power(x, b)
    case .polygamma:
      if value.isNormal && b.isNormal { return Scaled(value) }
      return polygamma(a, y)
    case .sincDerivative: return value.isNormal && b.isNormal ? Scaled(value) : sincDerivative(a, y)
    }
  }

  /// |x|.
  package var magnitude: Scaled { significand < 0 ? -self : self }

  /// The largest whole number that is not above x, where that is tiny, or too large to have a fraction.
  private static func floor(_ x: Scaled) -> Scaled {
    if x.exponent > 60 { return x }
    return x.exponent < -60 ? Scaled(x.significand < 0 ? -1 : 0) : Scaled(x.nearest.rounded(.down))
  }

  /// The remainder with the sign of y, exact but for one rounding where the signs differ.
  ///
  /// Division as by hand, some 900 binary places of the quotient at a time; NaN where y is 0, or the quotient has more than a
  /// million places.
  private static func flooredRemainder(_ x: Scaled, _ y: Scaled) -> Scaled {
    if x.significand == 0 && y.significand != 0 { return Scaled(0) }
    var places = x.exponent - y.exponent
    guard y.significand != 0, places <= 1 << 20 else { return Scaled(.nan) }
    var remainder = x
    if places >= 0 {
      var digits = x.significand.truncatingRemainder(dividingBy: y.significand)
      while places > 0 {
        let step = Swift.min(places, 900)
        digits = Double(sign: .plus, exponent: step, significand: digits)
          .truncatingRemainder(dividingBy: y.significand)
        places -= step
      }
      remainder = Scaled(digits, times2ToThe: y.exponent)
    }
    if remainder.significand == 0 { return Scaled(0) }
    return (remainder.significand < 0) == (y.significand < 0) ? remainder : remainder + y
  }

  /// eˣ or 2ˣ, whose value does not fit.
  private static func power(of function: UnaryFunction, _ x: Scaled) -> Scaled {
    if x.exponent > 40 { return Scaled(x.significand > 0 ? .infinity : 0) }
    let value = Double.apply(function, to: x.nearest)
    if value.isNormal { return Scaled(value) }
    let half = power(of: function, x / Scaled(2))
    return half * half
  }

  /// eˣ/2, which is sinh and cosh where they leave the range.
  private static func half(of x: Scaled) -> Scaled { power(of: .exp, x) / Scaled(2) }

  /// A logarithm of any positive number.
  private static func logarithm(_ function: UnaryFunction, of x: Scaled) -> Scaled {
    if x.significand < 0 { return Scaled(.nan) }
    let unit = Double.apply(function, to: 2)
    return Scaled(Double.apply(function, to: x.significand) + Double(x.exponent) * unit)
  }

  /// The square root or the cube root: the exponent is divided, and what remains of it goes to the digits.
  private static func root(of x: Scaled, _ degree: Int) -> Scaled {
    let quotient = (Double(x.exponent) / Double(degree)).rounded(.down)
    let rest = x.exponent - degree * Int(quotient)
    let digits = Double(sign: .plus, exponent: rest, significand: x.significand)
    return Scaled(Double.apply(degree == 2 ? .sqrt : .cbrt, to: digits), times2ToThe: Int(quotient))
  }

  /// x^y for a value that does not fit.
  private static func power(_ x: Scaled, _ y: Double) -> Scaled {
    if x.significand < 0 {
      let isOdd = y.truncatingRemainder(dividingBy: 2).magnitude == 1
      return isOdd ? -power(-x, y) : power(-x, y)
    }
    if !y.isFinite { return Scaled(Double.apply(.pow, to: x.nearest, y)) }
    let size = logarithm(.log2, of: x).nearest * y
    if size.magnitude > 0x1p40 { return Scaled(size > 0 ? .infinity : 0) }
    // s^y · 2^(e y): of e·y the whole part is an exponent, the rest is exact by a fused product.
    let whole = (Double(x.exponent) * y).rounded()
    let rest = (-whole).addingProduct(Double(x.exponent), y)
    let digits = Double.apply(.pow, to: x.significand, y)
    if digits.isNormal {
      return Scaled(digits * Double.apply(.exp2, to: rest), times2ToThe: Int(whole))
    }
    let half = power(x, y / 2)
    return half * half
  }

  /// The derivative of order n of sinc: near 0 Dₙ(0) for even n and Dₙ₊₁(0)·x for odd n, far out sin⁽ⁿ⁾(x)/x.
  private static func sincDerivative(_ n: Double, _ x: Scaled) -> Scaled {
    let isOdd = n.truncatingRemainder(dividingBy: 2) == 1
    if x.exponent < 0 || x.significand == 0 {
      let first = Scaled(Double.apply(.sincDerivative, to: isOdd ? n + 1 : n, 0))
      return isOdd ? first * x : first
    }
    let wave = Double.apply(isOdd ? .cos : .sin, to: x.nearest)
    return (n.truncatingRemainder(dividingBy: 4) < 2 ? Scaled(wave) : Scaled(-wave)) / x
  }

  /// ψ⁽ⁿ⁾(x) near 0 or far out, where the value does not fit.
  private static func polygamma(_ n: Double, _ x: Scaled) -> Scaled {
    if n == 0 { return apply(.digamma, to: x) }
    if n > 1000 { return Scaled(Double.apply(.polygamma, to: n, x.nearest)) }
    var factorial = Scaled(1)  // (n − 1)!
    for k in stride(from: 2, to: n, by: 1) { factorial *= Scaled(k) }
    let sign = n.truncatingRemainder(dividingBy: 2) == 0 ? Scaled(-1) : Scaled(1)
    let power = power(x, -n)
    if x.exponent < 0 { return sign * factorial * Scaled(n) * power / x }
    let inverse = Scaled(1) / x
    let next = Scaled(n / 2) * inverse + Scaled(n * (n + 1) / 12) * inverse * inverse
    return sign * factorial * power * (Scaled(1) + next)
  }
}
