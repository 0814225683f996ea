// After reading this file you know how formulas become a program: what is used more than once is assigned once, under
// the name that the formula gave to it or t1, t2, …, and so is what would make a line too long.

import Elementary

extension DerivativeProgram {
  /// The most nodes that a line has; a compiler for Swift takes long to check long lines.
  private static let longestLine = 10

  /// The program for a formula and the formulas of its derivatives.
  init(of formula: Symbolic, derivatives: [Symbolic], named names: [String], isByOrder: Bool) {
    let merged = Symbolic.sharingEqualSubexpressions([formula] + derivatives)
    let order = EvaluationOrder(of: merged)
    let uses = order.uses
    var slotNames = SlotNames(inputs: formula.variables, labels: order.nodes.compactMap { $0.label?.text })
    var assignments: [Assignment] = []
    var formulas: [Symbolic] = []
    var lengths: [Int] = []
    // What a gate hangs on and lets through has a name, so that it can be left out behind a closed one.
    var isAtGate = Array(repeating: false, count: order.nodes.count)
    for (index, node) in order.nodes.enumerated() where Gate(node) != nil {
      isAtGate[order.first[index]] = true
      isAtGate[order.second[index]] = true
    }
    for (index, node) in order.nodes.enumerated() {
      let (a, b) = (order.first[index], order.second[index])
      guard a >= 0 else {
        formulas.append(Symbolic(node))
        lengths.append(1)
        continue
      }
      let length = 1 + lengths[a] + (b < 0 ? 0 : lengths[b])
      let made = Symbolic(Node(node.content, formulas[a].node, b < 0 ? nil : formulas[b].node))
      if uses[index] > 1 || node.label != nil || isAtGate[index] || length > DerivativeProgram.longestLine {
        let name = slotNames.name(node.label?.text)
        assignments.append(Assignment(name: name, formula: made))
        formulas.append(Symbolic(anyName: name))
        lengths.append(1)
      } else {
        formulas.append(made)
        lengths.append(length)
      }
    }
    self.init(
      of: formula, by: .symbolic, withRespectTo: names, isByOrder: isByOrder, assignments: assignments,
      value: formulas[order.roots[0]], derivatives: order.roots.dropFirst().map { formulas[$0] })
  }
}

/// The names of a program's slots, none twice.
struct SlotNames {
  private var taken: Set<String>
  private var number = 0

  init(inputs: [String], labels: [String]) { taken = Set(inputs).union(labels) }

  /// The name that was given to a slot, or the next one of t1, t2, … that is free.
  mutating func name(_ given: String?) -> String {
    if let given { return given }
    repeat { number += 1 } while taken.contains("t\(number)")
    return "t\(number)"
  }

  /// The slot's name with an ending, as `v1_bar`, made longer until no other name is the same.
  mutating func name(_ slot: String, ending: String) -> String {
    var name = slot + ending
    while !taken.insert(name).inserted { name += "_" }
    return name
  }
}
