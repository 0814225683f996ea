// What is asked of Swell.swift besides: against the sizes that the package counts.

import Checking
import SymbolicCompare

@testable import SymbolicRules

let hiddenSwell = [
  Check("a part that is used twice is stored once") {
    .unless(
      squarings(50).sharedSize == 51,
      "x squared 50 times is stored as \(squarings(50).sharedSize) nodes, 51 are enough")
  },
  Check("trees that nobody could write") {
    for formula in [
      FormulaFamily.speelpenning.formula(6), (0..<60).reduce(.variable("x")) { sum, _ in sum + sum },
    ] {
      let derivative = formula.derivative(withRespectTo: formula.variables[0])
      for f in [formula, derivative] {
        let right = Double(f.treeSize)
        let yours = treeSize(of: f.compiled(inputs: formula.variables))
        if let finding = Finding.unless(
          yours, is: right, "the nodes of a formula of \(f.sharedSize) stored ones")
        {
          return finding
        }
      }
    }
    return nil
  },
]
