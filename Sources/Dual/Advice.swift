// After reading this file you know the usual first mistake with the verbs, and what to write instead.
//
// A function on plain `Double` computes a value and nothing else: there is no tangent in it. Only finite
// differences can work with it. For each verb the mistake is an overload that the compiler finds, refuses, and
// explains. An attribute takes no constant, only the text itself, which therefore stands at each of them.

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    a function on Double carries no tangent; make it generic: func f<T: Scalar>(_ x: T) -> T; in a closure \
    start sums with `var s: Dual = 0`
    """
)
@_disfavoredOverload
public func derivative(at x: Double, of function: (Double) throws -> Double) rethrows -> Double { .nan }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    a function on Double carries no tangent; make it generic: func f<T: Scalar>(_ x: T) -> T; in a closure \
    start sums with `var s: Dual = 0`
    """
)
@_disfavoredOverload
public func valueWithDerivative(
  at x: Double, of function: (Double) throws -> Double
) rethrows -> (value: Double, derivative: Double) { (.nan, .nan) }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    a function on Double carries no tangent; make it generic: func f<T: Scalar>(_ x: [T]) -> T; in a closure \
    start sums with `var s: Dual8 = 0`
    """
)
@_disfavoredOverload
public func gradient(at x: [Double], of function: ([Double]) throws -> Double) rethrows -> [Double] { [] }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    a function on Double carries no tangent; make it generic: func f<T: Scalar>(_ x: [T]) -> T; in a closure \
    start sums with `var s: Dual8 = 0`
    """
)
@_disfavoredOverload
public func valueWithGradient(
  at x: [Double], of function: ([Double]) throws -> Double
) rethrows -> (value: Double, gradient: [Double]) { (.nan, []) }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    a function on Double carries no tangent; make it generic: func f<T: Scalar>(_ x: T) -> T; in a closure \
    start sums with `var s: HyperDual = 0`
    """
)
@_disfavoredOverload
public func secondDerivative(at x: Double, of function: (Double) throws -> Double) rethrows -> Double { .nan }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    a function on Double carries no tangent; make it generic: func f<T: Scalar>(_ x: [T]) -> T; in a closure \
    start sums with `var s: HyperDual = 0`
    """
)
@_disfavoredOverload
public func hessian(at x: [Double], of function: ([Double]) throws -> Double) rethrows -> [[Double]] { [] }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    a function on Double carries no tangent; make it generic: func f<T: Scalar>(_ x: T) -> T; in a closure \
    start sums with `var s: Dual = 0`
    """
)
@_disfavoredOverload
public func pushforward(
  at x: Double, along tangent: Double, of function: (Double) throws -> Double
) rethrows -> (value: Double, tangent: Double) { (.nan, .nan) }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    a function on Double carries no tangent; make it generic: func f<T: Scalar>(_ x: [T]) -> T; in a closure \
    start sums with `var s: Dual = 0`
    """
)
@_disfavoredOverload
public func pushforward(
  at x: [Double], along direction: [Double], of function: ([Double]) throws -> Double
) rethrows -> (value: Double, tangent: Double) { (.nan, .nan) }
