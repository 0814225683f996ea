// After reading this file you can compute the weights of any difference scheme by hand.
//
// Idea. Draw the polynomial through the samples and differentiate it. Its value at x is a weighted sum of the samples,
// so its m-th derivative is one too; the weights depend on the places alone. Fornberg's recurrence (1988) adds one place
// at a time, and carries the weights of every derivative up to m.
//
// Example. Places −1, 0, 1: the parabola through them has slope (f₁ − f₋₁)/2 and second derivative f₋₁ − 2f₀ + f₁.
//
// Algebra. With wᵏₙ,ᵢ the weight of place sᵢ in the k-th derivative of the polynomial through s₀ … sₙ:
//
//     old places   wᵏₙ,ᵢ = ( sₙ·wᵏₙ₋₁,ᵢ − k·wᵏ⁻¹ₙ₋₁,ᵢ ) / (sₙ − sᵢ)
//     new place    wᵏₙ,ₙ = (Πₙ₋₁/Πₙ) · ( k·wᵏ⁻¹ₙ₋₁,ₙ₋₁ − sₙ₋₁·wᵏₙ₋₁,ₙ₋₁ ),     Πₙ = Π (sₙ − sᵢ), i < n
//
// Cost. About m·n²/2 multiplications, all exact. Limits. Numerators and denominators must fit in 64 bits: about 16 places.

/// The weights of the m-th derivative at 0 for samples at whole places; `nil` if a fraction overflows.
func fornbergWeights(offsets: [Int], derivativeOrder order: Int) -> [Rational]? {
  let zero = Rational(0)
  var weights = [[Rational]](repeating: Array(repeating: zero, count: order + 1), count: offsets.count)
  guard !offsets.isEmpty else { return nil }
  weights[0][0] = Rational(1)
  var previousProduct = Rational(1)
  for new in offsets.indices.dropFirst() {
    var product = Rational(1)
    for old in 0..<new {
      let distance = offsets[new] - offsets[old]
      guard let longer = product.multiplied(by: Rational(distance)) else { return nil }
      product = longer
    }
    guard let scale = Rational(product.denominator, product.numerator)?.multiplied(by: previousProduct)
    else { return nil }
    let last = weights[new - 1]
    for k in 0...order {
      let lower = k == 0 ? zero : last[k - 1]
      guard let entry = combination(k, lower, -offsets[new - 1], last[k])?.multiplied(by: scale) else {
        return nil
      }
      weights[new][k] = entry
    }
    for old in 0..<new {
      guard let inverse = Rational(1, offsets[new] - offsets[old]) else { return nil }
      for k in (0...order).reversed() {
        let lower = k == 0 ? zero : weights[old][k - 1]
        let entry = combination(-k, lower, offsets[new], weights[old][k])?.multiplied(by: inverse)
        guard let entry else { return nil }
        weights[old][k] = entry
      }
    }
    previousProduct = product
  }
  return weights.map { $0[order] }
}

/// a·x + b·y.
private func combination(_ a: Int, _ x: Rational, _ b: Int, _ y: Rational) -> Rational? {
  guard let left = Rational(a).multiplied(by: x), let right = Rational(b).multiplied(by: y) else {
    return nil
  }
  return left.adding(right)
}

/// Σ wₛ·sᵏ; `nil` on overflow.
func moment(_ power: Int, offsets: [Int], weights: [Rational]) -> Rational? {
  var sum = Rational(0)
  for (offset, weight) in zip(offsets, weights) {
    var term = weight
    for _ in 0..<power {
      guard let next = term.multiplied(by: Rational(offset)) else { return nil }
      term = next
    }
    guard let next = sum.adding(term) else { return nil }
    sum = next
  }
  return sum
}
