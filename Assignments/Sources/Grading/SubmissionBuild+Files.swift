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

  /// The parts that call what they are asked to write, exchanged for the starter's.
  mutating func refused() throws -> [String: String] {
    var failures: [String: String] = [:]
    for part in task.parts {
      let text = try String(contentsOf: sources.appendingPathComponent(part.file), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
        guard let call = part.forbidden?.first(where: { code.contains($0) }) else { continue }
        failures[part.file] =
          "\(part.file):\(number + 1): the library's '\(call)' does what this part asks you to write: write it yourself"
        messages.append(
          "\(part.file) calls what it is to be; the rest is graded with the starter's \(part.file)")
        try copy(part.file, from: starter.appendingPathComponent(part.file))
        break
      }
    }
    return failures
  }
}
