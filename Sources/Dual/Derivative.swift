// After reading this file you know how the derivative of a function of one number is asked for.
//
//     derivative(at: 10) { x in x * x }              // 20
//     derivative(at: 0, of: softplus)                // 0.5, for a generic func softplus<T: Scalar>(_ x: T) -> T
//     let (y, slope) = valueWithDerivative(at: 10) { x in x * x }
//
// The function runs once, on x + 1·ε.

/// The derivative of a function of one number.
///
///     f(x + ε) = f(x) + f′(x) ε
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `Dual`, or a generic function over `Scalar`; what it throws is thrown on.
/// - Returns: f′(x), in units of f by units of x; exact but for rounding. NaN where f(x) is NaN, the midpoint
///   of the two slopes at a kink.
/// - Complexity: one run of the function, at one to three times the time of a plain run; no memory.
@inlinable @inline(__always)
public func derivative<Failure: Error>(
  at x: Double, of function: (Dual) throws(Failure) -> Dual
) throws(Failure) -> Double {
  try valueWithDerivative(at: x, of: function).derivative
}

/// The value and the derivative of a function of one number, from one run.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `Dual`, or a generic function over `Scalar`; what it throws is thrown on.
/// - Returns: f(x), and f′(x) as ``derivative(at:of:)`` gives it.
/// - Complexity: one run of the function, at one to three times the time of a plain run; no memory.
@inlinable @inline(__always)
public func valueWithDerivative<Failure: Error>(
  at x: Double, of function: (Dual) throws(Failure) -> Dual
) throws(Failure) -> (value: Double, derivative: Double) {
  let result = try run(seeds: Dual(value: x, tangent: 1), of: function)
  return (result.value, result.partial)
}

extension Dual {
  /// The tangent as the partial of a whole function: NaN where the value is NaN, and 0 instead of −0.
  @inlinable @inline(__always)
  var partial: Double { value.isNaN ? .nan : tangent + 0 }
}
