// After reading this file you know how digamma is computed: a polynomial next to its root, the recurrence, the
// asymptotic series, and the reflection, each where it loses nothing.
//
//     x:      −∞ ············ 0 ········ 1 ········· 2 ········· 10 ········ +∞
//     by:       reflection      ψ(x+1)   polynomial   ψ(x−1)        asymptotic
//               ψ(1−x) − π cot πx  −1/x  (x−x₀)·g(x)   +1/(x−1)      series
//
// ψ has one positive root, x₀ = 1.4616…; subtracting large terms there would lose every digit. So the factor
// x − x₀ is taken out, with x₀ in two doubles, and what is left is smooth and near 1. In all other steps on
// the positive axis no term is more than two and a half times as large as the result, so that little cancels.
//
// On the negative axis there is a root between any two poles. Where ψ(1 − x) and π cot πx cancel, or where both
// are so small that the rounding of 1 − x shows, they are computed again to 32 digits (`Expansion.swift`).

/// ψ(x) = Γ′(x)/Γ(x) (DLMF 5.2.2).
///
/// NaN at the poles 0, −1, −2, … and at −∞; +∞ at +∞. Measured: at most 4 units in the last place of the result
/// everywhere, next to the positive root and the negative ones too.
@usableFromInline
func digammaFunction(_ x: Double) -> Double {
  guard x < 0 else { return x == 0 ? .nan : digammaOfPositive(x) }
  let distance = x - x.rounded()  // from the nearest pole, exact
  guard distance != 0, x.isFinite else { return .nan }
  let regular = digammaOfPositive(1 - x)
  let singular = piTimesCotangentOfPi(times: distance)
  let difference = regular - singular
  if difference.magnitude >= max(regular.magnitude, singular.magnitude, 1) / 2 { return difference }
  return digammaByExpansions(x, distance: distance)
}

/// ψ(x) for x > 0, where no branch has terms much larger than the result; NaN passes through.
private func digammaOfPositive(_ x: Double) -> Double {
  if x >= 10 {
    let square = 1 / (x * x)
    var sum = 0.0
    for coefficient in asymptoticCoefficients.reversed() { sum = (sum + coefficient) * square }
    return log(x) - 0.5 / x - sum
  }
  if x > 2 {
    var sum = 0.0
    var y = x
    while y > 2 {
      y -= 1
      sum += 1 / y
    }
    return digammaNearRoot(y) + sum
  }
  if x >= 1 { return digammaNearRoot(x) }
  return x.isNaN ? x : digammaNearRoot(x + 1) - 1 / x
}

/// ψ(x) = (x − x₀)·g(x − 3/2) for 1 ≤ x ≤ 2.
private func digammaNearRoot(_ x: Double) -> Double {
  var g = 0.0
  for coefficient in coefficientsOfG.reversed() { g = g * (x - 1.5) + coefficient }
  return ((x - positiveRoot.high) - positiveRoot.low) * g
}

/// π cot(πx) for −½ ≤ x ≤ ½, x ≠ 0, with a tangent whose argument stays below π/4.
private func piTimesCotangentOfPi(times x: Double) -> Double {
  let a = x.magnitude
  let value = a > 0.25 ? Double.pi * tan(.pi * (0.5 - a)) : Double.pi / tan(.pi * a)
  return x < 0 ? -value : value
}

/// ψ(x) for x < 0 where its two parts cancel: DLMF 5.5.4 with 5.5.2 up to y ≥ 20, and 5.11.2 there.
private func digammaByExpansions(_ x: Double, distance: Double) -> Double {
  var y = Expansion(sumOf: 1, -x)
  var sum = Expansion(0)
  while y.high < 20 {
    sum = sum - Expansion(1) / y
    y = y + Expansion(1)
  }
  let reciprocal = Expansion(1) / y
  let square = reciprocal * reciprocal
  var series = Expansion(0)
  for (numerator, denominator) in bernoulliNumbersOver2k.reversed() {
    series = (series + Expansion(numerator) / Expansion(denominator)) * square
  }
  sum = sum + Expansion.logarithm(y) - Expansion(0.5) * reciprocal - series
  let singular = Expansion.piTimesCotangentOfPi(times: distance.magnitude)
  return (distance < 0 ? sum + singular : sum - singular).high
}

// MARK: - Constants, by Tests/ElementaryTests/Figures/coefficients.py

/// The root of ψ on the positive axis, 1.46163214496836234126.
private let positiveRoot = (high: 1.4616321449683622, low: 9.549995429965697e-17)

// swift-format-ignore
/// g(t) = Σ cₖ tᵏ with ψ(x) = (x − x₀)·g(x − 3/2), for |t| ≤ ½; relative error 7e-17.
private let coefficientsOfG: [Double] = [
   0.9510558760318328,
  -0.4236274212814606,
   0.24054248424078697,
  -0.14840492305388092,
   0.09498872445289039,
  -0.06192213327548831,
   0.040760833940846085,
  -0.026975796659787055,
   0.017907248317313294,
  -0.011908220105959716,
   0.007927021796868154,
  -0.005279937255532708,
   0.003518106563802472,
  -0.0023454947397380833,
   0.0015633696313653504,
  -0.0010364584817312839,
   0.0006909255761282986,
  -0.00048595039220036254,
   0.00032395945401345196,
  -0.00014480643368061614,
   9.653646261410062e-05,
  -0.0001782188548855923,
   0.00011881232908510335,
]

/// B₂ₖ/2k for k = 1, 2, … 8, of ψ(x) ~ log x − 1/2x − Σ B₂ₖ/(2k x²ᵏ) (DLMF 5.11.2).
private let asymptoticCoefficients: [Double] = [
  1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160,
]

// swift-format-ignore
/// The same as fractions in lowest terms, k = 1, 2, … 16.
let bernoulliNumbersOver2k: [(Double, Double)] = [
  (1, 12),                  (-1, 120),           (1, 252),              (-1, 240),
  (1, 132),                 (-691, 32760),       (1, 12),               (-3617, 8160),
  (43867, 14364),           (-174611, 6600),     (77683, 276),          (-236364091, 65520),
  (657931, 12),             (-3392780147, 3480), (1723168255201, 85932), (-7709321041217, 16320),
]
