// After reading this file you know what a verb means that is said without its module, where all modules are imported.
//
//     derivative(at: 1) { x in 3 * exp(x) }              exact: the closure can be run over a number with a tangent
//     derivative(at: 1) { x in k * exp(x) }              differences: with `let k = 3.0` it computes with Double only
//     FiniteDiff::derivative(at: 1) { x in k * exp(x) }  the same, and said
//
// The second line works, and warns: the ten digits of a difference should not come as a surprise. These functions
// are preferred to those of `FiniteDiff` because they take less: a function that does not throw.

/// The derivative of a function on `Double`, by differences, with a warning that says so.
///
/// - Complexity: 7 to 9 calls of the function at most points, 30 to 60 where these leave a doubt.
@available(
  *, deprecated,
  message: """
    the function computes with Double, so that this is a difference quotient; write FiniteDiff::derivative to say so, \
    or lift each Double and write Dual::derivative for every digit
    """
)
@_disfavoredOverload
public func derivative(at x: Double, of f: (Double) -> Double) -> Double {
  FiniteDiff::derivative(at: x, of: f)
}

/// The gradient of a function on `Double`, by differences, with a warning that says so.
///
/// - Complexity: 7 to 9 calls of the function for each input at most points, 30 to 60 where these leave a doubt.
@available(
  *, deprecated,
  message: """
    the function computes with Double, so that these are difference quotients; write FiniteDiff::gradient to say so, \
    or lift each Double and write Reverse::gradient for every digit
    """
)
@_disfavoredOverload
public func gradient(at x: [Double], of f: ([Double]) -> Double) -> [Double] {
  FiniteDiff::gradient(at: x, of: f)
}

/// The Jacobian of a function on `Double`, by differences, with a warning that says so.
///
/// - Complexity: about (5 + 3m)·n calls of the function for n inputs and m outputs.
@available(
  *, deprecated,
  message: """
    the function computes with Double, so that these are difference quotients; write FiniteDiff::jacobian to say so, \
    or lift each Double and write Reverse::jacobian for every digit
    """
)
@_disfavoredOverload
public func jacobian(at x: [Double], of f: ([Double]) -> [Double]) -> [[Double]] {
  FiniteDiff::jacobian(at: x, of: f)
}

/// The Hessian of a function on `Double`, by differences, with a warning that says so.
///
/// - Complexity: about 70·n + 28·n² calls of the function for n inputs.
@available(
  *, deprecated,
  message: """
    the function computes with Double, so that these are difference quotients of eight digits; write \
    FiniteDiff::hessian to say so, or lift each Double and write Dual::hessian for every digit
    """
)
@_disfavoredOverload
public func hessian(at x: [Double], of f: ([Double]) -> Double) -> [[Double]] {
  FiniteDiff::hessian(at: x, of: f)
}

/// The product of a Hessian and a direction for a function on `Double`, by differences, with a warning that says so.
///
/// - Complexity: at most 56·n calls of the function for n inputs.
@available(
  *, deprecated,
  message: """
    the function computes with Double, so that these are difference quotients of eight digits; write \
    FiniteDiff::hessianVectorProduct to say so, or lift each Double and write Reverse::hessianVectorProduct
    """
)
@_disfavoredOverload
public func hessianVectorProduct(
  at x: [Double], along v: [Double], of f: ([Double]) -> Double
) -> [Double] {
  FiniteDiff::hessianVectorProduct(at: x, along: v, of: f)
}
