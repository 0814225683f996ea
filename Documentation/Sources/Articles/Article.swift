// After reading this file you know which blocks an article has, and what each promises.
//
// An article is Markdown. Of its fenced blocks,
//
//     ```swift       is run; `print(x)  // 3.0` promises the line 3.0, a comment on the line below it another one
//     ```text        is the whole output of the block before it, if that promises nothing itself
//     ```console     holds commands after "$ " and below each what it prints; a line "…" stands for any lines
//     ```sh          holds commands that must succeed, in one shell
//
// and a comment before a block says otherwise:
//
//     <!-- must not compile: words of the compiler -->    the block is a mistake, and gets this message
//     <!-- new program -->                                names begin anew; without it an article is one program
//     <!-- shown only -->                                 neither compiled nor run: a fragment, another language

import Foundation

/// A page of the site and the blocks of code in it.
public struct Article: Sendable {
  /// The name of its Swift file without the ending, as `Dual_Gradients`.
  public let name: String

  /// Where the article lies.
  public let path: String

  /// The article's lines.
  public let lines: [String]

  /// The blocks, from the top.
  public let blocks: [Block]

  /// Reads an article's text.
  public init(path: String, text: String) {
    self.path = path
    name = Article.name(of: path)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    blocks = Article.blocks(of: lines)
  }

  static func name(of path: String) -> String {
    let parts = path.split(separator: "/")
    let catalogue = parts.first { $0.hasSuffix(".docc") }?.dropLast(5) ?? "Package"
    let stem = (parts.last ?? "").dropLast(3)
    return catalogue + "_" + String(stem.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  private static func blocks(of lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var note = ""
    var open: (language: String, first: Int)?
    for (number, line) in lines.enumerated() {
      if let (language, first) = open {
        guard line == "```" else { continue }
        let body = Array(lines[first..<number])
        blocks.append(Block(language: language, note: note, first: first, lines: body))
        (open, note) = (nil, "")
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), number + 1)
      } else if line.hasPrefix("<!-- ") && line.hasSuffix(" -->") {
        note = String(line.dropFirst(5).dropLast(4))
      } else if !line.isEmpty {
        note = ""
      }
    }
    return blocks
  }
}

/// A fenced block of an article.
public struct Block: Sendable {
  /// What stands after the fence.
  public let language: String

  /// The comment before the fence, without its marks.
  public let note: String

  /// The index of the block's first line in the article, from 0.
  public let first: Int

  /// The lines between the fences.
  public let lines: [String]

  /// Whether the block is Swift that is compiled and run.
  public var isRun: Bool { language == "swift" && note != "shown only" && mistake == nil }

  /// The message that the compiler must give, if the block is a mistake.
  public var mistake: String? {
    let mark = "must not compile: "
    return language == "swift" && note.hasPrefix(mark) ? String(note.dropFirst(mark.count)) : nil
  }

  /// The lines that the block's own comments promise: those behind a `print`, and those on lines of their own below it.
  public var promises: [(line: Int, text: String)] {
    var found: [(Int, String)] = []
    var continues = false
    for (offset, line) in lines.enumerated() {
      let trimmed = line.drop { $0 == " " }
      if ["; print(", "{ print("].contains(where: { line.contains($0) }) || trimmed.hasPrefix("print(") {
        continues = true
        guard let mark = line.range(of: " // ") else { continue }
        found.append((offset, line[mark.upperBound...].trimmingCharacters(in: .whitespaces)))
      } else if continues, trimmed.hasPrefix("// ") {
        found.append((offset, trimmed.dropFirst(3).trimmingCharacters(in: .whitespaces)))
      } else {
        continues = false
      }
    }
    return found
  }
}
