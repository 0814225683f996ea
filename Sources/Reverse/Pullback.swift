// After reading this file you know how a sweep is kept for later: a pullback owns the part of the tape that it
// needs, so that it outlives the recording.
//
// Algebra. For a function y = f(x) with Jacobian J, the pullback at x is the linear map w ↦ wᵀJ, from adjoints of
// the results to adjoints of the inputs ("vjp"). With one result and w = 1 it is the gradient. Its partner in
// forward mode is the pushforward v ↦ Jv, and wᵀ(Jv) = (wᵀJ)v.

import WideRange

/// The value of a function of several variables and several results, and its pullback.
///
/// ```swift
/// let (value, pullback) = valueWithPullback(at: [2, 3]) { x in [x[0] * x[1], x[0] + x[1]] }
/// pullback([1, 0])      // [3, 2], the first row of the Jacobian
/// ```
///
/// The pullback may be kept, sent to another thread, and called any number of times. It stops the program if it
/// is given more or fewer adjoints than there are results.
///
/// - Complexity: recording is a few times the function, each call of the pullback one sweep; 24 bytes an entry.
@inlinable
public func valueWithPullback(
  at point: [Double], of function: ([Variable]) throws -> [Variable]
) rethrows -> (value: [Double], pullback: @Sendable ([Double]) -> [Double]) {
  let storage = TapePool.begin(inputs: point.count)
  defer { TapeStorage.end(storage) }
  let inputs = TapeStorage.inputs(point, in: storage)
  let results = try function(inputs)
  let tape = KeptTape(storage, inputs: point.count, results: results)
  return (results.map(\.value), { tape.pullback(of: $0) })
}

/// The value of a function of several variables and one result, and its pullback.
///
/// - Complexity: recording is a few times the function, each call of the pullback one sweep; 24 bytes an entry.
@inlinable
public func valueWithPullback(
  at point: [Double], of function: ([Variable]) throws -> Variable
) rethrows -> (value: Double, pullback: @Sendable (Double) -> [Double]) {
  let (value, pullback) = try valueWithPullback(at: point) { x in [try function(x)] }
  return (value[0], { pullback([$0]) })
}

/// The pullback of a function of several variables and several results.
///
/// - Complexity: recording is a few times the function, each call of the pullback one sweep; 24 bytes an entry.
@inlinable
public func pullback(
  at point: [Double], of function: ([Variable]) throws -> [Variable]
) rethrows -> @Sendable ([Double]) -> [Double] {
  try valueWithPullback(at: point, of: function).pullback
}

/// The pullback of a function of several variables and one result.
///
/// - Complexity: recording is a few times the function, each call of the pullback one sweep; 24 bytes an entry.
@inlinable
public func pullback(
  at point: [Double], of function: ([Variable]) throws -> Variable
) rethrows -> @Sendable (Double) -> [Double] {
  try valueWithPullback(at: point, of: function).pullback
}

/// A copy of a recording's entries, as far as its results need them.
@usableFromInline
struct KeptTape: Sendable {
  private let inputCount: Int
  private let entries: [TapeEntry]
  private let results: [(slot: Int, slope: Double, isUndefined: Bool)]

  @usableFromInline
  init(_ storage: UnsafeMutablePointer<TapeStorage>, inputs count: Int, results variables: [Variable]) {
    inputCount = count
    results = variables.map { (TapeStorage.slot(of: $0, in: storage), $0.slope, $0.value.isNaN) }
    let end = (results.map(\.slot).max() ?? 0) + 1
    let first = count + 1
    entries = end > first ? (first..<end).map { storage.pointee.entries[$0] } : []
  }

  /// The adjoints of the inputs, for adjoints of the results.
  @usableFromInline
  func pullback(of seeds: [Double]) -> [Double] {
    if seeds.count != results.count {
      stop(
        "the function has \(results.count) results: give the pullback as many adjoints, not \(seeds.count)")
    }
    // By convention a value that is NaN has no partial derivatives at all.
    if zip(results, seeds).contains(where: { $0.isUndefined && $1 != 0 }) {
      return [Double](repeating: .nan, count: inputCount)
    }
    return WengertList.inRange {
      adjoints(of: seeds) { $0 }
    } else: {
      adjoints(of: seeds) { Scaled($0) }.map(\.nearest)
    }
  }

  /// The sweep, over numbers lifted from `Double`.
  private func adjoints<T: Scalar>(of seeds: [Double], lifted: (Double) -> T) -> [T] {
    var adjoints = [T](repeating: .zero, count: inputCount + 1 + entries.count)
    var isReached = [Bool](repeating: false, count: adjoints.count)
    for (result, seed) in zip(results, seeds) where result.slot > 0 && seed != 0 {
      adjoints[result.slot] += lifted(seed) * lifted(result.slope)
      isReached[result.slot] = true
    }
    for index in entries.indices.reversed() where isReached[inputCount + 1 + index] {
      let entry = entries[index]
      let adjoint = adjoints[inputCount + 1 + index]
      adjoints[Int(entry.first)] += adjoint * lifted(entry.firstPartial)
      adjoints[Int(entry.second)] += adjoint * lifted(entry.secondPartial)
      isReached[Int(entry.first)] = true
      isReached[Int(entry.second)] = true
    }
    return Array(adjoints[1..<inputCount + 1])
  }
}
