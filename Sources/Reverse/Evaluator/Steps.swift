// After reading this file you know one step of the machine: a primitive's value, or its value and its slopes.
//
// Values are `Double`'s, slopes are the rules'. With the function known when this is compiled, each becomes straight code:
// the table folds to one entry. Only sine and cosine stand here by name, since one call gives both.

#if canImport(Glibc) || canImport(Musl)
/// The C library's sine and cosine by one call.
///
/// Its header shows it only to programs that ask for GNU extensions.
@_silgen_name("sincos")
private func sincos(
  _ x: Double, _ sine: UnsafeMutablePointer<Double>, _ cosine: UnsafeMutablePointer<Double>)
#endif

/// Sine and cosine, which are each other's slopes up to a sign: together they cost little more than one of them.
@inline(never)
private func sineAndCosine(_ x: Double) -> (sine: Double, cosine: Double) {
  #if canImport(Glibc) || canImport(Musl)
  var (sine, cosine) = (0.0, 0.0)
  sincos(x, &sine, &cosine)
  return (sine, cosine)
  #else
  return (Double.apply(.sin, to: x), Double.apply(.cos, to: x))
  #endif
}

/// The value of a primitive.
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

/// A value and its slope by the operand.
typealias Step = (value: Double, slope: Double)

/// The value of a function that is known when this is compiled, and its slope.
@inline(__always)
func differentiate(_ function: UnaryFunction, _ x: Double) -> Step {
  if function == .sin || function == .cos {
    let (sine, cosine) = sineAndCosine(x)
    return function == .sin ? (sine, cosine) : (cosine, -sine)
  }
  let z = Double.apply(function, to: x)
  return (z, Rules.slope(of: function, at: x, value: z))
}

/// The value of a function that is known when this is compiled, and its slope by one operand.
@inline(__always)
func differentiate(_ function: BinaryFunction, by operand: Operand, _ x: Double, _ y: Double) -> Step {
  let z = Double.apply(function, to: x, y)
  return (z, Rules.slope(of: function, by: operand, at: x, y, value: z))
}

// The functions that are not known then.

@inline(never)
func differentiateAny(_ function: UnaryFunction, _ x: Double) -> Step { differentiate(function, x) }

@inline(never)
func differentiateAny(_ function: BinaryFunction, by operand: Operand, _ x: Double, _ y: Double) -> Step {
  differentiate(function, by: operand, x, y)
}

/// The value of a function and both slopes.
@inline(never)
func differentiateAny(_ function: BinaryFunction, _ x: Double, _ y: Double) -> (
  value: Double, first: Double, second: Double
) {
  let (z, first) = differentiate(function, by: .first, x, y)
  return (z, first, Rules.slope(of: function, by: .second, at: x, y, value: z))
}
