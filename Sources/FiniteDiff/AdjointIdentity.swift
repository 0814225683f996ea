// After reading this file you can check a pullback against a pushforward without knowing either.
//
// Idea. The pushforward is the linear map v ↦ J·v, the pullback its transpose w ↦ Jᵀ·w. Whatever J is,
//
//     ⟨w, J·v⟩ = ⟨Jᵀ·w, v⟩        for all v and w
//
// (the "dot-product test"). No differences, no step: the two numbers agree to rounding, or one of the maps is wrong.
//
// Example. J = (1 2; 3 4), v = (1, 1), w = (1, 0): ⟨w, Jv⟩ = 3 and Jᵀw = (1, 2), ⟨Jᵀw, v⟩ = 3. A pullback that forgets to
// transpose gives (1, 3) and 4.
//
// Limits. It cannot see a mistake that both maps share.

/// Both sides of the adjoint identity for one pair of random vectors.
public struct AdjointIdentity: Sendable, Hashable {
  /// ⟨w, J·v⟩, by the pushforward.
  public var forward: Double

  /// ⟨Jᵀ·w, v⟩, by the pullback.
  public var reverse: Double

  /// The difference that rounding explains: 64·ε·(Σ|wᵢ·(Jv)ᵢ| + Σ|(Jᵀw)ⱼ·vⱼ|).
  public var bound: Double

  /// Whether both sides agree.
  public var holds: Bool { (forward - reverse).magnitude <= bound }
}

extension AdjointIdentity: CustomStringConvertible {
  /// Both sides, and whether they agree.
  public var description: String {
    "⟨w, Jv⟩ = \(forward), ⟨Jᵀw, v⟩ = \(reverse): " + (holds ? "equal within \(short(bound))" : "NOT equal")
  }
}

/// Checks that a pullback is the transpose of a pushforward, for random vectors.
///
/// - Parameters:
///   - inputs: the number of inputs, the length of v.
///   - outputs: the number of outputs, the length of w.
///   - pushforward: the map v ↦ J·v at a fixed point.
///   - pullback: the map w ↦ Jᵀ·w at the same point.
///   - trials: how many pairs to try, at least one.
///   - seed: the seed of the random vectors.
/// - Returns: the first pair for which the identity fails, else the pair with the largest difference.
/// - Complexity: One call of each map for each trial.
public func adjointIdentity(
  inputs: Int, outputs: Int, pushforward: ([Double]) throws -> [Double],
  pullback: ([Double]) throws -> [Double],
  trials: Int = 4, seed: UInt64 = 1
) rethrows -> AdjointIdentity {
  var generator = SeededGenerator(seed: seed)
  var worst = AdjointIdentity(forward: 0, reverse: 0, bound: 0)
  for _ in 0..<Swift.max(trials, 1) {
    let v = generator.vector(count: inputs)
    let w = generator.vector(count: outputs)
    let image = try pushforward(v)
    let adjoint = try pullback(w)
    let isComplete = image.count == outputs && adjoint.count == inputs
    let sizes =
      zip(w, image).reduce(0) { $0 + ($1.0 * $1.1).magnitude }
      + zip(adjoint, v).reduce(0) { $0 + ($1.0 * $1.1).magnitude }
    let identity = AdjointIdentity(
      forward: isComplete ? innerProduct(w, image) : .nan, reverse: innerProduct(adjoint, v),
      bound: 64 * 0x1p-52 * sizes)
    guard identity.holds else { return identity }
    if (identity.forward - identity.reverse).magnitude >= (worst.forward - worst.reverse).magnitude {
      worst = identity
    }
  }
  return worst
}
