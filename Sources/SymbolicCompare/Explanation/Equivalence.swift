// After reading this file you know in what sense symbolic differentiation and automatic differentiation are the
// same, measured: operation by operation, and bit by bit.
//
// The naive formula, stored with its sharing and evaluated from the leaves up, computes for every node v the pair
// (v, v′) by the same rule as forward mode. Where both write the rule alike they perform the same operations on the
// same numbers, and the results are equal to the last bit (Laue 2019, arXiv:1904.02990). They differ only where one
// of them arranges a rule differently: forward mode has 1/cosh² where the textbook has 1 − tanh².

import Dual
import Elementary
import Reverse

/// How far forward mode and the naive formula agree.
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
    var generator = SeededGenerator(seed: seed)
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
}
