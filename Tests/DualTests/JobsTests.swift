// After reading this file you know that several cores give the bits of one, and stop where they are told to.

import Dual
import Synchronization
import Testing

/// A function of several results, and one of a single result, at a point.
private struct Case: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let point: [Double]
  var field: @Sendable ([Dual8]) throws -> [Dual8] = { x in x }
  var function: @Sendable ([HyperDual]) throws -> HyperDual = { x in x.reduce(0) { $0 + $1 * $1 } }
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
    testDescription: "exponentials out of range", point: [400, 800, -900, 1e-300, 3, 5, 7, 9, 11],
    field: { x in [logOfSum(x), 1 / (1 / x[0] + 1 / x[3])] }, function: logOfSum),
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

/// How often a function has run, on any thread.
private final class Runs: Sendable {
  private let number = Mutex(0)
  var count: Int { number.withLock { $0 } }
  func note() { number.withLock { $0 += 1 } }
}

@Suite("Several cores, forward mode")
struct JobsTests {
  @Test("The Jacobian and the Hessian of any number of jobs are those of one core", arguments: cases)
  fileprivate func sameBits(_ entry: Case) async throws {
    let jacobian = try Dual::jacobian(at: entry.point, of: entry.field)
    let hessian = try Dual::hessian(at: entry.point, of: entry.function)
    for jobs in [1, 2, 3, 7, 2000] {
      let shared = try await Dual::jacobian(at: entry.point, jobs: jobs, of: entry.field)
      #expect(bits(shared) == bits(jacobian), "\(jobs) jobs")
      let second = try await Dual::hessian(at: entry.point, jobs: jobs, of: entry.function)
      #expect(bits(second) == bits(hessian), "\(jobs) jobs")
    }
  }

  @Test("A closure and a generic function are taken as they are")
  func shapes() async throws {
    let first = try await jacobian(at: [1, 2], jobs: 2) { x in [x[0] * x[1], x[0] + x[1]] }
    #expect(first == [[2, 1], [1, 1]])
    let second = try await hessian(at: [1, 2], jobs: 2) { x in x[0] * x[0] * x[1] }
    #expect(second == [[4, 2], [2, 0]])
    #expect(try await hessian(at: [1, 1], jobs: 2, of: chain) == [[8, -4], [-4, 2]])
  }

  @Test("What the function throws is thrown on", arguments: [1, 2, 3])
  func errors(jobs: Int) async {
    let point = [Double](repeating: 1, count: 30)
    await #expect(throws: Refusal.self) {
      try await jacobian(at: point, jobs: jobs) { (x: [Dual8]) in
        if x[29].tangents != .zero { throw Refusal() }
        return [x[0]]
      }
    }
    await #expect(throws: Refusal.self) {
      try await hessian(at: point, jobs: jobs) { (x: [HyperDual]) in
        if x[29].second != 0 { throw Refusal() }
        return x[0]
      }
    }
    await #expect(throws: Refusal.self) {
      try await jacobian(at: [], jobs: jobs) { (_: [Dual8]) in throw Refusal() }
    }
  }

  @Test("A task that is cancelled makes no further run", arguments: [1, 2])
  func cancellation(jobs: Int) async {
    let point = [Double](repeating: 1, count: 80)
    let runs = Runs()
    let cancelledBefore = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await jacobian(at: point, jobs: jobs) { (x: [Dual8]) in
        runs.note()
        return x
      }
    }
    await #expect(throws: CancellationError.self) { try await cancelledBefore.value }
    #expect(runs.count == 0)
    // Each job is cancelled in its first run, and makes no second one.
    let cancelledInARun = Task {
      try await hessian(at: point, jobs: jobs) { (x: [HyperDual]) in
        runs.note()
        withUnsafeCurrentTask { $0?.cancel() }
        return x[0]
      }
    }
    await #expect(throws: CancellationError.self) { try await cancelledInARun.value }
    #expect((1...jobs).contains(runs.count))
  }

  @Test("No jobs: stops, and says what to write", arguments: [0, -1])
  func noJobs(jobs: Int) async throws {
    let stop = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [jobs] in
      _ = try await hessian(at: [], jobs: jobs) { x in x.reduce(0, +) }
    }
    let advice = String(decoding: try #require(stop).standardErrorContent, as: UTF8.self)
    #expect(advice.contains("hessian(at:jobs:of:): jobs is \(jobs); give at least 1"), "\(advice)")
  }
}
