// After reading this file you know what is measured: for each way of asking, a function of some size, prepared outside
// the clock, run inside it, and answered with a number that is checked.

import SymbolicCompare

/// One measurement: a way of asking for derivatives, at one size.
struct Row {
  let axis: String
  let method: String
  let size: Int

  /// What the time is divided by: variables, operations, or what else a linear cost would be linear in.
  let units: Int

  /// Prepares the work; what it returns is timed, and returns what it came to and what it should.
  let prepare: () -> () -> (value: Double, expected: Double)

  init(
    _ axis: String, _ method: String, _ size: Int, units: Int? = nil,
    _ prepare: @escaping () -> () -> (value: Double, expected: Double)
  ) {
    (self.axis, self.method, self.size, self.units, self.prepare) = (
      axis, method, size, units ?? size, prepare
    )
  }
}

/// Σ exp(sin(xᵢ))·xᵢ₊₁, around the circle: four operations a variable.
func wreath<T: Scalar>(_ x: [T]) -> T {
  var sum: T = 0
  for index in x.indices {
    let growth = exp(sin(x[index]))
    sum = sum + growth * x[index + 1 < x.count ? index + 1 : 0]
  }
  return sum
}

/// So many operations one after the other: xₖ₊₁ = √(xₖ² + y²).
func chain<T: Scalar>(_ x: T, _ y: T, operations: Int) -> T {
  var x = x
  for _ in 0..<operations / 4 { x = sqrt(x * x + y * y) }
  return x
}

func point(_ count: Int) -> [Double] { (0..<count).map { 0.25 + 0.5 * Double($0 % 7) / 7 } }

/// ∂/∂x₁ of the wreath: exp(sin(x₁))·cos(x₁)·x₂ + exp(sin(xₙ)).
func slopeOfWreath(_ x: [Double]) -> Double {
  let inner = Elementary::exp(Elementary::sin(x[0])) * Elementary::cos(x[0]) * x[1]
  return inner + Elementary::exp(Elementary::sin(x[x.count - 1]))
}

/// The chain's derivative by y: xₙ² = x² + n y², so n y/xₙ.
func slopeOfChain(_ x: Double, _ y: Double, operations: Int) -> Double {
  let count = Double(operations / 4)
  return count * y / Elementary::sqrt(x * x + count * y * y)
}

/// The chain as a Wengert list, written line by line.
func listOfChain(operations: Int) -> WengertList {
  var list = WengertList(inputs: ["x", "y"])
  var x = 0
  for _ in 0..<operations / 4 {
    let sum = list.append(.add, list.append(.multiply, x, x), list.append(.multiply, 1, 1))
    x = list.append(.unary(.sqrt), sum)
  }
  list.outputs = [x]
  return list
}

/// A Wengert list of a function.
func list(inputs: Int, of function: ([Symbolic]) -> Symbolic) -> WengertList {
  let names = (0..<inputs).map { "x\($0)" }
  return function(names.map { .variable($0) }).compiled(inputs: names)
}
