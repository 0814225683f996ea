// After reading this file you know how a submission becomes a program without the package manager: two runs of the compiler
// against what the package manager has built once.
//
//     swiftc -module-name DualNumbers … the submission's files          its module, with -enable-testing
//     swiftc … the checks, a main.swift → program                       linked with libChecking, which holds the libraries
//
// Measured: 2 s a submission this way; a temporary package plans for as long, and builds the libraries again in each new
// folder. The module's settings are those of Package.swift: Swift 6, no optimisation, and of the libraries only the one that
// the task allows, and those below it, can be imported.

import Foundation

/// A submission on its way to a program.
struct SubmissionBuild {
  /// The errors of the parts that could not be compiled.
  struct Failures {
    var byPart: [String: String] = [:]

    /// Whether nothing is left to ask.
    var isComplete = false
  }

  let folder: URL
  private(set) var messages: [String] = []

  /// Files of the student's own beside the task's.
  private var additional: Set<String> = []
  private let course: Course
  private let task: Assignment
  private let isPublicOnly: Bool

  private var sources: URL { folder.appendingPathComponent("Sources/\(task.module)") }

  /// The program that answers for the checks.
  var program: String { folder.appendingPathComponent("checks").path }

  init(_ course: Course, _ task: Assignment, in folder: URL, isPublicOnly: Bool) throws {
    (self.course, self.task, self.folder, self.isPublicOnly) = (course, task, folder, isPublicOnly)
    for name in ["Sources/\(task.module)", "Modules", "Checks"] {
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
    "Reverse": ["Reverse", "Elementary", "WideRange"],
    "FiniteDiff": ["FiniteDiff", "Elementary", "WideRange"],
    "SymbolicCompare": [
      "SymbolicCompare", "Truth", "Dual", "Reverse", "FiniteDiff", "Elementary", "WideRange",
    ],
  ]

  /// Copies the task's files from a submission; those that are not there are the starter's.
  mutating func copy(_ submission: URL) throws {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: submission.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw GradingError(
        "there is no folder \(submission.path): name the one with the submission's .swift files")
    }
    var found: [String: URL] = [:]
    let asked = Set(task.parts.map(\.file))
    for path in try manager.subpathsOfDirectory(atPath: submission.path).sorted()
    where path.hasSuffix(".swift") {
      let file = submission.appendingPathComponent(path)
      let name = file.lastPathComponent
      guard !path.hasPrefix("."), !path.contains("/."), name != "Package.swift", !task.given.contains(name)
      else {
        continue
      }
      if path.contains("Tests/") || path.contains("Support/") { continue }
      if asked.contains(name), found[name] == nil { found[name] = file }
      // Files of a student's own beside the task's, unless another task's part lies there.
      if !asked.contains(name), file.deletingLastPathComponent().lastPathComponent == task.module {
        found[name] = file
      }
    }
    for name in task.given { try copy(name, from: starter.appendingPathComponent(name)) }
    for name in task.parts.map(\.file) {
      if found[name] == nil { messages.append("\(name) is not in the submission; the starter's is graded") }
      try copy(name, from: found[name] ?? starter.appendingPathComponent(name))
      found[name] = nil
    }
    for (name, file) in found { try copy(name, from: file) }
    additional = Set(found.keys)
  }

  private var starter: URL { course.folder(of: task).appendingPathComponent("Starter") }

  private func copy(_ name: String, from file: URL) throws {
    let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    try Data(text.utf8).write(to: sources.appendingPathComponent(name))
  }

  /// Compiles the submission and the checks; parts with errors are exchanged for the starter's until it can be done.
  mutating func compile() throws -> Failures {
    var failures = try refused()
    let names = task.parts.map(\.file)
    // Each round exchanges a part at least, or leaves out a file.
    while let errors = try compileOnce() {
      if let file = errors.map(\.file).first(where: { additional.contains($0) }) {
        additional.remove(file)
        try FileManager.default.removeItem(at: sources.appendingPathComponent(file))
        let shown = errors.filter { $0.file == file }.prefix(4).map(\.text).joined(separator: "\n")
        messages.append("\(file), a file of your own, does not compile and was left out:\n\(shown)")
        continue
      }
      if failures.byPart.count == names.count {
        throw GradingError(
          "the starter of \(task.module) and its checks do not compile; tell the lecturer\n"
            + errors.prefix(4).map(\.text).joined(separator: "\n"))
      }
      var wrong = Set(errors.compactMap { error in names.first { error.file == $0 } })
      wrong.subtract(failures.byPart.keys)
      // An error elsewhere, or one that the starter of a part makes, is of all parts that are left.
      if wrong.isEmpty { wrong = Set(names).subtracting(failures.byPart.keys) }
      for name in wrong.sorted() {
        let own = errors.filter { $0.file == name }
        let shown = (own.isEmpty ? errors : own).prefix(4).map(\.text).joined(separator: "\n")
        failures.byPart[name] = "\(name) does not compile:\n\(shown)"
        messages.append("\(name) does not compile; the rest is graded with the starter's \(name)")
        try copy(name, from: starter.appendingPathComponent(name))
      }
    }
    failures.isComplete = failures.byPart.count == names.count
    return failures
  }

  /// The parts that call what they are asked to write, exchanged for the starter's.
  private mutating func refused() throws -> Failures {
    var failures = Failures()
    for part in task.parts {
      let text = try String(contentsOf: sources.appendingPathComponent(part.file), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
        guard let call = part.forbidden?.first(where: { code.contains($0) }) else { continue }
        failures.byPart[part.file] =
          "\(part.file):\(number + 1): the library's '\(call)' does what this part asks you to write: write it yourself"
        messages.append(
          "\(part.file) calls what it is to be; the rest is graded with the starter's \(part.file)")
        try copy(part.file, from: starter.appendingPathComponent(part.file))
        break
      }
    }
    return failures
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
        + ["-L", course.products.path, "-lChecking", "-Xlinker", "-rpath", "-Xlinker", course.products.path]
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
