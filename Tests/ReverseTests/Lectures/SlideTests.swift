// After reading this file you know that Snippets/Lectures/README.md says the truth: each row names a file and a line, and
// that line is the one that the row quotes.

import Foundation
import TestSupport
import Testing

/// A row: what stands on the slide, where it is, and the code there.
private struct SlideRow: CustomTestStringConvertible, Sendable {
  let claim: String
  let path: String
  let line: Int
  let code: String
  var testDescription: String { claim }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Snippets/Lectures").standardized
  static let page = folder.appendingPathComponent("README.md")

  static let all: [SlideRow] = {
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { row in
      let pattern = #/\| (.+) \| \[.+:\d+\]\((.+)#L(\d+)\) \| `(.+)` \|/#
      guard let match = row.wholeMatch(of: pattern), let line = Int(match.3) else { return nil }
      return SlideRow(claim: String(match.1), path: String(match.2), line: line, code: String(match.4))
    }
  }()

  /// The lines of the file; `nil` if there is none.
  var lines: [Substring]? {
    let file = SlideRow.folder.appendingPathComponent(path)
    return (try? String(contentsOf: file, encoding: .utf8))?.split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  /// The line of the code that is nearest to where it was.
  var found: Int? {
    lines?.indices.filter { lines?[$0].contains(code) == true }.map { $0 + 1 }
      .min { abs($0 - line) < abs($1 - line) }
  }
}

@Suite("The slides' formulas")
struct SlideTests {
  @Test("stand where the table says", arguments: SlideRow.all)
  private func row(_ row: SlideRow) throws {
    let lines = try #require(row.lines, "there is no file \(row.path)")
    let isThere = lines.indices.contains(row.line - 1) && lines[row.line - 1].contains(row.code)
    #expect(isThere, "`\(row.code)` is at line \(row.found.map(String.init) ?? "none") of \(row.path)")
  }

  @Test("are all there, for three lectures; RECORD_TRANSCRIPTS counts the lines anew")
  func table() throws {
    #expect(SlideRow.all.count >= 80)
    var text = try String(contentsOf: SlideRow.page, encoding: .utf8)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("| ") } == SlideRow.all.count + 3)
    guard ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] != nil else { return }
    for row in SlideRow.all {
      guard let line = row.found, let name = row.path.split(separator: "/").last else { continue }
      text = text.replacing(
        "[\(name):\(row.line)](\(row.path)#L\(row.line)) | `\(row.code)`",
        with: "[\(name):\(line)](\(row.path)#L\(line)) | `\(row.code)`")
    }
    try text.write(to: SlideRow.page, atomically: true, encoding: .utf8)
  }
}
