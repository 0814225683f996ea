// After reading this file you know how a sparse matrix of derivatives is shown: a letter where an entry can differ from 0, the
// letter of the direction that gives it.
//
//     x0  A B . .        A: x0, x2    B: x1, x3
//     x1  A B A .        two directions instead of four
//     x2  . B A B
//     x3  . . A B

import SymbolicCompare

/// The pattern of a matrix of derivatives, with the colours of its columns.
struct PatternView: MatrixPicture {
  let pattern: SparsityPattern

  /// The colour of each column.
  let colours: [Int?]
  let colourCount: Int

  /// What the rows and columns are derivatives of and by.
  let rowNames: [String]
  let columnNames: [String]

  /// Rows and columns that are shown in a terminal and on a desk, and on a telephone.
  private static let (most, mostOnNarrow) = (30, 12)

  /// Whether the columns are those of a Jacobian, and not of a Hessian.
  let isJacobian: Bool

  /// The pattern of a comparison's Hessian; `nil` where no entry is 0 for good.
  init?(_ comparison: Comparison) {
    let function = RestrictedFunction(comparison)
    let pattern = hessianPattern(at: function.start) { (x: [DependentNumber]) in function.value(at: x) }
    guard pattern.entryCount < pattern.rowCount * pattern.columnCount else { return nil }
    let colouring = StarColouring(of: pattern)
    self.pattern = pattern
    (colours, colourCount) = (colouring.colours, colouring.colourCount)
    rowNames = comparison.derivatives.map { ComparisonView.name($0.variable) }
    columnNames = rowNames
    isJacobian = false
  }

  /// The pattern of the Jacobian of several results; `nil` where no entry is 0 for good.
  init?(_ jacobian: JacobianComparison) {
    pattern = jacobian.pattern
    guard pattern.entryCount < pattern.rowCount * pattern.columnCount else { return nil }
    let colouring = ColumnColouring(of: pattern)
    (colours, colourCount) = (colouring.colours, colouring.colourCount)
    rowNames = jacobian.names.map(ComparisonView.name)
    columnNames = jacobian.variables.map(ComparisonView.name)
    isJacobian = true
  }

  /// The picture, with what it says in words; `nil` where there are only a few entries to look at.
  var section: Section? {
    guard rowNames.count > 3 || columnNames.count > 3 else { return nil }
    return Section(
      "which \(isJacobian ? "entries of the Jacobian" : "second derivatives") can differ from 0",
      [.paragraph(summary), .pattern(self)])
  }

  /// How many entries there are, and how many directions give them.
  private var summary: String {
    let all = pattern.rowCount * pattern.columnCount
    let entries = "\(pattern.entryCount) of \(all) entries, whatever the point"
    if pattern.entryCount == 0 {
      return
        "none of \(all) entries, whatever the point: the function is \(isJacobian ? "constant" : "linear")"
    }
    let matrix = isJacobian ? "Jacobian" : "Hessian"
    if colourCount == columnNames.count {
      return "\(entries); a letter is a direction, and here each column of the \(matrix) needs one of its own"
    }
    let products =
      colourCount == 1 ? "product with 1 of them gives" : "products with \(colourCount) of them give"
    return
      "\(entries); a letter is a direction, and the \(matrix)'s \(products) all entries, instead of with "
      + "\(columnNames.count)"
  }

  /// The pattern as JSON: for each row the columns whose entries can differ from 0, each column's direction, and how many
  /// directions there are.
  ///
  /// - Parameters:
  ///   - rows: the rows' names in full.
  ///   - columns: the columns' names in full.
  func json(rows: [String], columns: [String]) -> JSONValue {
    .object([
      (
        "rows",
        .object(
          rows.enumerated().map { index, name in
            (name, .array(pattern.columns(inRow: index).map { .string(columns[$0]) }))
          })
      ),
      (
        "directions",
        .object(zip(columns, colours).compactMap { name, colour in colour.map { (name, .whole($0)) } })
      ),
      ("directionCount", .whole(colourCount)),
    ])
  }

  /// The columns of each letter, as far as they fit.
  var legend: [String] {
    (0..<Swift.min(colourCount, 26)).map { colour in
      let names = colours.indices.filter { colours[$0] == colour }.map { columnNames[$0] }
      let shown = names.count > 8 ? names.prefix(7) + ["\u{2026} (\(names.count))"] : names[...]
      return "\(PatternView.letter(colour)): \(shown.joined(separator: ", "))"
    }
  }

  /// The picture in letters, with `zero` for what is always 0.
  func lines(zero: String) -> [String] {
    let (rows, columns) = (
      Swift.min(pattern.rowCount, PatternView.most), Swift.min(columnNames.count, PatternView.most)
    )
    let width = rowNames.prefix(rows).map(\.columns).max() ?? 0
    var lines = (0..<rows).map { row in
      let cells = (0..<columns).map { letter(row, $0) ?? zero }
      let more = columns < columnNames.count ? " \u{2026}" : ""
      return "\(rowNames[row].padded(to: width))  \(cells.joined(separator: " "))\(more)"
    }
    if rows < pattern.rowCount { lines.append("\u{2026} \(pattern.rowCount) rows") }
    return lines + [""] + legend
  }

  /// The letter of an entry: that of its column.
  private func letter(_ row: Int, _ column: Int) -> String? {
    pattern[row, column] ? colours[column].map(PatternView.letter) : nil
  }

  /// A to Z, then a to z, then +.
  private static func letter(_ colour: Int) -> String {
    let start = colour < 26 ? 65 : 71
    return colour < 52 ? String(Character(Unicode.Scalar(UInt8(start + colour)))) : "+"
  }

  // MARK: - A picture

  /// The pattern as a picture.
  var drawing: Drawing {
    Drawing(wide: svg(atMost: PatternView.most), narrow: svg(atMost: PatternView.mostOnNarrow))
  }

  private func svg(atMost most: Int) -> String {
    let (rows, columns) = (Swift.min(pattern.rowCount, most), Swift.min(columnNames.count, most))
    let names = rowNames.prefix(rows).map { $0.columns > 9 ? "\($0.prefix(8))\u{2026}" : $0 }
    let side = 22
    let left = 14 + 8 * (names.map(\.columns).max() ?? 0)
    let isCut = rows < pattern.rowCount || columns < columnNames.count
    let (width, height) = (left + side * columns + 2, side * rows + (isCut ? 24 : 2))
    var markup = """
      <svg xmlns="http://www.w3.org/2000/svg" class="pattern" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img">
      <title>\(HTMLPage.escaped(summary))</title>

      """
    for row in 0..<rows {
      let middle = side * row + side / 2 + 5
      markup += "<text class=\"row\" text-anchor=\"end\" x=\"\(left - 8)\" y=\"\(middle)\">"
      markup += "\(HTMLPage.escaped(names[row]))</text>\n"
      for column in 0..<columns {
        let x = left + side * column
        let colour = pattern[row, column] ? colours[column] : nil
        let kind = colour.map { "c\($0 % 6)" } ?? "zero"
        markup +=
          "<rect class=\"\(kind)\" x=\"\(x + 1)\" y=\"\(side * row + 1)\" width=\"20\" height=\"20\"/>"
        if let letter = letter(row, column) {
          markup += "<text text-anchor=\"middle\" x=\"\(x + side / 2)\" y=\"\(middle)\">\(letter)</text>"
        }
      }
      markup += "\n"
    }
    if isCut {
      markup +=
        "<text x=\"\(left)\" y=\"\(height - 6)\">the first \(rows) of \(pattern.rowCount) rows</text>\n"
    }
    return markup + "</svg>\n"
  }
}
