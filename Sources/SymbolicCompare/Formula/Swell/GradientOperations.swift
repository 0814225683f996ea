// After reading this file you know what reverse mode finds that no search for common subexpressions finds again.
//
//     f = x₁·x₂·…·x₁₀     reverse    9 + 18 operations     the suffix products are carried from step to step
//                         light      9 + 44                each formula is simple, and their suffixes are gone:
//                                                          ∂f/∂x₁ = x₂·x₃·…·x₁₀ is 1·x₂·x₃·…, from the left
//
// The naive formulas, each distinct subexpression computed once, are what forward mode does in one pass for each
// variable. Simplified they lose what they had in common; the sweep never had to find it.

import Elementary
import ReverseCore

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

  /// How often each primitive that occurs is computed.
  public let byPrimitive: [Primitive: Counts]

  /// How often one primitive is computed.
  public struct Counts: Sendable, Hashable {
    /// How often the function computes it.
    public var function = 0

    /// How often the function and its naive formulas compute it.
    public var naive = 0

    /// How often the function and its light formulas compute it.
    public var light = 0

    /// How often the function and its reverse sweep compute it.
    public var reverse = 0
  }

  /// Counts the operations for the gradient by some variables.
  ///
  /// - Complexity: linear in the shared sizes.
  public init(of formula: Symbolic, gradientBy names: [String]) {
    let naive = names.map { formula.derivative(withRespectTo: $0) }
    var counts: [Primitive: Counts] = [:]
    for primitive in Self.distinct([formula]) { counts[primitive, default: Counts()].function += 1 }
    for primitive in Self.distinct([formula] + naive) { counts[primitive, default: Counts()].naive += 1 }
    for primitive in Self.distinct([formula] + Symbolic.lightlySimplified(naive)) {
      counts[primitive, default: Counts()].light += 1
    }
    for primitive in EvaluationOrder(of: formula.reverseSweep(by: names)).primitives {
      counts[primitive, default: Counts()].reverse += 1
    }
    byPrimitive = counts
    function = counts.values.reduce(0) { $0 + $1.function }
    self.naive = counts.values.reduce(0) { $0 + $1.naive }
    light = counts.values.reduce(0) { $0 + $1.light }
    reverse = counts.values.reduce(0) { $0 + $1.reverse }
  }

  /// The primitives of the distinct operations.
  private static func distinct(_ formulas: [Symbolic]) -> [Primitive] {
    let order = EvaluationOrder(of: formulas)
    let representatives = StructuralNumbering(order).representatives.map { order.nodes[$0].content }
    return representatives.compactMap { if case .operation(let primitive) = $0 { primitive } else { nil } }
  }
}

extension EvaluationOrder {
  /// The primitive of each operation.
  fileprivate var primitives: [Primitive] {
    nodes.compactMap { if case .operation(let primitive) = $0.content { primitive } else { nil } }
  }
}

extension Symbolic {
  /// The formula, and its partial derivatives as a reverse sweep computes them.
  ///
  /// The sweep is run over formulas instead of numbers, so that what it computes can be read and counted. The
  /// product with the seed 1 is an operation, and so is each operation of a partial derivative, as in 1/cosh².
  /// - Complexity: that of the sweep; all formulas share their nodes.
  public func reverseSweep(by names: [String]) -> [Symbolic] {
    let list = sharingEqualSubexpressions.compiled(inputs: variables)
    let values = list.values(at: list.inputs.map(Symbolic.variable))
    let adjoints = list.adjoints(values: values, seed: 1, output: list.outputs[0])
    let byName = Dictionary(uniqueKeysWithValues: zip(list.inputs, adjoints))
    return [values[list.outputs[0]]] + names.map { (byName[$0] ?? nil) ?? 0 }
  }
}
