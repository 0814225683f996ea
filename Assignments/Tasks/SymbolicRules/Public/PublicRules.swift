// What students can ask of Rules.swift: the derivative of one operation of x and y, where x′ = 1 and y′ = 3.

import Checking
import SymbolicCompare

@testable import SymbolicRules

/// What is wrong with the rule of an operation, at x = 0.75, y = 1.5 with the derivatives 1 and 3.
func unlessRule(_ operation: Primitive, y: Symbolic = .variable("y"), dy: Double = 3) throws -> Finding? {
  let (x, point) = (Symbolic.variable("x"), [0.75, 1.5])
  guard let f = Symbolic.apply(operation, to: x, y) ?? Symbolic.apply(operation, to: x) else { return nil }
  let yours = rule(operation, f, x, y, 1, Symbolic(dy))
  let foreign = yours.variables.filter { $0 != "x" && $0 != "y" }
  if let name = foreign.first {
    return Finding("your rule for \(f) has the variable \(name) in it: \(yours)")
  }
  let list = f.compiled(inputs: ["x", "y"])
  let slopes = list.valueWithGradient(at: point).gradient
  let right = slopes[0] + dy * slopes[1]
  let value = yours.compiled(inputs: ["x", "y"]).value(at: point)
  return .unless(
    value, is: right, "the derivative of \(f) at x=0.75,y=1.5 with x′=1,y′=\(dy), yours being \(yours)")
}

let publicRules = [
  Check("difference and negation") { try unlessRule(.subtract) ?? unlessRule(.negate) },
  Check("product") { try unlessRule(.multiply) },
]
