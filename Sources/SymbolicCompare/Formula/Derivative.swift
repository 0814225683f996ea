// After reading this file you know how a formula is differentiated: the rules of `Rules.swift`, applied once to
// each stored node, arguments first.
//
//     s = x + 1; s*s          x′ = 1     1′ = 0     s′ = 1 + 0     (s*s)′ = s′*s + s*s′
//
// The derivative uses the nodes of the formula and of the inner derivatives again. So a formula of N stored nodes
// has a derivative of at most 7·N + O(1) stored nodes as long as it is made of arithmetic (11·N with every function:
// erfc has the longest rule), however large the tree is that one would have to write.
// "Symbolic differentiation explodes" is true of the tree, not of the shared form (Laue 2019, arXiv:1904.02990).

import Elementary

extension Symbolic {
  /// The derivative by the rules of the textbook, with nothing simplified.
  ///
  /// ```
  /// c′ = 0    x′ = 1    (a + b)′ = a′ + b′    (a·b)′ = a′·b + a·b′    (a/b)′ = (a′·b − a·b′)/b²    f(u)′ = f′(u)·u′
  /// ```
  /// A formula in which the variable does not occur is differentiated like any other: (w·b)′ = 0·b + w·0. Only an
  /// exponent or a base without the variable chooses a simpler rule of its own: (a^c)′ = (c·a^(c−1))·a′ and
  /// (c^b)′ = (c^b·log c)·b′, while both active give a^b·(b′·log a + b·a′/a).
  ///
  /// At a singular point the formula can be 0·∞ = NaN where forward and reverse mode know that nothing passes.
  /// - Complexity: one rule for each stored node; at most 10 new nodes for each.
  public func derivative(withRespectTo name: String) -> Symbolic {
    derivation(withRespectTo: name).result
  }

  /// The derivative of higher order, or mixed: by each name after the other, nothing simplified.
  ///
  /// `["x", "x", "y"]` is ∂³/∂y ∂x². Between two orders equal subexpressions are made one node, which changes no
  /// formula but keeps what is stored as small as ``sharedSize``.
  ///
  /// - Complexity: linear in the shared size for each order. That size grows by a factor of 1.6 to 2 an order for
  ///   typical formulas, while the tree grows like a factorial.
  public func derivative(withRespectTo names: [String]) -> Symbolic {
    names.reduce(self) { $0.sharingEqualSubexpressions.derivative(withRespectTo: $1) }
  }

  /// The derivative of some order by one variable; of order 0 or less the formula itself.
  public func derivative(withRespectTo name: String, order: Int) -> Symbolic {
    derivative(withRespectTo: Array(repeating: name, count: Swift.max(order, 0)))
  }

  /// The differentiation with all its steps.
  ///
  /// - Complexity: that of the derivative; the steps are kept, not printed.
  public func derivation(withRespectTo name: String) -> Derivation {
    Derivation(of: self, withRespectTo: name)
  }
}

/// A differentiation that shows its work: which rule made what from what.
///
/// The steps are what the differentiator did, in its order; the last one's output is the result.
public struct Derivation: Sendable, CustomStringConvertible {
  /// One use of a rule.
  public struct Step: Sendable {
    /// The rule; it prints as an equation.
    public let rule: DerivativeRule

    /// The formula that is differentiated.
    public let input: Symbolic

    /// Its derivative.
    public let output: Symbolic
  }

  /// The formula that is differentiated.
  public let formula: Symbolic

  /// The name of the variable.
  public let variable: String

  /// The derivative.
  public var result: Symbolic { derivatives[order.roots[0]] }

  package let order: EvaluationOrder

  /// For each node its rule, or `nil` if its derivative is not needed.
  package private(set) var rules: [DerivativeRule?]
  private var derivatives: [Symbolic]

  package init(of formula: Symbolic, withRespectTo name: String) {
    self.formula = formula
    variable = name
    order = EvaluationOrder(of: [formula])
    rules = order.rules(withRespectTo: name)
    let zero: Symbolic = 0
    let one: Symbolic = 1
    derivatives = Array(repeating: zero, count: order.nodes.count)
    for index in order.nodes.indices {
      guard let rule = rules[index] else { continue }
      switch rule {
      case .constant: break
      case .variable: derivatives[index] = one
      default:
        let (a, b) = (order.first[index], order.second[index])
        derivatives[index] = rule.applied(
          to: Symbolic(order.nodes[index]), Symbolic(order.nodes[a]), b < 0 ? zero : Symbolic(order.nodes[b]),
          derivatives: derivatives[a], b < 0 ? zero : derivatives[b])
      }
    }
  }

  /// The steps in words, one a line; formulas of more than 60 nodes are given by their size.
  public var description: String {
    func words(_ formula: Symbolic) -> String {
      formula.node.size <= 60 ? "\(formula)" : "[\(formula.treeSize) nodes]"
    }
    let lines = steps.map { "(\(words($0.input)))' = \(words($0.output))   by \($0.rule)" }
    return lines.joined(separator: "\n")
  }

  /// The steps, each after those whose outputs it uses.
  ///
  /// - Complexity: one step for each stored node that was differentiated; each input and output is shared with
  ///   the formula and the result.
  public var steps: [Step] {
    order.nodes.indices.compactMap { index in
      rules[index].map {
        Step(rule: $0, input: Symbolic(order.nodes[index]), output: derivatives[index])
      }
    }
  }
}
