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
    var numbering = Numbering()
    for formula in formulas {
      var visits = [Visit(formula.node)]
      var finished = Self.none
      while var visit = visits.popLast() {
        visit.accept(finished)
        finished = Self.none
        if let argument = visit.nextArgument {
          visits.append(visit)
          if let index = numbering.number(of: argument.key) {
            finished = index
          } else {
            visits.append(Visit(argument))
          }
        } else {
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
    let node: Node
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
  /// The number of each node of the order.
  private(set) var numbers: [Int] = []

  /// For each number the first node that has it, as an index into the order.
  private(set) var representatives: [Int] = []

  /// For each formula the number of its outermost node.
  let roots: [Int]

  init(_ order: EvaluationOrder) {
    var contents: [Node.Content: UInt] = [:]
    var shapes = Numbering()
    numbers.reserveCapacity(order.nodes.count)
    for index in order.nodes.indices {
      let (a, b) = (order.first[index], order.second[index])
      let content = order.nodes[index].content
      let code = contents[content] ?? UInt(contents.count)
      contents[content] = code
      let first = a < 0 ? 0 : UInt(numbers[a] + 1)
      let second = b < 0 ? 0 : UInt(numbers[b] + 1)
      let number = shapes.numberOrNext(of: Numbering.Key(high: code << 32 | first, low: second))
      if number == representatives.count { representatives.append(index) }
      numbers.append(number)
    }
    roots = order.roots.map { [numbers] in numbers[$0] }
  }
}
