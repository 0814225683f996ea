// After reading this file you know how the package checks itself from the command line: on random formulas, for as long as one
// likes, or every property on the formula and the point of one call.

import SymbolicCompare

/// Checks the methods against one another, on random formulas or on the one that is given.
///
/// - Returns: whether every property held.
func showSelfCheck(_ arguments: Arguments) async throws(Problem) -> ExitStatus {
  if arguments.expression != nil || arguments.file != nil { return try showCaseCheck(arguments) }
  let interruption = Interruption()
  defer { interruption.end() }
  let count = arguments.count ?? 1000
  let progress = Progress()
  defer { progress.end() }
  // Each failure is said at once: a run of hours need not be waited for.
  let check = await SelfCheck(
    count: count, seed: arguments.seed ?? 1, kinds: SelfCheck.kinds, jobs: arguments.jobs ?? processorCount,
    found: { progress.say("\($0.reason.printable)\n  \($0.command)") },
    progress: { progress.show("\($0) of \(count) formulas") }, isEnded: { interruption.isHeard })
  progress.end()
  let view = SelfCheckView(check: check, count: count)
  if case .json = arguments.form {
    try writeJSON(view.json, arguments)
  } else {
    try write(view.document, arguments)
  }
  return view.status
}

/// Checks every property on a formula at a point.
///
/// - Returns: whether every property held that had something to compare.
func showCaseCheck(_ arguments: Arguments) throws(Problem) -> ExitStatus {
  let text = try arguments.formulaText()
  let comparison = try compare(text, at: arguments.at, withRespectTo: nil, data: arguments.vectors)
  let (count, variables) = (comparison.operations.function, comparison.point.names.count)
  guard count * variables * variables <= CaseCheckView.largestWork else {
    throw Problem(
      argument: "\(count) operations and \(variables) variables are too much for every property",
      advice: "adcompare alone compares the four methods")
  }
  let view = CaseCheckView(comparison)
  if case .json = arguments.form {
    try writeJSON(view.json(writtenAs: text), arguments)
  } else {
    try write(view.document, arguments)
  }
  return view.status
}
