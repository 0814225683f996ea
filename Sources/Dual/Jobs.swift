// After reading this file you know what several cores gain in forward mode, and where they gain nothing.
//
//     try await jacobian(at: x, jobs: 2, of: f)      // the columns in two halves, eight columns a run
//     try await hessian(at: x, jobs: 2, of: g)       // the pairs i ≥ j in two halves, one a run
//
// Idea. Each run of the function follows directions of its own and needs no other run: the runs are shared out, and each job
// seeds a point of its own. The numbers are those of `jacobian(at:of:)` and `hessian(at:of:)`, bit for bit.
//
// Cost. ⌈runs/jobs⌉ runs one after the other, and the tasks (Elementary/Jobs.swift); putting the matrix together is not
// shared. Where all runs together take little longer than the tasks, two jobs are slower than one. Figures:
// Benchmarks/README.md, "Several cores".
//
// Limits. The function runs on several threads at once, so it is `@Sendable`: what it captures must not change. A function of a
// file or a type is; one that stands in another function is written `@Sendable func`.

import Elementary

/// The Jacobian of a function with several results, its columns shared among several cores.
///
/// ```swift
/// try await jacobian(at: [1, 2], jobs: 2) { x in [x[0] * x[1], x[0] + x[1]] }      // [[2, 1], [1, 1]]
/// ```
///
/// - Parameters:
///   - x: the point.
///   - jobs: how many columns' runs are done at the same time: at most as many as there are cores.
///   - function: a closure over `[Dual8]`, or a generic function from `[T]` to `[T]`.
/// - Returns: ∂yᵢ/∂xⱼ in row i and column j, the bits of `jacobian(at:of:)` for any number of jobs.
/// - Throws: what the function throws, in whichever job that is first; `CancellationError` where the task was cancelled, which is
///   asked before each run.
/// - Precondition: there is at least one job, and the function has as many results in each run.
/// - Complexity: ⌈n/8⌉ runs of the function for n inputs, divided by the jobs; putting together n·m numbers is not shared.
public func jacobian(
  at x: [Double], jobs: Int, of function: @escaping @Sendable ([Dual8]) throws -> [Dual8]
) async throws -> [[Double]] {
  let verb = "jacobian(at:jobs:of:)"
  let width = Dual8.Tangents.scalarCount
  let runCount = (x.count + width - 1) / width
  let blocks = try await inJobs(jobs, directions: runCount, of: verb) { share in
    let range = width * share.lowerBound..<Swift.min(width * share.upperBound, x.count)
    return try columns(range, at: x, in: verb) { (point: [Dual8]) throws(any Error) in
      try Task.checkCancellation()
      return try function(point)
    }
  }
  return rows(of: blocks, in: verb)
}

/// The Hessian of a function of several numbers, its entries shared among several cores.
///
/// ```swift
/// try await hessian(at: [1, 2], jobs: 2) { x in x[0] * x[0] * x[1] }      // [[4, 2], [2, 0]]
/// ```
///
/// - Parameters:
///   - x: the point.
///   - jobs: how many entries' runs are done at the same time: at most as many as there are cores.
///   - function: a closure over `[HyperDual]`, or a generic function over `[T]`.
/// - Returns: ∂²f/∂xᵢ∂xⱼ in row i and column j, the bits of `hessian(at:of:)` for any number of jobs.
/// - Throws: what the function throws, in whichever job that is first; `CancellationError` where the task was cancelled, which is
///   asked before each run.
/// - Precondition: there is at least one job.
/// - Complexity: n (n + 1)/2 runs of the function for n inputs, divided by the jobs.
public func hessian(
  at x: [Double], jobs: Int, of function: @escaping @Sendable ([HyperDual]) throws -> HyperDual
) async throws -> [[Double]] {
  let pairCount = x.count * (x.count + 1) / 2
  let parts = try await inJobs(jobs, directions: pairCount, of: "hessian(at:jobs:of:)") { share in
    try secondPartials(share, at: x) { point in
      try Task.checkCancellation()
      return try function(point)
    }
  }
  var hessian = [[Double]](repeating: [Double](repeating: 0, count: x.count), count: x.count)
  var pair = Pair(numbered: 0)
  for part in parts {
    for partial in part {
      hessian[pair.row][pair.column] = partial
      hessian[pair.column][pair.row] = partial
      pair.advance()
    }
  }
  return hessian
}

/// Refused: a function with one result has a gradient.
@available(
  *, unavailable,
  message: """
    a function with one result has a gradient, too short a work to be shared: write gradient(at: x, of: f); for its second \
    derivatives hessian(at: x, jobs: n, of: f)
    """
)
@_disfavoredOverload
public func jacobian(
  at x: [Double], jobs: Int, of function: @escaping @Sendable ([Dual8]) throws -> Dual8
) async throws -> [[Double]] { [] }

/// An entry on the diagonal or below it, counted row by row: (0, 0), (1, 0), (1, 1), (2, 0) and so on.
private struct Pair {
  var row = 0
  var column: Int

  /// The entry of a number, from 0: row r is preceded by r (r + 1)/2 entries.
  init(numbered number: Int) {
    column = number
    while column > row {
      row += 1
      column -= row
    }
  }

  mutating func advance() {
    column += 1
    if column > row { (row, column) = (row + 1, 0) }
  }
}

/// The second partial derivatives of some pairs of inputs, a run a pair; without a pair the function is run once.
private func secondPartials(
  _ pairs: Range<Int>, at x: [Double], of function: ([HyperDual]) throws -> HyperDual
) throws -> [Double] {
  var point = x.map { HyperDual($0) }
  if pairs.isEmpty { _ = try function(point) }
  var partials: [Double] = []
  partials.reserveCapacity(pairs.count)
  let runs = Runs(of: HyperDual.self)
  defer { runs.end() }
  var pair = Pair(numbered: pairs.lowerBound)
  for _ in pairs {
    point[pair.row].first = 1
    point[pair.column].second = 1
    let result = try runs(seeds: point, of: function)
    point[pair.row].first = 0
    point[pair.column].second = 0
    partials.append(result.partial(result.mixed))
    pair.advance()
  }
  return partials
}
