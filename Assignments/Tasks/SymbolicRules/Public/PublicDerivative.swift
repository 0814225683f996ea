// What students can ask of Derivative.swift.

import Checking
import SymbolicCompare

@testable import SymbolicRules

func myFormulas(_ operations: [Primitive]) -> FormulaCheck {
  var methods = MethodsUnderTest.own
  methods.formula = { derivative(of: $0, by: $1) }
  return FormulaCheck(.formula, of: methods, on: operations)
}

let publicDerivative = [
  Check("sums") { try myFormulas([.add]).finding(["x + y", "x + x + 3", "y"]) },
  Check("products and the chain rule") {
    try myFormulas([.add, .multiply, .unary(.sin)]).finding(["x*x*y", "sin(x*y)", "sin(sin(x))"])
  },
]
