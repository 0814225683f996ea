// After reading this file you know that several cores give the bits of one, from one recording.

import Reverse
import Synchronization
import Testing

/// A function of several results, and one of a single result, at a point.
private struct Case: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let point: [Double]
  var field: @Sendable ([Variable]) throws -> [Variable] = { x in x }
  var function: @Sendable ([Traced]) throws -> Traced = { x in x.reduce(0) { $0 + $1 * $1 } }
}

/// Σ (xᵢ₊₁ − xᵢ²)².
private func chain<T: Scalar>(_ x: [T]) -> T {
  zip(x, x.dropFirst()).reduce(0) { sum, pair in
    let miss = pair.1 - pair.0 * pair.0
    return sum + miss * miss
  }
}

private func misses<T: Scalar>(_ x: [T]) -> [T] { zip(x, x.dropFirst()).map { $1 - $0 * $0 } + [exp(x[0])] }

private func logOfSum<T: Scalar>(_ x: [T]) -> T { log(x.reduce(0) { $0 + exp($1) }) }

private let cases = [
  Case(testDescription: "no input", point: [], field: { _ in [1, 2] }, function: { _ in 3 }),
  Case(testDescription: "no result", point: [1, 2], field: { _ in [] }),
  Case(testDescription: "one input", point: [2], field: { x in [x[0], x[0] * x[0]] }),
  Case(
    testDescription: "a chain of 40", point: (0..<40).map { 0.1 * Double($0) - 1 }, field: misses,
    function: chain),
  Case(
    testDescription: "exponentials out of range", point: [400, 300, -900, 1e-300, 3],
    field: { x in [logOfSum(x), 1 / (1 / x[0] + 1 / x[3]), x[3] * x[3] / x[3]] }, function: logOfSum),
  Case(
    testDescription: "a result that is NaN", point: [-1, 2, 0],
    field: { x in [log(x[0]), x[1] / x[2], x[2]] },
    function: { x in log(x[0]) * x[1] }),
  Case(
    testDescription: "a kink and a strong zero", point: [0, 0, 1],
    field: { x in [abs(x[0]), x[1] * log(x[0]), -x[2]] },
    function: { x in abs(x[0]) * abs(x[0]) - 0 * x[1] }),
]

private func bits(_ rows: [[Double]]) -> [[UInt64]] { rows.map { $0.map(\.bitPattern) } }

private struct Refusal: Error {}

/// How often a function was run, for tasks that outlive the place where they are made.
private final class Runs: Sendable {
  let count = Mutex(0)
}

@Suite("Several cores, reverse mode")
struct JobsTests {
  @Test("The Jacobian and the Hessian of any number of jobs are those of one core", arguments: cases)
  fileprivate func sameBits(_ entry: Case) async throws {
    let jacobian = try Reverse::jacobian(at: entry.point, of: entry.field)
    let hessian = try Reverse::hessian(at: entry.point, of: entry.function)
    for jobs in [1, 2, 3, 7, 2000] {
      let shared = try await Reverse::jacobian(at: entry.point, jobs: jobs, of: entry.field)
      #expect(bits(shared) == bits(jacobian), "\(jobs) jobs")
      let second = try await Reverse::hessian(at: entry.point, jobs: jobs, of: entry.function)
      #expect(bits(second) == bits(hessian), "\(jobs) jobs")
    }
  }

  @Test("The function runs once, however many jobs there are")
  func runsOnce() async throws {
    let runs = Mutex(0)
    let rows = try await jacobian(at: [1, 2, 3], jobs: 3) { (x: [Variable]) in
      runs.withLock { $0 += 1 }
      return x.map { $0 * $0 }
    }
    #expect(rows == [[2, 0, 0], [0, 4, 0], [0, 0, 6]])
    #expect(runs.withLock { $0 } == 1)
    #expect(try await hessian(at: [1, 1], jobs: 2, of: chain) == [[8, -4], [-4, 2]])
  }

  @Test("What the function throws is thrown on; a cancelled task sweeps no row", arguments: [1, 3])
  func endings(jobs: Int) async {
    await #expect(throws: Refusal.self) {
      try await jacobian(at: [1], jobs: jobs) { (_: [Variable]) in throw Refusal() }
    }
    await #expect(throws: Refusal.self) {
      try await hessian(at: [1], jobs: jobs) { (_: [Traced]) in throw Refusal() }
    }
    let cancelled = Task {
      try await hessian(at: [1, 2, 3], jobs: jobs) { (x: [Traced]) in
        withUnsafeCurrentTask { $0?.cancel() }
        return x[0] * x[1] * x[2]
      }
    }
    await #expect(throws: CancellationError.self) { try await cancelled.value }
  }

  @Test("A task that was cancelled before records nothing", arguments: [1, 3])
  func cancelledBefore(jobs: Int) async {
    let runs = Runs()
    let jacobians = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await jacobian(at: [1, 2], jobs: jobs) { (x: [Variable]) in
        runs.count.withLock { $0 += 1 }
        return x
      }
    }
    await #expect(throws: CancellationError.self) { try await jacobians.value }
    let hessians = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await hessian(at: [1, 2], jobs: jobs) { (x: [Traced]) in
        runs.count.withLock { $0 += 1 }
        return x[0] * x[1]
      }
    }
    await #expect(throws: CancellationError.self) { try await hessians.value }
    #expect(runs.count.withLock { $0 } == 0)
  }

  @Test("No jobs: stops, and says what to write", arguments: [0, -1])
  func noJobs(jobs: Int) async throws {
    let stop = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [jobs] in
      _ = try await jacobian(at: [], jobs: jobs) { (x: [Variable]) in x }
    }
    let advice = String(decoding: try #require(stop).standardErrorContent, as: UTF8.self)
    #expect(advice.contains("jacobian(at:jobs:of:): jobs is \(jobs); give at least 1"), "\(advice)")
  }
}
