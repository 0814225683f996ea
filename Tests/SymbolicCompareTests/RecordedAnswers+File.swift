// After reading this file you know where the tests have other systems' answers from: the one data file that
// Tests/Elsewhere/record.py writes after asking each library.

import Foundation
import SymbolicCompare

/// The answers of all recorded systems, a row a formula.
struct RecordedFile: Sendable {
  /// A system in one mode.
  struct Column: Sendable {
    let system: String
    let version: String
    let mode: String
  }

  /// A formula at a point, with a cell for each column: the answers by each variable.
  struct Row: Sendable {
    let formula: String
    let at: String
    let cells: [[String]]
  }

  let columns: [Column]
  let rows: [Row]

  /// The folder of the scripts and the data file.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Elsewhere")

  static let answers = RecordedFile("answers.tsv")

  /// The same of functions in pieces, which some of the libraries were asked (`Tests/Elsewhere/pieces.py`).
  static let pieces = RecordedFile("pieces.tsv")

  private init(_ name: String) {
    let lines = RecordedFile.lines(of: name)
    columns = (lines.first ?? []).dropFirst(2).map { head in
      let parts = head.split(separator: "|").map(String.init)
      return Column(system: parts[0], version: parts[1], mode: parts[2])
    }
    rows = lines.dropFirst().map {
      Row(formula: $0[0], at: $0[1], cells: $0.dropFirst(2).map(RecordedFile.parts))
    }
  }

  /// A file's lines, parted by tabs.
  static func lines(of name: String) -> [[String]] {
    let text = (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The answers in a cell; a comma within quotation marks parts nothing.
  private static func parts(_ cell: String) -> [String] {
    var (parts, isQuoted) = ([""], false)
    for character in cell {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return cell.isEmpty ? [] : parts
  }
}

extension ElsewhereAnswer.Answer {
  /// Whether the answer is the recorded one: the same words, or a number that differs in the last digits at most.
  func isSame(as recorded: String) -> Bool {
    switch self {
    case .words(let words): return recorded == "\"\(words)\""
    case .notKnown: return false
    case .number(let mine):
      guard let theirs = Double(recorded) else { return false }
      return mine == theirs || (mine.isNaN && theirs.isNaN)
        || (mine - theirs).magnitude <= 0x1p-45 * theirs.magnitude
    }
  }
}
