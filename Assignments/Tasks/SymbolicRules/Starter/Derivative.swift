// Task 7, part 2: one pass through the evaluation trace of a formula.

import SymbolicCompare

/// The derivative of a formula by a variable; nothing is simplified.
///
/// The trace, list = formula.compiled(inputs: formula.variables), has numbered slots: first the inputs (list.inputs has their
/// names), then the constants (list.constants, each with its slot and value) and the results of the operations (list.lines,
/// each with its primitive, the slots first and second of its operands, and the slot result). list.outputs[0] is the formula.
func derivative(of formula: Symbolic, by name: String) -> Symbolic {
  // Keep a formula and a derivative for each slot; Symbolic.apply(primitive, to: u, v) makes the formula of a line.
  Symbolic(.nan)
}
