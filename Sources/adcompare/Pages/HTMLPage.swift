// After reading this file you know how a report becomes one page for a browser: a single file without scripts, which
// reads well on a desk and on a telephone, in light and in dark, and on paper.
//
// Every tag is closed, so that the page can also be read as XML; a test does.

/// A report as a page of HTML.
package struct HTMLPage {
  package let document: Document

  package init(document: Document) { self.document = document }

  /// The whole page.
  package var text: String {
    let title = HTMLPage.escaped(document.title)
    let sections = document.sections.enumerated().map { html(of: $1, number: $0) }.joined()
    let command = document.command.map {
      "<p>Made by adcompare \(programVersion); again:</p>\n<pre><code>\(HTMLPage.escaped($0))</code></pre>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>\(title)</title>
      <style>
      \(styleSheet)
      </style>
      </head>
      <body>
      <header>
      <p class="kind">one formula, four derivatives</p>
      <h1><code>\(title)</code></h1>
      \(contents)</header>
      <main>
      \(sections)</main>
      <footer>
      \(command ?? "")</footer>
      </body>
      </html>

      """
  }

  /// Links to the sections that have a title.
  private var contents: String {
    let links = document.sections.enumerated().filter { !$1.title.isEmpty }.map { number, section in
      "<a href=\"#part\(number)\">\(HTMLPage.escaped(section.title))</a>"
    }
    return links.count < 2 ? "" : "<nav aria-label=\"Contents\">\(links.joined(separator: "\n"))</nav>\n"
  }

  private func html(of section: Section, number: Int) -> String {
    let title = section.title.isEmpty ? "" : "<h2>\(HTMLPage.escaped(section.title))</h2>\n"
    return "<section id=\"part\(number)\">\n\(title)\(section.blocks.map(html).joined())</section>\n"
  }

  private func html(of block: Block) -> String {
    switch block {
    case .paragraph(let text): return "<p>\(HTMLPage.escaped(text))</p>\n"
    case .verbatim(let lines):
      return "<pre><code>\(HTMLPage.escaped(lines.joined(separator: "\n")))</code></pre>\n"
    case .verdict(let kind, let text):
      let tone =
        ["AGREE", "RIGHT"].contains(kind) ? "good" : ["DISAGREE", "WRONG"].contains(kind) ? "bad" : "limited"
      return "<p class=\"verdict \(tone)\">\(HTMLPage.escaped(text))</p>\n"
    case .table(let table): return html(of: table)
    case .plot(let plot):
      return figure(plot.title, SVGPlot(plot).markup, table: plot.table)
    case .bars(let bars): return figure(bars.title, bars.markup, table: bars.table)
    case .pattern(let view):
      return """
        <figure>
        <div class="wide">\(HTMLPage.html(of: view.drawing))</div>
        <p>\(view.legend.map(HTMLPage.escaped).joined(separator: "<br/>"))</p>
        </figure>

        """
    case .picture(let title, let svg, _): return figure(title, HTMLPage.html(of: svg), table: nil)
    case .frames(let title, let frames): return html(of: frames, title)
    }
  }

  /// The drawing for the width of the page.
  private static func html(of drawing: Drawing) -> String {
    "<div class=\"on-wide\">\(drawing.wide)</div>\n<div class=\"on-narrow\">\(drawing.narrow)</div>\n"
  }

  /// Pictures of which one is seen at a time: the one whose radio button is chosen.
  ///
  /// No script is needed: the style sheet shows the n-th picture while the n-th button is the chosen one.
  private func html(of frames: [(caption: String, svg: Drawing)], _ title: String) -> String {
    let count = frames.count
    let buttons = frames.indices.map { index in
      "<input type=\"radio\" name=\"sweep\" id=\"sweep\(index)\"\(index == 0 ? " checked=\"checked\"" : "") "
        + "aria-label=\"step \(index + 1) of \(count)\"/>"
    }
    let pictures = frames.enumerated().map { index, frame in
      func link(_ step: Int, _ words: String) -> String {
        frames.indices.contains(step)
          ? "<label for=\"sweep\(step)\">\(words)</label>" : "<span class=\"end\">\(words)</span>"
      }
      return """
        <div class="frame">
        <p class="move">\(link(index - 1, "&#8592; back")) <span>\(index + 1) of \(count)</span> \(link(index + 1, "next &#8594;"))</p>
        <p class="caption"><code>\(HTMLPage.escaped(frame.caption))</code></p>
        \(HTMLPage.html(of: frame.svg))</div>

        """
    }
    return """
      <figure>
      <figcaption>\(HTMLPage.escaped(title))</figcaption>
      <div class="frames">
      \(buttons.joined(separator: "\n"))
      \(pictures.joined())</div>
      </figure>

      """
  }

  private func figure(_ title: String, _ picture: String, table: Table?) -> String {
    let behind = table.map {
      "<details>\n<summary>the figures of this plot</summary>\n\(html(of: $0))</details>\n"
    }
    return """
      <figure>
      <figcaption>\(HTMLPage.escaped(title))</figcaption>
      <div class="wide">\(picture)</div>
      \(behind ?? "")</figure>

      """
  }

  private func html(of table: Table) -> String {
    guard !table.rows.isEmpty else { return "" }
    func attribute(_ column: Table.Column) -> String {
      switch column.kind {
      case .words: ""
      case .figures: " class=\"figure\""
      case .values: " class=\"value\""
      }
    }
    let caption = table.caption.isEmpty ? "" : "<caption>\(HTMLPage.escaped(table.caption))</caption>\n"
    let head = table.columns.map { column in
      "<th scope=\"col\"\(attribute(column))>\(HTMLPage.escaped(column.name))</th>"
    }
    let rows = table.rows.map { row in
      let cells = zip(table.columns, row).map { column, cell in
        "<td\(attribute(column))>\(HTMLPage.marked(cell.text))</td>"
      }
      let start = table.isGrouped && row[0].text != "" ? "<tr class=\"first\">" : "<tr>"
      return "\(start)\(cells.joined())</tr>\n"
    }
    return """
      <div class="wide" tabindex="0" role="region" aria-label="Table">
      <table>
      \(caption)<thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      </div>

      """
  }

  /// A numeral with a bar: what follows the bar, the wrong digits, is set apart by its colour.
  private static func marked(_ text: String) -> String {
    guard let bar = text.firstIndex(of: "|") else { return escaped(text) }
    let (right, wrong) = (text[..<bar], text[text.index(after: bar)...])
    return "\(escaped(String(right)))<span class=\"off\">|\(escaped(String(wrong)))</span>"
  }

  /// The text with the characters that HTML would read as markup made harmless.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.printableLines {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}

extension String {
  /// The text without control characters other than the ends of lines.
  fileprivate var printableLines: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar == "\n" ? scalar : scalar.printable) }
    return String(scalars)
  }
}
