// After reading this file you know how many cases are compared in one run: one a line, several at once, answered in
// order, each with its own answer or its own error, in a memory that does not grow with their number.

import SymbolicCompare

/// The answer to some lines of a batch.
struct Answer: Sendable {
  var bytes: [UInt8] = []
  var status = ExitStatus.agreed
}

/// Compares each line of a file: a formula, and after a tab its point; blank lines are passed over, but counted.
///
/// Some dozen lines make a piece of work. At most four pieces for each job are under way; an answer that is ready
/// before its turn waits.
/// - Returns: the worst line's exit status.
func runBatch(_ file: String, _ arguments: Arguments) async throws -> ExitStatus {
  var input = try Input(file)
  let line = BatchLine(arguments)
  let progress = Progress()
  defer { progress.end() }
  if arguments.form.isCSV { try writeOut(BatchLine.csvHead) }

  let jobs = arguments.jobs ?? processorCount
  var status = ExitStatus.agreed
  var lineCount = 0
  try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
    var ready: [Int: Answer] = [:]
    var (sent, written) = (0, 0)
    func settle(until limit: Int) async throws {
      while sent - written > limit, let (number, answer) = try await group.next() {
        ready[number] = answer
        while let answer = ready.removeValue(forKey: written) {
          try writeOut(answer.bytes)
          status = status.combined(with: answer.status)
          written += 1
        }
        progress.show("\(lineCount) lines")
      }
    }
    while true {
      // What is done is written before waiting for lines that come slowly.
      if !input.isReady { try await settle(until: 0) }
      let lines = try input.nextLines(atMost: 64)
      if lines.isEmpty { break }
      let (number, first) = (sent, lineCount + 1)
      group.addTask { (number, line.answers(to: lines, from: first)) }
      sent += 1
      lineCount += lines.count
      try await settle(until: jobs == 1 ? 0 : 4 * jobs)
    }
    try await settle(until: 0)
  }
  return status
}

/// How a line of a batch is answered.
struct BatchLine: Sendable {
  private let form: Form
  private let variables: [String]?
  private let isTimed: Bool
  private let hasReference: Bool
  private let schema: Int
  private let constants: ConstantMeaning
  private let data: VectorData

  private enum Form { case json, csv, text }

  /// What is known of the text of the line before.
  private struct Known {
    let text: String
    let vectors: [String: Int]
    let results: [(name: String?, formula: Symbolic)]
    var formula: PreparedFormula?
    var fixed: JSONReport.Fixed?
  }

  init(_ arguments: Arguments) {
    variables = arguments.wrt
    isTimed = arguments.showsCost == true
    hasReference = arguments.given.contains(.reference)
    schema = arguments.schema
    constants = arguments.constants
    data = arguments.vectors
    switch arguments.form {
    case .json: form = .json
    case .csv: form = .csv
    case .text, .markdown, .html: form = .text
    }
  }

  /// The head of the table that `--batch --csv` writes.
  static let csvHead = "line,verdict,value,reason,derivatives\n"

  /// Whether a line has nothing in it but blanks, tabs and a comment.
  static func isBlank(_ line: String) -> Bool {
    let first = line.utf8.first {
      $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\r")
    }
    return first == nil || first == UInt8(ascii: "#")
  }

  func answers(to lines: [String], from first: Int) -> Answer {
    var answer = Answer()
    answer.bytes.reserveCapacity(lines.count * (form == .json ? 2048 : 80))
    // A text that stands in many lines in a row is parsed once; of one result, it is also differentiated and measured once.
    var previous: Known?
    for (offset, line) in lines.enumerated() where !BatchLine.isBlank(line) {
      let line = line.utf8.firstIndex(of: UInt8(ascii: "#")).map { line[..<$0] } ?? line[...]
      let tab = line.utf8.firstIndex(of: UInt8(ascii: "\t"))
      let expression = tab.map { String(line[..<$0]) } ?? String(line)
      let point = tab.map { String(line[line.utf8.index(after: $0)...]) }
      do throws(Problem) {
        if let point { try refuseSecondTab(in: point) }
        let vectors = try VectorData.vectors(of: point ?? "")
        let known = previous?.text == expression && previous?.vectors == vectors ? previous : nil
        let data = vectors.isEmpty ? data : try data.adding(vectors, differentiatedBy: variables)
        let results = if let known { known.results } else { try parseResults(expression, data) }
        if results.count > 1 {
          if known == nil { previous = Known(text: expression, vectors: vectors, results: results) }
          let jacobian = try compareResults(
            results, readFrom: expression, at: point, withRespectTo: variables,
            certainty: hasReference ? .full : .asNeeded, constants: constants, data: data)
          try write(jacobian, writtenAs: expression, first + offset, to: &answer.bytes)
          answer.status = answer.status.combined(with: ExitStatus(jacobian.verdict))
          continue
        }
        let formula =
          if let formula = known?.formula { formula } else {
            try prepare(results[0].formula, readFrom: expression, variables, constants, data)
          }
        let comparison = try compare(
          formula, readFrom: expression, at: point, certainty: hasReference ? .full : .asNeeded)
        let fixed = known?.fixed ?? (form == .json ? fixed(comparison, expression) : nil)
        if known == nil {
          previous = Known(
            text: expression, vectors: vectors, results: results, formula: formula, fixed: fixed)
        }
        write(comparison, fixed, first + offset, to: &answer.bytes)
        answer.status = answer.status.combined(with: ExitStatus(comparison.verdict))
      } catch {
        write(error.inBatch(hasTab: tab != nil), first + offset, to: &answer.bytes)
        answer.status = answer.status.combined(with: .badInput)
      }
    }
    return answer
  }

  private func fixed(_ comparison: Comparison, _ expression: String) -> JSONReport.Fixed {
    JSONReport.Fixed(comparison, writtenAs: expression, isThorough: hasReference, isInBatch: true)
  }

  private func write(
    _ comparison: Comparison, _ fixed: JSONReport.Fixed?, _ number: Int, to bytes: inout [UInt8]
  ) {
    switch form {
    case .json:
      guard let fixed else { return }
      let report = JSONReport(
        comparison: comparison, fixed: fixed, schema: schema, cost: isTimed ? Cost(of: comparison) : nil,
        view: hasReference ? ComparisonView(comparison: comparison) : nil)
      bytes += report.line(numbered: number)
    case .text: bytes += "\(ComparisonView(comparison: comparison).summaryLine)\n".utf8
    case .csv:
      let verdict = comparison.verdict
      writeRow(
        [
          String(number), verdict.kind.rawValue, numeral(comparison.value), verdict.reason,
          comparison.derivatives.map { "\($0.variable)=\(numeral($0.reverse))" }.joined(separator: " "),
        ], to: &bytes)
    }
  }

  private func write(
    _ jacobian: JacobianComparison, writtenAs text: String, _ number: Int, to bytes: inout [UInt8]
  ) throws(Problem) {
    let view = JacobianView(jacobian: jacobian)
    switch form {
    case .json:
      let cost = isTimed && !jacobian.variables.isEmpty ? Cost(of: jacobian) : nil
      let json = view.json(writtenAs: text, schema: schema, cost: cost, isThorough: hasReference)
      bytes += json.numbered(number).inSchema(schema).line
    case .text: bytes += "\(view.summaryLine)\n".utf8
    case .csv:
      let verdict = jacobian.verdict
      writeRow(
        [
          String(number), verdict.kind.rawValue,
          jacobian.results.map { numeral($0.value) }.joined(separator: " "),
          verdict.reason, view.summaryOfEntries,
        ], to: &bytes)
    }
  }

  private func write(_ problem: Problem, _ number: Int, to bytes: inout [UInt8]) {
    switch form {
    case .json: bytes += problem.json.numbered(number).inSchema(schema).line
    case .text: bytes += "line \(number): \(problem.report.dropFirst("adcompare: ".count))".utf8
    case .csv:
      writeRow(
        [String(number), "BAD INPUT", "", "\(problem.message); \(problem.advice)".printable, ""], to: &bytes)
    }
  }

  private func writeRow(_ fields: [String], to bytes: inout [UInt8]) {
    bytes += "\(fields.map(Table.field).joined(separator: ","))\n".utf8
  }
}

/// Refuses what stands behind the point of a line.
private func refuseSecondTab(in point: String) throws(Problem) {
  let scalars = Array(point.unicodeScalars)
  guard let tab = scalars.firstIndex(of: "\t"),
    scalars[tab...].contains(where: { !$0.properties.isWhitespace })
  else { return }
  throw Problem(
    argument: "a second tab stands in this line",
    advice: "a line is a formula, a tab and its point; the values of a point are parted by commas: x=1,y=2",
    at: tab..<(tab + 1), ofPoint: point)
}

extension Problem {
  /// The same with advice for a line of a batch.
  fileprivate func inBatch(hasTab: Bool) -> Problem {
    var problem = withoutRange(
      advice:
        "a line of a batch has one point: x=1; a range of points is for a call of its own: --at x=FROM:TO:COUNT"
    )
    guard !hasTab, place == .expression, let position else { return problem }
    // What was refused may be the beginning of a point.
    let rest = text.unicodeScalars.dropFirst(position)
    let name = rest.prefix {
      $0 == "_" || $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    let next = rest.dropFirst(name.count).drop { $0 == " " }.prefix(2)
    if !name.isEmpty, next.first == "=", next.dropFirst().first != "=" {
      problem.advice =
        "a tab, not a blank, parts a formula from its point: write one before \(String(name).printable)="
    }
    return problem
  }
}

extension JSONValue {
  /// The object with the number of the line that it answers, from 1.
  fileprivate func numbered(_ line: Int) -> JSONValue {
    if case .object(let fields) = self { .object(fields + [("line", .whole(line))]) } else { self }
  }
}
