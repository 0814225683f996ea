// After reading this file you know how each method is timed: repeated until the clock can tell, several rounds in
// rotation, minimum, median and spread, and the minimum as a ratio to the function's own time.
//
// A clock on a shared machine only ever adds, so the minimum is the best estimate and the median shows how much was
// added. The spread says how far the figures can be trusted: half of the rounds lie within it, around the median. Rounds
// are short, so that a report does not take longer for its stopwatch than for its mathematics: two figures can be read,
// three cannot. Preparation (building the naive formula) is timed apart from evaluation: it is paid once.

import SymbolicCompare

/// How long each method takes.
struct Cost {
  /// Minimum and median of one method, in nanoseconds for the value and all derivatives.
  struct Timing {
    let name: String
    let minimum: Double
    let median: Double

    /// Half the distance between the quartiles, as a part of the median; 0 where there was one round.
    let spread: Double

    init(name: String, times: [Double]) {
      let sorted = times.sorted()
      self.name = name
      minimum = sorted[0]
      median = sorted[sorted.count / 2]
      let (lower, upper) = (sorted[sorted.count / 4], sorted[sorted.count - 1 - sorted.count / 4])
      spread = median > 0 ? (upper - lower) / 2 / median : 0
    }
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
    self.init(of: comparison.timedTasks(), after: comparison.prepareFormulas, progress: progress)
  }

  /// Times the whole Jacobian of several results by each method.
  init(of jacobian: JacobianComparison, progress: (String) -> Void = { _ in }) {
    self.init(of: jacobian.timedTasks(), after: jacobian.prepareFormulas, progress: progress)
  }

  private init(of tasks: [TimedTask], after prepare: () -> Double, progress: (String) -> Void) {
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
    // A hundredth of a millisecond a round and task, unless a single run takes longer: then fewer rounds, and where there
    // is time for one alone, counting the repetitions was that one.
    rounds = Int(Swift.max(1, Swift.min(Cost.mostRounds, 1e9 / total)))
    if rounds > 1 { times = tasks.map { _ in [] } }
    for round in 0..<rounds where rounds > 1 {
      progress("timing, round \(round + 1) of \(rounds)")
      for (index, task) in tasks.enumerated() {
        times[index].append(Cost.nanoseconds(task.run, repetitions[index]) / Double(repetitions[index]))
      }
    }
    timings = zip(tasks, times).map { Timing(name: $0.name, times: $1) }
    preparation = Cost.nanoseconds(prepare, 1)
  }

  /// Rounds, and the nanoseconds that one of a task takes at least: some 250 times what the clock can tell.
  private static let (mostRounds, shortestRound) = (9.0, 10_000.0)

  /// How often a task runs so that it takes that long, and how long it takes.
  private static func repetitions(for task: () -> Double) -> (count: Int, duration: Double) {
    var count = 1
    while true {
      let duration = nanoseconds(task, count)
      if duration >= shortestRound || count >= 1 << 20 { return (count, duration) }
      // Twice as often, or at once about as often as is needed.
      count = Swift.max(2 * count, Int(0.9 * shortestRound / Swift.max(duration, 100) * Double(count)))
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
            ("spread", .number(timing.spread)),
          ])
        )
      } + [
        ("preparationNanoseconds", .number(preparation)), ("optimised", .bool(Cost.isOptimised)),
        ("rounds", .whole(rounds)),
      ])
  }
}
