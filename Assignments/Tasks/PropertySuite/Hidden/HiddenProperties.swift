// What is asked of Properties.swift besides.

import Checking
import SymbolicCompare

@testable import PropertySuite

let hiddenProperties = [
  Check("a wrong rule in reverse mode") {
    unlessFound(
      "a product rule that is off by a thousandth, in reverse mode",
      planted(["reverse"], factor: 1.001, where: uses(.multiply)))
  },
  Check("a wrong rule in the formulas") {
    unlessFound(
      "a wrong factor where the formula has exp", planted(["formula"], factor: 2, where: uses(.unary(.exp))))
  },
  Check("the same mistake in all methods") {
    unlessFound(
      "the same wrong sign of cos′ in forward mode, reverse mode and the formulas",
      planted(["forward", "reverse", "formula"], where: uses(.unary(.cos))))
  },
  Check("a mistake for some points alone") {
    unlessFound(
      "a mistake of reverse mode where a coordinate is negative",
      planted(["reverse"], factor: 0) { _, point in
        point.contains { $0 < 0 }
      })
  },
  Check("a wrong value") {
    var methods = MethodsUnderTest.own
    methods.reverse = { list, point in
      let right = MethodsUnderTest.own.reverse(list, point)
      return (right.value + (list.lines.count > 2 ? 1 : 0), right.gradient)
    }
    return unlessFound("a value that is 1 too large, in reverse mode", methods)
  },
]
