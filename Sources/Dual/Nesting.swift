// After reading this file you know what perturbation confusion is, and why it cannot happen silently here.
//
// A tangent does not know whose it is. In
//
//     derivative(at: 1) { x in x * Dual(derivative(at: 1) { y in x + y }) }        // d/dx (x · d/dy (x + y)) = 1
//
// the inner function adds x, with the tangent of the outer derivative, to y, with that of the inner one; both
// tangents are 1, and the sum says 2 where d/dy (x + y) is 1 (Siskind & Pearlmutter 2005).
//
// The guard. Each verb marks its thread while it runs. If the mark of its number type is there already, the run
// is nested, and the function is first run on its point without tangents: a result that still changes carries
// the tangent of an outer derivative, and the program stops and says what to write. Otherwise nothing of the
// outer derivative enters the tangents, and they are right. Without a nest the mark costs a few
// nanoseconds a verb.
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

/// The runs of one verb, which mark the thread from the beginning to the end.
@usableFromInline
struct Runs {
  @usableFromInline let mark: UnsafeMutablePointer<UInt>
  @usableFromInline let outer: UInt
  @usableFromInline let isNested: Bool

  /// Marks the thread with a number type.
  @inlinable @inline(__always)
  init<Number: Perturbed>(of type: Number.Type) {
    mark = threadMark()
    outer = mark.pointee
    isNested = outer & type.mark != 0
    mark.pointee = outer | type.mark
  }

  /// Sets the mark back to what it was.
  @inlinable @inline(__always)
  func end() { mark.pointee = outer }

  /// Runs a function on seeds; in a nest, first makes sure that no tangent of an outer derivative enters it.
  @inlinable @inline(__always)
  func callAsFunction<Input: Perturbed, Output: Perturbed, Failure: Error>(
    seeds: Input, of function: (Input) throws(Failure) -> Output
  ) throws(Failure) -> Output {
    if isNested, try function(seeds.unperturbed).isPerturbed { stopForConfusion() }
    return try function(seeds)
  }
}

/// Runs a function once on seeds, as ``Runs`` does.
@inlinable @inline(__always)
func run<Input: Perturbed, Output: Perturbed, Failure: Error>(
  seeds: Input, of function: (Input) throws(Failure) -> Output
) throws(Failure) -> Output {
  let runs = Runs(of: Input.self)
  defer { runs.end() }
  return try runs(seeds: seeds, of: function)
}

/// The thread's own mark: a bit for each number type that a verb is running on.
@usableFromInline
func threadMark() -> UnsafeMutablePointer<UInt> {
  if let mark = pthread_getspecific(threadKey) { return mark.assumingMemoryBound(to: UInt.self) }
  let mark = UnsafeMutablePointer<UInt>.allocate(capacity: 1)
  mark.initialize(to: 0)
  pthread_setspecific(threadKey, mark)
  return mark
}

/// The place of the mark in each thread's memory; never changed once made, and freed with the thread.
private let threadKey: pthread_key_t = {
  var key = pthread_key_t()
  if pthread_key_create(&key, { $0?.deallocate() }) != 0 { fatalError("no memory for each thread is left") }
  return key
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
