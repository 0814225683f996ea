// After reading this file you know the functions whose patterns are known by hand: chains, arrows, grids, blocks.

public import Elementary

/// A function of many inputs, most pairs of which have nothing to do with each other.
public enum SparseFunction: String, CaseIterable, Sendable {
  /// Σ (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²: each input and its two neighbours.
  case chain

  /// Σ x₀²·xᵢ + xᵢ³: each input and the first.
  case arrow

  /// Σ (u − v)⁴ over the edges of a square grid: each input and its four neighbours.
  case grid

  /// Σ (x₃ᵢ·x₃ᵢ₊₁·x₃ᵢ₊₂)²: blocks of three.
  case blocks

  /// (Σ xᵢ)³: all pairs.
  case dense

  /// Σ 3xᵢ: no pair at all.
  case linear

  /// The value.
  ///
  /// Whole numbers stay whole numbers, so that every derivative is exact.
  public func value<T: Scalar>(_ x: [T]) -> T {
    var terms: [T] = []
    switch self {
    case .chain:
      for (x, next) in zip(x, x.dropFirst()) {
        let valley = next - x * x
        let distance = 1 - x
        terms += [valley * valley, distance * distance]
      }
    case .arrow:
      for leaf in x.dropFirst() {
        let across = x[0] * x[0] * leaf
        terms += [across, leaf * leaf * leaf]
      }
    case .grid:
      let side = Self.side(x.count)
      for index in x.indices {
        for other in [index + 1, index + side] where isEntry(index, other, of: x.count) {
          let step = x[index] - x[other]
          terms.append(pow(step, 4))
        }
      }
    case .blocks:
      for start in stride(from: 0, to: x.count, by: 3) {
        let product = x[start..<min(start + 3, x.count)].reduce(T(1)) { $0 * $1 }
        terms.append(product * product)
      }
    case .dense:
      let sum = x.sum()
      terms.append(sum * sum * sum)
    case .linear: terms = x.map { 3 * $0 }
    }
    return terms.sum()
  }

  /// Whether two inputs interact, by hand.
  public func isEntry(_ row: Int, _ column: Int, of count: Int) -> Bool {
    if row < 0 || column < 0 || row >= count || column >= count { return false }
    let distance = (row - column).magnitude
    switch self {
    case .chain: return distance <= 1 && count > 1
    case .arrow: return count > 1 && (distance == 0 || row == 0 || column == 0)
    case .grid:
      let side = Self.side(count)
      if distance == 0 { return count > 1 }
      return distance == side && side > 0 || distance == 1 && row / side == column / side
    case .blocks: return row / 3 == column / 3
    case .dense: return true
    case .linear: return false
    }
  }

  /// How many colours a star colouring takes, for 16 inputs; `nil` where only a bound is known.
  public var colourCount: Int? {
    switch self {
    case .chain, .blocks: 3
    case .arrow: 2
    case .grid: nil
    case .dense: 16
    case .linear: 0
    }
  }

  private static func side(_ count: Int) -> Int {
    var side = 1
    while (side + 1) * (side + 1) <= count { side += 1 }
    return side
  }
}

/// A point of small whole numbers, the same every time.
public func wholePoint(_ count: Int, seed: UInt64 = 1) -> [Double] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in Double(Int.random(in: -3...3, using: &generator)) }
}
