// After reading this file you know how a program computes nothing behind a closed gate, as the methods do: there a logarithm
// of a negative number would stop a program in Python, and 0 times an infinite slope would be NaN.
//
//     where(x > 0, log(x), 0)      closed1 = x <= 0
//                                  v1 = 0.0 if closed1 else math.log(x)            v1 is used behind the gate alone
//                                  v2 = if_positive(x, v1)
//                                  x_bar = 0.0 if closed1 else v1_bar * (1.0 / x)  what the line of v1 sends
//
// A line lies behind a gate if every use of its name does: of all uses the innermost gate around them counts (a lowest common
// ancestor in the tree of gates; gates on equal numbers are one). A gate on a number that is NaN is not closed, so that NaN
// goes through. A line that waits for the number of its gate moves down to it. What two gates on different numbers use, with
// none around both, is always computed: b of where(p and q, a, b), which lies behind the gate of p and behind that of q.

import Elementary

/// The assignments of a program with the gates behind which they lie.
struct ClosedGates {
  /// A gate behind which lines lie, within another one.
  struct Gate: Hashable {
    let parent: Int
    let number: Node.Content
    let isOpenWherePositive: Bool
  }

  /// An assignment in its place.
  struct Line {
    let assignment: DerivativeProgram.Assignment

    /// The number of the gate that must not be closed; `nil` for a line that is always computed.
    let gate: Int?
  }

  /// No gate.
  private static let outside = -1

  /// A gate within so many others counts as the one around it.
  private static let deepest = 1_000

  private(set) var gates: [Gate] = []
  private(set) var lines: [Line] = []
  private var depths: [Int] = []
  private var numbers: [Gate: Int] = [:]

  /// For a name the first one that is assigned an equal formula.
  private var firstNames: [String: String] = [:]

  /// For each name the innermost gate around all of its uses.
  private var places: [String: Int] = [:]

  init(of program: DerivativeProgram) {
    let assignments = program.assignments
    nameEqualFormulas(assignments)
    for result in [program.value] + program.derivatives { note(result, Self.outside, program.calls) }
    for assignment in assignments.reversed() where assignment.sender == nil {
      note(assignment.formula, places[assignment.name] ?? Self.outside, program.calls)
    }
    order(assignments)
  }

  /// Finds the names that are assigned equal formulas, of equal names.
  private mutating func nameEqualFormulas(_ assignments: [DerivativeProgram.Assignment]) {
    var known: [[Node.Content]: String] = [:]
    for assignment in assignments where assignment.sender == nil {
      var (contents, remaining) = ([Node.Content](), [assignment.formula.node])
      while let node = remaining.popLast() {
        contents.append(first(node.content))
        remaining += [node.second, node.first].compactMap(\.self)
      }
      if let name = known[contents] {
        firstNames[assignment.name] = name
      } else {
        known[contents] = assignment.name
      }
    }
  }

  private func first(_ content: Node.Content) -> Node.Content {
    if case .variable(let name) = content, let first = firstNames[name] { .variable(first) } else { content }
  }

  /// Notes the uses of names in a formula that lies behind a gate.
  private mutating func note(_ formula: Symbolic, _ gate: Int, _ calls: [String: DerivativeProgram.Call]) {
    var remaining = [(formula.node, gate)]
    while let (node, gate) = remaining.popLast() {
      switch (node.content, node.first, node.second) {
      case (.variable(let name), _, _):
        if let call = calls[name] {
          remaining += call.arguments.map { ($0.node, gate) }
        } else {
          places[name] = places[name].map { common($0, gate) } ?? gate
        }
      case (.operation(.binary(let function)), let number?, let branch?) where function.isGate:
        // The gate is told by the first name of its number, which is computed wherever the gate is asked.
        remaining += [(number, gate), (Node(first(number.content)), gate)]
        remaining.append((branch, inner(gate, number, function == .ifPositive)))
      case (_, let first, let second):
        if let first { remaining.append((first, gate)) }
        if let second { remaining.append((second, gate)) }
      }
    }
  }

  /// The gate on a number within another gate.
  private mutating func inner(_ parent: Int, _ number: Node, _ isOpenWherePositive: Bool) -> Int {
    let depth = parent == Self.outside ? 1 : depths[parent] + 1
    guard number.first == nil, depth <= Self.deepest else { return parent }
    let gate = Gate(parent: parent, number: first(number.content), isOpenWherePositive: isOpenWherePositive)
    if let known = numbers[gate] { return known }
    numbers[gate] = gates.count
    gates.append(gate)
    depths.append(depth)
    return gates.count - 1
  }

  /// The innermost gate around two others.
  private func common(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while a != b {
      if b == Self.outside || a != Self.outside && depths[a] >= depths[b] {
        a = gates[a].parent
      } else {
        b = gates[b].parent
      }
    }
    return a
  }

  /// Puts the lines in order, each after the numbers of its gates.
  private mutating func order(_ assignments: [DerivativeProgram.Assignment]) {
    var missing = Set(assignments.map(\.name))
    var waiting: [String: [DerivativeProgram.Assignment]] = [:]
    for assignment in assignments {
      var ready = [assignment]
      while let next = ready.popLast() {
        let place = places[next.sender ?? next.name] ?? Self.outside
        if let number = numberMissing(for: place, missing), next.sender == nil {
          waiting[number, default: []].append(next)
          continue
        }
        lines.append(
          Line(assignment: next, gate: place == Self.outside || next.formula.isHarmless ? nil : place))
        missing.remove(next.name)
        ready += (waiting.removeValue(forKey: next.name) ?? []).reversed()
      }
    }
  }

  /// The name of the outermost gate's number that is not computed yet.
  private func numberMissing(for place: Int, _ missing: Set<String>) -> String? {
    var (gate, found) = (place, String?.none)
    while gate != Self.outside {
      if case .variable(let name) = gates[gate].number, missing.contains(name) { found = name }
      gate = gates[gate].parent
    }
    return found
  }
}

extension Symbolic {
  /// Whether it is made of sums and signs of names alone, which can be computed whatever they are.
  fileprivate var isHarmless: Bool {
    var remaining = [node]
    while let node = remaining.popLast() {
      switch node.content {
      case .numeral, .variable: continue
      case .operation(.add), .operation(.subtract), .operation(.negate):
        remaining += [node.first, node.second].compactMap(\.self)
      case .operation: return false
      }
    }
    return true
  }
}
