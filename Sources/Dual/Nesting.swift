// After reading this file you know what perturbation confusion is, how nested verbs notice it, and where nobody can.
//
// A tangent does not know whose it is. In
//
//     derivative(at: 1) { x in x * Dual(derivative(at: 1) { y in x + y }) }        // d/dx (x · d/dy (x + y)) = 1
//
// the inner function adds x, with the tangent of the outer derivative, to y, with that of the inner one; both
// tangents are 1, and the sum says 2 where d/dy (x + y) is 1 (Siskind & Pearlmutter 2005).
//
// The guard. Each verb marks its thread while it runs. If the mark of its number type is there already, the run
// is nested, and the function is first run without tangents: a result that still changes carries the tangent of an
// outer derivative, and the program stops and says what to write. That is asked at the point and at one beside it,
// since at the point itself the outer tangent may be multiplied by 0, as in x·y at y = 0. Where the value is NaN, or
// the function throws beside its point, nothing is decided. Without a nest the mark costs a few nanoseconds a verb;
// in one, each run of the function is three.
//
// Different number types cannot be mixed up at all: the compiler refuses to add a `Dual` to a `HyperDual`, or
// to a number of the reverse mode.
//
// Limits. The mark belongs to a thread, and to the time that a verb runs. So nothing is noticed where the closure of
// an outer derivative has another thread compute the inner one, nor where the number from outside was kept after its
// own verb had ended, or made by hand with a tangent: `Dual(value: 1, tangent: 1)`. At a kink only one side is looked
// at: the outer tangent in x·relu(−y) at y = 0 is 0 there, and is not noticed either.

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

  /// Values beside these, moved by a share of themselves, without tangents.
  func moved(by share: Double) -> Self

  /// The same values, with NaN for each tangent that is not 0: `Dependence.swift`.
  var asking: Self { get }

  /// Whether a tangent is there that can change the answer: where the value is NaN, the derivative is NaN without it.
  var isPerturbed: Bool { get }

  /// The bit that stands for this number type in the thread's mark.
  static var mark: UInt { get }

  /// Whether the derivatives may be wrong since a number on the way left the range of `Double`: `OwnUnits.swift`.
  var mayBeLost: Bool { get }

  /// The binary exponents of two units in which the seeds are as large as the values; 0 where there is no such unit.
  var ownUnits: (first: Int, second: Int) { get }

  /// The same number with its seeds multiplied by powers of two.
  func multiplied(byUnits units: (first: Int, second: Int)) -> Self

  /// What is known from this result and that of a run in other units, where both runs left the range.
  func agreement(with other: Self, inUnits units: (first: Int, second: Int)) -> Self

  /// Whether the processor's range flags are looked at after each run.
  static var isFollowed: Bool { get }
}

extension Array: Perturbed where Element: Perturbed {
  @usableFromInline var unperturbed: [Element] { map { $0.unperturbed } }

  /// Each coordinate is moved by a share of its own: by the same one, x₀ − x₁ would stay 0 where it is 0.
  @usableFromInline func moved(by share: Double) -> [Element] {
    enumerated().map { index, number in number.moved(by: share * Double(index + 2) / Double(index + 1)) }
  }

  @usableFromInline var asking: [Element] { map { $0.asking } }
  @usableFromInline var isPerturbed: Bool { contains { $0.isPerturbed } }
  @usableFromInline static var mark: UInt { Element.mark }
}

extension Dual: Perturbed {
  @usableFromInline var unperturbed: Dual { Dual(value) }
  @usableFromInline func moved(by share: Double) -> Dual { Dual(beside(value, by: share)) }
  @usableFromInline var asking: Dual { Dual(value: value, tangent: unknown(tangent)) }
  @usableFromInline var isPerturbed: Bool { tangent != 0 && !value.isNaN }
  @usableFromInline static var mark: UInt { 1 }
}

extension HyperDual: Perturbed {
  @usableFromInline var unperturbed: HyperDual { HyperDual(value) }
  @usableFromInline func moved(by share: Double) -> HyperDual { HyperDual(beside(value, by: share)) }
  @usableFromInline var asking: HyperDual {
    HyperDual(value: value, first: unknown(first), second: unknown(second), mixed: unknown(mixed))
  }
  @usableFromInline var isPerturbed: Bool { !isConstant && !value.isNaN }
  @usableFromInline static var mark: UInt { 2 }
}

/// A number moved towards 0 by a share of itself, and 0 upwards by the share: in most domains that is inside.
func beside(_ x: Double, by share: Double) -> Double { x == 0 ? share : x - x * share }

/// The runs of one verb, which mark the thread from the beginning to the end.
@usableFromInline
struct Runs {
  @usableFromInline let mark: UnsafeMutablePointer<UInt>
  @usableFromInline let outer: UInt
  @usableFromInline let isNested: Bool

  /// Whether a range flag was raised for the verb around this one, so that it has to be raised again at the end.
  @usableFromInline let hadFlag: Bool

  /// Marks the thread with a number type.
  @inlinable @inline(__always)
  init<Number: Perturbed>(of type: Number.Type) {
    mark = threadMark()
    outer = mark.pointee
    isNested = outer & type.mark != 0
    mark.pointee = outer | type.mark
    hadFlag = type.isFollowed && beginFlags(isOuter: outer != 0)
  }

  /// Sets the mark back to what it was.
  @inlinable @inline(__always)
  func end() {
    mark.pointee = outer
    if _slowPath(hadFlag) { restoreFlag() }
  }

  /// Runs a function on seeds; in a nest, first makes sure that no tangent of an outer derivative enters it.
  @inlinable @inline(__always)
  func callAsFunction<Input: Perturbed, Output: Perturbed, Failure: Error>(
    seeds: Input, of function: (Input) throws(Failure) -> Output
  ) throws(Failure) -> Output {
    if _slowPath(isNested) { try refuseConfusion(around: seeds, of: function) }
    let result = try function(seeds)
    if _slowPath(mark[1] == 1) { return try resolve(seeds: seeds, of: function) }
    if _slowPath(result.mayBeLost) { return try followed(result, seeds: seeds, of: function) }
    return result
  }
}

/// Stops with advice if a tangent of an outer derivative enters a function at a point, or at one beside it.
@inlinable @inline(never)
func refuseConfusion<Input: Perturbed, Output: Perturbed, Failure: Error>(
  around point: Input, of function: (Input) throws(Failure) -> Output
) throws(Failure) {
  if try function(point.unperturbed).isPerturbed { stopForConfusion() }
  if let result = try? function(point.moved(by: 0x1p-26)), result.isPerturbed { stopForConfusion() }
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
///
/// Beside it stands what `Dependence.swift` asks.
@usableFromInline
func threadMark() -> UnsafeMutablePointer<UInt> {
  if let mark = pthread_getspecific(threadKey) { return mark.assumingMemoryBound(to: UInt.self) }
  let mark = UnsafeMutablePointer<UInt>.allocate(capacity: 2)
  mark.initialize(repeating: 0, count: 2)
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
