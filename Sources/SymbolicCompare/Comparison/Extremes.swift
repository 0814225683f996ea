// After reading this file you know which numbers of a trace are so large that a bound on rounding says nothing.
//
// Idea. Rounding is relative to a number while the number is in range. One that has grown beyond the range has lost
// everything, and a large one may do so inside a rule, times a slope or added to another: hence 2⁹⁶⁰, which leaves 64
// powers of two. Small numbers are another matter: what they can lose is known (Underflow.swift), and is no excuse for
// more.
//
// A number counts only if it is on a way from the variable to the result on which something arrives. Beside sin(x),
// neither 10³⁰⁰·y nor tanh(10³⁰⁰·x), whose slope is 0, may excuse a wrong cosine.

/// The numbers of a trace beyond 2⁹⁶⁰.
enum Extremes {
  private static func isExtreme(_ x: Double) -> Bool { !(x.magnitude <= 0x1p960) }

  /// Whether a number on a way from an input to the result is too large, or not a number: a value, tangent or adjoint
  /// of a line, and what the sweeps make of them on its edges, v̄·p and v̄·p·v̇.
  ///
  /// - Complexity: about 8 evaluations of the function.
  static func areMet(in list: WengertList, at point: [Double], along position: Int) -> Bool {
    let inputs = Dual.inputs(at: point, along: position)
    let values = list.values(at: inputs)
    guard let output = list.outputs.first else { return false }
    let adjoints = list.adjoints(values: values, seed: Dual(1), output: output)
    let depends = list.dependence(on: [position])
    return list.lines.contains { line in
      guard let adjoint = adjoints[line.result], depends[line.result] else { return false }
      let result = values[line.result]
      // Nothing comes back to tanh(10³⁰⁰·x)'s operand.
      if adjoint.value == 0 && adjoint.tangent == 0 && result.value.isFinite { return false }
      var met = [result.value, result.tangent, adjoint.value, adjoint.tangent]
      for (partial, operand) in localPartials(of: line, values) where partial != 0 {
        let back = partial * adjoint.value
        met += [values[operand].value, back, back * values[operand].tangent]
      }
      return met.contains(where: isExtreme)
    }
  }

  /// Whether a number that takes part in a value is too large, or not a number.
  ///
  /// - Complexity: about 4 evaluations of the function.
  static func areMet(inValuesOf list: WengertList, at point: [Double]) -> Bool {
    let values = list.values(at: point)
    guard let output = list.outputs.first else { return false }
    let adjoints = list.adjoints(values: values, seed: 1, output: output)
    return zip(values, adjoints).contains { value, adjoint in
      adjoint.map { $0 != 0 && (isExtreme(value) || isExtreme($0)) } ?? false
    }
  }
}
