// After reading this file you know the gradient of a function whose inputs have names, or stand in rows.
//
//     gradient(at: net, of: loss)                                     // a Net<Double> like net: see Parameters.swift
//     gradient(atRows: [[1, 2], [3, 4]]) { w in w[0][1] * w[1][0] }   // [[0, 3], [2, 0]]
//
// The numbers are taken out in one row, differentiated eight a run, and put back.
//
// Rows have a label of their own: under that of an array the compiler would try each closure for rows too, and would not
// come to an end with a formula of some length.

/// The gradient of a function of a structure of numbers, as a structure of the same shape.
///
/// - Parameters:
///   - function: a generic function over the structure, or a closure that says `Dual8`; what it throws is thrown on.
///   - point: the structure over `Double`.
/// - Returns: in each place the partial derivative by the number there; all NaN where the value is NaN.
/// - Complexity: ⌈n/8⌉ runs of the function for n numbers, and one copy of them a run.
@_disfavoredOverload
@inlinable
public func gradient<Values: Parameters, Input: Parameters, Failure: Error>(
  at point: Values, of function: (Input) throws(Failure) -> Dual8
) throws(Failure) -> Values where Input.Number == Dual8, Input.Values == Values {
  try valueWithGradient(at: point, of: function).gradient
}

/// The value and the gradient of a function of a structure of numbers.
///
/// - Complexity: ⌈n/8⌉ runs of the function for n numbers, one run if there is none.
@_disfavoredOverload
@inlinable
public func valueWithGradient<Values: Parameters, Input: Parameters, Failure: Error>(
  at point: Values, of function: (Input) throws(Failure) -> Dual8
) throws(Failure) -> (value: Double, gradient: Values) where Input.Number == Dual8, Input.Values == Values {
  let result = try chunkedGradient(at: point.flattened) { (x: [Dual8]) throws(Failure) in
    try function(Input(x, shapedAs: point))
  }
  return (result.value, Values(result.gradient, shapedAs: point))
}

/// The gradient of a function of rows of numbers, as rows of the same lengths.
///
/// - Complexity: ⌈n/8⌉ runs of the function for n numbers.
@inlinable
public func gradient<Failure: Error>(
  atRows rows: [[Double]], of function: ([[Dual8]]) throws(Failure) -> Dual8
) throws(Failure) -> [[Double]] {
  try valueWithGradient(atRows: rows, of: function).gradient
}

/// The value and the gradient of a function of rows of numbers.
///
/// - Complexity: ⌈n/8⌉ runs of the function for n numbers, one run if there is none.
@inlinable
public func valueWithGradient<Failure: Error>(
  atRows rows: [[Double]], of function: ([[Dual8]]) throws(Failure) -> Dual8
) throws(Failure) -> (value: Double, gradient: [[Double]]) {
  let result = try chunkedGradient(at: rows.flatMap { $0 }) { (x: [Dual8]) throws(Failure) in
    try function(x.inRows(like: rows))
  }
  return (result.value, result.gradient.inRows(like: rows))
}
