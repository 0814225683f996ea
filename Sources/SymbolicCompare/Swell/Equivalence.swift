// After reading this file you know in what sense symbolic differentiation and automatic differentiation are the
// same, measured: operation by operation, and bit by bit.
//
// The naive formula, stored with its sharing and evaluated from the leaves up, computes for every node v the pair
// (v, v′) by the same rule as forward mode. Where both write the rule alike they perform the same operations on the
// same numbers, and the results are equal to the last bit (Laue 2019, arXiv:1904.02990). They differ only where one
// of them arranges a rule differently: forward mode has 1/cosh² where the textbook has 1 − tanh².
//
// Reverse mode is not found again in this way. The product x₁·…·x₁₀ has a gradient of 10 formulas; with every equal
// subexpression computed once that takes many more operations than the sweep, whose suffix products no longer stand
// in the simplified formulas.

import Dual
import Elementary
import Reverse

/// How far forward mode and the naive formula agree, and what each way of differentiating computes.
public struct Equivalence: Sendable, Hashable {
  /// At how many random points the derivative was compared: those where forward mode has a number.
  public let points: Int

  /// At how many of them both are the same number, to the last bit.
  public let identical: Int

  /// Compares a formula's derivative by one variable in both ways.
  ///
  /// - Parameters:
  ///   - formula: the formula.
  ///   - name: the variable.
  ///   - count: how many points to try.
  ///   - seed: the same seed gives the same points.
  ///   - range: the range of every variable.
  /// - Complexity: two evaluations a point.
  public init(
    of formula: Symbolic, withRespectTo name: String, points count: Int = 1000, seed: UInt64 = 1,
    in range: ClosedRange<Double> = 0.1...0.9
  ) {
    let names = formula.variables
    let function = formula.compiled(inputs: names)
    let derivative = formula.derivative(withRespectTo: name).sharingEqualSubexpressions.compiled(
      inputs: names)
    var generator = Sequence(state: seed)
    var (points, identical) = (0, 0)
    for _ in 0..<Swift.max(count, 0) {
      let point = names.map { _ in Double.random(in: range, using: &generator) }
      let seeded = zip(names, point).map { Dual(value: $1, tangent: $0 == name ? 1 : 0) }
      let forward = function.value(at: seeded).tangent
      let naive: Double = derivative.value(at: point)
      if forward.isNaN { continue }
      points += 1
      if forward == naive { identical += 1 }
    }
    (self.points, self.identical) = (points, identical)
  }

  /// SplitMix64 (Steele, Lea & Flood 2014): points that are the same on every machine.
  private struct Sequence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}

/// The distinct operations by which each method computes a function and all its partial derivatives.
public struct GradientOperations: Sendable, Hashable {
  /// The function alone.
  public let function: Int

  /// The function and its naive formulas, each distinct subexpression computed once: what forward mode does in
  /// one pass for each variable, without repeating what the passes have in common.
  public let naive: Int

  /// The function and its lightly simplified formulas, each distinct subexpression computed once.
  public let light: Int

  /// The function and its gradient by a reverse sweep.
  public let reverse: Int

  /// Counts the operations for the gradient by some variables.
  ///
  /// - Complexity: linear in the shared sizes.
  public init(of formula: Symbolic, gradientBy names: [String]) {
    let naive = names.map { formula.derivative(withRespectTo: $0) }
    function = Self.count([formula])
    self.naive = Self.count([formula] + naive)
    light = Self.count([formula] + Symbolic.lightlySimplified(naive))
    reverse = TapeSize(of: formula, gradientBy: names).operationsWithGradient
  }

  private static func count(_ formulas: [Symbolic]) -> Int {
    let order = EvaluationOrder(of: formulas)
    return StructuralNumbering(order).representatives.count { order.first[$0] >= 0 }
  }
}
