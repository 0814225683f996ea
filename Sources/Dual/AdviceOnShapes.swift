// After reading this file you know which verb of forward mode belongs to which shape of function, for whoever took the
// other one.
//
//     function          verb                                        point
//     T -> T            derivative(at: x, of: f)                    a number
//     (T, T) -> T       gradient(at: x, y, of: f)                   two numbers
//     [T] -> T          gradient(at: x, of: f), hessian             an array
//     [T] -> [T]        jacobian(at: x, of: f)                      an array
//
// Each mismatch is an overload that the compiler finds, refuses, and explains.

/// Refused: a function of two numbers has a gradient.
@available(
  *, unavailable,
  message: """
    a function of two numbers has a gradient: write gradient(at: x, y, of: f)
    """
)
@_disfavoredOverload
public func derivative(
  at x: Double, of function: (Dual, Dual) throws -> Dual
) rethrows -> Double { .nan }

/// Refused: a function of an array has a gradient.
@available(
  *, unavailable,
  message: """
    a function of an array has a gradient: write gradient(at: [x, y], of: f)
    """
)
@_disfavoredOverload
public func derivative(
  at x: Double, of function: ([Dual]) throws -> Dual
) rethrows -> Double { .nan }

/// Refused: a function with several results has a Jacobian.
@available(
  *, unavailable,
  message: """
    a function with several results has a Jacobian: write jacobian(at: x, of: f)
    """
)
@_disfavoredOverload
public func gradient(
  at x: [Double], of function: ([Dual8]) throws -> [Dual8]
) rethrows -> [Double] { [] }

/// Refused: a function with one result has a gradient.
@available(
  *, unavailable,
  message: """
    a function with one result has a gradient: write gradient(at: x, of: f); for its second \
    derivatives hessian(at: x, of: f)
    """
)
@_disfavoredOverload
public func jacobian(
  at x: [Double], of function: ([Dual8]) throws -> Dual8
) rethrows -> [[Double]] { [] }

/// Refused: a function of one number is differentiated at one number.
@available(
  *, unavailable,
  message: """
    a function of one number is differentiated at one number: write x.map { derivative(at: $0, of: f) \
    }
    """
)
@_disfavoredOverload
public func gradient(
  at x: [Double], of function: (Dual) throws -> Dual
) rethrows -> [Double] { [] }

/// Refused: the point of an inner derivative belongs to an outer one.
@available(
  *, unavailable,
  message: """
    this point carries a tangent of an outer derivative; for second derivatives write \
    secondDerivative, hessian or derivatives(at:upTo:of:), or nest NestedDual.derivative(at:of:)
    """
)
public func derivative(
  at x: Dual, of function: (Dual) throws -> Dual
) rethrows -> Dual { x }

/// Refused: the point of an inner derivative belongs to an outer one.
@available(
  *, unavailable,
  message: """
    this point carries a tangent of an outer derivative; for second derivatives write \
    secondDerivative, hessian or derivatives(at:upTo:of:), or nest NestedDual.derivative(at:of:)
    """
)
public func derivative(
  at x: Dual, of function: (Dual) throws -> Dual
) rethrows -> Double { .nan }

/// Refused: the point of an inner gradient belongs to an outer derivative.
@available(
  *, unavailable,
  message: """
    this point carries a tangent of an outer derivative; for second derivatives write \
    secondDerivative, hessian or derivatives(at:upTo:of:), or nest NestedDual.derivative(at:of:)
    """
)
public func gradient(
  at x: [Dual], of function: ([Dual]) throws -> Dual
) rethrows -> [Dual] { x }

/// Refused: the point of an inner gradient belongs to an outer gradient.
@available(
  *, unavailable,
  message: """
    this point carries a tangent of an outer derivative; for second derivatives write \
    secondDerivative, hessian or derivatives(at:upTo:of:), or nest NestedDual.derivative(at:of:)
    """
)
public func gradient(
  at x: [Dual8], of function: ([Dual8]) throws -> Dual8
) rethrows -> [Dual8] { x }

/// Refused: a pullback needs reverse mode.
@available(
  *, unavailable,
  message: """
    a pullback is reverse mode's: import Reverse and write Reverse::pullback(at:of:); forward mode has \
    jacobianVectorProduct(at:along:of:)
    """
)
@_disfavoredOverload
public func pullback(
  at x: [Double], of function: ([Dual8]) throws -> [Dual8]
) rethrows -> ([Double]) -> [Double] { { $0 } }

/// Refused: a pullback needs reverse mode.
@available(
  *, unavailable,
  message: """
    a pullback is reverse mode's: import Reverse and write Reverse::pullback(at:of:); forward mode has \
    jacobianVectorProduct(at:along:of:)
    """
)
@_disfavoredOverload
public func pullback(
  at x: [Double], of function: ([Dual8]) throws -> Dual8
) rethrows -> ([Double]) -> [Double] { { $0 } }

/// Refused: a pullback needs reverse mode.
@available(
  *, unavailable,
  message: """
    a pullback is reverse mode's: import Reverse and write Reverse::valueWithPullback(at:of:); forward \
    mode has jacobianVectorProduct(at:along:of:)
    """
)
@_disfavoredOverload
public func valueWithPullback(
  at x: [Double], of function: ([Dual8]) throws -> [Dual8]
) rethrows -> (value: [Double], pullback: ([Double]) -> [Double]) { ([], { $0 }) }

/// Refused: a pullback needs reverse mode.
@available(
  *, unavailable,
  message: """
    a pullback is reverse mode's: import Reverse and write Reverse::valueWithPullback(at:of:); forward \
    mode has jacobianVectorProduct(at:along:of:)
    """
)
@_disfavoredOverload
public func valueWithPullback(
  at x: [Double], of function: ([Dual8]) throws -> Dual8
) rethrows -> (value: [Double], pullback: ([Double]) -> [Double]) { ([], { $0 }) }
