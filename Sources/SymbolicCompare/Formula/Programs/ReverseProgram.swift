// After reading this file you know reverse mode as a program: the Wengert list downwards, then for each line, from the
// last to the first, what it sends to the adjoints of its operands.
//
//     v2 = x*v1                v2_bar = 1
//                              x_bar = v2_bar*v1
//                              v1_bar = v2_bar*x            x_bar += v1_bar*cos(x)
//
// The messages are not written down here. They are made by the sweep of `WengertList` itself, run over formulas on a
// list of one line. Only where a rule looks at its numbers, which a formula has not, another form stands for it: the
// slopes of sigmoid, tanh, erf, erfc and of a power. Steps send nothing, and a gate lets the adjoint through as it does the value.

import Elementary
import ReverseCore

extension DerivativeProgram {
  init(reverseModeOf formula: Symbolic, withRespectTo names: [String]) {
    let list = formula.compiled(inputs: formula.variables)
    let slots = list.slotNames()
    var endings = SlotNames(inputs: list.inputs, labels: list.lines.map { slots[$0.result] })
    let atoms = list.atoms(named: slots)
    let depends = list.dependence(on: list.inputs.indices.filter { names.contains(list.inputs[$0]) })
    var calls: [String: Call] = [:]
    var assignments = list.lines.map { line in
      Assignment(
        name: slots[line.result],
        formula: Symbolic(
          Node(.operation(line.primitive), atoms[line.first].node, line.second.map { atoms[$0].node })))
    }
    let output = list.outputs[0]
    var adjoints: [Int: Symbolic] = [:]
    func send(_ message: Symbolic, to slot: Int, from sender: Int) {
      let isFirst = adjoints[slot] == nil
      let name = isFirst ? Symbolic(anyName: endings.name(slots[slot], ending: "_bar")) : adjoints[slot]
      guard let name else { return }
      adjoints[slot] = name
      assignments.append(
        Assignment(
          name: name.description, formula: message.tidied, isAdded: !isFirst, sender: slots[sender]))
    }
    if depends[output] { send(1, to: output, from: output) }
    for line in list.lines.reversed() {
      guard let adjoint = adjoints[line.result] else { continue }
      let values = line.operands.map { atoms[$0] }
      let messages = calls.messages(
        of: line.primitive, adjoint, values, value: atoms[line.result],
        active: line.operands.map { depends[$0] })
      for (slot, message) in zip(line.operands, messages) {
        if let message, depends[slot] { send(message, to: slot, from: line.result) }
      }
    }
    let derivatives = names.map { name in
      list.inputs.firstIndex(of: name).flatMap { adjoints[$0] } ?? 0
    }
    self.init(
      of: formula, by: .reverse, withRespectTo: names, assignments: assignments, value: atoms[output],
      derivatives: derivatives, calls: calls)
  }
}

extension [String: DerivativeProgram.Call] {
  /// What a line sends to each of its operands; `nil` where it sends nothing.
  fileprivate mutating func messages(
    of primitive: Primitive, _ adjoint: Symbolic, _ operands: [Symbolic], value z: Symbolic, active: [Bool]
  ) -> [Symbolic?] {
    let x = operands[0]
    switch primitive {
    case .unary(.sign), .unary(.heaviside), .unary(.floor): return [nil]
    case .binary(let function) where function.isGate: return [nil, .apply(function, to: x, adjoint)]
    case .unary(.sigmoid): return [adjoint * (z * sigmoid(-x))]
    case .unary(.tanh): return [adjoint * call(.tanhSlope, [x, z])]
    case .unary(.erf), .unary(.erfc):
      let scale = primitive == .unary(.erf) ? Symbolic(2) : -2
      return [adjoint * (scale / sqrt(acos(-1)) * call(.exponentialOfMinusSquare, [x]))]
    case .binary(.pow):
      let y = operands[1]
      let slope = active[0] ? y.powerSlope(of: x, value: z) ?? call(.powerSlope, [x, y, z]) : 0
      return [adjoint * slope, active[1] ? adjoint * (z * log(x)) : nil]
    default:
      var line = WengertList(inputs: operands.count == 1 ? ["x"] : ["x", "y"])
      let result = operands.count == 1 ? line.append(primitive, 0) : line.append(primitive, 0, 1)
      let adjoints = line.adjoints(values: operands + [z], seed: adjoint, output: result)
      return Array(adjoints.prefix(operands.count))
    }
  }
}
