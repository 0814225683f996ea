// What students can ask of Rules.swift. Formulas of one function and sums: no other rule of part 1 is needed.

import Checking
import SymbolicCompare

@testable import DualNumbers

func chain(_ function: UnaryFunction) -> Check {
  Check("\(function.name) and the chain rule") {
    let f = function.name
    return try FormulaCheck(.forward, of: myMethod, on: [.unary(function), .add]).finding(
      ["\(f)(x)", "\(f)(x + x)", "\(f)(x + y + x)"])
  }
}

let publicRules = [chain(.exp), chain(.sin), chain(.cos)]
