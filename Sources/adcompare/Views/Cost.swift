// After reading this file you know how each method is timed: repeated until the clock can tell, several rounds in
// rotation, minimum and median, as a ratio to the function's own time.
//
// A clock on a shared machine only ever adds, so the minimum is the best estimate and the median shows how much was
// added. Preparation (building the naive formula) is timed apart from evaluation: it is paid once.

import SymbolicCompare

/// How long each method takes.
struct Cost {
  /// Minimum and median of one method, in nanoseconds for the value and all derivatives.
  struct Timing {
    let name: String
    let minimum: Double
    let median: Double
  }

  /// The function alone, then the four methods.
  let timings: [Timing]

  /// Nanoseconds to build the naive formulas of all derivatives, once.
  let preparation: Double

  /// How often each task ran in all.
  let rounds: Int

  /// Whether the compiler optimised this program; if not, the figures mean nothing.
  static var isOptimised: Bool {
    #if DEBUG
    false
    #else
    true
    #endif
  }

  /// Times the methods.
  ///
  /// - Parameter progress: told what is being timed, for those who wait.
  init(of comparison: Comparison, progress: (String) -> Void = { _ in }) {
    let tasks = comparison.timedTasks()
    var repetitions: [Int] = []
    var times: [[Double]] = []
    var total = 0.0
    for task in tasks {
      progress("timing \(task.name)")
      let (count, duration) = Cost.repetitions(for: task.run)
      repetitions.append(count)
      times.append([duration / Double(count)])
      total += duration
    }
    // About a third of a millisecond a round and task, unless a single run takes longer: then fewer rounds, and where
    // there is time for one alone, counting the repetitions was that one.
    rounds = Int(Swift.max(1, Swift.min(7, 1e9 / total)))
    if rounds > 1 { times = tasks.map { _ in [] } }
    for round in 0..<rounds where rounds > 1 {
      progress("timing, round \(round + 1) of \(rounds)")
      for (index, task) in tasks.enumerated() {
        times[index].append(Cost.nanoseconds(task.run, repetitions[index]) / Double(repetitions[index]))
      }
    }
    timings = zip(tasks, times).map { task, times in
      let sorted = times.sorted()
      return Timing(name: task.name, minimum: sorted[0], median: sorted[sorted.count / 2])
    }
    preparation = Cost.nanoseconds({ comparison.prepareFormulas() }, 1)
  }

  /// How often a task runs so that it takes about a third of a millisecond, and how long it then takes.
  private static func repetitions(for task: () -> Double) -> (count: Int, duration: Double) {
    var count = 1
    while true {
      let duration = nanoseconds(task, count)
      if duration >= 300_000 || count >= 1 << 20 { return (count, duration) }
      count *= 2
    }
  }

  private static func nanoseconds(_ task: () -> Double, _ count: Int) -> Double {
    let clock = ContinuousClock()
    var sink = 0.0
    let start = clock.now
    for _ in 0..<count { sink += task() }
    let elapsed = start.duration(to: clock.now)
    keep(sink)
    return Double(elapsed.components.seconds) * 1e9 + Double(elapsed.components.attoseconds) * 1e-9
  }

  /// Makes a result look used, so that the work before it is not optimised away.
  @inline(never)
  private static func keep(_ value: Double) {}

  /// The timings as JSON.
  var json: JSONValue {
    .object(
      timings.map { timing in
        (
          timing.name,
          .object([
            ("minimumNanoseconds", .number(timing.minimum)), ("medianNanoseconds", .number(timing.median)),
          ])
        )
      } + [
        ("preparationNanoseconds", .number(preparation)), ("optimised", .bool(Cost.isOptimised)),
        ("rounds", .whole(rounds)),
      ])
  }
}
