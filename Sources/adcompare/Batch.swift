// After reading this file you know how many cases are compared in one run: one a line, in order, each with its own
// answer or its own error.

import SymbolicCompare

/// Compares each line of a file: a formula, and after a tab its point.
///
/// - Returns: the worst line's exit status.
func runBatch(_ file: String, _ arguments: Arguments) throws(Problem) -> ExitStatus {
  let input = try Input(file)
  var status = ExitStatus.agreed
  var number = 0
  while let line = try input.nextLine() {
    number += 1
    status = status.combined(with: runLine(line, number, arguments))
  }
  return status
}

private func runLine(_ line: String, _ number: Int, _ arguments: Arguments) -> ExitStatus {
  let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
  let expression = fields.first ?? ""
  do throws(Problem) {
    let comparison = try compare(
      expression, at: fields.count > 1 ? fields[1] : nil, withRespectTo: arguments.wrt)
    let cost = arguments.showsCost == true ? Cost(of: comparison) : nil
    switch arguments.format {
    case .json: writeOut(JSONReport(of: comparison, writtenAs: expression, cost: cost).text + "\n")
    case .text: writeOut(TextReport(of: comparison, cost: nil).summaryLine + "\n")
    }
    return ExitStatus(comparison.verdict.kind)
  } catch {
    switch arguments.format {
    case .json: writeOut(error.json.text + "\n")
    case .text: writeOut("line \(number): \(error.report.dropFirst("adcompare: ".count))")
    }
    return .badInput
  }
}
