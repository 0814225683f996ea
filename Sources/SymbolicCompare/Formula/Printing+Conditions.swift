// After reading this file you know how gates are printed as the conditions and choices that they were read from.
//
//     ifPositive(x - 1, 1)                               x > 1            ifNotPositive(abs(x), 1)     x == 0
//     ifPositive(-(x - 1), 1)                            x < 1            ifPositive(x, p)             x > 0 and p
//     ifPositive(x, a) + ifNotPositive(x, b)             where(x > 0, a, b)
//     ifPositive(x, a)                                   where(x > 0, a, 0)
//
// What is printed reads back as the same nodes. Either side stays where it was written, but for a difference or a minus beside
// a 0: x - y > 0 is read, and printed, as x > y, and -x > 0 as x < 0.

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

  /// Whether it is a comparison as a number, 1 or 0.
  var isComparison: Bool { branch.isNumeral(1) }

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
    func sides(_ node: Node) -> (Node, Node?) {
      guard isFree(node), case .operation(.subtract) = node.content, let a = node.first, let b = node.second,
        !b.isNumeral(0)
      else { return (node, nil) }
      return (a, b)
    }
    var (inner, sign) = (number, isPositive ? Relation.greater : .atMost)
    if isFree(number), let first = number.first {
      switch number.content {
      case .operation(.negate): (inner, sign) = (first, isPositive ? .less : .atLeast)
      case .operation(.unary(.abs)): (inner, sign) = (first, isPositive ? .unequal : .equal)
      default: break
      }
    }
    let (left, right) = sides(inner)
    return (left, sign, right)
  }
}

extension Node {
  /// Whether this is a condition, 1 or 0, when it is made: a comparison, or gates with conditions or 1 behind them.
  static func isCondition(_ content: Content, _ first: Node?, _ second: Node?) -> Bool {
    switch content {
    case .operation(.binary(let function)) where function.isGate:
      return second.map { $0.isNumeral(1) || $0.isCondition } ?? false
    case .operation(.add):
      guard let first, let second, first.isCondition, second.isCondition, let a = Gate(first),
        let b = Gate(second)
      else { return false }
      return a.function != b.function && a.number === b.number
    default: return false
    }
  }

  func isNumeral(_ number: Double) -> Bool {
    if case .numeral(number) = content { true } else { false }
  }
}

/// How a node is printed that is a condition or a choice.
enum Conditional {
  case comparison(Gate)

  /// A comparison and another condition, both of which must hold, or one of which.
  case both(Gate, Node)
  case either(Gate, Node)

  /// What stands where a comparison holds, and what elsewhere: 0 if `nil`.
  case choice(Gate, Node, Node?)

  init?(_ node: Node, _ names: [ObjectIdentifier: String]) {
    if let (gate, rest) = Gate.choice(node, names) {
      self =
        gate.isComparison && rest.branch.isCondition
        ? .either(gate, rest.branch) : .choice(gate, gate.branch, rest.branch)
    } else if let gate = Gate(node) {
      self =
        gate.isComparison
        ? .comparison(gate)
        : gate.branch.isCondition ? .both(gate, gate.branch) : .choice(gate, gate.branch, nil)
    } else {
      return nil
    }
  }

  /// The level in the table of Printing.swift.
  var level: Int {
    switch self {
    case .comparison: 0
    case .both: ConditionWord.and.level
    case .either: ConditionWord.or.level
    case .choice: 5
    }
  }
}

extension Printer {
  /// A condition or a choice as it is written; `nil` for what is neither.
  static func conditional(_ node: Node, _ names: [ObjectIdentifier: String]) -> [Piece]? {
    switch Conditional(node, names) {
    case nil: nil
    case .comparison(let gate)?: comparison(gate, names)
    case .both(let gate, let other)?:
      comparison(gate, names) + [.text(" and "), .operand(other, level: ConditionWord.and.level)]
    case .either(let gate, let other)?:
      comparison(gate, names) + [.text(" or "), .operand(other, level: ConditionWord.or.level)]
    case .choice(let gate, let branch, let other)?:
      [.text("where(")] + comparison(gate, names) + [.text(", "), .operand(branch, level: lowest)]
        + [.text(", "), other.map { .operand($0, level: lowest) } ?? .text("0"), .text(")")]
    }
  }

  private static func comparison(_ gate: Gate, _ names: [ObjectIdentifier: String]) -> [Piece] {
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
