// Task 7, part 2: one pass through the evaluation trace of a formula.

import SymbolicCompare

/// The derivative of a formula by a variable; nothing is simplified.
///
/// The trace, list = formula.compiled(inputs: formula.variables), has numbered slots: first the inputs (list.inputs has their
/// names), then the constants (list.constants, each with its slot and value) and the results of the operations (list.lines,
/// each with its primitive, the slots first and second of its operands, and the slot result). list.outputs[0] is the formula.
func derivative(of formula: Symbolic, by name: String) -> Symbolic {
  // solution
  let list = formula.compiled(inputs: formula.variables)
  var formulas = [Symbolic](repeating: 0, count: list.slotCount)
  var derivatives = formulas
  for (slot, input) in list.inputs.enumerated() {
    formulas[slot] = .variable(input)
    derivatives[slot] = input == name ? 1 : 0
  }
  for constant in list.constants { formulas[constant.slot] = Symbolic(constant.value) }
  for line in list.lines {
    let (a, b) = (line.first, line.second ?? line.first)
    let (u, v) = (formulas[a], formulas[b])
    let f = Symbolic.apply(line.primitive, to: u, v) ?? Symbolic.apply(line.primitive, to: u) ?? u
    formulas[line.result] = f
    derivatives[line.result] = rule(line.primitive, f, u, v, derivatives[a], derivatives[b])
  }
  return derivatives[list.outputs[0]]
  // starter: // Keep a formula and a derivative for each slot; Symbolic.apply(primitive, to: u, v) makes the formula of a line.
  // starter: Symbolic(.nan)
  // end
}
