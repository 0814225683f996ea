// After reading this file you know what a second core gains in a Jacobian and in a Hessian.
//
//     swift run -c release benchmark cores
//
// The clock on the wall counts, since two threads work. On a machine with other work the second core is not there all the
// time: so the first line is a loop that needs nothing but a core, and says what two of them were worth meanwhile.

import SymbolicCompare
import Workloads

/// W4 over arrays, which recordings need.
@Sendable private func valley<T: Scalar>(_ x: [T]) -> T { rosenbrock(x.span) }

/// The terms of W4, as results.
@Sendable private func misses<T: Scalar>(_ x: [T]) -> [T] {
  var results: [T] = []
  for index in x.indices.dropLast() {
    results.append(10 * (x[index + 1] - x[index] * x[index]))
    results.append(1 - x[index])
  }
  return results
}

/// A layer of tanh, with weights made from their places.
private func layer<T: Scalar>(_ x: [T], _ count: Int) -> [T] {
  (0..<count).map { unit in
    var sum: T = 0
    for index in x.indices { sum += T(Double((37 * index + 101 * unit) % 97) / 970 - 0.05) * x[index] }
    return tanh(sum)
  }
}

@Sendable private func twoLayers<T: Scalar>(_ x: [T]) -> [T] { layer(layer(x, 50), 50) }

@Sendable private func network<T: Scalar>(_ x: [T]) -> T {
  layer(layer(x, 20), 20).reduce(T(0)) { $0 + $1 * $1 }
}

/// The least times of a derivative in one job without tasks, and in two, in interleaved rounds.
private func printCores(
  _ name: String, rounds: Int, _ serial: () -> [[Double]], _ shared: (Int) async throws -> [[Double]]
) async throws {
  var least = [Double](repeating: .infinity, count: 3)
  for round in 0..<rounds {
    for (place, jobs) in [0, 1, 2].enumerated() {
      let start = timeOnTheWall()
      let rows = jobs == 0 ? serial() : try await shared(jobs)
      least[place] = min(least[place], timeOnTheWall() - start)
      if round == 0 { precondition(rows == serial(), "not the matrix of one core") }
    }
  }
  func digits(_ x: Double) -> Double { (x * 100).rounded() / 100 }
  let (alone, one, two) = (least[0] / 1e6, least[1] / 1e6, least[2] / 1e6)
  print("  \(name): \(digits(alone)), \(digits(one)), \(digits(two)); \(digits(alone / two))")
}

/// The logistic map, which needs nothing but a core.
private func spin() -> Double { (0..<1_000_000).reduce(0.5) { x, _ in 3.9 * x * (1 - x) } }

/// Prints what two cores gain.
func runCores(rounds: Int) async throws {
  print("\ntwo cores, ms on the wall, least of \(rounds) interleaved rounds")
  print("derivative: without jobs, jobs 1, jobs 2; gain of two jobs")
  // What two cores are worth at the time: the same loop twice, and twice at once.
  try await printCores("two loops", rounds: rounds) {
    [[spin(), spin()]]
  } _: { jobs in
    if jobs == 1 { return [[spin(), spin()]] }
    async let other = spin()
    return [[spin(), await other]]
  }
  for count in [10, 30, 100, 300, 1000] {
    let x = (0..<count).map { 0.5 + Double($0 % 7) / 8 }
    try await printCores("Dual::jacobian W4 \(count)", rounds: rounds) {
      Dual::jacobian(at: x, of: misses)
    } _: {
      try await Dual::jacobian(at: x, jobs: $0, of: misses)
    }
    try await printCores("Reverse::jacobian W4 \(count)", rounds: rounds) {
      Reverse::jacobian(at: x, of: misses)
    } _: {
      try await Reverse::jacobian(at: x, jobs: $0, of: misses)
    }
    try await printCores("Reverse::hessian W4 \(count)", rounds: rounds) {
      Reverse::hessian(at: x, of: valley)
    } _: {
      try await Reverse::hessian(at: x, jobs: $0, of: valley)
    }
    if count > 300 { continue }
    try await printCores("Dual::hessian W4 \(count)", rounds: rounds) {
      Dual::hessian(at: x, of: valley)
    } _: {
      try await Dual::hessian(at: x, jobs: $0, of: valley)
    }
  }
  let x = (0..<200).map { 0.5 + Double($0 % 7) / 8 }
  try await printCores("Dual::jacobian network 200", rounds: rounds) {
    Dual::jacobian(at: x, of: twoLayers)
  } _: {
    try await Dual::jacobian(at: x, jobs: $0, of: twoLayers)
  }
  try await printCores("Reverse::jacobian network 200", rounds: rounds) {
    Reverse::jacobian(at: x, of: twoLayers)
  } _: {
    try await Reverse::jacobian(at: x, jobs: $0, of: twoLayers)
  }
  try await printCores("Reverse::hessian network 200", rounds: rounds) {
    Reverse::hessian(at: x, of: network)
  } _: {
    try await Reverse::hessian(at: x, jobs: $0, of: network)
  }
  try await printCores("Dual::hessian network 200", rounds: Swift.min(rounds, 3)) {
    Dual::hessian(at: x, of: network)
  } _: {
    try await Dual::hessian(at: x, jobs: $0, of: network)
  }
}
