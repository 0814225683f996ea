// After reading this file you know the gradient of a function whose inputs have names, or stand in rows.
//
//     gradient(at: net, of: loss)                                     // a Net<Double> like net: see Parameters.swift
//     gradient(atRows: [[1, 2], [3, 4]]) { w in w[0][1] * w[1][0] }   // [[0, 3], [2, 0]]
//
// The numbers are taken out in one row, become inputs of one tape, and the partial derivatives are put back.
//
// Rows have a label of their own: under that of an array the compiler would try each closure for rows too, and would not
// come to an end with a formula of some length.

/// The gradient of a function of a structure of numbers, as a structure of the same shape.
///
/// - Parameters:
///   - function: a generic function over the structure, or a closure that says `Variable`; what it throws is thrown on.
///   - point: the structure over `Double`.
/// - Returns: in each place the partial derivative by the number there.
/// - Complexity: a few times the function, whatever the number of inputs, and four copies of them.
@_disfavoredOverload
@inlinable
public func gradient<Values: Parameters, Input: Parameters>(
  at point: Values, of function: (Input) throws -> Variable
) rethrows -> Values where Input.Number == Variable, Input.Values == Values {
  try valueWithGradient(at: point, of: function).gradient
}

/// The value and the gradient of a function of a structure of numbers.
///
/// - Complexity: a few times the function, whatever the number of inputs, and four copies of them.
@_disfavoredOverload
@inlinable
public func valueWithGradient<Values: Parameters, Input: Parameters>(
  at point: Values, of function: (Input) throws -> Variable
) rethrows -> (value: Double, gradient: Values) where Input.Number == Variable, Input.Values == Values {
  let result = try valueWithGradient(at: point.flattened) { x in try function(Input(x, shapedAs: point)) }
  return (result.value, Values(result.gradient, shapedAs: point))
}

/// The gradient of a function of rows of numbers, as rows of the same lengths.
///
/// - Complexity: a few times the function, whatever the number of inputs.
@inlinable
public func gradient(
  atRows rows: [[Double]], of function: ([[Variable]]) throws -> Variable
) rethrows -> [[Double]] {
  try valueWithGradient(atRows: rows, of: function).gradient
}

/// The value and the gradient of a function of rows of numbers.
///
/// - Complexity: a few times the function, whatever the number of inputs.
@inlinable
public func valueWithGradient(
  atRows rows: [[Double]], of function: ([[Variable]]) throws -> Variable
) rethrows -> (value: Double, gradient: [[Double]]) {
  let result = try valueWithGradient(at: rows.flatMap { $0 }) { x in try function(x.inRows(like: rows)) }
  return (result.value, result.gradient.inRows(like: rows))
}
