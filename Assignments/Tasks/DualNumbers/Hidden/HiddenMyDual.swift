// What is asked of MyDual.swift besides.

import Checking
import SymbolicCompare

@testable import DualNumbers

let hiddenMyDual = [
  Check("quotient rule") {
    try FormulaCheck(.forward, of: myMethod, on: [.divide]).finding(["x/y", "1/x", "x/3", "x/(y/x)"])
  },
  Check("random arithmetic") {
    try FormulaCheck(.forward, of: myMethod, on: [.add, .subtract, .multiply, .divide, .negate]).finding(
      [], random: 40)
  },
]
