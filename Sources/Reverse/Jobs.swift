// After reading this file you know what several cores gain in reverse mode: the recording is done once, and its sweeps are
// shared.
//
//     try await jacobian(at: x, jobs: 2, of: f)      // one recording; the rows' sweeps in two halves
//     try await hessian(at: x, jobs: 2, of: g)       // the gradient's recording; the sweeps H·eᵢ in two halves
//
// Idea. A pullback owns its part of the tape and changes nothing in it, so that several threads sweep over it at once, each
// with adjoints of its own. The numbers are those of `jacobian(at:of:)` and `hessian(at:of:)`, bit for bit.
//
// Cost. The recording, then ⌈sweeps/jobs⌉ sweeps one after the other, and the tasks (Elementary/Jobs.swift). Where all sweeps
// together take little longer than the tasks, two jobs are slower than one. Figures: Benchmarks/README.md, "Several cores".
// One gradient is one sweep, and cannot be shared; sparse matrices have few directions (`SparseHessian`: eight of them in one
// sweep), and gain nothing.
//
// Limits. The function is recorded away from the caller's actor, so it is `@Sendable`: what it captures must not change. A
// function of a file or a type is; one that stands in another function is written `@Sendable func`.

import Elementary

/// The first derivatives of a function of several results, the rows shared among several cores.
///
/// ```swift
/// try await jacobian(at: [2, 3], jobs: 2) { x in [x[0] * x[1], x[0] + x[1]] }      // [[3, 2], [1, 1]]
/// ```
///
/// - Parameters:
///   - point: the point.
///   - jobs: how many rows are swept at the same time: at most as many as there are cores.
///   - function: a closure over `[Variable]`, or a generic function from `[T]` to `[T]`; it runs once.
/// - Returns: ∂yᵢ/∂xⱼ in row i and column j, the bits of `jacobian(at:of:)` for any number of jobs.
/// - Throws: what the function throws; `CancellationError` where the task was cancelled, which is asked before the recording and
///   before each sweep.
/// - Precondition: there is at least one job.
/// - Complexity: one recording, and one sweep for each result, divided by the jobs.
public func jacobian(
  at point: [Double], jobs: Int, of function: @Sendable ([Variable]) throws -> [Variable]
) async throws -> [[Double]] {
  try Task.checkCancellation()
  let (value, pullback) = try valueWithPullback(at: point, of: function)
  return try await rows(value.count, jobs: jobs, of: "jacobian(at:jobs:of:)", from: pullback)
}

/// The second derivatives of a function, the rows shared among several cores.
///
/// ```swift
/// try await hessian(at: [2, 3], jobs: 2) { x in x[0] * x[0] * x[1] }      // [[6, 4], [4, 0]]
/// ```
///
/// - Parameters:
///   - point: the point.
///   - jobs: how many rows are swept at the same time: at most as many as there are cores.
///   - function: a closure over `[Traced]`, or a generic function over `[T]`; it runs once.
/// - Returns: ∂²f/∂xᵢ∂xⱼ in row i and column j, the bits of `hessian(at:of:)` for any number of jobs.
/// - Throws: what the function throws; `CancellationError` where the task was cancelled, which is asked before the recording and
///   before each sweep.
/// - Precondition: there is at least one job.
/// - Complexity: one recording of the gradient, and one sweep for each variable, divided by the jobs.
public func hessian(
  at point: [Double], jobs: Int, of function: @Sendable ([Traced]) throws -> Traced
) async throws -> [[Double]] {
  try Task.checkCancellation()
  let product = try record(at: point, of: function).list.hessianTimes(at: point)
  return try await rows(point.count, jobs: jobs, of: "hessian(at:jobs:of:)", from: product)
}

/// Refused: a function with one result has a gradient.
@available(
  *, unavailable,
  message: """
    a function with one result has a gradient, which is one sweep: write gradient(at: x, of: f); for its second \
    derivatives hessian(at: x, jobs: n, of: f)
    """
)
@_disfavoredOverload
public func jacobian(
  at point: [Double], jobs: Int, of function: @Sendable ([Variable]) throws -> Variable
) async throws -> [[Double]] { [] }

/// The rows of a matrix M by its products eᵢᵀM.
private func rows(
  _ count: Int, jobs: Int, of verb: String, from product: @escaping @Sendable ([Double]) -> [Double]
) async throws -> [[Double]] {
  let parts = try await inJobs(jobs, directions: count, of: verb) { share in
    try share.map { row in
      try Task.checkCancellation()
      return product(unitVector(row, of: count))
    }
  }
  return parts.flatMap { $0 }
}
