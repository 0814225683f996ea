// After reading this file you know how a report is set in 80 columns for a terminal: tables aligned, and broken into
// blocks of columns where they are too wide.

import Elementary

/// A report as text.
package struct TextPage {
  /// The columns that a line may fill.
  package static let width = 78

  package let document: Document
  package var isASCII = false
  package var isColoured = false

  package init(document: Document, isASCII: Bool = false, isColoured: Bool = false) {
    self.document = document
    self.isASCII = isASCII
    self.isColoured = isColoured
  }

  /// The whole text.
  package var text: String {
    var parts = document.sections.map { lines(of: $0).joined(separator: "\n") }
    if let command = document.command { parts.append("again:  \(command)") }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func lines(of section: Section) -> [String] {
    var lines: [String] = []
    if !section.title.isEmpty { lines.append(styled(section.title, "1")) }
    for (index, block) in section.blocks.enumerated() {
      if index > 0, isFigure(block) || isFigure(section.blocks[index - 1]) { lines.append("") }
      lines += self.lines(of: block)
    }
    return lines
  }

  private func isFigure(_ block: Block) -> Bool {
    switch block {
    case .table, .plot, .bars, .pattern, .picture, .frames: true
    case .paragraph, .verbatim, .verdict: false
    }
  }

  private func lines(of block: Block) -> [String] {
    switch block {
    case .paragraph(let text): wrapped(text, indent: "  ").map { "  \($0)" }
    case .verbatim(let lines): lines.flatMap { wrapped(isASCII ? $0.inASCII : $0, indent: "    ") }
    case .verdict(let kind, let text): verdict(kind, text)
    case .table(let table): self.lines(of: table)
    case .plot(let plot): ["  \(plot.title)"] + TerminalPlot(plot, isASCII: isASCII).lines
    case .bars(let bars): ["  \(bars.title)"] + bars.lines(isASCII: isASCII).map { "  \($0)" }
    case .pattern(let view): view.lines(zero: ".").map { "    \(isASCII ? $0.inASCII : $0)".trimmingEnd }
    case .picture, .frames: []
    }
  }

  private func verdict(_ kind: String, _ text: String) -> [String] {
    let colour =
      ["AGREE", "RIGHT"].contains(kind) ? "32" : ["DISAGREE", "WRONG"].contains(kind) ? "1;31" : "33"
    var lines = wrapped(text, indent: "  ")
    guard isColoured, let first = lines.first, let range = first.range(ofWord: kind) else { return lines }
    lines[0] = first[..<range.lowerBound] + styled(kind, colour) + first[range.upperBound...]
    return lines
  }

  private func styled(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  // MARK: - Tables

  private func lines(of table: Table) -> [String] {
    guard !table.rows.isEmpty else { return [] }
    let widths = table.columns.indices.map { column in
      Swift.max(
        table.columns[column].name.columns, table.rows.map { $0[column].text.columns }.max() ?? 0)
    }
    var lines = table.caption.isEmpty ? [] : wrapped(table.caption, indent: "  ").map { "  \($0)" }
    for (index, block) in blocks(of: table, widths).enumerated() {
      if index > 0 { lines.append("") }
      lines.append(styled(line(table.columns.map { Cell($0.name) }, table, block, widths), "2"))
      for (number, row) in table.rows.enumerated() {
        if table.isGrouped, number > 0, row[0].text != "" { lines.append("") }
        lines.append(line(row, table, block, widths))
      }
    }
    return lines
  }

  /// Blocks of columns that fit the page, each with the key columns at its left.
  private func blocks(of table: Table, _ widths: [Int]) -> [[Int]] {
    let keys = Array(table.columns.indices.prefix(table.keyColumns))
    let keyWidth = keys.reduce(2) { $0 + widths[$1] + 2 }
    var blocks: [[Int]] = []
    var block = keys
    var width = keyWidth
    for column in table.columns.indices.dropFirst(keys.count) {
      if block.count > keys.count, width + widths[column] > TextPage.width {
        blocks.append(block)
        (block, width) = (keys, keyWidth)
      }
      block.append(column)
      width += widths[column] + 2
    }
    return blocks + [block]
  }

  private func line(_ cells: [Cell], _ table: Table, _ block: [Int], _ widths: [Int]) -> String {
    let pieces = block.map { column in
      table.columns[column].kind == .figures
        ? cells[column].text.rightAligned(in: widths[column]) : cells[column].text.padded(to: widths[column])
    }
    return "  \(pieces.joined(separator: "  "))".trimmingEnd
  }
}

/// The text in lines of at most 76 columns, broken at blanks where there are any.
package func wrapped(_ text: String, indent: String) -> [String] {
  let words = text.split(separator: " ", omittingEmptySubsequences: false)
  var lines: [String] = []
  var line = String(words.first ?? "")
  var width = line.columns
  for word in words.dropFirst() {
    let columns = word.columns
    if width > indent.count && width + 1 + columns > TextPage.width - 2 {
      lines.append(line)
      line = indent + word
      width = indent.count + columns
    } else {
      line += " \(word)"
      width += 1 + columns
    }
  }
  return lines + [line]
}

extension String {
  /// The text with the signs of its mathematics in ASCII.
  fileprivate var inASCII: String {
    String(map { character in character == "·" ? "*" : character == "∂" ? "d" : character })
  }
}
