// After reading this file you know how the directions of one derivative are shared among several cores, so that the numbers
// are those of one core, bit for bit.
//
//     7 directions, 3 jobs        0 1 2 | 3 4 | 5 6        one task a share, neighbours together
//
// Idea. Directions do not need each other. A share is worked off from beginning to end without waiting, so that the tape, the
// marks and the processor's flags, which belong to a thread, are its own. Nothing is written into memory in common: each
// share gives back its part, and the parts are put in order.
//
// Cost. ⌈directions/jobs⌉ directions one after the other, and 10 to 20 µs for the tasks (Benchmarks/README.md, "Several
// cores"). Limits. More jobs than cores gain nothing. A share is as many directions, not as much time: where one direction
// takes longer than another, the longest share is waited for.

/// Works off directions in shares of neighbours, several shares at the same time.
///
/// - Parameters:
///   - jobs: how many shares there are at most; with one, all is done where it is asked for.
///   - count: the number of directions. If there is none, one empty share is worked off.
///   - verb: who asks, for the advice where there are no jobs.
///   - work: what comes of a share; it should throw between directions if its task is cancelled.
/// - Returns: what came of each share, in the order of the directions.
/// - Throws: what the first share to fail throws, after the others were cancelled; `CancellationError` if the task is.
package func inJobs<Part: Sendable>(
  _ jobs: Int, directions count: Int, of verb: String,
  _ work: @escaping @Sendable (Range<Int>) throws -> Part
) async throws -> [Part] {
  if jobs < 1 {
    fatalError("\(verb): jobs is \(jobs); give at least 1, and at most as many as there are cores")
  }
  try Task.checkCancellation()
  let shares = min(jobs, count)
  if shares < 2 { return [try work(0..<count)] }
  return try await withThrowingTaskGroup(of: (Int, Part).self) { group in
    for share in 0..<shares {
      // The first shares take one direction more each, if there is a rest.
      let (least, rest) = count.quotientAndRemainder(dividingBy: shares)
      let start = share * least + min(share, rest)
      let range = start..<start + least + (share < rest ? 1 : 0)
      group.addTask { (share, try work(range)) }
    }
    var parts: [(share: Int, part: Part)] = []
    for try await part in group { parts.append(part) }
    return parts.sorted { $0.share < $1.share }.map(\.part)
  }
}
