// After reading this file you know how every derivative of digamma is computed, of any order and at any
// argument, without a long loop and without a power that overflows on the way.
//
// For n ≥ 1 it is a sum over the poles (DLMF 5.15.1), in another notation Hurwitz' zeta function (25.11.12):
//
//     ψ⁽ⁿ⁾(x) = (−1)ⁿ⁺¹ n! Σ (x + k)⁻⁽ⁿ⁺¹⁾,  k = 0, 1, 2, …    = (−1)ⁿ⁺¹ n! ζ(n + 1, x)
//
// The distance a from the nearest pole rules it: n!/aⁿ⁺¹ is taken out, by its logarithm where it is very large or
// very small. What is left is a sum of weights (a/(a + k))ⁿ⁺¹ that begins with 1, falls like exp(−nk/a), and from
// a + k > n + 10 on has the Euler–Maclaurin formula for its tail (DLMF 5.15.9). So no loop is longer than 50 turns.
//
// Check by hand: ψ′(1) = 1 + 1/4 + 1/9 + … = π²/6.
//
// Left of 0 there are poles on both sides of x: endlessly many on its left, on its right those up to 0. On the
// side of the nearest pole their distances are a, a + 1, …, on the other 1 − a, 2 − a, … Beyond 0 there are none:
// their part, at the distances 1 − x, 2 − x, …, is taken away again. So three sums are enough, whatever x is. A
// pole on the right counts with the sign (−1)ⁿ⁺¹:
//
//     odd n      Σ = ζ(n+1, a) + ζ(n+1, 1 − a) − ζ(n+1, 1 − x)
//     even n     Σ = ± [ ζ(n+1, a) − ζ(n+1, 1 − a) ± ζ(n+1, 1 − x) ]
//
// with + twice if the nearest pole is left of x, and − twice if it is right of it.
//
// For even n and x midway between two poles the first two sums are equal, and ψ⁽ⁿ⁾(x) = ψ⁽ⁿ⁾(1 − x).
//
// For even n there is a root between two poles on the left. Next to it the first two terms cancel, and all three are
// formed again with 32 digits (PolygammaNearRoots.swift).

/// ψ⁽ⁿ⁾(x), the derivative of order n of digamma; n = 0 is digamma.
///
/// NaN unless n is a whole number ≥ 0, at the poles 0, −1, −2, …, and at −∞; 0 at +∞ for n ≥ 1.
/// Overflows to ±∞, or underflows to 0, only where the value does.
@usableFromInline
func polygammaFunction(_ n: Double, _ x: Double) -> Double {
  guard n.isFinite, n >= 0, n == n.rounded(), !x.isNaN else { return .nan }
  if n == 0 { return digammaFunction(x) }
  let isOdd = n.truncatingRemainder(dividingBy: 2) == 1
  if x > 0 {
    if x == .infinity { return 0 }
    let magnitude = scaled(sumOfWeights(n, x), byFactorialOf: n, overPowerOf: x)
    return isOdd ? magnitude : -magnitude
  }
  let distance = x - x.rounded()  // from the nearest pole, exact
  guard x.isFinite, distance != 0 else { return .nan }
  if distance == 0.5 && !isOdd { return polygammaFunction(n, 1 - x) }
  let a = distance.magnitude
  let nextPole = sumOfWeights(n, 1 - a) * weight(n, a, (1 - 2 * a) / a)
  let beyondZero = sumOfWeights(n, 1 - x) * weight(n, a, (1 - x - a) / a)
  var sum = sumOfWeights(n, a)
  if isOdd {
    sum += nextPole - beyondZero
  } else {
    let largest = sum
    sum -= nextPole + (distance > 0 ? -beyondZero : beyondZero)
    if sum.magnitude < 0.75 * largest, n < 1e15 { sum = weightsBetweenPoles(n, x, distance: distance) }
    if distance > 0 { sum = -sum }
  }
  return scaled(sum, byFactorialOf: n, overPowerOf: a)
}

/// aⁿ⁺¹ ζ(n + 1, a) = Σ (a/(a + k))ⁿ⁺¹ for a > 0: the terms before n + 10, then the tail.
///
/// The largest terms come first, so what each addition rounds away is kept and added at the end.
private func sumOfWeights(_ n: Double, _ a: Double) -> Double {
  var sum = Expansion(0)
  var k = 0.0
  while a + k < n + 10 {
    let term = weight(n, a, k / a)
    let next = Expansion(sumOf: sum.high, term)
    sum = Expansion(next.high, sum.low + next.low)
    if term < 1e-19 * sum.high { return sum.high + sum.low }
    k += 1
  }
  return sum.high + (sum.low + weight(n, a, k / a) * tail(n, a + k))
}

/// (a/(a + k))ⁿ⁺¹ from the ratio k/a, so that the large exponent does not multiply a rounding error.
private func weight(_ n: Double, _ a: Double, _ ratio: Double) -> Double {
  exp(-(n + 1) * log1p(ratio))
}

/// zⁿ⁺¹ ζ(n + 1, z) ~ z/n + ½ + Σ B₂ₖ/(2k)! · (n + 1)(n + 2)…(n + 2k − 1)/z²ᵏ⁻¹ for z ≥ n + 10.
private func tail(_ n: Double, _ z: Double) -> Double {
  var sum = 0.0
  var j = Double(2 * bernoulliNumbersOverFactorials.count)
  for coefficient in bernoulliNumbersOverFactorials.reversed() {
    j -= 2
    sum = ((n + j + 1) / z) * (coefficient + ((n + j + 2) / z) * sum)
  }
  return z / n + 0.5 + sum
}

/// sum · n!/aⁿ⁺¹.
private func scaled(_ sum: Double, byFactorialOf n: Double, overPowerOf a: Double) -> Double {
  if n <= 12 && a > 1e-15 && a < 1e15 { return sum * factorial(n) * pow(a, -(n + 1)) }
  if sum == 0 { return 0 }
  let logarithm = logarithmOfFactorial(n, overPowerOf: a)
  if logarithm.high.magnitude > 1e5 { return logarithm.high > 0 ? sum * .infinity : sum * 0 }
  let half = exp(logarithm.high / 2)
  return half * (sum * (1 + logarithm.low)) * half
}

/// log(n!/aⁿ⁺¹): to 30 digits for n ≤ 20, beyond by Stirling's formula (DLMF 5.11.1), 10⁻¹⁷ off at most.
private func logarithmOfFactorial(_ n: Double, overPowerOf a: Double) -> Expansion {
  let logarithmOfA = Expansion.logarithm(Expansion(a))
  if n <= 20 {
    return Expansion.logarithm(Expansion(factorial(n))) - Expansion(n + 1) * logarithmOfA
  }
  let logarithmOfN = Expansion.logarithm(Expansion(n))
  let large = Expansion(n) * (logarithmOfN - logarithmOfA - Expansion(1))
  let small = Expansion(0.5) * (logarithmOfN + Expansion.logarithmOf2Pi) - logarithmOfA
  let s = 1 / (n * n)
  let correction = (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / n
  return large + small + Expansion(correction)
}

/// n! for whole n ≤ 20, exactly.
private func factorial(_ n: Double) -> Double {
  var product = 1.0
  for k in stride(from: 2.0, through: n, by: 1) { product *= k }
  return product
}

// swift-format-ignore
/// B₂ₖ/(2k)! for k = 1, 2, … 12.
private let bernoulliNumbersOverFactorials: [Double] = [
   0.08333333333333333,
  -0.001388888888888889,
   3.306878306878307e-05,
  -8.267195767195768e-07,
   2.08767569878681e-08,
  -5.284190138687493e-10,
   1.3382536530684679e-11,
  -3.3896802963225827e-13,
   8.586062056277845e-15,
  -2.174868698558062e-16,
   5.5090028283602295e-18,
  -1.3954464685812522e-19,
]
