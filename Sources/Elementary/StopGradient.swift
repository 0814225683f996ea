// After reading this file you know how a program keeps a value and drops its derivative, in every mode at once.
//
//     func loss<T: OrderedScalar>(_ x: T) -> T { stopGradient(x) * x }       // at 3: 9, with slope 3, not 6
//
// The value passes, the derivative does not: what comes out is a constant that happens to have this value. JAX calls it
// stop_gradient, PyTorch detach(), Swift withoutDerivative(at:). It is used where a number is to be taken as given: a
// target that the same network computes, a step size that is chosen by the values, a scale that is taken out of a sum.
//
// In each mode: forward mode drops the tangents, all levels of a nest together. Reverse mode breaks the path on the tape. A
// `Traced` number writes a line, so that a replay at another point has that point's value, and still no adjoint passes.
//
// What it is not. The result is no longer the derivative of the function that the program computes: x·x has slope 6 at 3.
// Differences see values alone, so that finite differences cannot be stopped: a gradient check of the loss above
// reports DISAGREE, rightly. A formula states a function and nothing else, so that the language has no such word and
// `Symbolic` no such node; one that made d(stop(x)·x)/dx = stop(x) would contradict every rule that is judged by values.
// There, give the stopped part a name of its own, differentiate, and put the part back:
// (c·x)′ = c, with c = x. Hence the verb asks for an `OrderedScalar`: every number is one but a formula.

/// The number as a constant: its value passes, no derivative does.
///
/// Of `Double` it is the number itself, which has none.
///
/// - Complexity: O(1).
@inlinable
public func stopGradient<T: OrderedScalar>(_ x: T) -> T { T.stopGradient(x) }

/// Refused: a scalar may be a formula, and a formula states a function, whose derivative is not stopped.
@available(
  *, unavailable,
  message: """
    stopGradient needs a number that has a value, and a Scalar may be a formula; write T: OrderedScalar
    """
)
public func stopGradient<T: Scalar>(_ x: T) -> T { x }

extension OrderedScalar {
  /// The constant of the number's ``Scalar/primal``; a number without one is returned as it is.
  @inlinable
  public static func stopGradient(_ x: Self) -> Self { x.primal.map { Self($0) } ?? x }
}
