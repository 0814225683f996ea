// After reading this file you know how polygamma keeps its digits where it passes through 0.
//
// For even n > 0 there is one root between any two poles on the left, near the middle: what the poles on the left of x
// contribute has one sign, what those on its right contribute has the other. With a the distance from the nearest pole
//
//     Σ = ζ(n+1, a) − ζ(n+1, 1 − a) ± ζ(n+1, 1 − x)
//
// where the first two cancel (see Polygamma.swift). Nothing can be rearranged: the root is no number with a name. So
// the three sums are formed with 32 digits (Expansion.swift), of which a cancellation may take sixteen.
//
// Check by hand: ψ″(−½) = ψ″(3/2) = 16 − 14 ζ(3) = −0.8288, midway between the poles 0 and −1. All poles but 0 are on
// the left and pull the function down, so that the root is a little to the right, at −0.4957.
//
// Sources: DLMF 5.15.1, 5.15.9, 25.11.12.

/// aⁿ⁺¹ (ζ(n + 1, a) − ζ(n + 1, 1 − a) ± ζ(n + 1, 1 − x)), with + for a pole on the left of x, for even n.
///
/// - Parameters:
///   - n: the order, a whole number below 10¹⁵.
///   - x: a negative number, between two poles.
///   - distance: that from the nearest pole, x − a whole number, at most ½ in magnitude.
/// - Complexity: about 80 divisions and powers with 32 digits.
func weightsBetweenPoles(_ n: Double, _ x: Double, distance: Double) -> Double {
  let a = distance.magnitude
  let left = sumOfWeights(n, a, from: Expansion(a))
  let right = sumOfWeights(n, a, from: Expansion(sumOf: 1, -a))
  let beyondZero = sumOfWeights(n, a, from: Expansion(sumOf: 1, -x))
  return (left - right + (distance > 0 ? beyondZero : -beyondZero)).high
}

/// Σ (a/(y + k))ⁿ⁺¹ over k = 0, 1, 2, …: terms until 10⁻³⁴ or n + 20, then the tail.
private func sumOfWeights(_ n: Double, _ a: Double, from y: Expansion) -> Expansion {
  var sum = Expansion(0)
  var pole = y
  while pole.high < n + 20 {
    let term = power(Expansion(a) / pole, UInt64(n) + 1)
    sum = sum + term
    if term.high < 1e-34 { return sum }
    pole = pole + Expansion(1)
  }
  return sum + power(Expansion(a) / pole, UInt64(n) + 1) * tail(n, pole)
}

/// zⁿ⁺¹ ζ(n + 1, z) ~ z/n + ½ + Σ B₂ₖ/2k · (n + 1)(n + 2)…(n + 2k − 1)/(2k − 1)!/z²ᵏ⁻¹ for z ≥ n + 20.
private func tail(_ n: Double, _ z: Expansion) -> Expansion {
  let square = z * z
  var sum = Expansion(0)
  for (index, (numerator, denominator)) in bernoulliNumbersOver2k.enumerated().reversed() {
    let twice = Double(2 * (index + 1))
    let ratio = Expansion(productOf: n + twice, n + twice + 1) / (Expansion(twice * (twice + 1)) * square)
    sum = Expansion(numerator) / Expansion(denominator) + ratio * sum
  }
  return z / Expansion(n) + Expansion(0.5) + Expansion(n + 1) / z * sum
}

/// A power with a whole exponent ≥ 1, by repeated squaring.
private func power(_ base: Expansion, _ exponent: UInt64) -> Expansion {
  var (result, factor, rest) = (Expansion(1), base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result = result * factor }
    factor = factor * factor
    rest >>= 1
  }
  return result
}
