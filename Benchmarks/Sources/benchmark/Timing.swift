// After reading this file you know how the times are taken: in rounds, one contender after the other, so that a busy
// moment of the machine meets them all. What counts is the time that this thread had the processor: on a machine with other
// work to do, the clock on the wall would count that too.

import Foundation

/// One thing to be timed.
struct Contender {
  let name: String
  let run: (Int) -> Double

  /// - Parameter run: does the work a number of times, and returns something that depends on it.
  init(_ name: String, run: @escaping (Int) -> Double) {
    self.name = name
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
  func nanoseconds(_ contender: Contender, _ count: Int) -> Double {
    let start = processorTime()
    sink += contender.run(count)
    return processorTime() - start
  }
  var counts: [Int] = []
  for contender in contenders {
    var count = 1
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

/// The time that this thread has had the processor, in nanoseconds.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}
