// What is asked of Search.swift besides.

import Checking
import SymbolicCompare

@testable import PropertySuite

let hiddenSearch = [
  Check("the counter-example is small") {
    for (name, primitive) in [("sin", Primitive.unary(.sin)), ("the product", .multiply)] {
      guard let found = counterexample(in: planted(["reverse"], factor: 3, where: uses(primitive))) else {
        return Finding("a wrong rule of \(name) in reverse mode was planted, and nothing was found")
      }
      let operations = found.formula.compiled(inputs: found.formula.variables).lines
      if operations.count > 3 {
        return Finding(
          "the mistake in \(name) shows in one operation, your example has \(operations.count): \(found.formula)",
          paste: found.command)
      }
      if !operations.contains(where: { $0.primitive == primitive }) {
        return Finding("the mistake is in \(name), which does not occur in your example \(found.formula)")
      }
    }
    return nil
  }
]
