// After reading this file you know how the times are taken: in rounds, one contender after the other, so that a busy
// moment of the machine meets them all. For contenders that run on this thread and nowhere else, what counts is the time
// that the thread had the processor: on a machine with other work to do, the clock on the wall counts that too.

import Dispatch
import Foundation

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

/// Whether plain lines are asked for, and no tables.
let asTimes = CommandLine.arguments.contains("--times")

private nonisolated(unsafe) var sink = 0.0

/// The times of several contenders, by name: batches of at least 2 ms, in interleaved rounds.
func times(
  of contenders: [Contender], rounds: Int, now: () -> Double = timeOnTheWall
) -> [String: Times] {
  var results: [String: Times] = [:]
  func nanoseconds(_ contender: Contender, _ count: Int) -> Double {
    let start = now()
    sink += contender.run(count)
    return now() - start
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

/// The time that has gone by, in nanoseconds.
func timeOnTheWall() -> Double { Double(DispatchTime.now().uptimeNanoseconds) }

/// The time that this thread has had the processor, in nanoseconds.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// Prints the least time of each contender, one a line, with tabs.
func printTimes(_ workload: String, _ results: [String: Times]) {
  for (name, times) in results.sorted(by: { $0.key < $1.key }) {
    print("\(workload)\t\(name)\t\(times.minimum)")
  }
}
