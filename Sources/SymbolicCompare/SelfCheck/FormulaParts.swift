// After reading this file you know how parts of a formula are exchanged quickly, tried, and put back.
//
// A formula's nodes never change, and know their arguments only by arrows: to exchange one, all above it are made
// anew, and then every other node's place is lost. Here each part keeps its number, and an arrow beside the formula
// says who has taken its place:
//
//     0  x                        replace 2 by 0:  2 → 0              0  x
//     1  exp(0)                                                       3  0 + 0        x + x
//     2  sin(1)                   restore 2:       2 → 2              all as it was
//     3  2 + 0
//
// A part that is used twice gives way in both places, and stays one part.

/// A formula as a table of numbered parts, each of which can give way to another one.
struct FormulaParts {
  /// An operand that is not there.
  private static let none = -1

  private var contents: [Node.Content] = []
  private var first: [Int] = []
  private var second: [Int] = []

  /// How large a part was when it was made: the nodes of its tree, and its depth where those are too many to count.
  private var weights: [(size: UInt64, depth: Int)] = []

  /// For each part the one that has taken its place, or itself.
  private var standIns: [Int] = []
  private var outermost = 0
  private var variables: [String: Int] = [:]

  /// The nodes of the formula that is being made; all `nil` between two of them.
  private var made: [Node?] = []

  /// How many nodes have been made so far.
  private(set) var nodesMade = 0

  init(of formula: Symbolic) {
    let order = EvaluationOrder(of: [formula])
    var numbers: [Int] = []
    for (index, node) in order.nodes.enumerated() {
      let (a, b) = (order.first[index], order.second[index])
      if a < 0 {
        numbers.append(leaf(node.content))
      } else {
        numbers.append(add(node.content, numbers[a], b < 0 ? Self.none : numbers[b], (node.size, node.depth)))
      }
    }
    outermost = numbers[order.roots[0]]
  }

  private mutating func add(
    _ content: Node.Content, _ a: Int, _ b: Int, _ weight: (size: UInt64, depth: Int)
  ) -> Int {
    contents.append(content)
    first.append(a)
    second.append(b)
    weights.append(weight)
    standIns.append(contents.count - 1)
    made.append(nil)
    return contents.count - 1
  }

  /// A numeral, or the variable of a name, which is one part wherever it stands; not put anywhere yet.
  mutating func leaf(_ content: Node.Content) -> Int {
    guard case .variable(let name) = content else { return add(content, Self.none, Self.none, (1, 1)) }
    if let known = variables[name], current(known) == known { return known }
    let number = add(content, Self.none, Self.none, (1, 1))
    variables[name] = number
    return number
  }

  /// The part that the formula's value is.
  var root: Int { current(outermost) }

  func content(of part: Int) -> Node.Content { contents[part] }

  /// The part itself, or what has taken its place.
  func current(_ part: Int) -> Int {
    var part = part
    while standIns[part] != part { part = standIns[part] }
    return part
  }

  /// The operands as they are now, the largest one first.
  func operands(of part: Int) -> [Int] {
    guard first[part] >= 0 else { return [] }
    let a = current(first[part])
    guard second[part] >= 0 else { return [a] }
    let b = current(second[part])
    return weights[a] >= weights[b] ? [a, b] : [b, a]
  }

  /// The parts on the way from a part down to a leaf, always through the larger operand.
  func path(below part: Int) -> [Int] {
    var path: [Int] = []
    var lowest = part
    while let next = operands(of: lowest).first {
      path.append(next)
      lowest = next
    }
    return path
  }

  /// Puts a part in the place of another one, which must not stand in it.
  mutating func replace(_ part: Int, by other: Int) { standIns[part] = other }

  /// Puts a part back in its own place.
  mutating func restore(_ part: Int) { standIns[part] = part }

  /// A part as a formula of its own.
  ///
  /// - Complexity: linear in the number of nodes made, those of the formula.
  mutating func formula(from part: Int) -> Symbolic {
    var path = [part]
    var visited: [Int] = []
    while let last = path.last {
      let a = first[last] < 0 ? Self.none : current(first[last])
      let b = second[last] < 0 ? Self.none : current(second[last])
      if made[last] != nil {
        path.removeLast()
      } else if a >= 0, made[a] == nil {
        path.append(a)
      } else if b >= 0, made[b] == nil {
        path.append(b)
      } else {
        made[last] = Node(contents[last], a < 0 ? nil : made[a], b < 0 ? nil : made[b])
        visited.append(last)
        path.removeLast()
      }
    }
    defer { for part in visited { made[part] = nil } }
    nodesMade += visited.count
    guard let node = made[part] else { fatalError("a part has a node") }
    return Symbolic(node)
  }
}
