// After reading this file you know what Swift comes of an article: the blocks of a program become the body of one
// function, in their order, so that a later block sees the names of an earlier one; imports and types, which cannot stand
// in a function, go before it. Each piece says from which line of the article it is, so that the compiler's messages
// are about the article.

/// A run of an article's blocks that share their names.
public struct Program: Sendable {
  /// The name of the function's type, as `Dual_Gradients_1`.
  public let name: String

  /// The blocks.
  public let blocks: [Block]

  let path: String

  /// The programs of an article; one without blocks, too, for each mark `new program` begins one.
  public static func programs(of article: Article) -> [Program] {
    var groups: [[Block]] = [[]]
    for block in article.blocks where block.isRun {
      if block.note == "new program" { groups.append([]) }
      groups[groups.count - 1].append(block)
    }
    return groups.enumerated().map {
      Program(name: "\(article.name)_\($0.offset)", blocks: $0.element, path: article.path)
    }
  }

  /// The program's file.
  public var swift: String {
    guard !blocks.isEmpty else { return "// No block of this article is run.\n" }
    var imports: Set<String> = []
    var types = ""
    var body = ""
    for block in blocks {
      body += "  begin(\"\(name)\", \(block.first))\n"
      var line = 0
      while line < block.lines.count {
        let text = block.lines[line]
        if text.hasPrefix("import ") {
          imports.insert(text)
          line += 1
        } else if Program.standsOutside(text) {
          let isOneLine = text.hasSuffix("}")
          let end = isOneLine ? line : block.lines[line...].firstIndex { $0.hasPrefix("}") } ?? line
          types += place(block.first + line) + block.lines[line...end].joined(separator: "\n") + "\n"
          line = end + 1
        } else {
          let end = block.lines[line...].firstIndex { $0.hasPrefix("import ") || Program.standsOutside($0) }
          let last = end ?? block.lines.count
          body += place(block.first + line) + block.lines[line..<last].joined(separator: "\n") + "\n"
          line = last
        }
      }
    }
    return """
      \(imports.sorted().joined(separator: "\n"))
      \(types.isEmpty ? "" : types + "#sourceLocation()\n")enum \(name) {
        static func run() throws {
      \(body)#sourceLocation()
        }
      }

      """
  }

  private func place(_ line: Int) -> String { "#sourceLocation(file: \"\(path)\", line: \(line + 1))\n" }

  /// Whether a line begins what cannot be declared in a function.
  private static func standsOutside(_ line: String) -> Bool {
    ["struct ", "enum ", "final class ", "protocol ", "extension "].contains { line.hasPrefix($0) }
  }
}
