// After reading this file you know how a loop of a million steps is differentiated in the memory of a thousand: what was
// not kept is computed again.
//
// Idea. The backward sweep needs the states of the loop from the last to the first. Some are kept (checkpoints); from
// the nearest one before, the others are recomputed.
//
//     steps        0 ──────────────▶ m ─────────▶ m′ ────▶ end
//     kept         ●                 ●            ●            the last stretch is reversed first, then its
//     swept                                       ◀────────    checkpoint is free for the stretch before it
//
// Algebra. With c checkpoints, and no step done forwards more than r times, C(c + r, c) states can be visited
// backwards, and no more; a loop of n steps has n + 1 states, the last one included. The reason is that
// C(c + r, c) = C(c + r − 1, c − 1) + C(c + r − 1, c): the first part is done with one checkpoint less, the
// second with one repetition less. For l states that are fewer, the first checkpoint goes to state
// min(C(c + r − 1, c), l − C(c + r − 2, c − 1)): then the number of steps forwards is the least that is possible.
//
// Example. 10⁶ steps, 10³ checkpoints: C(1002, 2) = 501,501 < 10⁶ + 1 ≤ C(1003, 3): r = 3.
// Source: Griewank & Walther 2008, section 12.3; Griewank & Walther 2000 (algorithm 799, "revolve").

/// The gradient of a loop's result by checkpointing, and the steps and the memory that it took.
public struct CheckpointedGradient: Sendable {
  /// The value of the result.
  public let value: Double

  /// The derivative of the result by each number of the first state.
  public let gradient: [Double]

  /// How many steps were done forwards, the first run included.
  public let stepsForwards: Int

  /// How many steps were recorded and swept back, which is each step of the loop once.
  public let stepsBackwards: Int

  /// The most states that were kept at a time.
  public let checkpointsUsed: Int

  /// The most tape entries that were in use at a time: those of one step.
  public let entriesUsed: Int
}

/// The value and the gradient of a loop's result by its first state, with few states kept.
///
/// ```swift
/// gradientOfLoop(from: [0.2], steps: 1_000_000, checkpoints: 1000) { x in
///   [4 * x[0] * (1 - x[0])]
/// } result: { x in x[0] }
/// ```
///
/// - Parameters:
///   - start: the state before the first step.
///   - steps: how many steps there are, 0 to 2⁴⁸.
///   - checkpoints: how many states may be kept, 1 or more; the first one counts. Fewer, as fewer than 0 steps, stop the
///     program with advice.
///   - step: from one state to the next, which may have more or fewer numbers.
///   - result: from the last state to a number.
/// - Complexity: at most r · steps forwards, with steps < C(checkpoints + r, checkpoints), and steps
///   backwards; in memory, the checkpoints and the tape of one step.
public func gradientOfLoop(
  from start: [Double], steps: Int, checkpoints: Int,
  step: ([Variable]) throws -> [Variable], result: ([Variable]) throws -> Variable
) rethrows -> CheckpointedGradient {
  if steps < 0 || checkpoints < 1 { stop("a loop has 0 or more steps and needs 1 or more checkpoints") }
  if steps > 1 << 48 { stop("\(steps) steps would take longer than a lifetime; a loop has at most 2^48") }
  var kept = [(index: 0, state: start)]
  var (forwards, mostKept, entries) = (0, 1, 0)

  /// The state before step `target`, with checkpoints set on the way there.
  func state(at target: Int) throws -> [Double] {
    while let (index, state) = kept.last, index < target {
      let free = checkpoints - kept.count
      let stride = Revolve.stride(states: target - index + 1, checkpoints: free + 1)
      var numbers = state.map { Variable($0) }  // constants, so that nothing is recorded
      for _ in 0..<stride { numbers = try step(numbers) }
      forwards += stride
      if free == 0 { return numbers.map(\.value) }
      kept.append((index + stride, numbers.map(\.value)))
      mostKept = max(mostKept, kept.count)
    }
    return kept.last?.state ?? start
  }

  var (value, adjoints) = try valueWithGradient(at: try state(at: steps), of: result)
  for index in stride(from: steps - 1, through: 0, by: -1) {
    while let last = kept.last, last.index > index { kept.removeLast() }
    let numbers = try state(at: index)
    let storage = TapePool.begin(inputs: numbers.count)
    defer { TapeStorage.end(storage) }
    let results = try step(TapeStorage.inputs(numbers, in: storage))
    adjoints = KeptTape(storage, inputs: numbers.count, results: results).pullback(of: adjoints)
    entries = max(entries, storage.pointee.count - numbers.count - 1)
  }
  return CheckpointedGradient(
    value: value, gradient: adjoints, stepsForwards: forwards, stepsBackwards: steps,
    checkpointsUsed: mostKept, entriesUsed: entries)
}

/// Where checkpoints go.
enum Revolve {
  /// How far from a checkpoint the next state is to be kept, or to be computed if it is the last one.
  ///
  /// More checkpoints than states are as good as one a state.
  ///
  /// - Parameters:
  ///   - states: how many states are still to be visited backwards, the checkpoint's own included; 2 or more.
  ///   - checkpoints: how many may be in use for them, that one included; 1 or more.
  static func stride(states: Int, checkpoints: Int) -> Int {
    if checkpoints == 1 { return states - 1 }
    if checkpoints >= states { return 1 }
    var repetitions = 1
    var (within, withOneLess, withTwoLess) = (checkpoints + 1, 1, 0)  // C(c + r, c) for r, r − 1 and r − 2
    while within < states {
      repetitions += 1
      (withOneLess, withTwoLess) = (within, withOneLess)
      let (product, overflow) = within.multipliedReportingOverflow(by: checkpoints + repetitions)
      if overflow { break }
      within = product / repetitions
    }
    return min(withOneLess, states - (withOneLess - withTwoLess))  // C(c + r − 2, c − 1) is their difference
  }
}
