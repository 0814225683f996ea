// After reading this file you know how an article is written anew with what its blocks print today.

import Articles
import Foundation

/// An article's lines with other outputs in them.
struct Revision {
  private let article: Article
  private var replacements: [(range: Range<Int>, lines: [String])] = []

  init(of article: Article) { self.article = article }

  mutating func replace(_ block: Block, by lines: [String]) {
    replacements.append((block.first..<(block.first + block.lines.count), lines))
  }

  /// Writes one printed line into the comment of each promise, as far as there are as many.
  mutating func fill(_ block: Block, with printed: [String]) {
    let promises = block.promises
    guard promises.count == printed.count else { return }
    for (promise, text) in zip(promises, printed) {
      let line = block.lines[promise.line]
      guard let mark = line.range(of: "// ", options: .backwards) else { continue }
      let start = block.first + promise.line
      replacements.append((start..<(start + 1), [String(line[..<mark.upperBound]) + text]))
    }
  }

  func write() throws {
    if replacements.isEmpty { return }
    var lines = article.lines
    for (range, new) in replacements.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      lines.replaceSubrange(range, with: new)
    }
    if lines == article.lines { return }
    try lines.joined(separator: "\n").write(toFile: article.path, atomically: true, encoding: .utf8)
  }
}
