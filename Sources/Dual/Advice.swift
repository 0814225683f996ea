// After reading this file you know the usual first mistake with the verbs, and what to write instead.
//
// A function on plain `Double` computes a value and nothing else: there is no tangent in it. Only finite
// differences can work with it. For each verb the mistake is an overload that the compiler finds, refuses, and
// explains: it is found where a closure compiles for `Double` and for no number with a tangent. An attribute takes no
// constant, only the text itself, which therefore stands at each of them.

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Dual = 0` and lift constants: Dual(k)
    """
)
@_disfavoredOverload
public func derivative(at x: Double, of function: (Double) throws -> Double) rethrows -> Double { .nan }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Dual = 0` and lift constants: Dual(k)
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
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Dual8 = 0` and lift constants: \
    Dual8(k)
    """
)
@_disfavoredOverload
public func gradient(at x: [Double], of function: ([Double]) throws -> Double) rethrows -> [Double] { [] }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Dual8 = 0` and lift constants: \
    Dual8(k)
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
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> [T]; in a closure start sums with `var s: Dual8 = 0` and lift constants: \
    Dual8(k)
    """
)
@_disfavoredOverload
public func jacobian(at x: [Double], of function: ([Double]) throws -> [Double]) rethrows -> [[Double]] { [] }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> [T]; in a closure start sums with `var s: Dual = 0` and lift constants: \
    Dual(k)
    """
)
@_disfavoredOverload
public func jacobianVectorProduct(
  at x: [Double], along direction: [Double], of function: ([Double]) throws -> [Double]
) rethrows -> (values: [Double], tangents: [Double]) { ([], []) }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Dual = 0` and lift constants: Dual(k)
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
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: Dual = 0` and lift constants: Dual(k)
    """
)
@_disfavoredOverload
public func pushforward(
  at x: [Double], along direction: [Double], of function: ([Double]) throws -> Double
) rethrows -> (value: Double, tangent: Double) { (.nan, .nan) }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> [T]; in a closure start sums with `var s: Dual = 0` and lift constants: \
    Dual(k)
    """
)
@_disfavoredOverload
public func divergence(at x: [Double], of field: ([Double]) throws -> [Double]) rethrows -> Double { .nan }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> [T]; in a closure start sums with `var s: Dual = 0` and lift constants: \
    Dual(k)
    """
)
@_disfavoredOverload
public func curl(at x: [Double], of field: ([Double]) throws -> [Double]) rethrows -> [Double] { [] }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: HyperDual = 0` and lift constants: \
    HyperDual(k)
    """
)
@_disfavoredOverload
public func secondDerivative(at x: Double, of function: (Double) throws -> Double) rethrows -> Double { .nan }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: HyperDual = 0` and lift constants: \
    HyperDual(k)
    """
)
@_disfavoredOverload
public func hessian(at x: [Double], of function: ([Double]) throws -> Double) rethrows -> [[Double]] { [] }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: HyperDual = 0` and lift constants: \
    HyperDual(k)
    """
)
@_disfavoredOverload
public func valueWithHessian(
  at x: [Double], of function: ([Double]) throws -> Double
) rethrows -> (value: Double, gradient: [Double], hessian: [[Double]]) { (.nan, [], []) }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: HyperDual = 0` and lift constants: \
    HyperDual(k)
    """
)
@_disfavoredOverload
public func hessianVectorProduct(
  at x: [Double], along direction: [Double], of function: ([Double]) throws -> Double
) rethrows -> [Double] { [] }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: [T]) -> T; in a closure start sums with `var s: HyperDual = 0` and lift constants: \
    HyperDual(k)
    """
)
@_disfavoredOverload
public func laplacian(at x: [Double], of function: ([Double]) throws -> Double) rethrows -> Double { .nan }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Taylor = 0` and lift constants: \
    Taylor(k)
    """
)
@_disfavoredOverload
public func derivatives(at x: Double, upTo order: Int, of function: (Double) throws -> Double) rethrows
  -> [Double]
{ [] }

/// Refused: a function on plain `Double` carries no tangent.
@available(
  *, unavailable,
  message: """
    this compiles for Double only, which carries no tangent; make a function generic: func f<T: \
    Scalar>(_ x: T) -> T; in a closure start sums with `var s: Taylor = 0` and lift constants: \
    Taylor(k)
    """
)
@_disfavoredOverload
public func taylorCoefficients(
  at x: Double, upTo order: Int, of function: (Double) throws -> Double
) rethrows -> [Double] { [] }
