// After reading this file you know forward mode as a program: below each line of the Wengert list the line of its
// tangent, one for each variable.
//
//     v1 = sin(x)                       v2 = x*v1
//     v1_dot = cos(x)*x_dot             v2_dot = x_dot*v1 + x*v1_dot
//
// The slopes are written as `Dual` computes them, operation for operation, so that the digits are the same. A slot that
// does not depend on a variable has no tangent line: its tangent is 0.

import Elementary
import ReverseCore

extension DerivativeProgram {
  init(forwardModeOf formula: Symbolic, withRespectTo names: [String]) {
    let list = formula.compiled(inputs: formula.variables)
    let slots = list.slotNames()
    var endings = SlotNames(inputs: list.inputs, labels: list.lines.map { slots[$0.result] })
    let atoms = list.atoms(named: slots)
    var rules = ForwardSlopes()
    var assignments: [Assignment] = []
    var tangents = names.map { _ in [Int: Symbolic]() }
    func ending(_ name: String) -> String { names.count == 1 ? "_dot" : "_dot_\(name)" }
    for (pass, name) in names.enumerated() {
      guard let input = list.inputs.firstIndex(of: name) else { continue }
      let tangent = endings.name(name, ending: ending(name))
      assignments.append(Assignment(name: tangent, formula: 1))
      tangents[pass][input] = Symbolic(anyName: tangent)
    }
    for line in list.lines {
      let (x, y) = (atoms[line.first], line.second.map { atoms[$0] })
      let value = Symbolic(Node(.operation(line.primitive), x.node, y?.node))
      assignments.append(Assignment(name: slots[line.result], formula: value))
      for (pass, name) in names.enumerated() {
        let tangent = rules.tangent(
          of: line.primitive, x, y, value: atoms[line.result], tangents[pass][line.first],
          line.second.flatMap { tangents[pass][$0] })
        guard let tangent else { continue }
        let tangentName = endings.name(slots[line.result], ending: ending(name))
        assignments.append(Assignment(name: tangentName, formula: tangent.tidied))
        tangents[pass][line.result] = Symbolic(anyName: tangentName)
      }
    }
    let output = list.outputs[0]
    self.init(
      of: formula, by: .forward, withRespectTo: names, assignments: assignments, value: atoms[output],
      derivatives: tangents.map { $0[output] ?? 0 }, calls: rules.calls)
  }
}

extension WengertList {
  /// What stands for each slot in a line: its name, or a constant's number.
  func atoms(named names: [String]) -> [Symbolic] {
    var atoms = names.map { Symbolic(anyName: $0) }
    for constant in constants { atoms[constant.slot] = Symbolic(constant.value) }
    return atoms
  }
}

extension Symbolic {
  /// The formula without products by 1 and the like, which change no digit.
  package var tidied: Symbolic { simplified(.light).result }
}
