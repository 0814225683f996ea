// After reading this file you know which files of a submission are graded: the task's parts, wherever they lie, and what lies
// beside them. What is missing, and what calls the library for what it should do itself, is the starter's.

import Foundation

extension SubmissionBuild {
  /// Copies the task's files from a submission, and others that lie beside them; those that are not there are the starter's.
  mutating func copy(_ submission: URL) throws {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: submission.path, isDirectory: &isFolder)
    guard isThere && isFolder.boolValue else {
      throw GradingError(
        "there is no folder \(submission.path): name the one with the submission's .swift files")
    }
    let files = try sourceFiles(below: submission)
    let asked = task.parts.map(\.file)
    var found: [String: URL] = [:]
    for file in files where asked.contains(file.lastPathComponent) && found[file.lastPathComponent] == nil {
      found[file.lastPathComponent] = file
    }
    let folders = Set(found.values.map { $0.deletingLastPathComponent().path })
    for name in task.given { try copy(name, from: starter.appendingPathComponent(name)) }
    for name in asked {
      if found[name] == nil { messages.append("\(name) is not in the submission; the starter's is graded") }
      try copy(name, from: found[name] ?? starter.appendingPathComponent(name))
    }
    for file in files where folders.contains(file.deletingLastPathComponent().path) {
      let name = file.lastPathComponent
      guard !asked.contains(name), !task.given.contains(name), name != "Package.swift" else { continue }
      try copy(name, from: file)
      additional.insert(name)
    }
  }

  /// The files of Swift in a submission: of its folder with the task's name, if it has one, as a whole handout does.
  ///
  /// Links are not followed: they can name the grader's own files.
  private func sourceFiles(below submission: URL) throws -> [URL] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: submission.path).sorted()
    let own = paths.first { $0.split(separator: "/").last.map(String.init) == task.module }
    return paths.filter { path in
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      return path.hasSuffix(".swift") && !isHidden && (own.map { path.hasPrefix("\($0)/") } ?? true)
    }.map { submission.appendingPathComponent($0) }.filter { file in
      let values = try? file.resourceValues(forKeys: [.isRegularFileKey, .isSymbolicLinkKey, .fileSizeKey])
      return values?.isRegularFile == true && values?.isSymbolicLink != true
        && (values?.fileSize ?? 0) < 1_000_000
    }
  }

  func copy(_ name: String, from file: URL) throws {
    let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    try Data(text.utf8).write(to: sources.appendingPathComponent(name))
  }

  /// Attributes that put a function in the place of another one, of the system or of the checks.
  private static let attributes = ["@_cdecl", "@_silgen_name", "@_expose", "@_extern"]

  /// The first line of a file that has one of these words outside comments.
  private func place(of words: [String], in file: String) throws -> (line: Int, word: String)? {
    let text = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
      if let word = words.first(where: { code.contains($0) }) { return (number + 1, word) }
    }
    return nil
  }

  /// The parts that call what they are asked to write, exchanged for the starter's; further files that do are left out.
  mutating func refused() throws -> [String: String] {
    var failures: [String: String] = [:]
    for part in task.parts {
      guard let (line, word) = try place(of: (part.forbidden ?? []) + Self.attributes, in: part.file)
      else { continue }
      failures[part.file] =
        Self.attributes.contains(word)
        ? "\(part.file):\(line): '\(word)' puts a function in the place of another: write it without"
        : "\(part.file):\(line): the library's '\(word)' does what this part asks you to write: write it yourself"
      messages.append("\(part.file) has '\(word)'; the rest is graded with the starter's \(part.file)")
      try copy(part.file, from: starter.appendingPathComponent(part.file))
    }
    let words = Self.attributes + task.parts.flatMap { $0.forbidden ?? [] }
    for file in additional.sorted() {
      guard let (line, word) = try place(of: words, in: file) else { continue }
      messages.append(
        "left out, \(file):\(line): '\(word)' does what a part asks you to write, or takes another's place")
      additional.remove(file)
      try FileManager.default.removeItem(at: sources.appendingPathComponent(file))
    }
    return failures
  }
}
