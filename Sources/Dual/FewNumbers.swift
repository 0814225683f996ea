// After reading this file you know the gradient of a function that takes its inputs one by one.
//
//     gradient(at: 3, 5) { x, y in x * y }                     // (5.0, 3.0)
//     gradient(at: 1, 2, 3) { x, y, z in x * y + z }           // (2.0, 1.0, 1.0)
//     gradient(at: 10) { x in x * x }                          // 20, the derivative
//
// Reverse mode has the same verbs. Here each input has a tangent of its own in one `Dual4`, so that the function runs
// once.

/// The derivative of a function of one number, under the name `gradient` of functions of several numbers.
///
/// - Complexity: one run of the function.
@inlinable @inline(__always)
public func gradient<Failure: Error>(
  at x: Double, of function: (Dual) throws(Failure) -> Dual
) throws(Failure) -> Double {
  try valueWithDerivative(at: x, of: function).derivative
}

/// The value and the derivative of a function of one number, under the name of functions of several numbers.
///
/// - Complexity: one run of the function.
@inlinable @inline(__always)
public func valueWithGradient<Failure: Error>(
  at x: Double, of function: (Dual) throws(Failure) -> Dual
) throws(Failure) -> (value: Double, gradient: Double) {
  let result = try valueWithDerivative(at: x, of: function)
  return (result.value, result.derivative)
}

/// The gradient of a function of two numbers.
///
/// - Complexity: one run of the function over `Dual4`.
@inlinable
public func gradient<Failure: Error>(
  at x: Double, _ y: Double, of function: (Dual4, Dual4) throws(Failure) -> Dual4
) throws(Failure) -> (Double, Double) {
  try valueWithGradient(at: x, y, of: function).gradient
}

/// The value and the gradient of a function of two numbers.
///
/// - Returns: f(x, y), and (∂f/∂x, ∂f/∂y), exact but for rounding; NaN where f(x, y) is NaN.
/// - Complexity: one run of the function over `Dual4`.
@inlinable
public func valueWithGradient<Failure: Error>(
  at x: Double, _ y: Double, of function: (Dual4, Dual4) throws(Failure) -> Dual4
) throws(Failure) -> (value: Double, gradient: (Double, Double)) {
  let result = try chunkedGradient(at: [x, y]) { (inputs: [Dual4]) throws(Failure) in
    try function(inputs[0], inputs[1])
  }
  return (result.value, (result.gradient[0], result.gradient[1]))
}

/// The gradient of a function of three numbers.
///
/// - Complexity: one run of the function over `Dual4`.
@inlinable
public func gradient<Failure: Error>(
  at x: Double, _ y: Double, _ z: Double, of function: (Dual4, Dual4, Dual4) throws(Failure) -> Dual4
) throws(Failure) -> (Double, Double, Double) {
  try valueWithGradient(at: x, y, z, of: function).gradient
}

/// The value and the gradient of a function of three numbers.
///
/// - Returns: f(x, y, z), and its three partial derivatives, exact but for rounding; NaN where the value is NaN.
/// - Complexity: one run of the function over `Dual4`.
@inlinable
public func valueWithGradient<Failure: Error>(
  at x: Double, _ y: Double, _ z: Double, of function: (Dual4, Dual4, Dual4) throws(Failure) -> Dual4
) throws(Failure) -> (value: Double, gradient: (Double, Double, Double)) {
  let result = try chunkedGradient(at: [x, y, z]) { (inputs: [Dual4]) throws(Failure) in
    try function(inputs[0], inputs[1], inputs[2])
  }
  return (result.value, (result.gradient[0], result.gradient[1], result.gradient[2]))
}
