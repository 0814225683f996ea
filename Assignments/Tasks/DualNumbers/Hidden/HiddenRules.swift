// What is asked of Rules.swift besides.

import Checking
import SymbolicCompare

@testable import DualNumbers

let hiddenRules = [
  chain(.log), chain(.sqrt), chain(.tanh),
  Check("powers with a constant exponent") {
    let powers = FormulaCheck(.forward, of: myMethod, on: [.binary(.pow), .add])
    if let finding = try powers.finding(["x^3", "(x + y)^2", "x^(-2)", "x^2.5"]) { return finding }
    // A logarithm of the base is no way to a power of a negative number.
    let cube = pow(MyDual(value: -2, tangent: 1), 3)
    return .unless(cube.tangent, is: 12, "the tangent of x^3 at x=-2")
  },
  Check("random formulas") {
    let functions: [UnaryFunction] = [.exp, .log, .sin, .cos, .sqrt, .tanh]
    return try FormulaCheck(
      .forward, of: myMethod,
      on: functions.map { .unary($0) } + [.add, .subtract, .multiply, .divide, .negate]
    ).finding([], random: 60, seed: 2)
  },
]
