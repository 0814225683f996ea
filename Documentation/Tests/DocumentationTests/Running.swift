// After reading this file you know how the articles' code is run: an article's blocks in one process, commands by the shell, and
// mistakes by one call of the compiler.

import Articles
import Foundation

/// What the blocks of an article print.
enum Printed {
  /// The lines by program and line, of one process for the article's programs; empty lines at the end are not shown.
  static func blocks(of programs: [Program]) throws -> [String: [String]] {
    let names = programs.filter { !$0.blocks.isEmpty }.map(\.name)
    if names.isEmpty { return [:] }
    var printed: [String: [String]] = [:]
    var key = ""
    for line in try Shell.launch(Folder.products.appending(path: "Blocks"), names) {
      if line.hasPrefix("\u{1}") {
        key = String(line.dropFirst())
        printed[key] = []
      } else {
        printed[key, default: []].append(line)
      }
    }
    return printed.mapValues { lines in lines.reversed().drop { $0.isEmpty }.reversed() }
  }
}

/// A command of a console block and what is shown below it.
struct Session {
  var command: String
  var shown: [String] = []

  static func sessions(of block: Block) -> [Session] {
    var sessions: [Session] = []
    for line in block.lines {
      if line.hasPrefix("$ ") {
        sessions.append(Session(command: String(line.dropFirst(2))))
      } else if !sessions.isEmpty {
        sessions[sessions.count - 1].shown.append(line)
      }
    }
    return sessions
  }

  /// Whether an answer is what is shown; a line "…" stands for any lines.
  func allows(_ answer: [String]) -> Bool {
    var rest = answer[...]
    let pieces = shown.split(separator: "…", omittingEmptySubsequences: false).map(Array.init)
    for (index, piece) in pieces.enumerated() {
      if index == 0 {
        guard rest.starts(with: piece) else { return false }
        rest = rest.dropFirst(piece.count)
      } else if index == pieces.count - 1 {
        guard rest.count >= piece.count, Array(rest.suffix(piece.count)) == piece else { return false }
        return true
      } else {
        guard let start = rest.indices.first(where: { rest[$0...].starts(with: piece) }) else { return false }
        rest = rest[(start + piece.count)...]
      }
    }
    return rest.isEmpty
  }

  /// The answer as it is to be shown: whole, but with the cuts of today where the lines around them are still there.
  func shown(for answer: [String]) -> [String] { shown.contains("…") && allows(answer) ? shown : answer }
}

/// Programs and the shell.
enum Shell {
  /// The lines that a command prints; `adcompare` is the one of this build, and the status follows if it is not 0.
  static func answer(to command: String) throws -> [String] {
    let path = Folder.products.path() + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    let environment = ["PATH": path, "HOME": NSTemporaryDirectory(), "LC_ALL": "C.UTF-8"]
    return try launch(URL(filePath: "/bin/bash"), ["-c", command], environment: environment)
  }

  static func launch(
    _ program: URL, _ arguments: [String], environment: [String: String]? = nil
  ) throws -> [String] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.environment =
      environment
      ?? ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { _, new in new }
    process.standardOutput = pipe
    process.standardError = pipe
    process.currentDirectoryURL = URL(filePath: NSTemporaryDirectory())
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// The compiler on programs that must not compile.
enum Compiler {
  /// The errors and warnings for each program, compiled as the body of a function in a file of its own.
  static func messages(for programs: [[String]]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mistakes-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try programs.enumerated().map { number, lines in
      let file = folder.appending(path: "mistake\(number).swift")
      let imports = lines.filter { $0.hasPrefix("import ") }
      let body = lines.filter { !$0.hasPrefix("import ") }
      let text = imports + ["enum Mistake\(number) { static func run() throws {"] + body + ["} }", ""]
      try text.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      return file.path()
    }
    let options =
      "-typecheck -wmo -swift-version 6 -parse-as-library -module-name Mistakes -diagnostic-style llvm -I"
    // The module map of the target in C, which SwiftPM passes on by itself.
    let lanes = Folder.documentation.appending(path: "../Sources/Reverse/Evaluator/Lanes/include").path()
    let modules = Folder.products.appending(path: "Modules").path()
    let lines = try Shell.launch(
      URL(filePath: "/usr/bin/env"),
      ["swiftc"] + options.split(separator: " ").map(String.init) + [modules, "-I", lanes] + files)
    return files.map { file in
      lines.filter { $0.hasPrefix(file + ":") && ($0.contains(": error: ") || $0.contains(": warning: ")) }
        .map { String($0.dropFirst(file.count + 1)) }.joined(separator: "\n")
    }
  }
}

/// Where things lie.
enum Folder {
  static let documentation = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The built programs lie where the test bundle lies.
  static let products: URL = {
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let folders = [Bundle.main.bundleURL, program].flatMap { [$0, $0.deletingLastPathComponent()] }
    return folders.first {
      FileManager.default.isExecutableFile(atPath: $0.appending(path: "Blocks").path())
    } ?? program
  }()

  /// The articles of all catalogues, and the README of the package.
  static let articles: [Article] = {
    let catalogues = documentation.appending(path: "Catalogs")
    let files = FileManager.default.enumerator(at: catalogues, includingPropertiesForKeys: nil)
    let articles = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
    let readme = documentation.deletingLastPathComponent().appending(path: "README.md")
    return ([readme] + articles.sorted { $0.path() < $1.path() }).compactMap { file in
      (try? String(contentsOf: file, encoding: .utf8)).map { Article(path: file.path(), text: $0) }
    }
  }()
}
