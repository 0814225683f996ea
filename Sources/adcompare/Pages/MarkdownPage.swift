// After reading this file you know how a report becomes Markdown: tables of the GitHub kind, plots as quoted text.

/// A report as Markdown.
package struct MarkdownPage {
  package let document: Document
  package var isASCII = false

  package init(document: Document, isASCII: Bool = false) {
    self.document = document
    self.isASCII = isASCII
  }

  /// The whole text.
  package var text: String {
    var parts = ["# \(MarkdownPage.escaped(document.title))"]
    for section in document.sections {
      if !section.title.isEmpty { parts.append("## \(MarkdownPage.escaped(section.title))") }
      parts += section.blocks.flatMap(paragraphs)
    }
    if let command = document.command { parts.append(quoted([command], "sh")) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func paragraphs(of block: Block) -> [String] {
    switch block {
    case .paragraph(let text): [MarkdownPage.escaped(text)]
    case .verbatim(let lines): [quoted(lines)]
    case .verdict(let kind, let text):
      text.hasPrefix(kind)
        ? ["**\(kind)**\(MarkdownPage.escaped(String(text.dropFirst(kind.count))))"]
        : [MarkdownPage.escaped(text)]
    case .table(let table):
      (table.caption.isEmpty ? [] : [MarkdownPage.escaped(table.caption)]) + [lines(of: table)]
    case .plot(let plot):
      [
        "\(MarkdownPage.escaped(plot.title)): \(MarkdownPage.escaped(plot.meaning))",
        quoted(TerminalPlot(plot, isASCII: isASCII).lines),
      ]
    case .bars(let bars): [MarkdownPage.escaped(bars.title), quoted(bars.lines(isASCII: isASCII))]
    case .pattern(let view): [quoted(view.lines(zero: "."))]
    case .picture(let title, _, let mermaid):
      [MarkdownPage.escaped(title), quoted(mermaid.split(separator: "\n").map(String.init), "mermaid")]
    case .frames(let title, let frames):
      [MarkdownPage.escaped(title), quoted(frames.enumerated().map { "\($0 + 1)  \($1.caption)" })]
    }
  }

  private func lines(of table: Table) -> String {
    let head = table.columns.map { MarkdownPage.escaped($0.name) }
    let rule = table.columns.map { $0.kind == .figures ? "---:" : "---" }
    let rows = table.rows.map { $0.map { MarkdownPage.escaped($0.text) } }
    return ([head, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  /// Lines as they are, fenced by more backquotes than any of them has.
  private func quoted(_ lines: [String], _ language: String = "text") -> String {
    let fence = lines.contains { $0.contains("```") } ? "````" : "```"
    return ([fence + language] + lines + [fence]).joined(separator: "\n")
  }

  /// The text with the characters that Markdown would read as markup made harmless.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>|#~&".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
