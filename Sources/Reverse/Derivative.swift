// After reading this file you know the verbs of forward mode that reverse mode has too, for a function of one number:
// there one sweep down and one sweep up cost about the same.
//
//     derivative(at: 10) { x in x * x }                  // 20
//     secondDerivative(at: 2) { x in pow(x, 3) }         // 12
//
// Where `Dual` is imported too, the plain verb means forward mode's; `Reverse::derivative` means this one.

/// The derivative of a function of one number, the same as ``gradient(at:of:)-(Double,_)``.
///
/// - Complexity: a few times the function.
@_disfavoredOverload
@inlinable
public func derivative(at x: Double, of function: (Variable) throws -> Variable) rethrows -> Double {
  try valueWithGradient(at: x, of: function).gradient
}

/// The value and the derivative of a function of one number.
///
/// - Complexity: a few times the function.
@_disfavoredOverload
@inlinable
public func valueWithDerivative(
  at x: Double, of function: (Variable) throws -> Variable
) rethrows -> (value: Double, derivative: Double) {
  let result = try valueWithGradient(at: x, of: function)
  return (result.value, result.gradient)
}

/// The second derivative of a function of one number, by a sweep over a sweep.
///
/// - Complexity: one recording, and two sweeps.
@_disfavoredOverload
public func secondDerivative(at x: Double, of function: (Traced) throws -> Traced) rethrows -> Double {
  try hessian(at: [x]) { inputs in try function(inputs[0]) }[0][0]
}
