// After reading this file you know the only traversal of a formula in the module. What differentiates, measures, prints or
// compiles is a plain loop over the order made here, with one array entry a node: memoised and iterative by its shape.
//
//     s = x + 1; s*s        index   node     first  second
//                             0     x          –      –
//                             1     1          –      –
//                             2     +          0      1        each node once,
//                             3     *          2      2        after its arguments

/// The distinct nodes of some formulas, each after its arguments, in the order in which a program computes them.
///
/// Distinct means stored once: two equal subexpressions that were built separately are two entries (see
/// ``StructuralNumbering`` for the other view).
/// - Complexity: one visit to each stored node; about 50 bytes a node.
package struct EvaluationOrder {
  /// The entry for an argument that is not there.
  static let none = -1

  package private(set) var nodes: [Node] = []

  /// For each node the index of its first argument, and of its second.
  package private(set) var first: [Int] = []
  package private(set) var second: [Int] = []

  /// For each formula given the index of its outermost node.
  package private(set) var roots: [Int] = []

  package init(of formulas: [Symbolic]) {
    // Room for all nodes of formulas that are not large, so that nothing moves while it grows.
    let expected = formulas.reduce(8) { Swift.min($0 + Int(Swift.min($1.node.size, 1024)), 1024) }
    var numbering = Numbering(expecting: expected)
    nodes.reserveCapacity(expected)
    first.reserveCapacity(expected)
    second.reserveCapacity(expected)
    var path: [Visit] = []
    path.reserveCapacity(16)
    for formula in formulas {
      path.append(Visit(formula.node))
      var finished = Self.none
      while !path.isEmpty {
        let last = path.count - 1
        path[last].accept(finished)
        finished = Self.none
        if let argument = path[last].nextArgument {
          if let index = numbering.number(of: argument.key) {
            finished = index
          } else {
            path.append(Visit(argument))
          }
        } else {
          let visit = path.removeLast()
          finished = numbering.numberOrNext(of: visit.node.key)
          if finished == nodes.count {
            nodes.append(visit.node)
            first.append(visit.first)
            second.append(visit.second)
          }
        }
      }
      roots.append(finished)
    }
  }

  /// A node on the way down, and the indices of those of its arguments that are finished.
  private struct Visit {
    /// Kept alive by the formula, so that no references need to be counted on the way.
    unowned(unsafe) let node: Node
    var first = EvaluationOrder.none
    var second = EvaluationOrder.none

    init(_ node: Node) { self.node = node }

    var nextArgument: Node? {
      first < 0 ? node.first : second < 0 ? node.second : nil
    }

    mutating func accept(_ index: Int) {
      if first < 0 { first = index } else if second < 0 { second = index }
    }
  }
}

extension Node {
  /// The node's identity.
  fileprivate var key: Numbering.Key { Numbering.Key(high: 0, low: UInt(bitPattern: ObjectIdentifier(self))) }
}

extension EvaluationOrder {
  /// How many arrows point to each node, one for each formula that it is the outermost node of included.
  var uses: [Int] {
    var uses = Array(repeating: 0, count: nodes.count)
    for index in nodes.indices {
      if first[index] >= 0 { uses[first[index]] += 1 }
      if second[index] >= 0 { uses[second[index]] += 1 }
    }
    for root in roots { uses[root] += 1 }
    return uses
  }

  /// A value for the first formula, made from its arguments' values upwards.
  ///
  /// Each node's value is made once and dropped after its last use, so that long values do not pile up.
  /// - Parameter combine: receives a node's index and the values of its arguments.
  func fold<Value, Failure: Error>(
    _ combine: (_ index: Int, _ first: Value?, _ second: Value?) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var usesLeft = uses
    var values: [Value?] = Array(repeating: nil, count: nodes.count)
    for index in nodes.indices {
      let (a, b) = (first[index], second[index])
      let value = try combine(index, a < 0 ? nil : values[a], b < 0 ? nil : values[b])
      if index == roots[0] { return value }
      values[index] = value
      for argument in [a, b] where argument >= 0 {
        usesLeft[argument] -= 1
        if usesLeft[argument] == 0 { values[argument] = nil }
      }
    }
    fatalError("a formula has an outermost node")
  }

  /// For each node whether the variable of this name stands in it.
  package func depends(on name: String) -> [Bool] {
    var result: [Bool] = []
    result.reserveCapacity(nodes.count)
    for index in nodes.indices {
      if case .variable(name) = nodes[index].content {
        result.append(true)
      } else {
        let (a, b) = (first[index], second[index])
        result.append((a >= 0 && result[a]) || (b >= 0 && result[b]))
      }
    }
    return result
  }
}
