// After reading this file you know what a sparse Hessian costs beside the dense one, and what finding its pattern and its
// colours costs once.
//
//     swift run -c release benchmark sparse

import SymbolicCompare
import Workloads

/// W4 over arrays, which recordings need.
private func valley<T: Scalar>(_ x: [T]) -> T { rosenbrock(x.span) }

/// A square grid of n inputs: the fourth powers of the differences along its edges.
private func grid<T: Scalar>(_ x: [T]) -> T {
  var side = 1
  while (side + 1) * (side + 1) <= x.count { side += 1 }
  var sum: T = 0
  for index in x.indices {
    if (index + 1) % side != 0, index + 1 < x.count { sum = sum + pow(x[index] - x[index + 1], 4) }
    if index + side < x.count { sum = sum + pow(x[index] - x[index + side], 4) }
  }
  return sum
}

/// x₀²·xᵢ + xᵢ³, added up.
private func arrow<T: Scalar>(_ x: [T]) -> T {
  x.dropFirst().reduce(T(0)) { $0 + (x[0] * x[0] * $1 + $1 * $1 * $1) }
}

/// Microseconds of the fastest of several rounds, the contenders in turn.
private func microseconds(_ contenders: [(String, () -> Double)], rounds: Int) -> [String: Double] {
  let timed = contenders.map { name, body in
    Contender(name) { times in
      var sum = 0.0
      for _ in 0..<times { sum += body() }
      return sum
    }
  }
  return times(of: timed, rounds: rounds, now: processorTime).mapValues { $0.minimum / 1000 }
}

/// Prints the table of sparse Hessians.
func runSparse(rounds: Int) throws {
  print("\nsparse Hessians, µs of processor time, least of \(rounds) interleaved rounds")
  print("function n: colours; at a point, dense; once: recording, pattern, colours")
  let functions: [(String, ([Traced]) -> Traced)] = [("W4", valley), ("arrow", arrow), ("grid", grid)]
  for (name, function) in functions {
    for count in [10, 100, 1000, 10_000] {
      var random = Generator()
      let (start, point) = (random.numbers(count, 0.5...1.5), random.numbers(count, 0.5...1.5))
      let prepared = SparseHessian(at: start, of: function)
      try check(prepared, function, at: point)
      let list = prepared.recording.list
      let pattern = prepared.pattern
      var contenders: [(String, () -> Double)] = [
        ("point", { (try? prepared.hessian(at: point))?.values[0] ?? .nan }),
        ("record", { Double(record(at: start, of: function).list.lines.count) }),
        ("pattern", { Double(list.hessianPattern(at: start).entryCount) }),
        ("colours", { Double(StarColouring(of: pattern).colourCount) }),
      ]
      if count <= 1000 { contenders.append(("dense", { Reverse::hessian(at: point, of: function)[0][0] })) }
      let found = microseconds(contenders, rounds: count > 1000 ? 3 : rounds)
      func figure(_ name: String) -> String { found[name].map { "\(($0 * 10).rounded() / 10)" } ?? "–" }
      print(
        "  \(name) \(count): \(prepared.colouring.colourCount); \(figure("point")), \(figure("dense")); "
          + "\(figure("record")), \(figure("pattern")), \(figure("colours"))")
    }
  }
}

/// Compares with the dense Hessian before anything is timed, up to what sums in another order may differ by.
private func check(_ prepared: SparseHessian, _ function: ([Traced]) -> Traced, at point: [Double]) throws {
  if point.count > 1000 { return }
  let (sparse, dense) = (try prepared.hessian(at: point).rows, Reverse::hessian(at: point, of: function))
  for (row, other) in zip(sparse, dense) {
    let unit = (other.map(\.magnitude).max() ?? 0) * 1e-13
    precondition(zip(row, other).allSatisfy { ($0 - $1).magnitude <= unit }, "not the dense Hessian")
  }
}
