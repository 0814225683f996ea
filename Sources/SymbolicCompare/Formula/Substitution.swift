// After reading this file you know how formulas are put into formulas, and how a formula of one variable is
// iterated: f(x), f(f(x)), f(f(f(x))), ….

extension Symbolic {
  /// The formula with another one in place of a variable.
  ///
  /// Every use of the variable becomes the same node, so nothing is copied.
  /// - Complexity: linear in the stored nodes of this formula.
  public func substituting(_ replacement: Symbolic, for name: String) -> Symbolic {
    let order = EvaluationOrder(of: [self])
    let depends = order.depends(on: name)
    var results: [Node] = []
    results.reserveCapacity(order.nodes.count)
    for (index, node) in order.nodes.enumerated() {
      let (a, b) = (order.first[index], order.second[index])
      if !depends[index] {
        results.append(node)
      } else if a < 0 {
        results.append(replacement.node)
      } else {
        results.append(Node(node.content, results[a], b < 0 ? nil : results[b]))
      }
    }
    return Symbolic(results[order.roots[0]])
  }

  /// The formula applied n times, starting from the variable itself.
  ///
  /// With f = `4*x*(1 - x)`, `f.iterated(2, over: "x")` is 4·f·(1 − f). n = 0 gives the variable.
  /// - Complexity: n times the stored nodes of this formula, though the tree may grow exponentially with n.
  public func iterated(_ n: Int, over name: String) -> Symbolic {
    var result = Symbolic(anyName: name)
    for _ in 0..<Swift.max(n, 0) { result = substituting(result, for: name) }
    return result
  }
}
