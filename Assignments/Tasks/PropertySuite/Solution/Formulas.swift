// Task 8, given: the formulas on which properties are asked. Nothing here is to be changed.

import SymbolicCompare

/// Random formulas of arithmetic, sin, cos, exp and log.
let formulas = FormulaGenerator(
  operations: 1...6, variables: ["x", "y"], primitives: [.sin, .cos, .exp, .log])

/// The answers of the methods at one case: what properties are about.
struct Answers {
  let value: Double
  let reverse: (value: Double, gradient: [Double])

  /// The tangent along each axis.
  let forward: [Double]

  /// The naive formulas' values.
  let formula: [Double]

  init(_ methods: MethodsUnderTest, _ formula: Symbolic, _ point: Point) {
    let names = formula.variables
    let x = names.map { point[$0] ?? .nan }
    let list = formula.compiled(inputs: names)
    value = list.value(at: x)
    reverse = methods.reverse(list, x)
    forward = x.indices.map { i in methods.forward(list, x, x.indices.map { $0 == i ? 1 : 0 }).derivative }
    self.formula = names.map { methods.formula(formula, $0).compiled(inputs: names).value(at: x) }
  }
}

/// Whether two numbers are apart by no more than a part of the larger one, or of 1; true where one is infinite or no number.
func isNear(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
  !a.isFinite || !b.isFinite || (a - b).magnitude <= tolerance * max(1, max(a.magnitude, b.magnitude))
}
