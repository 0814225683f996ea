// After reading this file you know which verb of reverse mode belongs to which shape of function, for whoever took the
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
  at x: Double, of function: (Variable, Variable) throws -> Variable
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
  at x: Double, of function: ([Variable]) throws -> Variable
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
  at x: [Double], of function: ([Variable]) throws -> [Variable]
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
  at x: [Double], of function: ([Variable]) throws -> Variable
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
  at x: [Double], of function: (Variable) throws -> Variable
) rethrows -> [Double] { [] }

/// Refused: the point of an inner derivative belongs to an outer one.
@available(
  *, unavailable,
  message: """
    this point is on a tape of an outer derivative; for second derivatives write secondDerivative, \
    hessian or hessianVectorProduct
    """
)
public func derivative(
  at x: Variable, of function: (Variable) throws -> Variable
) rethrows -> Variable { x }

/// Refused: the point of an inner gradient belongs to an outer derivative.
@available(
  *, unavailable,
  message: """
    this point is on a tape of an outer derivative; for second derivatives write secondDerivative, \
    hessian or hessianVectorProduct
    """
)
public func gradient(
  at x: [Variable], of function: ([Variable]) throws -> Variable
) rethrows -> [Variable] { x }

/// Refused: a pushforward needs forward mode.
@available(
  *, unavailable,
  message: """
    a pushforward is forward mode's: import Dual and write Dual::pushforward(at:along:of:); reverse \
    mode has gradient(at:of:) and pullback(at:of:)
    """
)
@_disfavoredOverload
public func pushforward(
  at x: [Double], along direction: [Double], of function: ([Variable]) throws -> Variable
) rethrows -> (value: Double, tangent: Double) { (.nan, .nan) }

/// Refused: a Jacobian-vector product needs forward mode.
@available(
  *, unavailable,
  message: """
    a Jacobian-vector product is forward mode's: import Dual and write \
    Dual::jacobianVectorProduct(at:along:of:); reverse mode has jacobian(at:of:) and pullback(at:of:)
    """
)
@_disfavoredOverload
public func jacobianVectorProduct(
  at x: [Double], along direction: [Double], of function: ([Variable]) throws -> [Variable]
) rethrows -> (values: [Double], tangents: [Double]) { ([], []) }

/// Refused: a Taylor polynomial needs forward mode.
@available(
  *, unavailable,
  message: """
    a Taylor polynomial is forward mode's: import Dual and write Dual::derivatives(at:upTo:of:); \
    reverse mode has derivative(at:of:) and secondDerivative(at:of:)
    """
)
@_disfavoredOverload
public func derivatives(
  at x: Double, upTo order: Int, of function: (Variable) throws -> Variable
) rethrows -> [Double] { [] }

/// Refused: a Laplacian needs forward mode.
@available(
  *, unavailable,
  message: """
    a Laplacian is forward mode's: import Dual and write Dual::laplacian(at:of:); reverse mode has \
    hessian(at:of:)
    """
)
@_disfavoredOverload
public func laplacian(
  at x: [Double], of function: ([Variable]) throws -> Variable
) rethrows -> Double { .nan }
