// After reading this file you know how a derivative of sinc keeps its digits next to a root, where sin⁽ⁿ⁾(x) and n Dₙ₋₁
// cancel: the recurrence of Sinc.swift over numbers with 32 digits, and sine and cosine of that kind.
//
// The angle is reduced by q π/2, with π/2 as the sum of four doubles, each product with q exact: x − q π/2 has 30 digits
// up to |x| = 2⁵⁰. Beyond, neighbouring doubles are so far apart that none comes near enough to a root to lose more than
// a few bits.
//
// Downwards, for n > x: from an order N at which x/(n + 1) · x/(n + 2) ⋯ x/N is below 2⁻¹¹⁰, however wrong D_N is taken.
//
// Source: Gautschi, SIAM Review 9 (1967), on the direction in which a recurrence of three terms is safe.

/// Dₙ(x) for x > 1.
func sincRecurrenceWithManyDigits(_ n: Int, _ x: Double) -> Double {
  let (sine, cosine) = Expansion.sineAndCosine(of: x)
  let argument = Expansion(x)
  if Double(n) <= x {
    var value = sine / argument
    for k in 1...n {
      value = (derivativeOfSine(k, sine, cosine, -) - Expansion(Double(k)) * value) / argument
    }
    return value.high
  }
  var top = n
  var share = 1.0
  while share > 0x1p-110 {
    top += 1
    share *= x / Double(top)
  }
  var value = Expansion(0)
  for k in stride(from: top, to: n, by: -1) {
    value = (derivativeOfSine(k, sine, cosine, -) - argument * value) / Expansion(Double(k))
  }
  return value.high
}

extension Expansion {
  /// The sine and the cosine of x; beyond 2⁵⁰ those of the C library.
  static func sineAndCosine(of x: Double) -> (sine: Expansion, cosine: Expansion) {
    guard x.magnitude <= 0x1p50 else {
      return (Expansion(Double.apply(.sin, to: x)), Expansion(Double.apply(.cos, to: x)))
    }
    let quotient = (x * 0.6366197723675814).rounded()
    var angle = Expansion(x)
    for part in halfPi { angle = angle - Expansion(productOf: quotient, part) }
    let square = angle * angle
    var (sine, cosine) = (Expansion(1), Expansion(1))
    for k in stride(from: 28.0, through: 2, by: -2) {
      cosine = Expansion(1) - square * cosine / Expansion(k * (k - 1))
      sine = Expansion(1) - square * sine / Expansion(k * (k + 1))
    }
    sine = angle * sine
    let quadrant = Int(quotient.truncatingRemainder(dividingBy: 4) + 4)
    return (
      derivativeOfSine(quadrant, sine, cosine, -), derivativeOfSine(quadrant + 1, sine, cosine, -)
    )
  }

  /// π/2 as a sum of four doubles.
  private static let halfPi = [
    1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33, 5.562271104316826e-50,
  ]
}
