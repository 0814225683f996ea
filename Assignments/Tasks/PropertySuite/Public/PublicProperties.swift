// What students can ask of Properties.swift.

import Checking
import SymbolicCompare

@testable import PropertySuite

/// Cases at which a function `isWrong` of the trace says so, with mistakes in some of the methods.
func planted(
  _ kinds: Set<String>, factor: Double = -1,
  where isWrong: @escaping @Sendable (WengertList, [Double]) -> Bool
) -> MethodsUnderTest {
  let own = MethodsUnderTest.own
  var methods = own
  if kinds.contains("forward") {
    methods.forward = { list, point, direction in
      let right = own.forward(list, point, direction)
      return isWrong(list, point) ? (right.value, factor * right.derivative) : right
    }
  }
  if kinds.contains("reverse") {
    methods.reverse = { list, point in
      let right = own.reverse(list, point)
      return isWrong(list, point) ? (right.value, right.gradient.map { factor * $0 }) : right
    }
  }
  if kinds.contains("formula") {
    methods.formula = { formula, name in
      let right = own.formula(formula, name)
      return isWrong(formula.compiled(inputs: formula.variables), []) ? Symbolic(factor) * right : right
    }
  }
  return methods
}

@Sendable func uses(_ primitive: Primitive) -> @Sendable (WengertList, [Double]) -> Bool {
  { list, _ in list.lines.contains { $0.primitive == primitive } }
}

/// The first violation on random cases.
func firstViolation(of methods: MethodsUnderTest, cases: Int = 60) -> Counterexample? {
  let properties = properties(of: methods)
  var generator = SeededGenerator(seed: 11)
  for _ in 0..<cases {
    let formula = formulas.formula(using: &generator)
    guard let point = PointGenerator(extent: 2).point(for: formula, using: &generator) else { continue }
    for property in properties {
      if let reason = property.violation(formula, point) {
        return Counterexample(formula, at: point, reason: "\(property.name): \(reason)")
      }
    }
  }
  return nil
}

func unlessFound(_ mistake: String, _ methods: MethodsUnderTest) -> Finding? {
  if properties(of: methods).isEmpty { return Finding("there is no property yet") }
  return firstViolation(of: methods) == nil
    ? Finding("\(mistake) was planted, and all your properties hold on 60 random formulas") : nil
}

let publicProperties = [
  Check("right methods are not accused") {
    if properties(of: .own).isEmpty { return Finding("there is no property yet") }
    return firstViolation(of: .own, cases: 100).map {
      Finding("the package's methods are accused: \($0.reason)", paste: $0.command)
    }
  },
  Check("a wrong sign in forward mode") {
    unlessFound("a wrong sign of sin′ in forward mode", planted(["forward"], where: uses(.unary(.sin))))
  },
]
