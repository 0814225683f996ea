// After reading this file you know how a submission becomes a program without the package manager: two runs of the compiler
// against what the package manager has built once.
//
//     swiftc -module-name DualNumbers … the submission's files          its module, with -enable-testing
//     swiftc … the checks, a main.swift → program                       linked with the libraries' objects
//
// Measured: 1 s of processor a submission this way. A temporary package would plan for as long, and build the libraries again
// in each new folder, for a minute. The module's settings are those of Package.swift: Swift 6, no optimisation; of the
// libraries only the one that the task allows, and those below it, can be imported.

import Foundation

/// A submission on its way to a program.
struct SubmissionBuild {
  /// Where everything is put.
  let folder: URL

  /// What is to be said of the whole.
  var messages: [String] = []

  /// Files of the student's own beside the task's.
  var additional: Set<String> = []
  let task: Assignment
  private let course: Course
  private let isPublicOnly: Bool

  var sources: URL { folder.appendingPathComponent("Sources/\(task.module)") }

  /// The folder in which checks run; nothing else is in it.
  var room: URL { folder.appendingPathComponent("room") }

  /// The program that answers for the checks.
  var program: String { folder.appendingPathComponent("checks").path }

  init(_ course: Course, _ task: Assignment, in folder: URL, isPublicOnly: Bool) throws {
    (self.course, self.task, self.folder, self.isPublicOnly) = (course, task, folder, isPublicOnly)
    for name in ["Sources/\(task.module)", "Modules", "Checks", "room"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    for module in Self.closure[task.imports] ?? [] {
      let name = "Modules/\(module).swiftmodule"
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent(name),
        withDestinationURL: course.products.appendingPathComponent(name))
    }
  }

  /// The modules that may be imported with each product.
  private static let closure: [String: [String]] = [
    "Elementary": ["Elementary", "WideRange"],
    "Dual": ["Dual", "Elementary", "WideRange"],
    "Reverse": ["Reverse", "ReverseCore", "Elementary", "WideRange"],
    "FiniteDiff": ["FiniteDiff", "Elementary", "WideRange"],
    "SymbolicCompare": [
      "SymbolicCompare", "SymbolicCompareLanguage", "SymbolicCompareFormula", "SymbolicCompareComparison",
      "SymbolicCompareExplanation", "SymbolicCompareAnswers", "SymbolicCompareSelfCheck", "Truth",
      "Dual", "Reverse", "ReverseCore", "FiniteDiff", "Elementary", "WideRange",
    ],
  ]

  var starter: URL { course.folder(of: task).appendingPathComponent("Starter") }

  /// Compiles the submission and the checks, with the student's further files or, if more parts compile so, without them.
  ///
  /// - Returns: the errors of the parts that were exchanged for the starter's, by file.
  mutating func compile() throws -> [String: String] {
    let refused = try refused()
    guard !additional.isEmpty else { return try exchanged(refused).failures }
    let names = additional.sorted().joined(separator: ", ")
    var alone = try partsAlone()
    let (failures, rest) = try exchanged(refused)
    if rest == nil && failures.count == refused.count { return failures }
    let fewer = try alone.exchanged(refused).failures
    if rest == nil && failures.count <= fewer.count { return failures }
    // Parts are shown as the student wrote them; what is left after their exchange is about the starter's.
    let shown =
      failures.filter { refused[$0.key] == nil }.sorted { $0.key < $1.key }.first?.value ?? rest ?? ""
    alone.messages.append("left out, beside your parts, since they are in their way: \(names)\n\(shown)")
    self = alone
    return fewer
  }

  /// The same parts in a folder of their own, without the student's further files.
  private func partsAlone() throws -> SubmissionBuild {
    var alone = try SubmissionBuild(
      course, task, in: folder.appendingPathComponent("Parts"), isPublicOnly: isPublicOnly)
    alone.messages = messages
    for name in task.given + task.parts.map(\.file) {
      try alone.copy(name, from: sources.appendingPathComponent(name))
    }
    return alone
  }

  /// Compiles, and exchanges parts with errors for the starter's until there is a program.
  ///
  /// - Parameter refused: the parts that are the starter's already.
  /// - Returns: the errors by part, and those that no exchange ends while there are further files, `nil` if none are left.
  private mutating func exchanged(
    _ refused: [String: String]
  ) throws -> (failures: [String: String], rest: String?) {
    var failures = refused
    let names = task.parts.map(\.file)
    // Each round exchanges a part at least, or leaves out a file.
    while let errors = try compileOnce() {
      let rest = errors.prefix(4).map(\.text).joined(separator: "\n")
      if let file = errors.map(\.file).first(where: { additional.contains($0) }) {
        additional.remove(file)
        try FileManager.default.removeItem(at: sources.appendingPathComponent(file))
        let shown = errors.filter { $0.file == file }.prefix(4).map(\.text).joined(separator: "\n")
        messages.append("\(file), a file of your own, does not compile and was left out:\n\(shown)")
        continue
      }
      var wrong = Set(errors.compactMap { error in names.first { error.file == $0 } })
      wrong.subtract(failures.keys)
      // An error elsewhere, or one that the starter of a part makes, is of the further files, or else of all parts left.
      if wrong.isEmpty && !additional.isEmpty { return (failures, rest) }
      if wrong.isEmpty { wrong = Set(names).subtracting(failures.keys) }
      if wrong.isEmpty {
        throw GradingError(
          "the starter of \(task.module) and its checks do not compile; tell the lecturer\n\(rest)")
      }
      for name in wrong.sorted() {
        let own = errors.filter { $0.file == name }
        let shown = (own.isEmpty ? errors : own).prefix(4).map(\.text).joined(separator: "\n")
        failures[name] = "\(name) does not compile:\n\(shown)"
        messages.append("\(name) does not compile; the rest is graded with the starter's \(name)")
        try copy(name, from: starter.appendingPathComponent(name))
      }
    }
    return (failures, nil)
  }

  /// An error that the compiler found.
  private struct CompileError {
    /// The part's file.
    var file: String
    var text: String
  }

  /// - Returns: the errors, or `nil` if there is a program now.
  private func compileOnce() throws -> [CompileError]? {
    let own = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter {
      $0.hasSuffix(".swift")
    }
    let module = ["-module-name", task.module, "-parse-as-library", "-enable-testing"]
    let first = swiftc(
      module + ["-I", folder.appendingPathComponent("Modules").path]
        + ((Self.closure[task.imports] ?? []).contains("Reverse") ? course.modulesOfC : [])
        + [
          "-emit-module", "-emit-module-path",
          folder.appendingPathComponent("\(task.module).swiftmodule").path,
        ]
        + ["-wmo", "-c", "-o", folder.appendingPathComponent("submission.o").path]
        + own.sorted().map { sources.appendingPathComponent($0).path })
    if let errors = errors(of: first, in: "Sources/\(task.module)") { return errors }
    // The submission's folder first: among the built modules is one of the same name.
    let second = swiftc(
      ["-module-name", "\(task.module)Checks", "-I", folder.path]
        + [
          "-I", course.products.appendingPathComponent("Modules").path, "-wmo", "-o", program,
          folder.appendingPathComponent("submission.o").path,
        ]
        + course.modulesOfC + course.objects
        + (try checkFiles()).map(\.path))
    return errors(of: second, in: "Checks")
  }

  /// The checks, and a program that answers for them.
  private func checkFiles() throws -> [URL] {
    let kinds = isPublicOnly ? ["Public"] : ["Public", "Hidden"]
    var files: [URL] = []
    var lists: [String] = []
    for kind in kinds {
      for part in task.parts {
        let file = course.folder(of: task).appendingPathComponent("\(kind)/\(kind)\(part.file)")
        guard FileManager.default.fileExists(atPath: file.path) else { continue }
        let copied = folder.appendingPathComponent("Checks/\(kind)\(part.file)")
        if !FileManager.default.fileExists(atPath: copied.path) {
          try FileManager.default.copyItem(at: file, to: copied)
        }
        files.append(copied)
        lists.append("\(kind.lowercased())\(part.file.dropLast(6))")
      }
    }
    let main = folder.appendingPathComponent("Checks/main.swift")
    let text = "import Checking\nanswer(\(lists.joined(separator: " + ")))\n"
    try Data(text.utf8).write(to: main)
    return files + [main]
  }

  private func swiftc(_ arguments: [String]) -> ProcessOutcome {
    let cache = course.products.appendingPathComponent("GradingModuleCache").path
    return ChildProcess(
      command: [
        "swiftc", "-Onone", "-swift-version", "6", "-module-cache-path", cache, "-no-color-diagnostics",
      ]
        + ["-j1"] + arguments,
      directory: folder.path, seconds: 60, outputBound: 200_000
    ).run()
  }

  /// The errors among the compiler's words, with the files named as in the submission; `nil` if there are none.
  private func errors(of outcome: ProcessOutcome, in place: String) -> [CompileError]? {
    if outcome.end == .exited(0) { return nil }
    if outcome.end == .ranTooLong {
      return [
        CompileError(
          file: "", text: "the compiler did not finish within 60 s: give each term a let of its own")
      ]
    }
    var found: [CompileError] = []
    for line in outcome.output.split(separator: "\n") where line.contains(": error: ") {
      guard let start = line.range(of: "\(place)/")?.upperBound, line.hasPrefix("/") else { continue }
      var text = String(line[start...])
      for kind in ["Public", "Hidden"] where place == "Checks" && text.hasPrefix(kind) {
        text = String(text.dropFirst(kind.count))
      }
      let file = String(text.prefix { $0 != ":" })
      if place == "Checks" {
        let message = text.range(of: "error: ").map { text[$0.upperBound...] } ?? ""
        text = "the checks cannot use what \(file) declares: \(message)"
      }
      if !found.contains(where: { $0.text == text }) { found.append(CompileError(file: file, text: text)) }
    }
    if found.isEmpty {
      let words = outcome.output.split(separator: "\n").first { $0.contains("error:") } ?? "\(outcome.end)"
      found = [CompileError(file: "", text: "the compiler says: \(words)")]
    }
    return found
  }
}
