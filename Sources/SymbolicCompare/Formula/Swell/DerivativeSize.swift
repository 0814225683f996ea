// After reading this file you know how the size of a derivative is found without differentiating, and which rule
// contributes what.
//
//     x*x + sin(x)         product  1 use    adds 3 + 2      + * * and copies of x, x
//                          sum      1 use    adds 1
//                          sin      1 use    adds 1 + 2
//                          leaves   3 uses   add 1 each
//                                                   5 + 1 + 3 + 3 = 12 nodes:  1*x + x*1 + cos(x)*1

import Elementary

/// The size of a naive derivative, found from the formula alone.
public struct DerivativeSize: Sendable {
  /// What one rule contributes.
  public struct Contribution: Sendable {
    /// The rule; it prints as an equation.
    public let rule: DerivativeRule

    /// How often the rule is used when the formula is written out as a tree.
    public let uses: WholeNumber

    /// How many nodes these uses add together.
    public let nodes: WholeNumber
  }

  /// The nodes of the derivative written out: the sum of all contributions.
  public let tree: WholeNumber

  /// The contributions of the rules, the largest first.
  public let contributions: [Contribution]

  /// The sizes of all subtrees of the formula added up, S: the bound is ``tree`` ≤ 7·S.
  public let sumOfSubtrees: WholeNumber

  /// At most how many nodes the derivative has when equal subexpressions are stored once.
  public let storedAtMost: Int

  /// At most how many bytes these nodes take.
  public var bytesAtMost: Int { storedAtMost * NodeCost.bytesStored }

  /// About how many seconds making them takes in a release build.
  public var seconds: Double { Double(storedAtMost) * NodeCost.secondsStored }
}

extension Symbolic {
  /// The size that the naive derivative will have.
  ///
  /// ```
  /// T(e′) = Σ k(v)   over all operations and leaves v that are differentiated, each use counted
  /// ```
  /// Exact for the tree; an upper bound for the stored form.
  /// - Complexity: one addition for each rule used, at each stored node, of numbers as long as the result.
  public func derivativeSize(withRespectTo name: String) -> DerivativeSize {
    let order = EvaluationOrder(of: [self])
    let rules = order.rules(withRespectTo: name)
    let sums: Sums = order.fold { index, first, second in
      Sums(at: order.nodes[index], rules[index], first, second)
    }
    let contributions = sums.contributions.map { rule, sum in
      DerivativeSize.Contribution(rule: rule, uses: sum.uses, nodes: sum.nodes)
    }
    return DerivativeSize(
      tree: contributions.reduce(0) { $0 + $1.nodes },
      contributions: contributions.sorted {
        $0.nodes == $1.nodes ? $0.rule.description < $1.rule.description : $0.nodes > $1.nodes
      },
      sumOfSubtrees: sums.subtrees,
      storedAtMost: order.storedAfterDifferentiation(withRespectTo: name))
  }
}

extension DerivativeRule {
  /// How many nodes the rule adds at a node.
  func nodesAdded(at node: Node) -> NodesAdded {
    var constant = node.second
    if case .fixedOrder = self { constant = node.first }
    if case .numeral = constant?.content { return nodesAdded(exponentIsNumeral: true) }
    return nodesAdded(exponentIsNumeral: false)
  }
}

/// What is added up over a tree, from the leaves to the outermost operation.
private struct Sums {
  var tree: WholeNumber = 1
  var subtrees: WholeNumber = 0
  var contributions: [DerivativeRule: (uses: WholeNumber, nodes: WholeNumber)] = [:]

  init(at node: Node, _ rule: DerivativeRule?, _ first: Sums?, _ second: Sums?) {
    for argument in [first, second] {
      guard let argument else { continue }
      tree += argument.tree
      subtrees += argument.subtrees
    }
    subtrees += tree
    guard let rule else { return }
    if rule.differentiates.first, let first { add(first.contributions) }
    if rule.differentiates.second, let second { add(second.contributions) }
    let added = rule.nodesAdded(at: node).total(f: tree, u: first?.tree ?? 0, v: second?.tree ?? 0)
    add([rule: (uses: 1, nodes: added)])
  }

  private mutating func add(_ others: [DerivativeRule: (uses: WholeNumber, nodes: WholeNumber)]) {
    contributions.merge(others) { ($0.uses + $1.uses, $0.nodes + $1.nodes) }
  }
}
