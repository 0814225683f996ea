// After reading this file you know what a report is before it has a form: titled sections of sentences, tables and
// plots, from which text, Markdown, HTML and CSV are made. Whatever a view has to show is said once, here.

/// A report without a form.
struct Document {
  /// What the report is about, in a line.
  var title: String

  var sections: [Section] = []

  /// The command that makes the report again, or `nil` if it would be too long.
  var command: String?

  /// The table that a script wants: the one that `--csv` writes.
  var data: Table?
}

/// A part of a report.
struct Section {
  /// The heading; empty for none.
  var title: String
  var blocks: [Block]

  init(_ title: String, _ blocks: [Block]) {
    self.title = title
    self.blocks = blocks
  }
}

/// A piece of a section.
enum Block {
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
  case pattern(PatternView)

  /// A picture as SVG markup, for a wide page and for a narrow one, and in Mermaid for Markdown; a terminal shows none.
  case picture(title: String, svg: Drawing, mermaid: String)

  /// Pictures of which one is seen at a time, each with what happens in it; a terminal shows none.
  case frames(title: String, [(caption: String, svg: Drawing)])
}

/// A picture as SVG markup.
struct Drawing {
  /// For a page on a desk.
  let wide: String

  /// For a telephone.
  let narrow: String
}

/// Figures in rows and columns.
struct Table {
  struct Column {
    let name: String
    let kind: Kind

    enum Kind { case words, figures, values }
  }

  /// What the table shows, in a line; empty where its section says it.
  var caption = ""
  var columns: [Column]
  var rows: [[Cell]] = []

  /// How many columns at the left are repeated where the table is broken because of its width.
  var keyColumns = 1

  /// Whether a line is left between rows whose first cell is not empty.
  var isGrouped = false

  init(_ caption: String = "", _ columns: [Column]) {
    self.caption = caption
    self.columns = columns
  }

  mutating func add(_ cells: Cell...) { rows.append(cells) }
}

extension Table.Column {
  /// A column of words, flush left.
  static func words(_ name: String) -> Self { Self(name: name, kind: .words) }

  /// A column of figures, flush right.
  static func figures(_ name: String) -> Self { Self(name: name, kind: .figures) }

  /// A column of long numbers, flush left, so that their leading digits can be compared.
  static func values(_ name: String) -> Self { Self(name: name, kind: .values) }
}

/// What stands in one place of a table.
struct Cell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// What a reader sees.
  var text: String

  /// What a script reads, where that is more; the number in full, for instance.
  var exact: String

  init(_ text: String, exact: String? = nil) {
    self.text = text
    self.exact = exact ?? text
  }

  init(stringLiteral text: String) { self.init(text) }

  /// A whole number.
  init(_ number: Int) { self.init(String(number)) }

  /// A number in the shortest numeral that reads back as itself.
  init(_ number: Double) { self.init(numeral(number)) }

  /// A number to two digits for the reader, in full for the script.
  static func short(_ number: Double) -> Cell { Cell(shortNumeral(number), exact: numeral(number)) }
}

/// Curves in a plane.
struct Plot {
  struct Series {
    let name: String
    let points: [(x: Double, y: Double)]

    /// The place in the list of the series that these points predict, drawn as a dashed line in its colour; `nil` for
    /// points that were measured.
    var predicts: Int?

    /// Whether the points were predicted.
    var isPrediction: Bool { predicts != nil }
  }

  let title: String

  /// What the plot says, in a sentence: for those who do not see it.
  let meaning: String
  let horizontal: Axis
  let vertical: Axis
  var series: [Series]
}

/// Lengths side by side.
struct Bars {
  let title: String
  let unit: String
  var items: [(name: String, length: Double)]
}
