// After reading this file you know how whole outputs are compared: with transcripts, as a terminal would show them,
// times masked.
//
// A transcript is a file in Golden/. Its first line is a command after a "$", what follows is the program's answer, the
// last line its exit status. After a change that is meant, they are all written anew by
//
//     RECORD_TRANSCRIPTS=1 swift test --filter TranscriptTests
//
// and read in the diff.

import Foundation
import Testing

/// A command and the answer that is expected.
struct Transcript: CustomTestStringConvertible, Sendable {
  let name: String
  let command: String
  let answer: String

  var testDescription: String { "\(name): \(command)" }

  static let all: [Transcript] = {
    let folder = recordedFolder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else {
        return nil
      }
      let end = text.firstIndex(of: "\n") ?? text.endIndex
      return Transcript(
        name: name, command: String(text[..<end].dropFirst(2)),
        answer: end == text.endIndex ? "" : String(text[text.index(after: end)...]))
    }
  }()

  /// Where the transcripts are: beside this file when they are written, in the bundle when they are read.
  private static var recordedFolder: URL {
    isRecording ? sourceFolder : Bundle.module.bundleURL.appendingPathComponent("Golden")
  }

  static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] != nil }

  private static var sourceFolder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  }

  /// Writes the answer into the transcript.
  func record(_ answer: String) throws {
    let text = "$ \(command)\n\(answer)"
    try text.write(
      to: Transcript.sourceFolder.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }
}

/// What a shell shows of a command, and its exit status; times are masked.
func shellAnswer(to command: String) throws -> String {
  let path = "\(programURL.deletingLastPathComponent().path):/usr/bin:/bin"
  let outcome = try launch(
    URL(fileURLWithPath: "/bin/sh"), ["-c", "PATH='\(path)'; \(command)"], input: "", joinsErrors: true)
  return masked(outcome.output) + "[\(outcome.status)]\n"
}

/// The text with the figures of its cost section replaced, and without the remark on unoptimised builds.
private func masked(_ text: String) -> String {
  var lines: [String] = []
  var isCost = false
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line == "cost" || line == "## cost" { isCost = true }
    if isCost && (line.isEmpty && lines.last != "## cost") {
      isCost = false
      lines.append("...")
    }
    if isCost && line != "cost" && line != "## cost" { continue }
    lines.append(String(line))
  }
  return lines.joined(separator: "\n")
}
