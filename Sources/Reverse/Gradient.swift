// After reading this file you know the verbs of reverse mode: gradient, value with gradient, pullback.
//
// Idea. A function of many inputs and one result is run once on variables, and one sweep backwards gives all
// its partial derivatives, however many inputs there are. Forward mode would run once for each input.
//
// Example.
//
//     gradient(at: [2, 5]) { x in log(x[0]) + x[0] * x[1] - sin(x[1]) }      // [5.5, 1.7163…]
//     gradient(at: 0) { x in exp(2 * x) }                                    // 2
//
// Cost. A few times the function's own (Griewank & Walther 2008, section 4.6); at most 24 bytes an operation for
// the tape and 8 for the adjoints, in memory that a thread keeps for its next recording.
//
// Limits. The derivative belongs to the branches that the run took; `regularity(at:of:)` of Elementary says where one of
// them ends. Second derivatives are `hessian`'s.

/// The gradient of a function of several variables.
///
/// A partial derivative is 0 for an input that the result does not depend on, the midpoint of the two slopes at a kink, and
/// NaN where the value is NaN. The function may throw, and its error is passed on.
///
/// - Complexity: a few times the function, whatever the number of inputs.
@inlinable
public func gradient(at point: [Double], of function: ([Variable]) throws -> Variable) rethrows -> [Double] {
  try valueWithGradient(at: point, of: function).gradient
}

/// The value and the gradient of a function of several variables.
///
/// - Complexity: a few times the function, whatever the number of inputs.
@inlinable
public func valueWithGradient(
  at point: [Double], of function: ([Variable]) throws -> Variable
) rethrows -> (value: Double, gradient: [Double]) {
  let storage = TapePool.begin(inputs: point.count)
  defer { TapeStorage.end(storage) }
  let inputs = TapeStorage.inputs(point, in: storage)
  let result = try function(inputs)
  return (result.value, Array(TapeStorage.sweep(storage, from: result, seed: 1, inputs: point.count)))
}

/// The derivative of a function of one variable; NaN where the value is NaN.
///
/// - Complexity: a few times the function.
@inlinable
public func gradient(at x: Double, of function: (Variable) throws -> Variable) rethrows -> Double {
  try valueWithGradient(at: x, of: function).gradient
}

/// The value and the derivative of a function of one variable.
///
/// - Complexity: a few times the function.
@inlinable
public func valueWithGradient(
  at x: Double, of function: (Variable) throws -> Variable
) rethrows -> (value: Double, gradient: Double) {
  let storage = TapePool.begin(inputs: 1)
  defer { TapeStorage.end(storage) }
  let result = try function(TapeStorage.input(x, number: 0, in: storage))
  return (result.value, TapeStorage.sweep(storage, from: result, seed: 1, inputs: 1)[0])
}

/// The gradient of a function of two variables; NaN where the value is NaN.
///
/// - Complexity: a few times the function.
@inlinable
public func gradient(
  at x: Double, _ y: Double, of function: (Variable, Variable) throws -> Variable
) rethrows -> (Double, Double) {
  try valueWithGradient(at: x, y, of: function).gradient
}

/// The value and the gradient of a function of two variables.
///
/// - Complexity: a few times the function.
@inlinable
public func valueWithGradient(
  at x: Double, _ y: Double, of function: (Variable, Variable) throws -> Variable
) rethrows -> (value: Double, gradient: (Double, Double)) {
  let storage = TapePool.begin(inputs: 2)
  defer { TapeStorage.end(storage) }
  let result = try function(
    TapeStorage.input(x, number: 0, in: storage), TapeStorage.input(y, number: 1, in: storage))
  let gradient = TapeStorage.sweep(storage, from: result, seed: 1, inputs: 2)
  return (result.value, (gradient[0], gradient[1]))
}

/// The gradient of a function of three variables; NaN where the value is NaN.
///
/// - Complexity: a few times the function.
@inlinable
public func gradient(
  at x: Double, _ y: Double, _ z: Double, of function: (Variable, Variable, Variable) throws -> Variable
) rethrows -> (Double, Double, Double) {
  try valueWithGradient(at: x, y, z, of: function).gradient
}

/// The value and the gradient of a function of three variables.
///
/// - Complexity: a few times the function.
@inlinable
public func valueWithGradient(
  at x: Double, _ y: Double, _ z: Double, of function: (Variable, Variable, Variable) throws -> Variable
) rethrows -> (value: Double, gradient: (Double, Double, Double)) {
  let storage = TapePool.begin(inputs: 3)
  defer { TapeStorage.end(storage) }
  let result = try function(
    TapeStorage.input(x, number: 0, in: storage), TapeStorage.input(y, number: 1, in: storage),
    TapeStorage.input(z, number: 2, in: storage))
  let gradient = TapeStorage.sweep(storage, from: result, seed: 1, inputs: 3)
  return (result.value, (gradient[0], gradient[1], gradient[2]))
}
