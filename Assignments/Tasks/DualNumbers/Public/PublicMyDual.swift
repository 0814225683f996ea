// What students can ask of MyDual.swift.

import Checking
import SymbolicCompare

@testable import DualNumbers

let myMethod = MethodsUnderTest.forward(
  seed: { MyDual(value: $0, tangent: $1) }, parts: { ($0.value, $0.tangent) })

let publicMyDual = [
  Check("a constant has no tangent") {
    .unless(MyDual(3).tangent, is: 0, "the tangent of the constant 3")
  },
  Check("sum and difference") {
    try FormulaCheck(.forward, of: myMethod, on: [.add, .subtract, .negate]).finding(
      ["x + y", "x - y", "-x"], random: 5)
  },
  Check("product rule") {
    try FormulaCheck(.forward, of: myMethod, on: [.multiply]).finding(["x*y", "x*x"])
  },
]
