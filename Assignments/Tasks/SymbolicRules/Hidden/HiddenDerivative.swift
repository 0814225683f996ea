// What is asked of Derivative.swift besides.

import Checking
import SymbolicCompare

@testable import SymbolicRules

let hiddenDerivative = [
  Check("random formulas") {
    try myFormulas([
      .add, .subtract, .multiply, .divide, .negate, .unary(.exp), .unary(.log), .unary(.sin), .unary(.cos),
      .unary(.sqrt),
    ]).finding(["1/x", "x^3*y"], random: 60)
  },
  Check("a variable that does not occur") {
    let yours = derivative(of: try Symbolic(parsing: "x*x"), by: "z").compiled(inputs: ["x"]).value(at: [3])
    return .unless(yours, is: 0, "the derivative of x*x by z at x=3")
  },
  Check("each part is differentiated once") {
    // A tree of 2⁴⁰ nodes, stored as 41.
    let formula = (0..<40).reduce(Symbolic.variable("x")) { below, _ in sin(below) + below }
    let yours = derivative(of: formula, by: "x")
    let right = formula.compiled(inputs: ["x"]).valueWithGradient(at: [0.5]).gradient[0]
    let value = yours.compiled(inputs: yours.variables).value(at: yours.variables.map { _ in 0.5 })
    if let finding = Finding.unless(
      value, is: right, "the derivative of 40 steps s = sin(s) + s at x=0.5", within: 1e-9)
    {
      return finding
    }
    let size = yours.sharedSize
    return .unless(
      size <= 400, "the derivative of 40 steps s = sin(s) + s is stored as \(size) nodes; 400 are enough")
  },
]
