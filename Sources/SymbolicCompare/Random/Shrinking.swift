// After reading this file you know how a counter-example is made small, so that a reader sees at once what is wrong.
//
// Idea. A random formula of twenty operations that fails says little. Try simpler cases that still fail, and go on
// from the first one, until none is left:
//
//     exp(sin(x*y) + 3*relu(x))  at x=0.731, y=-2.118   fails
//     sin(x*y) + 3*relu(x)                              fails: an operation gives way to its operand
//     relu(x)                                           fails
//     relu(x)  at x=1                                   fails: and simpler numbers
//
// The formula is changed where it is stored: a part that is used twice changes in both places, and stays one part.
// Of several variables one is tried in the place of all.
//
// Cost. Each round tries one simpler case for each node and coordinate; a limit on the number of tries keeps it short.

extension Counterexample {
  /// The simplest case found on which the property does not hold either.
  ///
  /// - Parameters:
  ///   - tries: how many simpler cases may be looked at.
  ///   - property: what is wrong with a formula at a point, or `nil` if the property holds.
  /// - Complexity: at most `tries` calls of the property.
  public func shrunk(tries: Int = 2000, by property: (Symbolic, Point) -> String?) -> Counterexample {
    var smallest = self
    var left = tries
    var isSmaller = true
    while isSmaller && left > 0 {
      isSmaller = false
      for (formula, point) in smallest.simplerCases() where left > 0 {
        left -= 1
        guard let reason = property(formula, point) else { continue }
        smallest = Counterexample(formula, at: point, reason: reason)
        isSmaller = true
        break
      }
    }
    return smallest
  }

  /// Cases that are simpler in one place, the boldest first.
  private func simplerCases() -> [(Symbolic, Point)] {
    simplerFormulas().map { ($0, point.restricted(to: $0.variables)) } + simplerPoints().map { (formula, $0) }
  }

  private func simplerFormulas() -> [Symbolic] {
    let order = EvaluationOrder(of: [formula])
    var simpler: [Symbolic] = []
    for node in order.nodes.reversed() {
      for operand in [node.first, node.second].compactMap(\.self) {
        simpler.append(formula.replacing(node, by: operand))
      }
    }
    for node in order.nodes.reversed() {
      switch node.content {
      case .operation: simpler += [1, 2].map { formula.replacing(node, by: Symbolic($0).node) }
      case .numeral(let value) where value != 1 && value != 2:
        simpler += [1, 2].map { formula.replacing(node, by: Symbolic($0).node) }
      case .variable(let name) where name != formula.variables.first:
        simpler += formula.variables.prefix(1).map { formula.replacing(node, by: Symbolic.variable($0).node) }
      case .numeral, .variable: continue
      }
    }
    return simpler
  }

  private func simplerPoints() -> [Point] {
    point.names.indices.flatMap { index in
      let value = point.values[index]
      let candidates = [0, 1, -1, 2, value.rounded(), (value * 10).rounded() / 10]
      return candidates.prefix { $0 != value }.map { candidate in
        var coordinates = Array(zip(point.names, point.values))
        coordinates[index].1 = candidate
        return Point(coordinates)
      }
    }
  }
}

extension Point {
  /// The point without the coordinates of other names.
  func restricted(to names: [String]) -> Point {
    Point(names.compactMap { name in self[name].map { (name, $0) } })
  }
}

extension Symbolic {
  /// The formula with one of its nodes exchanged for another; what does not lead to it is kept as it is.
  ///
  /// - Complexity: linear in the number of stored nodes.
  func replacing(_ target: Node, by replacement: Node) -> Symbolic {
    if node === target { return Symbolic(replacement) }
    let order = EvaluationOrder(of: [self])
    var rebuilt = order.nodes
    for index in order.nodes.indices {
      let old = order.nodes[index]
      if old === target {
        rebuilt[index] = replacement
        continue
      }
      let (a, b) = (order.first[index], order.second[index])
      let isChanged = (a >= 0 && rebuilt[a] !== order.nodes[a]) || (b >= 0 && rebuilt[b] !== order.nodes[b])
      if isChanged {
        rebuilt[index] = Node(old.content, a >= 0 ? rebuilt[a] : nil, b >= 0 ? rebuilt[b] : nil)
      }
    }
    return Symbolic(rebuilt[order.roots[0]])
  }
}
