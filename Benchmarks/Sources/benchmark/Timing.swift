// After reading this file you know how the times are taken: in rounds, one contender after the other, so that a busy
// moment of the machine meets them all.

/// One thing to be timed.
struct Contender {
  let name: String
  let run: (Int) -> Double

  /// How many times the work is done at once, at the least.
  let unit: Int

  /// - Parameter run: does the work a number of times, and returns something that depends on it.
  init(_ name: String, unit: Int = 1, run: @escaping (Int) -> Double) {
    self.name = name
    self.unit = unit
    self.run = run
  }
}

/// The times of one contender, in nanoseconds a call.
struct Times {
  var all: [Double] = []
  var minimum: Double { all.min() ?? .nan }
  var median: Double { all.isEmpty ? .nan : all.sorted()[all.count / 2] }
}

private nonisolated(unsafe) var sink = 0.0

/// The times of several contenders, by name: batches of at least 2 ms, in interleaved rounds.
func times(of contenders: [Contender], rounds: Int) -> [String: Times] {
  var results: [String: Times] = [:]
  let clock = ContinuousClock()
  func nanoseconds(_ contender: Contender, _ count: Int) -> Double {
    let start = clock.now
    sink += contender.run(count)
    let elapsed = start.duration(to: clock.now).components
    return Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) * 1e-9
  }
  var counts: [Int] = []
  for contender in contenders {
    var count = contender.unit
    while nanoseconds(contender, count) < 2e6 { count *= 2 }
    counts.append(count)
  }
  for _ in 0..<rounds {
    for (contender, count) in zip(contenders, counts) {
      for _ in 0..<3 {
        results[contender.name, default: Times()].all.append(nanoseconds(contender, count) / Double(count))
      }
    }
  }
  return results
}
