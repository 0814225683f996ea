// After reading this file you know Laue's equivalence live: for each operation of a formula the pair (v, v̇) that forward
// mode computes, beside the value of the formula that the naive differentiator wrote for v′ there.
//
//     log(1 + exp(w·x + b)) by w:
//
//     operation        forward mode                     naive formula, its part for this operation
//     v1 = w·x         v̇1 = 1·x                         v1′ = 1·x + w·0
//     v2 = v1 + b      v̇2 = v̇1                          v2′ = v1′ + 0
//     v3 = exp(v2)     v̇3 = v3·v̇2                       v3′ = v3·v2′
//     v4 = 1 + v3      v̇4 = v̇3                          v4′ = 0 + v3′
//     v5 = log(v4)     v̇5 = (1/v4)·v̇4                   v5′ = v4′/v4               ← here the rule is arranged otherwise
//
// Where two rows differ, either the rule at this operation is arranged differently, or only the operands' tangents are. To
// tell: forward mode's rule is applied to the naive operands. If the naive result comes out, the row has only inherited.
// Bits are compared, not digits: two arrangements of one rule differ in the last place, at some points and not at others.
//
// Source: Laue 2019, arXiv:1904.02990. Cost: two evaluations a point, and one rule more for each operation.

import Dual
import Elementary
import Reverse

/// A derivative by forward mode and by the naive formula, operation by operation.
public struct EquivalenceTrace: Sendable {
  /// Why two numbers are the same or not.
  public enum Cause: String, Sendable {
    /// They are the same number.
    case same

    /// The rule at this operation is arranged differently.
    case rule

    /// The rule does the same here; the tangents of its operands differ already.
    case operands
  }

  /// An input or an operation.
  public struct Row: Sendable {
    /// The name of the input, or of the operation's result.
    public let name: String

    /// The operation; empty for an input.
    public let operation: String

    /// The value v.
    public let value: Double

    /// The tangent v̇ of forward mode.
    public let forward: Double

    /// The value of the naive formula for v′.
    public let naive: Double

    /// Why they differ, if they do.
    public let cause: Cause

    /// How forward mode arranges the rule: `1/u*u'`; `nil` for an input.
    public let forwardRule: String?

    /// How the textbook arranges it: `u'/u`; `nil` for an input.
    public let naiveRule: String?

    /// At how many of the random points the two differ.
    public internal(set) var differing = 0

    /// At how many of those the rule itself is the cause.
    public internal(set) var differingByRule = 0
  }

  /// The variable by which is differentiated.
  public let variable: String

  /// The inputs and operations that depend on the variable, in the order of evaluation.
  public private(set) var rows: [Row]

  /// How many random points were compared: those where forward mode has a number.
  public private(set) var points = 0

  /// Compares the two at a point, and how often each row differs at random points.
  ///
  /// - Parameters:
  ///   - formula: the formula.
  ///   - name: the variable, one of the formula's.
  ///   - point: a number for each variable of the formula, in the order of their names.
  ///   - count: how many random points are tried.
  ///   - seed: the same seed gives the same points.
  ///   - range: the range of every variable.
  /// - Complexity: two evaluations and a rule for each operation, at each point.
  public init(
    of formula: Symbolic, withRespectTo name: String, at point: [Double], points count: Int = 1000,
    seed: UInt64 = 1, in range: ClosedRange<Double> = 0.1...0.9
  ) {
    let pair = ComputedTwice(formula, withRespectTo: name)
    variable = name
    rows = pair.rows(at: point)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<Swift.max(count, 0) {
      let random = point.map { _ in Double.random(in: range, using: &generator) }
      let (values, forward, naive) = pair.numbers(at: random)
      if forward.last?.isNaN ?? true { continue }
      points += 1
      for (row, index) in pair.active.enumerated() where !areSame(forward[index], naive[index]) {
        rows[row].differing += 1
        if pair.cause(at: index, values, forward, naive) == .rule { rows[row].differingByRule += 1 }
      }
    }
  }
}

/// Whether two numbers are the same to the last bit; a NaN is a NaN, and a zero a zero.
private func areSame(_ x: Double, _ y: Double) -> Bool { x == y || (x.isNaN && y.isNaN) }

/// A formula and the parts of its naive derivative, ready to be evaluated in both ways.
private struct ComputedTwice {
  let derivation: Derivation

  /// The formula's nodes as outputs, in the order of their evaluation.
  let list: WengertList

  /// For each node the formula of its derivative, as outputs.
  let derivatives: WengertList

  /// The nodes that depend on the variable.
  let active: [Int]

  let seeds: [Double]
  let depends: [Bool]

  init(_ formula: Symbolic, withRespectTo name: String) {
    let derivation = Derivation(of: formula, withRespectTo: name)
    let order = derivation.order
    let names = formula.variables
    let zero: Symbolic = 0
    let outputs = derivation.steps.map(\.output)
    var used = -1
    // A node without a rule has a derivative that nobody asks for.
    let formulas = derivation.rules.map { rule in
      if rule == nil { return zero }
      used += 1
      return outputs[used]
    }
    self.derivation = derivation
    list = Symbolic.compiled(order.nodes.map { Symbolic($0) }, inputs: names)
    derivatives = Symbolic.compiled(formulas, inputs: names)
    depends = order.depends(on: name)
    active = order.nodes.indices.filter { [depends] in depends[$0] }
    seeds = names.map { $0 == name ? 1 : 0 }
  }

  /// For each node its value, its tangent, and the value of the naive formula.
  func numbers(at point: [Double]) -> (values: [Double], forward: [Double], naive: [Double]) {
    let duals = list.values(at: zip(point, seeds).map { Dual(value: $0, tangent: $1) })
    let numbers = derivatives.values(at: point)
    let nodes = list.outputs.map { duals[$0] }
    // + 0, so that a −0, which stands for no dependence, is shown as 0.
    return (nodes.map(\.value), nodes.map { $0.tangent + 0 }, derivatives.outputs.map { numbers[$0] })
  }

  /// Why the two numbers at a node are the same or not.
  func cause(
    at index: Int, _ values: [Double], _ forward: [Double], _ naive: [Double]
  ) -> EquivalenceTrace.Cause {
    if areSame(forward[index], naive[index]) { return .same }
    guard case .operation(let primitive) = derivation.order.nodes[index].content else { return .rule }
    let (a, b) = (derivation.order.first[index], derivation.order.second[index])
    let x = Dual(value: values[a], tangent: naive[a])
    let result =
      b < 0
      ? Dual.apply(primitive, to: x)
      : Dual.apply(primitive, to: x, Dual(value: values[b], tangent: naive[b]))
    return areSame(result?.tangent ?? .nan, naive[index]) ? .operands : .rule
  }

  func rows(at point: [Double]) -> [EquivalenceTrace.Row] {
    let (values, forward, naive) = numbers(at: point)
    let names = list.slotNames()
    let lines = Dictionary(list.lines.map { ($0.result, $0) }) { first, _ in first }
    return active.map { index in
      let slot = list.outputs[index]
      let rules = arrangements(at: index)
      return EquivalenceTrace.Row(
        name: names[slot], operation: lines[slot].map { list.formula(of: $0, names: names) } ?? "",
        value: values[index], forward: forward[index], naive: naive[index],
        cause: cause(at: index, values, forward, naive), forwardRule: rules?.forward, naiveRule: rules?.naive)
    }
  }

  /// The rule of an operation as both arrange it, of letters: u and v for operands, c for a part without the variable.
  func arrangements(at index: Int) -> (forward: String, naive: String)? {
    let order = derivation.order
    guard case .operation(let primitive) = order.nodes[index].content, let rule = derivation.rules[index]
    else { return nil }
    let (a, b) = (order.first[index], order.second[index])
    func letter(_ operand: Int, _ name: String) -> Symbolic {
      if case .numeral = order.nodes[operand].content { return Symbolic(order.nodes[operand]) }
      return .variable(depends[operand] ? name : "c")
    }
    let u = letter(a, "u")
    let v = b < 0 ? nil : letter(b, "v")
    let (du, dv) = (Symbolic(anyName: "u'"), Symbolic(anyName: "v'"))
    let whole = Symbolic(Node(.operation(primitive), u.node, v?.node))
    let isMoving = (first: depends[a], second: b >= 0 && depends[b])
    var slopes = ForwardSlopes()
    let forward = slopes.tangent(
      of: primitive, u, v, value: whole, isMoving.first ? du : nil, isMoving.second ? dv : nil)
    let naive = rule.applied(
      to: whole, u, v ?? u, derivatives: isMoving.first ? du : 0, isMoving.second ? dv : 0)
    return ((forward ?? 0).tidied.description, naive.description)
  }
}
