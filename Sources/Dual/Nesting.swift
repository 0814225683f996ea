// After reading this file you know what perturbation confusion is, and why it cannot happen silently here.
//
// A tangent does not know whose it is. In
//
//     derivative(at: 1) { x in x * Dual(derivative(at: 1) { y in x + y }) }        // d/dx (x · d/dy (x + y)) = 1
//
// the inner function adds x, with the tangent of the outer derivative, to y, with that of the inner one; both
// tangents are 1, and the sum says 2 where d/dy (x + y) is 1 (Siskind & Pearlmutter 2005).
//
// The guard. Each run of a verb marks its thread. If the mark of the same number type is there already, the run
// is nested, and the function is first run on its point without tangents: a result that still changes carries
// the tangent of an outer derivative, and the program stops and says what to write. Otherwise nothing of the
// outer derivative enters the tangents, and they are right. A run that is not nested costs two reads and two
// writes of the mark, some nanoseconds.
//
// Different number types cannot be mixed up at all: the compiler refuses to add a `Dual` to a `HyperDual`, or
// to a number of the reverse mode.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What can carry a tangent: a number of forward mode, or an array of them.
@usableFromInline
protocol Perturbed {
  /// The same values without tangents.
  var unperturbed: Self { get }

  /// Whether a tangent is there.
  var isPerturbed: Bool { get }

  /// The bit that stands for this number type in the thread's mark.
  static var mark: UInt { get }
}

extension Array: Perturbed where Element: Perturbed {
  @usableFromInline var unperturbed: [Element] { map { $0.unperturbed } }
  @usableFromInline var isPerturbed: Bool { contains { $0.isPerturbed } }
  @usableFromInline static var mark: UInt { Element.mark }
}

extension Dual: Perturbed {
  @usableFromInline var unperturbed: Dual { Dual(value) }
  @usableFromInline var isPerturbed: Bool { tangent != 0 }
  @usableFromInline static var mark: UInt { 1 }
}

extension HyperDual: Perturbed {
  @usableFromInline var unperturbed: HyperDual { HyperDual(value) }
  @usableFromInline var isPerturbed: Bool { !isConstant }
  @usableFromInline static var mark: UInt { 2 }
}

/// Runs a function on seeds; in a nest, first makes sure that no tangent of an outer derivative enters it.
@inlinable @inline(__always)
func run<Input: Perturbed, Output: Perturbed, Failure: Error>(
  seeds: Input, of function: (Input) throws(Failure) -> Output
) throws(Failure) -> Output {
  let outer = beginRun(of: Input.mark)
  defer { endRun(restoring: outer) }
  if outer & Input.mark != 0, try function(seeds.unperturbed).isPerturbed { stopForConfusion() }
  return try function(seeds)
}

/// Adds a number type to the thread's mark and returns the mark as it was.
@usableFromInline
func beginRun(of mark: UInt) -> UInt {
  guard let key = threadKey else { return .max }  // no mark can be kept: look each time
  let outer = UInt(bitPattern: pthread_getspecific(key))
  if outer & mark == 0 { pthread_setspecific(key, UnsafeRawPointer(bitPattern: outer | mark)) }
  return outer
}

/// Sets the thread's mark back.
@usableFromInline
func endRun(restoring outer: UInt) {
  if let key = threadKey { pthread_setspecific(key, UnsafeRawPointer(bitPattern: outer)) }
}

/// The place of the mark in each thread's own memory; never changed once made.
private let threadKey: pthread_key_t? = {
  var key = pthread_key_t()
  return pthread_key_create(&key, nil) == 0 ? key : nil
}()

/// Stops with advice: in the closure of an inner derivative a number of an outer one was used.
@usableFromInline
func stopForConfusion() -> Never {
  fatalError(
    """
    perturbation confusion: the function given to an inner derivative uses a number of an outer one, and \
    their tangents would be added up. Write NestedDual.derivative(at:of:) for the inner derivative and lift \
    the outer number with NestedDual(constant: x); or, if it is meant as a constant, use its value: \
    Dual(x.value). For second derivatives there are secondDerivative, hessian and derivatives(at:upTo:of:)
    """)
}

/// The derivative as ``derivative(at:of:)`` gives it, but without the guard against perturbation confusion.
///
/// A demonstration for a lecture, not for use: in a nest the tangents of different derivatives are added up.
/// The truth here is 1, since d/dy (x + y) = 1.
///
///     unguardedDerivative(at: 1) { x in x * Dual(unguardedDerivative(at: 1) { y in x + y }) }     // 2
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `Dual`.
/// - Returns: the tangent of the function's result, whoever it belongs to.
/// - Complexity: one run of the function.
public func unguardedDerivative<Failure: Error>(
  at x: Double, of function: (Dual) throws(Failure) -> Dual
) throws(Failure) -> Double {
  try function(Dual(value: x, tangent: 1)).tangent
}
