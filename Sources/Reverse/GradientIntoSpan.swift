// After reading this file you know the fastest way to a gradient: without an array made on the way.
//
// `gradient(at:of:)` makes two arrays a call, of the variables and of the result. For a function of a few
// operations that is as long as the rest. Here both live in memory that the caller and the thread keep.

/// The value of a function of several variables; its gradient goes into memory that the caller keeps.
///
/// ```swift
/// var slopes = [Double](repeating: 0, count: 2)
/// var span = slopes.mutableSpan
/// let value = valueWithGradient(at: [2, 5].span, into: &span) { x in x[0] * x[1] }
/// ```
///
/// - Parameters:
///   - point: the numbers at which to differentiate.
///   - gradient: as many numbers; they are overwritten.
///   - function: a function of a span of variables, which it reads as it would an array.
/// - Complexity: a few times the function; no memory is allocated once a thread has had one such recording.
@inlinable
public func valueWithGradient(
  at point: Span<Double>, into gradient: inout MutableSpan<Double>,
  of function: (Span<Variable>) throws -> Variable
) rethrows -> Double {
  let count = point.count
  if gradient.count != count {
    stop("a gradient at \(count) numbers needs room for \(count), not \(gradient.count)")
  }
  let storage = TapePool.begin(inputs: count)
  defer { TapeStorage.end(storage) }
  let inputs = TapeStorage.inputs(storage, count: count)
  for index in 0..<count {
    inputs.initializeElement(
      at: index, to: TapeStorage.input(point[unchecked: index], number: index, in: storage))
  }
  let result = try function(UnsafeBufferPointer(inputs).span)
  let adjoints = TapeStorage.sweep(storage, from: result, seed: 1, inputs: count)
  for index in 0..<count { gradient[unchecked: index] = adjoints[index] }
  return result.value
}
