// After reading this file you know how the tests run the program: as a user does, as a process of its own.

import Foundation

/// What a run of the program came to.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String

  /// The output's lines as JSON objects.
  var objects: [[String: Any]] {
    output.split(separator: "\n").compactMap { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
    }
  }
}

/// Runs the program with arguments and a standard input.
func adcompare(_ arguments: String..., input: String = "") throws -> Outcome {
  try adcompare(arguments, input: input)
}

/// Runs the program with arguments and a standard input.
func adcompare(_ arguments: [String], input: String = "") throws -> Outcome {
  try launch(programURL, arguments, input: input)
}

/// Runs a program.
///
/// - Parameter joinsErrors: whether errors go where the output goes, in the order in which they are written.
func launch(
  _ program: URL, _ arguments: [String], input: String, joinsErrors: Bool = false
) throws -> Outcome {
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  // Files rather than pipes: a pipe that nobody empties would stop a program that prints much.
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("adcompare-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  func handle(_ name: String, _ content: String) throws -> FileHandle {
    let url = folder.appendingPathComponent(name)
    try Data(content.utf8).write(to: url)
    return try FileHandle(forUpdating: url)
  }
  process.currentDirectoryURL = folder
  process.standardInput = try handle("in", input)
  let output = try handle("out", "")
  process.standardOutput = output
  process.standardError = joinsErrors ? output : try handle("err", "")
  try process.run()
  process.waitUntilExit()
  func text(_ name: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    return FileManager.default.fileExists(atPath: url.path)
      ? String(decoding: try Data(contentsOf: url), as: UTF8.self) : ""
  }
  return Outcome(status: process.terminationStatus, output: try text("out"), errors: try text("err"))
}

/// The program lies where the test bundle lies.
let programURL: URL = {
  let folders = [
    Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
  ]
  let candidates = folders.flatMap { [$0, $0.deletingLastPathComponent()] }.map {
    $0.appendingPathComponent("adcompare")
  }
  return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? candidates[0]
}()
