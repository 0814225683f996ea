// After reading this file you know what a report is before it has a form: titled sections of sentences, tables and
// plots, from which text, Markdown, HTML and CSV are made. Whatever a view has to show is said once, here.

/// A report without a form.
package struct Document {
  /// What the report is about, in a line.
  package var title: String

  package var sections: [Section] = []

  /// The command that makes the report again, or `nil` if it would be too long.
  package var command: String?

  /// The table that a script wants: the one that `--csv` writes.
  package var data: Table?

  package init(title: String, sections: [Section] = [], command: String? = nil, data: Table? = nil) {
    self.title = title
    self.sections = sections
    self.command = command
    self.data = data
  }
}

/// The program's version; CHANGELOG.md says what each one brought.
package let programVersion = "0.1.0"

/// A part of a report.
package struct Section {
  /// The heading; empty for none.
  package var title: String
  package var blocks: [Block]

  package init(_ title: String, _ blocks: [Block]) {
    self.title = title
    self.blocks = blocks
  }
}

/// A piece of a section.
package enum Block {
  /// A sentence or several.
  case paragraph(String)

  /// Lines that are shown as they are, such as a formula.
  case verbatim([String])

  /// The verdict with its reason.
  case verdict(kind: String, text: String)
  case table(Table)
  case plot(Plot)
  case bars(Bars)

  /// Which entries of a matrix can differ from 0: letters in a terminal, a picture on a page.
  case pattern(any MatrixPicture)

  /// A picture as SVG markup, for a wide page and for a narrow one, and in Mermaid for Markdown; a terminal shows none.
  case picture(title: String, svg: Drawing, mermaid: String)

  /// Pictures of which one is seen at a time, each with what happens in it; a terminal shows none.
  case frames(title: String, [(caption: String, svg: Drawing)])
}

/// A picture as SVG markup.
package struct Drawing {
  /// For a page on a desk.
  package let wide: String

  /// For a telephone.
  package let narrow: String

  package init(wide: String, narrow: String) {
    self.wide = wide
    self.narrow = narrow
  }
}

/// A matrix of which some entries are always 0, as a picture or in letters.
package protocol MatrixPicture {
  var drawing: Drawing { get }

  /// What the letters and colours mean.
  var legend: [String] { get }

  /// The picture in letters, with `zero` for what is always 0.
  func lines(zero: String) -> [String]
}

/// Figures in rows and columns.
package struct Table {
  package struct Column {
    package let name: String
    package let kind: Kind

    package enum Kind { case words, figures, values }

    package init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// What the table shows, in a line; empty where its section says it.
  package var caption = ""
  package var columns: [Column]
  package var rows: [[Cell]] = []

  /// How many columns at the left are repeated where the table is broken because of its width.
  package var keyColumns = 1

  /// Whether a line is left between rows whose first cell is not empty.
  package var isGrouped = false

  package init(_ caption: String = "", _ columns: [Column]) {
    self.caption = caption
    self.columns = columns
  }

  package mutating func add(_ cells: Cell...) { rows.append(cells) }
}

extension Table.Column {
  /// A column of words, flush left.
  package static func words(_ name: String) -> Self { Self(name: name, kind: .words) }

  /// A column of figures, flush right.
  package static func figures(_ name: String) -> Self { Self(name: name, kind: .figures) }

  /// A column of long numbers, flush left, so that their leading digits can be compared.
  package static func values(_ name: String) -> Self { Self(name: name, kind: .values) }
}

/// What stands in one place of a table.
package struct Cell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// What a reader sees.
  package var text: String

  /// What a script reads, where that is more; the number in full, for instance.
  package var exact: String

  package init(_ text: String, exact: String? = nil) {
    self.text = text
    self.exact = exact ?? text
  }

  package init(stringLiteral text: String) { self.init(text) }

  /// A whole number.
  package init(_ number: Int) { self.init(String(number)) }

  /// A number in the shortest numeral that reads back as itself.
  package init(_ number: Double) { self.init(numeral(number)) }

  /// A number to two digits for the reader, in full for the script.
  package static func short(_ number: Double) -> Cell { Cell(shortNumeral(number), exact: numeral(number)) }
}

/// Curves in a plane.
package struct Plot {
  package struct Series {
    package let name: String
    package let points: [(x: Double, y: Double)]

    /// The place in the list of the series that these points predict, drawn as a dashed line in its colour; `nil` for
    /// points that were measured.
    package var predicts: Int?

    package init(name: String, points: [(x: Double, y: Double)], predicts: Int? = nil) {
      self.name = name
      self.points = points
      self.predicts = predicts
    }

    /// Whether the points were predicted.
    package var isPrediction: Bool { predicts != nil }
  }

  package let title: String

  /// What the plot says, in a sentence: for those who do not see it.
  package let meaning: String
  package let horizontal: Axis
  package let vertical: Axis
  package var series: [Series]

  package init(title: String, meaning: String, horizontal: Axis, vertical: Axis, series: [Series]) {
    self.title = title
    self.meaning = meaning
    self.horizontal = horizontal
    self.vertical = vertical
    self.series = series
  }
}

/// Lengths side by side.
package struct Bars {
  package let title: String
  package let unit: String
  package var items: [(name: String, length: Double)]

  package init(title: String, unit: String, items: [(name: String, length: Double)]) {
    self.title = title
    self.unit = unit
    self.items = items
  }
}
