// After reading this file you know what must hold of the program's answers: each line of a batch gets its answer, JSON
// is JSON, text is text, no method disagrees.

import Foundation
import SymbolicCompare
import Synchronization

enum ProgramChecks {
  /// Reads words of a command line, one a line; returns whether they were accepted.
  static func arguments(_ text: String) throws -> Bool {
    let words = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    do {
      let arguments = try Arguments(words)
      return !arguments.wantsHelp
    } catch {
      try check(Array(Problem(error).report.utf8), .text)
      try check(Problem(error).json.line, .json(lines: 1))
      return false
    }
  }

  /// Answers the lines of a file in three forms; returns whether one of them was compared.
  static func batch(_ bytes: [UInt8]) throws -> Bool {
    let file = try ScratchFile.shared.get()
    try file.write(bytes)
    var input = try Input(file.name)
    var lines: [String] = []
    while true {
      let more = try input.nextLines(atMost: 3)
      if more.isEmpty { break }
      lines += more
    }
    var pieces = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    if pieces.first?.starts(with: [0xEF, 0xBB, 0xBF]) == true { pieces[0].removeFirst(3) }
    let expected = pieces.map { piece in
      String(decoding: piece.last == UInt8(ascii: "\r") ? piece.dropLast() : piece, as: UTF8.self)
    }
    guard lines.elementsEqual(expected, by: { $0.utf8.elementsEqual($1.utf8) }) else {
      throw Finding(description: "read as \(lines)")
    }
    let answered = lines.count { !BatchLine.isBlank($0) }
    let json = try answer(lines, "--json")
    try check(json.bytes, .json(lines: answered))
    let text = try answer(lines)
    try check(text.bytes, .text)
    let csv = try answer(lines, "--csv")
    try check(csv.bytes, .text)
    guard csv.bytes.count(where: { $0 == UInt8(ascii: "\n") }) == answered else {
      throw Finding(description: "CSV of \(answered) lines: \(String(decoding: csv.bytes, as: UTF8.self))")
    }
    guard json.status == text.status, json.status == csv.status else {
      throw Finding(description: "statuses \(json.status), \(text.status), \(csv.status)")
    }
    guard json.status != .disagreed else {
      throw Finding(description: "DISAGREE: \(String(decoding: text.bytes, as: UTF8.self))")
    }
    return json.status != .badInput
  }

  private static func answer(_ lines: [String], _ options: String...) throws -> Answer {
    try BatchLine(Arguments(["--batch", "-"] + options)).answers(to: lines, from: 1)
  }

  /// Shows a formula in every view; returns whether it is one.
  static func views(_ text: String) throws -> Bool {
    guard let formula = try? Symbolic(parsing: text) else { return false }
    guard formula.sharedSize <= 60, formula.treeSize < 2000 else { return false }
    let order = formula.variables.count == 1 ? "4" : "2"
    let views: [([String], Form)] = [
      (["--no-cost"], .text), (["--no-cost", "--order", order], .text), (["--markdown", "--no-cost"], .text),
      (["--csv"], .text), (["--json", "--order", "2"], .json(lines: 1)),
      (["--html", "-", "--no-cost"], .text),
    ]
    for (options, form) in views {
      try check(shown(options + ["--", text]) { try showComparison($0) }, form, mayBeEmpty: true)
    }
    try check(shown(["trace", "--", text]) { try showTrace($0) }, .text, mayBeEmpty: true)
    try check(
      shown(["trace", "--json", "--", text]) { try showTrace($0) }, .json(lines: 1), mayBeEmpty: true)
    try check(shown(["steps", "--", text]) { try showSteps($0) }, .text, mayBeEmpty: true)
    try check(shown(["graph", "--format", "svg", "--", text]) { try showGraph($0) }, .text, mayBeEmpty: true)
    try check(shown(["graph", "--", text]) { try showGraph($0) }, .text, mayBeEmpty: true)
    try check(shown(["swell", "--up-to", "3", "--", text]) { try showSwell($0) }, .text, mayBeEmpty: true)
    return true
  }

  /// What a view writes; empty if it refuses.
  private static func shown(_ words: [String], _ show: (Arguments) throws -> ExitStatus) throws -> [UInt8] {
    let file = try ScratchFile.shared.get()
    try file.write([])
    let arguments = try Arguments(words)
    var status = ExitStatus.badInput
    do {
      status = try file.collectingOutput { try show(arguments) }
    } catch let problem as Problem {
      try check(Array(problem.report.utf8), .text)
      try check(problem.json.line, .json(lines: 1))
      return []
    }
    let bytes = try file.read()
    guard status != .disagreed else {
      throw Finding(description: "DISAGREE: \(String(decoding: bytes, as: UTF8.self))")
    }
    return bytes
  }

  /// Reads several results as a formula is read, and shows their Jacobian in every form where they are not large; returns
  /// whether there were several.
  static func results(_ text: String) throws -> Bool {
    guard try LanguageChecks.formula(text), let results = try? Symbolic.results(parsing: text),
      results.count > 1
    else { return false }
    let formulas = results.map(\.formula)
    let variables = Set(formulas.flatMap(\.variables)).count
    guard formulas.allSatisfy({ $0.sharedSize <= 60 && $0.treeSize < 2000 }), results.count <= 8,
      variables <= 8
    else { return true }
    let ones = Array(repeating: "1", count: variables).joined(separator: ",")
    let weights = Array(repeating: "2", count: results.count).joined(separator: ",")
    let words: [([String], Form)] = [
      (["--no-cost", "--order", "2"], .text), (["--json", "--order", "2"], .json(lines: 1)),
      (["--csv"], .text),
      (["--brief"], .text), (["--markdown", "--no-cost", "--vector", ones, "--covector", weights], .text),
      (["--html", "-", "--no-cost"], .text),
    ]
    for (options, form) in words {
      try check(shown(options + ["--", text]) { try showComparison($0) }, form, mayBeEmpty: true)
    }
    try check(
      shown(["trace", "--json", "--", text]) { try showTrace($0) }, .json(lines: 1), mayBeEmpty: true)
    try check(shown(["trace", "--csv", "--", text]) { try showTrace($0) }, .text, mayBeEmpty: true)
    try check(shown(["derive", "--", text]) { try showDerivative($0) }, .text, mayBeEmpty: true)
    try check(shown(["graph", "--", text]) { try showGraph($0) }, .text, mayBeEmpty: true)
    try check(shown(["swell", "--", text]) { try showSwell($0) }, .text, mayBeEmpty: true)
    return true
  }

  /// Types lines into a session; returns whether it answered anything.
  static func session(_ text: String) throws -> Bool {
    let file = try ScratchFile.shared.get()
    try file.write([])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // Lines that would take long, as they may, are for other targets.
    guard lines.allSatisfy({ $0.utf8.count <= 64 }) else { return false }
    let refusals = try file.collectingOutput { try outcome { try await answer(lines) } }
    for refusal in refusals { try check(Array(refusal.utf8), .text) }
    let bytes = try file.read()
    try check(bytes, .text, mayBeEmpty: true)
    return !bytes.isEmpty
  }

  /// Answers the lines one after the other, and returns the refusals.
  private static func answer(_ lines: [String]) async throws -> [String] {
    var session = try Session(Arguments(["repl", "--color", "never"]))
    var refusals: [String] = []
    for line in lines {
      do {
        if try await !session.answer(line.trimmingBlanks) { break }
      } catch let problem as Problem {
        refusals.append(problem.inSession.report)
      } catch let error as ArgumentError {
        refusals.append(Problem(error).inSession.report)
      }
    }
    return refusals
  }

  /// What a function that may wait gives, which is waited for.
  private static func outcome<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws
    -> Value
  {
    let box = Mutex<Result<Value, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let result: Result<Value, any Error>
      do { result = .success(try await body()) } catch { result = .failure(error) }
      box.withLock { $0 = result }
      done.signal()
    }
    // More than two minutes on a machine however busy is a hang; the processor's time of another thread is not seen.
    guard done.wait(timeout: .now() + 120) == .success, let result = box.withLock({ $0 }) else {
      throw Finding(description: "no answer in two minutes")
    }
    return try result.get()
  }

  enum Form { case text, json(lines: Int) }

  private static func check(_ bytes: [UInt8], _ form: Form, mayBeEmpty: Bool = false) throws {
    if mayBeEmpty && bytes.isEmpty { return }
    func fail(_ reason: String) -> Finding {
      Finding(description: "\(reason): \(String(decoding: bytes.prefix(4000), as: UTF8.self))")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fail("not UTF-8") }
    guard text.unicodeScalars.allSatisfy({ $0 == $0.printable || $0 == "\n" }) else {
      throw fail("not printable")
    }
    guard case .json(let count) = form else { return }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count == count + 1, lines.last?.isEmpty == true else { throw fail("not \(count) lines") }
    for line in lines.dropLast() where !JSONText.isObject(line) { throw fail("not JSON") }
  }
}
