// After reading this file you know how a plot is drawn with characters: a mark for each measured point, dots between
// them for what is predicted.
//
//     1e-2 |o                 o  forward
//          |  o           o
//     1e-6 |     o     o             A braille character holds 2 × 4 dots, so that predicted lines come out
//          |        o                fine; with --ascii each is a full stop.
//          +--------------------

/// A plot as lines of text.
package struct TerminalPlot {
  private static let width = 62
  private static let height = 16

  private let plot: Plot
  private let isASCII: Bool
  private let horizontal: ScaledAxis
  private let vertical: ScaledAxis

  package init(_ plot: Plot, isASCII: Bool) {
    self.plot = plot
    self.isASCII = isASCII
    let points = plot.series.flatMap(\.points)
    horizontal = ScaledAxis(plot.horizontal, holding: points.map(\.x))
    vertical = ScaledAxis(plot.vertical, holding: points.map(\.y))
  }

  /// The marks of the series, in order.
  private var marks: [Character] {
    isASCII ? ["o", "x", "+", "*", "#", "@"] : ["●", "▲", "■", "◆", "○", "△"]
  }

  /// The lines: the vertical axis' name, the plot, the horizontal axis, the legend.
  package var lines: [String] {
    let rows = grid()
    let labels = verticalLabels()
    let margin = labels.values.map(\.count).max() ?? 0
    let (bar, corner, dash) = isASCII ? ("|", "+", "-") : ("│", "└", "─")
    var lines = [plot.vertical.name]
    for row in 0..<TerminalPlot.height {
      let label = (labels[row] ?? "").rightAligned(in: margin)
      lines.append("\(label) \(bar)\(String(rows[row]))".trimmingEnd)
    }
    lines.append("\("".padded(to: margin)) \(corner)\(String(repeating: dash, count: TerminalPlot.width))")
    lines.append(horizontalLabels(margin: margin))
    lines.append(plot.horizontal.name.rightAligned(in: margin + 2 + TerminalPlot.width).trimmingEnd)
    return lines + legend
  }

  private var legend: [String] {
    var measured = -1
    return plot.series.map { series in
      if series.isPrediction { return "  \(isASCII ? "..." : "⠤⠤⠤")  \(series.name)" }
      measured += 1
      return "  \(marks[measured % marks.count])    \(series.name)"
    }
  }

  private func grid() -> [[Character]] {
    var rows = Array(
      repeating: Array(repeating: Character(" "), count: TerminalPlot.width), count: TerminalPlot.height)
    for series in plot.series where series.isPrediction { drawLine(series, &rows) }
    var measured = 0
    for series in plot.series where !series.isPrediction {
      for point in series.points {
        guard let (column, row) = place(point, TerminalPlot.width, TerminalPlot.height) else { continue }
        rows[row][column] = marks[measured % marks.count]
      }
      measured += 1
    }
    return rows
  }

  /// The cell of a point on a grid of this size.
  private func place(_ point: (x: Double, y: Double), _ width: Int, _ height: Int) -> (column: Int, row: Int)?
  {
    guard let x = horizontal.fraction(of: point.x), let y = vertical.fraction(of: point.y) else { return nil }
    let (column, row) = (x * Double(width - 1), (1 - y) * Double(height - 1))
    return (Int(column.rounded()), Int(row.rounded()))
  }

  /// Joins the points of a series by dots.
  private func drawLine(_ series: Plot.Series, _ rows: inout [[Character]]) {
    let (width, height) = (TerminalPlot.width * 2, TerminalPlot.height * 4)
    let places = series.points.compactMap { place($0, width, height) }
    var dots = Array(repeating: UInt32(0), count: TerminalPlot.width * TerminalPlot.height)
    for (from, to) in zip(places, places.dropFirst()) {
      let steps = Swift.max((to.column - from.column).magnitude, (to.row - from.row).magnitude, 1)
      for step in 0...Int(steps) {
        let part = Double(step) / Double(steps)
        let column = from.column + Int((Double(to.column - from.column) * part).rounded())
        let row = from.row + Int((Double(to.row - from.row) * part).rounded())
        // Braille dots are numbered down the left column, then down the right one, the lowest pair last.
        let bits: [UInt32] = column % 2 == 0 ? [0x01, 0x02, 0x04, 0x40] : [0x08, 0x10, 0x20, 0x80]
        dots[row / 4 * TerminalPlot.width + column / 2] |= bits[row % 4]
      }
    }
    for (index, pattern) in dots.enumerated() where pattern != 0 {
      let braille = Unicode.Scalar(0x2800 + pattern).map(Character.init) ?? "."
      rows[index / TerminalPlot.width][index % TerminalPlot.width] = isASCII ? "." : braille
    }
  }

  private func verticalLabels() -> [Int: String] {
    var labels: [Int: String] = [:]
    for tick in vertical.ticks(atMost: 8) {
      labels[Int(((1 - tick.fraction) * Double(TerminalPlot.height - 1)).rounded())] = tick.name
    }
    return labels
  }

  private func horizontalLabels(margin: Int) -> String {
    var line = ""
    for tick in horizontal.ticks(atMost: 9) {
      let column = margin + 2 + Int((tick.fraction * Double(TerminalPlot.width - 1)).rounded())
      let start = Swift.max(0, Swift.min(column - tick.name.count / 2, 79 - tick.name.count))
      guard line.isEmpty || start > line.count else { continue }
      line = line.padded(to: start) + tick.name
    }
    return line
  }
}

extension Bars {
  /// The bars as lines of text, the longest 40 columns long.
  package func lines(isASCII: Bool) -> [String] {
    let longest = items.map(\.length).max() ?? 0
    let nameWidth = items.map(\.name.count).max() ?? 0
    return items.map { item in
      let eighths = longest > 0 ? Int((item.length / longest * 320).rounded(.up)) : 0
      let bar =
        isASCII
        ? String(repeating: "#", count: (eighths + 7) / 8)
        : String(repeating: "█", count: eighths / 8)
          + (eighths % 8 == 0 ? "" : String(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1]))
      return "\(item.name.padded(to: nameWidth))  \(bar) \(shortNumeral(item.length))\(unit)"
    }
  }
}
