// After reading this file you know how a program computes nothing behind a closed gate, as the methods do: there a logarithm
// of a negative number would stop a program in Python, and 0 times an infinite slope would be NaN.
//
//     where(x > 0, log(x), 0)      closed1 = x <= 0
//                                  v1 = 0.0 if closed1 else math.log(x)            v1 is used behind the gate alone
//                                  v2 = if_positive(x, v1)
//                                  x_bar = 0.0 if closed1 else v1_bar * (1.0 / x)  what the line of v1 sends
//
// A line lies behind a gate if every use of its name does (gates on equal numbers are one). If its uses lie behind several, it
// is computed unless all of these are closed, as b of where(p and q, a, b), which is used where p does not hold, and where p
// does and q does not:
//
//     closed3 = closed1 and closed2
//
// A gate on a number that is NaN is not closed, so that NaN goes through. In which order the lines then stand, says
// ClosedGates+Order.swift.

import Elementary

/// The assignments of a program with the gates behind which they lie.
struct ClosedGates {
  /// When a gate is closed: by the sign of a number, or with all of some others.
  enum Test: Hashable {
    case sign(of: Node.Content, isOpenWherePositive: Bool)
    case all(of: [Int])
  }

  /// A gate behind which lines lie, within another one.
  struct Gate: Hashable {
    let parent: Int
    let test: Test

    /// The gates that must be known before it.
    var needed: [Int] {
      switch test {
      case .sign: parent < 0 ? [] : [parent]
      case .all(let gates): gates
      }
    }
  }

  /// An assignment in its place.
  struct Line {
    let assignment: DerivativeProgram.Assignment

    /// The number of the gate that must not be closed; `nil` for a line that is always computed.
    let gate: Int?
  }

  /// No gate.
  static let outside = -1

  /// A gate within so many others counts as the one around it.
  private static let deepest = 1_000

  /// What is used behind more gates than so many lies behind the one around all of them.
  private static let mostTogether = 16

  private(set) var gates: [Gate] = []
  private(set) var lines: [Line] = []
  private var depths: [Int] = []
  private var numbers: [Gate: Int] = [:]

  /// For a name the first one that is assigned an equal formula.
  private var firstNames: [String: String] = [:]

  /// For each name the innermost gate around all of its uses.
  private(set) var places: [String: Int] = [:]

  init(of program: DerivativeProgram) {
    let assignments = program.assignments
    nameEqualFormulas(assignments)
    noteUses(of: program)
    var attempts = 0
    while true {
      let circle: [String]
      switch ordered(program) {
      case .lines(let lines):
        self.lines = lines
        return
      case .circle(let names): circle = names
      }
      // Each time fewer lines wait for several gates, but a long program is not read again and again.
      attempts += 1
      let isChanged = giveUp(attempts < 10 ? circle : assignments.map(\.name), in: program)
      if !isChanged { places = [:] }
    }
  }

  private mutating func noteUses(of program: DerivativeProgram) {
    for result in [program.value] + program.derivatives { note(result, Self.outside, program.calls) }
    for assignment in program.assignments.reversed() where assignment.sender == nil {
      note(assignment.formula, places[assignment.name] ?? Self.outside, program.calls)
    }
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
    guard number.first == nil, depth(parent) < Self.deepest else { return parent }
    let test = Test.sign(of: first(number.content), isOpenWherePositive: isOpenWherePositive)
    return self.number(of: Gate(parent: parent, test: test))
  }

  private mutating func number(of gate: Gate) -> Int {
    if let known = numbers[gate] { return known }
    numbers[gate] = gates.count
    gates.append(gate)
    depths.append(depth(gate.parent) + 1)
    return gates.count - 1
  }

  private func depth(_ gate: Int) -> Int { gate == Self.outside ? 0 : depths[gate] }

  /// The gate that is closed where two others are.
  private mutating func common(_ a: Int, _ b: Int) -> Int {
    if a == b { return a }
    if a == Self.outside || b == Self.outside { return Self.outside }
    let all = Set([a, b].flatMap { if case .all(let gates) = gates[$0].test { gates } else { [$0] } })
    let members = all.filter { !isBehind($0, all) }
    let parent = members.reduce(a) { around($0, $1) }
    if members.count == 1 || members.count > Self.mostTogether { return parent }
    return number(of: Gate(parent: parent, test: .all(of: members.sorted())))
  }

  /// Whether one of some others is around a gate: where that is closed, the gate is.
  private func isBehind(_ gate: Int, _ others: Set<Int>) -> Bool {
    var next = gates[gate].parent
    while next != Self.outside {
      if others.contains(next) { return true }
      next = gates[next].parent
    }
    return false
  }

  /// The innermost gate around two others: their lowest common ancestor.
  private func around(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while a != b {
      if depth(a) >= depth(b) { a = gates[a].parent } else { b = gates[b].parent }
    }
    return a
  }

  /// Lets names lie behind the gate around those behind which their uses lie, and with them what they are made of.
  ///
  /// - Returns: whether one of them lay behind several.
  private mutating func giveUp(_ names: [String], in program: DerivativeProgram) -> Bool {
    var isChanged = false
    for name in names {
      guard let place = places[name], place != Self.outside, case .all = gates[place].test else { continue }
      places[name] = gates[place].parent
      isChanged = true
    }
    noteUses(of: program)
    return isChanged
  }
}
