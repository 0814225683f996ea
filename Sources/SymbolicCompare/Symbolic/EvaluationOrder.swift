// This is the only traversal of a formula in the module. What differentiates, measures, prints or compiles does
// so in a plain loop over the order made here, with one array entry a node: memoised and iterative by its shape.
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
struct EvaluationOrder {
  /// The entry for an argument that is not there.
  static let none = -1

  private(set) var nodes: [Node] = []

  /// For each node the index of its first argument, and of its second.
  private(set) var first: [Int] = []
  private(set) var second: [Int] = []

  /// For each formula given the index of its outermost node.
  private(set) var roots: [Int] = []

  init(of formulas: [Symbolic]) {
    var indices: [ObjectIdentifier: Int] = [:]
    for formula in formulas {
      var path = [formula.node]
      while let node = path.last {
        let identity = ObjectIdentifier(node)
        guard indices[identity] == nil else {
          path.removeLast()
          continue
        }
        var firstIndex = Self.none
        if let argument = node.first {
          guard let index = indices[ObjectIdentifier(argument)] else {
            path.append(argument)
            continue
          }
          firstIndex = index
        }
        var secondIndex = Self.none
        if let argument = node.second {
          guard let index = indices[ObjectIdentifier(argument)] else {
            path.append(argument)
            continue
          }
          secondIndex = index
        }
        indices[identity] = nodes.count
        nodes.append(node)
        first.append(firstIndex)
        second.append(secondIndex)
        path.removeLast()
      }
      roots.append(indices[ObjectIdentifier(formula.node)] ?? Self.none)
    }
  }
}

extension EvaluationOrder {
  /// For each node whether the variable of this name stands in it.
  func depends(on name: String) -> [Bool] {
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

/// One number for each distinct subexpression, the same for all its copies.
///
/// Two nodes get the same number exactly when their trees are equal: same content, and arguments of the same
/// numbers. Finding a common number in a table is called hash-consing (Ershov 1958, "On programming of
/// arithmetic operations").
/// - Complexity: one table look-up a node, whatever the size of the trees.
struct StructuralNumbering {
  private struct Shape: Hashable {
    let content: Node.Content
    let first: Int
    let second: Int
  }

  /// The number of each node of the order.
  private(set) var numbers: [Int] = []

  /// For each number the first node that has it, as an index into the order.
  private(set) var representatives: [Int] = []

  /// For each formula the number of its outermost node.
  let roots: [Int]

  init(_ order: EvaluationOrder) {
    var known: [Shape: Int] = [:]
    numbers.reserveCapacity(order.nodes.count)
    for index in order.nodes.indices {
      let (a, b) = (order.first[index], order.second[index])
      let shape = Shape(
        content: order.nodes[index].content, first: a < 0 ? a : numbers[a], second: b < 0 ? b : numbers[b])
      if let number = known[shape] {
        numbers.append(number)
      } else {
        known[shape] = representatives.count
        numbers.append(representatives.count)
        representatives.append(index)
      }
    }
    roots = order.roots.map { [numbers] in numbers[$0] }
  }
}
