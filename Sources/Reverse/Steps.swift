// After reading this file you know one step of the machine: a primitive's value, or its value and both slopes.
//
// There is no mathematics here: values are `Double`'s, slopes are the rules'. The usual primitives stand in the switch
// by name, so that each becomes straight code; the rest share one line.

/// A value and its slopes by the operands; a primitive of one operand has slope 0 by the second.
struct Step {
  var value: Double
  var first: Double
  var second: Double

  @inline(__always)
  init(_ value: Double, _ first: Double, _ second: Double) {
    self.value = value
    self.first = first
    self.second = second
  }
}

/// The value of a primitive.
@inline(__always)
func evaluate(_ primitive: Primitive, _ x: Double, _ y: Double) -> Double {
  switch primitive {
  case .negate: -x
  case .add: x + y
  case .subtract: x - y
  case .multiply: x * y
  case .divide: x / y
  case .unary(let function): Double.apply(function, to: x)
  case .binary(let function): Double.apply(function, to: x, y)
  }
}

/// The value of a primitive and its slopes.
///
/// - Parameter isPower: whether y is a constant, so that a power has no slope by its exponent.
@inline(__always)
func differentiate(_ primitive: Primitive, _ x: Double, _ y: Double, isPower: Bool) -> Step {
  switch primitive {
  case .negate: Step(-x, arithmetic(.negate, .first, x, y, -x), 0)
  case .add: step(.add, x, y, x + y)
  case .subtract: step(.subtract, x, y, x - y)
  case .multiply: step(.multiply, x, y, x * y)
  case .divide: step(.divide, x, y, x / y)
  case .unary(.exp): exponential(x)
  case .unary(.log): logarithm(x)
  case .unary(.sqrt): root(x)
  case .unary(.tanh): hyperbolicTangent(x)
  case .unary(.sin): sine(x)
  case .unary(.cos): cosine(x)
  case .unary(let function): step(function, x)
  case .binary(let function): step(function, x, y, isPower: isPower)
  }
}

@inline(__always)
private func step(_ operation: Primitive, _ x: Double, _ y: Double, _ z: Double) -> Step {
  Step(z, arithmetic(operation, .first, x, y, z), arithmetic(operation, .second, x, y, z))
}

@inline(__always)
private func arithmetic(
  _ operation: Primitive, _ operand: Operand, _ x: Double, _ y: Double, _ z: Double
) -> Double {
  Rules.arithmetic(operation, by: operand, at: x, y, value: z) ?? .nan
}

// Each of these is the same line with one function known, so that the table folds to that function's entry.

@inline(never) private func exponential(_ x: Double) -> Step { known(.exp, x) }
@inline(never) private func logarithm(_ x: Double) -> Step { known(.log, x) }
@inline(never) private func root(_ x: Double) -> Step { known(.sqrt, x) }
@inline(never) private func hyperbolicTangent(_ x: Double) -> Step { known(.tanh, x) }
@inline(never) private func sine(_ x: Double) -> Step { known(.sin, x) }
@inline(never) private func cosine(_ x: Double) -> Step { known(.cos, x) }
@inline(never) private func step(_ function: UnaryFunction, _ x: Double) -> Step { known(function, x) }

@inline(__always)
private func known(_ function: UnaryFunction, _ x: Double) -> Step {
  let z = Double.apply(function, to: x)
  return Step(z, Rules.slope(of: function, at: x, value: z), 0)
}

@inline(never)
private func step(_ function: BinaryFunction, _ x: Double, _ y: Double, isPower: Bool) -> Step {
  let z = Double.apply(function, to: x, y)
  let first = Rules.slope(of: function, by: .first, at: x, y, value: z)
  return Step(z, first, isPower ? 0 : Rules.slope(of: function, by: .second, at: x, y, value: z))
}
