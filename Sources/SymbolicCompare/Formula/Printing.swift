// After reading this file you know where a printed formula needs parentheses, and where not.
//
//     level  -3  p or q      -2  p and q      0  a > b
//             1  a + b   a - b       An operand is put in parentheses when its level is below what its place asks:
//             2  a*b     a/b             + -   left 1, right 2          a - (b + c)
//             3  -a      -2              * /   left 2, right 3          a/(b*c)    a*-b
//             4  a^b                     -     operand 3                --a        -a^b       but -(2)
//             5  x  2  f(a)              ^     base 5, exponent 3       (-a)^b     a^-b     a^b^c
//
// The table mirrors the parser: what is printed reads back as the same formula, node for node. So the negation of
// the numeral 2 is -(2), for -2 is a numeral; -pi and -e are negations already.

import Elementary

extension Symbolic: CustomStringConvertible {
  /// The largest tree that is written out on one line.
  package static let largestPrintedTree: UInt64 = 200_000

  /// The formula in the language that ``init(parsing:data:)`` reads, with as few parentheses as possible.
  ///
  /// Numbers are the shortest that read back as the same `Double`. A formula whose tree has more than 200,000
  /// nodes is written as a program instead, one assignment for each operation that is used more than once:
  /// `t1 = x + 1; t1*t1`. Text of either kind reads back as an equal formula.
  /// - Complexity: linear in the text.
  public var description: String {
    node.size <= Self.largestPrintedTree ? Printer(of: self).text : program
  }

  /// The formula as a program of the language: `t1 = x + 1; t1*t1`.
  ///
  /// Each operation that was given a name, or is used more than once, is written once, under that name or t1, t2, …; so the
  /// text is linear in ``sharedSize``, where ``description`` is linear in ``treeSize``. A formula without sharing is one line.
  public var program: String { sharingEqualSubexpressions.programAsStored }

  /// The same without looking for equal parts: two that were made separately stay two, so that the program does the
  /// operations of the formula as it is stored.
  package var programAsStored: String {
    // A result with a name is assigned last, and stands for itself.
    let (pieces, results) = Self.pieces(of: [self])
    return (node.label == nil ? pieces + results : pieces).joined(separator: "; ")
  }

  /// Some formulas as one program, their results behind the last semicolon: `y = x^2; y, y*z`.
  ///
  /// What they share is written once. The text is what ``results(parsing:data:)`` reads.
  public static func program(of results: [Symbolic]) -> String {
    let parts = pieces(of: results)
    return (parts.assignments + [parts.results.joined(separator: ", ")]).joined(separator: "; ")
  }

  private static func pieces(of formulas: [Symbolic]) -> (assignments: [String], results: [String]) {
    let parts = namedParts(of: formulas)
    let assignments = parts.definitions.map { name, formula in
      "\(name) = \(Printer(of: formula, names: parts.names).text)"
    }
    let results = formulas.map { formula in
      parts.names[ObjectIdentifier(formula.node)] ?? Printer(of: formula, names: parts.names).text
    }
    return (assignments, results)
  }

  /// What was given a name or is used more than once, each with a name that no variable has.
  var namedParts: (definitions: [(name: String, formula: Symbolic)], names: [ObjectIdentifier: String]) {
    Self.namedParts(of: [self])
  }

  private static func namedParts(
    of formulas: [Symbolic]
  ) -> (definitions: [(name: String, formula: Symbolic)], names: [ObjectIdentifier: String]) {
    let order = EvaluationOrder(of: formulas)
    let uses = order.usesInPrint
    var taken = Set(formulas.flatMap(\.variables)).union(order.nodes.compactMap { $0.label?.text })
    var given: Set<String> = []
    var names: [ObjectIdentifier: String] = [:]
    var definitions: [(name: String, formula: Symbolic)] = []
    var number = 0
    for (index, node) in order.nodes.enumerated()
    where node.label != nil || uses[index] > 1 && node.first != nil {
      // A name that stands twice, in formulas put together from two programs, is the first one's.
      var name = node.label?.text ?? ""
      if name.isEmpty || !given.insert(name).inserted {
        repeat { number += 1 } while !taken.insert("t\(number)").inserted
        name = "t\(number)"
      }
      names[ObjectIdentifier(node)] = name
      definitions.append((name, Symbolic(node)))
    }
    return (definitions, names)
  }

  /// An equal formula in which equal subexpressions are one node.
  ///
  /// - Complexity: linear in the stored nodes.
  public var sharingEqualSubexpressions: Symbolic { Symbolic.sharingEqualSubexpressions([self])[0] }

  /// Some formulas in which equal subexpressions are one node, in one formula and across them.
  static func sharingEqualSubexpressions(_ formulas: [Symbolic]) -> [Symbolic] {
    let order = EvaluationOrder(of: formulas)
    let numbering = StructuralNumbering(order)
    var labels: [Int: Label] = [:]
    for (index, node) in order.nodes.enumerated() where node.label != nil {
      if labels[numbering.numbers[index]] == nil { labels[numbering.numbers[index]] = node.label }
    }
    var merged: [Node] = []
    merged.reserveCapacity(numbering.representatives.count)
    for index in numbering.representatives {
      let (a, b) = (order.first[index], order.second[index])
      merged.append(
        Node(
          order.nodes[index].content,
          a < 0 ? nil : merged[numbering.numbers[a]], b < 0 ? nil : merged[numbering.numbers[b]],
          label: labels[merged.count]))
    }
    return numbering.roots.map { Symbolic(merged[$0]) }
  }
}

/// Writes one formula, by a list of what remains to be written.
package struct Printer {
  enum Piece {
    case text(String)
    case operand(Node, level: Int)
  }

  /// The level of what binds least.
  static let lowest = ConditionWord.or.level

  package private(set) var text = ""

  /// Writes a formula; nodes that have a name are written as that name, except the outermost.
  ///
  /// - Parameter limit: how many characters are wanted; at some point beyond them the text ends.
  package init(of formula: Symbolic, names: [ObjectIdentifier: String] = [:], limit: Int = .max) {
    var remaining: [Piece] = [.operand(formula.node, level: Self.lowest)]
    var lookedAt = limit  // counting characters costs their number: at twice the length next time
    while let piece = remaining.popLast() {
      if text.utf8.count > lookedAt {
        if text.count > limit { return }
        lookedAt = 2 * text.utf8.count
      }
      switch piece {
      case .text(let string): text += string
      case .operand(let node, let level):
        if let name = names[ObjectIdentifier(node)], node !== formula.node {
          text += name
          continue
        }
        let pieces = Self.pieces(of: node, names)
        if Self.level(of: node, names) < level {
          remaining.append(.text(")"))
          remaining.append(contentsOf: pieces.reversed())
          remaining.append(.text("("))
        } else {
          remaining.append(contentsOf: pieces.reversed())
        }
      }
    }
  }

  static func level(of node: Node, _ names: [ObjectIdentifier: String] = [:]) -> Int {
    switch node.content {
    case .operation(.add): Conditional(node, names)?.level ?? 1
    case .operation(.binary(let function)) where function.isGate: Conditional(node, names)?.level ?? 5
    case .operation(.subtract): 1
    case .operation(.multiply), .operation(.divide): 2
    case .operation(.negate): 3
    case .operation(.binary(.pow)): 4
    case .numeral(let value): value < 0 ? 3 : 5
    case .operation, .variable: 5
    }
  }

  static func pieces(of node: Node, _ names: [ObjectIdentifier: String] = [:]) -> [Piece] {
    if let pieces = conditional(node, names) { return pieces }
    return switch (node.content, node.first, node.second) {
    case (.numeral(let value), _, _): [.text(numeral(value))]
    case (.variable(let name), _, _): [.text(name)]
    case (.operation(let primitive), let a?, let b?):
      switch primitive {
      case .add: [.operand(a, level: 1), .text(" + "), .operand(b, level: 2)]
      case .subtract: [.operand(a, level: 1), .text(" - "), .operand(b, level: 2)]
      case .multiply: [.operand(a, level: 2), .text("*"), .operand(b, level: 3)]
      case .divide: [.operand(a, level: 2), .text("/"), .operand(b, level: 3)]
      case .binary(.pow): [.operand(a, level: 5), .text("^"), .operand(b, level: 3)]
      case .binary, .negate, .unary:
        [
          .text(primitive.name + "("), .operand(a, level: lowest), .text(", "), .operand(b, level: lowest),
          .text(")"),
        ]
      }
    case (.operation(.negate), let a?, nil):
      if case .numeral(let value) = a.content, value > 0, value != .pi, value != Constant.e.value {
        [.text("-("), .operand(a, level: 1), .text(")")]
      } else {
        [.text("-"), .operand(a, level: 3)]
      }
    case (.operation(let primitive), let a?, nil):
      [.text(primitive.name + "("), .operand(a, level: lowest), .text(")")]
    case (.operation(let primitive), nil, _): [.text(primitive.name)]
    }
  }

  /// `pi` and `e` by name, whole numbers without a point, all others as the shortest that reads back.
  private static func numeral(_ value: Double) -> String {
    if value == .pi { return "pi" }
    if value == Constant.e.value { return "e" }
    return FormattedNumber.plain(value)
  }
}
