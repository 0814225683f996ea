// After reading this file you know how random directions are drawn: the same ones in every run.

import Elementary

extension SeededGenerator {
  /// A vector of numbers between −1 and 1.
  mutating func vector(count: Int) -> [Double] {
    (0..<Swift.max(count, 0)).map { _ in Double.random(in: -1...1, using: &self) }
  }

  /// A direction that moves each input by a random part, between a half and the whole, of its own size.
  ///
  /// Inputs of very different size, such as 10⁶ and 10⁻³, then all take part; an input that is 0 counts as 1.
  mutating func direction(at x: [Double]) -> [Double] {
    x.map { input in
      let size = input == 0 ? 1 : input.magnitude.binade
      return size * Double.random(in: 0.5...1, using: &self) * (Bool.random(using: &self) ? 1 : -1)
    }
  }
}

/// x + t·v; an input without a component of v stays where it is.
func moved(_ x: [Double], along direction: [Double], by t: Double) -> [Double] {
  x.indices.map { $0 < direction.count ? x[$0] + t * direction[$0] : x[$0] }
}

/// The inner product ⟨a, b⟩; where b is 0 nothing is added, even if a is NaN or infinite there.
func innerProduct(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $1.1 == 0 ? $0 : $0 + $1.0 * $1.1 }
}
