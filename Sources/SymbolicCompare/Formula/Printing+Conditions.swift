// After reading this file you know how gates are printed as the conditions and choices that they were read from.
//
//     ifPositive(x - 1, 1)                               x > 1            ifNotPositive(abs(x), 1)     x == 0
//     ifPositive(x, a) + ifNotPositive(x, b)             where(x > 0, a, b)
//     ifPositive(x, a)                                   as it stands
//
// What is printed reads back as the same nodes: a < b is read, and printed, as b > a.

import Elementary

/// A gate: what it hangs on, and what it lets through.
struct Gate {
  let function: BinaryFunction
  let number: Node
  let branch: Node

  init?(_ node: Node) {
    guard case .operation(.binary(let function)) = node.content, function.isGate, let number = node.first,
      let branch = node.second
    else { return nil }
    (self.function, self.number, self.branch) = (function, number, branch)
  }

  /// Whether it is a condition as a number, 1 or 0.
  var isCondition: Bool { branch.isNumeral(1) }

  /// The two gates of a choice, if a node is one and none of them stands elsewhere under a name.
  static func choice(_ node: Node, _ names: [ObjectIdentifier: String]) -> (Gate, Gate)? {
    guard case .operation(.add) = node.content, let first = node.first, let second = node.second,
      names[ObjectIdentifier(first)] == nil, names[ObjectIdentifier(second)] == nil,
      let a = Gate(first), let b = Gate(second), a.function != b.function, a.number === b.number
    else { return nil }
    return (a, b)
  }

  /// The condition under which it is open, as two sides and the sign between them.
  func relation(_ names: [ObjectIdentifier: String]) -> (left: Node, sign: Relation, right: Node?) {
    let isPositive = function == .ifPositive
    func isFree(_ node: Node) -> Bool { names[ObjectIdentifier(node)] == nil }
    func difference(_ node: Node) -> (Node, Node)? {
      guard isFree(node), case .operation(.subtract) = node.content, let a = node.first, let b = node.second,
        !node.hasZeroOperand
      else { return nil }
      return (a, b)
    }
    if let (a, b) = difference(number) { return (a, isPositive ? .greater : .atMost, b) }
    if isFree(number), let inner = number.first {
      switch number.content {
      case .operation(.negate) where !number.hasZeroOperand:
        return (inner, isPositive ? .less : .atLeast, nil)
      case .operation(.unary(.abs)):
        let sign: Relation = isPositive ? .unequal : .equal
        return difference(inner).map { ($0, sign, $1) } ?? (inner, sign, nil)
      default: break
      }
    }
    return (number, isPositive ? .greater : .atMost, nil)
  }
}

extension Node {
  /// Whether an argument is the numeral 0, so that a comparison with it is written in another way.
  var hasZeroOperand: Bool { first?.isNumeral(0) == true || second?.isNumeral(0) == true }

  fileprivate func isNumeral(_ number: Double) -> Bool {
    if case .numeral(number) = content { true } else { false }
  }
}

extension Printer {
  /// A condition or a choice as it is written; `nil` for what is neither.
  static func conditional(_ node: Node, _ names: [ObjectIdentifier: String]) -> [Piece]? {
    if let (first, second) = Gate.choice(node, names) {
      return [.text("where(")] + condition(first, names) + [.text(", "), .operand(first.branch, level: 0)]
        + [.text(", "), .operand(second.branch, level: 0), .text(")")]
    }
    if let gate = Gate(node), gate.isCondition { return condition(gate, names) }
    return nil
  }

  private static func condition(_ gate: Gate, _ names: [ObjectIdentifier: String]) -> [Piece] {
    let (left, sign, right) = gate.relation(names)
    let end = right.map { Piece.operand($0, level: 1) } ?? .text("0")
    return [.operand(left, level: 1), .text(" \(sign.sign) "), end]
  }
}

extension EvaluationOrder {
  /// How often each node is written where every node is written once: in a choice the condition stands once for two gates.
  var usesInPrint: [Int] {
    var uses = uses
    for (index, node) in nodes.enumerated() where Gate.choice(node, [:]) != nil {
      let gates = [first[index], second[index]]
      if gates.allSatisfy({ uses[$0] == 1 && nodes[$0].label == nil }) { uses[first[gates[0]]] -= 1 }
    }
    return uses
  }
}
