// After reading this file you know the usual first mistake with the verbs, and what to write instead.
//
// A function on plain `Double` computes a value and nothing else: nothing of it is written on a tape. Only finite
// differences can work with it. For each verb the mistake is an overload that the compiler finds, refuses, and
// explains: it is found where a closure compiles for `Double` and for no number with a tape. An attribute takes no
// constant, only the text itself, which therefore stands at each of them.

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func derivative(at x: Double, of function: (Double) throws -> Double) rethrows -> Double { .nan }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func valueWithDerivative(
  at x: Double, of function: (Double) throws -> Double
) rethrows -> (value: Double, derivative: Double) { (.nan, .nan) }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func gradient(at x: Double, of function: (Double) throws -> Double) rethrows -> Double { .nan }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func gradient(
  at x: Double, _ y: Double, of function: (Double, Double) throws -> Double
) rethrows -> (Double, Double) { (.nan, .nan) }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func gradient(at x: [Double], of function: ([Double]) throws -> Double) rethrows -> [Double] { [] }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func valueWithGradient(
  at x: Double, of function: (Double) throws -> Double
) rethrows -> (value: Double, gradient: Double) { (.nan, .nan) }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func valueWithGradient(
  at x: [Double], of function: ([Double]) throws -> Double
) rethrows -> (value: Double, gradient: [Double]) { (.nan, []) }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> [T]; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func jacobian(at x: [Double], of function: ([Double]) throws -> [Double]) rethrows -> [[Double]] { [] }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func pullback(
  at x: [Double], of function: ([Double]) throws -> Double
) rethrows -> (Double) -> [Double] { { [$0] } }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> [T]; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func pullback(
  at x: [Double], of function: ([Double]) throws -> [Double]
) rethrows -> ([Double]) -> [Double] { { $0 } }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func valueWithPullback(
  at x: [Double], of function: ([Double]) throws -> Double
) rethrows -> (value: Double, pullback: (Double) -> [Double]) { (.nan, { [$0] }) }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> [T]; in a closure start sums with `var s: Variable = 0` and lift constants: \
    Variable(k)
    """
)
@_disfavoredOverload
public func valueWithPullback(
  at x: [Double], of function: ([Double]) throws -> [Double]
) rethrows -> (value: [Double], pullback: ([Double]) -> [Double]) { ([], { $0 }) }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Traced = 0` and lift constants: \
    Traced(k)
    """
)
@_disfavoredOverload
public func secondDerivative(at x: Double, of function: (Double) throws -> Double) rethrows -> Double { .nan }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Traced = 0` and lift constants: \
    Traced(k)
    """
)
@_disfavoredOverload
public func hessian(at x: [Double], of function: ([Double]) throws -> Double) rethrows -> [[Double]] { [] }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Traced = 0` and lift constants: \
    Traced(k)
    """
)
@_disfavoredOverload
public func hessianVectorProduct(
  at x: [Double], along direction: [Double], of function: ([Double]) throws -> Double
) rethrows -> [Double] { [] }

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Traced = 0` and lift constants: \
    Traced(k)
    """
)
@_disfavoredOverload
public func record(at x: Double, of function: (Double) throws -> Double) rethrows -> Recording {
  Recording(list: WengertList(inputs: []), comparisons: [])
}

/// Refused: a function on plain `Double` is written on no tape.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which is written on no tape; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Traced = 0` and lift constants: \
    Traced(k)
    """
)
@_disfavoredOverload
public func record(at x: [Double], of function: ([Double]) throws -> Double) rethrows -> Recording {
  Recording(list: WengertList(inputs: []), comparisons: [])
}
