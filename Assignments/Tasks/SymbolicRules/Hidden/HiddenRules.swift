// What is asked of Rules.swift besides.

import Checking
import SymbolicCompare

@testable import SymbolicRules

let hiddenRules = [
  Check("quotient") { try unlessRule(.divide) },
  Check("functions") {
    for function in [UnaryFunction.exp, .log, .sin, .cos, .sqrt] {
      if let finding = try unlessRule(.unary(function)) { return finding }
    }
    return nil
  },
  Check("power") { try unlessRule(.binary(.pow), y: 3, dy: 0) ?? unlessRule(.binary(.pow), y: -1.5, dy: 0) },
]
