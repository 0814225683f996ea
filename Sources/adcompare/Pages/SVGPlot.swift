// After reading this file you know how a plot becomes a picture: axes with few ticks, a mark of its own shape for
// each measured series, dashes for predictions, and words for those who do not see it.

import Elementary

/// A plot as SVG.
package struct SVGPlot {
  private let plot: Plot
  private let horizontal: ScaledAxis
  private let vertical: ScaledAxis

  private static let (width, height) = (720.0, 400.0)
  private static let (left, top, bottom) = (64.0, 28.0, 48.0)
  private static let right = 20.0

  package init(_ plot: Plot) {
    self.plot = plot
    let points = plot.series.flatMap(\.points)
    horizontal = ScaledAxis(plot.horizontal, holding: points.map(\.x))
    vertical = ScaledAxis(plot.vertical, holding: points.map(\.y))
  }

  /// The height of the legend below the plot.
  private var legendHeight: Double { Double((plot.series.count + 1) / 2) * 20 + 8 }

  /// The picture.
  package var markup: String {
    let height = SVGPlot.height + legendHeight
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 720 \(numeral(height))" role="img">
      <title>\(HTMLPage.escaped(plot.title))</title>
      <desc>\(HTMLPage.escaped(plot.meaning))</desc>
      \(grid)\(plot.series.enumerated().map { curve($1, colour: ($1.predicts ?? $0) % 6) }.joined())\(legend)</svg>
      """
  }

  private func x(_ fraction: Double) -> String {
    SVGPlot.coordinate(SVGPlot.left + fraction * (SVGPlot.width - SVGPlot.left - SVGPlot.right))
  }

  private func y(_ fraction: Double) -> String {
    let span = SVGPlot.height - SVGPlot.top - SVGPlot.bottom
    return SVGPlot.coordinate(SVGPlot.top + (1 - fraction) * span)
  }

  /// A length to a tenth.
  package static func coordinate(_ length: Double) -> String { numeral((length * 10).rounded() / 10) }

  private var grid: String {
    var lines = ""
    for tick in horizontal.ticks(atMost: 10) {
      let place = x(tick.fraction)
      lines += "<path class=\"grid\" d=\"M\(place) \(y(0))V\(y(1))\"/>\n"
      lines += "<text class=\"tick\" text-anchor=\"middle\" x=\"\(place)\" y=\"370\">\(tick.name)</text>\n"
    }
    for tick in vertical.ticks(atMost: 9) {
      let place = y(tick.fraction)
      lines += "<path class=\"grid\" d=\"M\(x(0)) \(place)H\(x(1))\"/>\n"
      lines +=
        "<text class=\"tick\" text-anchor=\"end\" x=\"58\" y=\"\(place)\" dy=\"4\">\(tick.name)</text>\n"
    }
    lines += "<path class=\"axis\" d=\"M\(x(0)) \(y(1))V\(y(0))H\(x(1))\"/>\n"
    let (across, up) = (HTMLPage.escaped(plot.horizontal.name), HTMLPage.escaped(plot.vertical.name))
    lines += "<text text-anchor=\"end\" x=\"\(x(1))\" y=\"392\">\(across)</text>\n"
    return lines + "<text x=\"8\" y=\"16\">\(up)</text>\n"
  }

  private func curve(_ series: Plot.Series, colour: Int) -> String {
    let places = series.points.compactMap { point in
      if let x = horizontal.fraction(of: point.x), let y = vertical.fraction(of: point.y) {
        (x: self.x(x), y: self.y(y), point: point)
      } else {
        nil
      }
    }
    guard !places.isEmpty else { return "" }
    let path = places.map { "\($0.x) \($0.y)" }.joined(separator: "L")
    let kind = series.isPrediction ? "predicted" : "curve"
    var markup = "<path class=\"\(kind) c\(colour)\" d=\"M\(path)\"/>\n"
    guard !series.isPrediction else { return markup }
    for place in places {
      let words = "\(series.name): \(shortNumeral(place.point.x)), \(shortNumeral(place.point.y))"
      markup +=
        "<g transform=\"translate(\(place.x) \(place.y))\"><title>\(HTMLPage.escaped(words))</title>"
        + "\(SVGPlot.mark(colour))</g>\n"
    }
    return markup
  }

  /// The mark of a series, at the origin.
  private static func mark(_ number: Int) -> String {
    let shape =
      switch number {
      case 0: "M3.5 0A3.5 3.5 0 1 1 -3.5 0A3.5 3.5 0 1 1 3.5 0Z"
      case 1: "M0 -4L4 3H-4Z"
      case 2: "M-3.2 -3.2H3.2V3.2H-3.2Z"
      case 3: "M0 -4.4L4.4 0L0 4.4L-4.4 0Z"
      case 4: "M0 4L4 -3H-4Z"
      default: "M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5"
      }
    return "<path class=\"m c\(number)\" d=\"\(shape)\"/>"
  }

  private var legend: String {
    plot.series.enumerated().map { index, series in
      let colour = (series.predicts ?? index) % 6
      let (x, y) = (SVGPlot.left + Double(index % 2) * 330, SVGPlot.height + 14 + Double(index / 2) * 20)
      let line = series.isPrediction ? "predicted" : "curve"
      let mark = series.isPrediction ? "" : SVGPlot.mark(colour)
      return """
        <g transform="translate(\(numeral(x)) \(numeral(y)))"><path class="\(line) c\(colour)" d="M-14 0H14"/>\
        \(mark)<text x="22" y="4">\(HTMLPage.escaped(series.name))</text></g>

        """
    }.joined()
  }
}

extension Plot {
  /// The figures behind the plot: a row for each place on the horizontal axis, a column for each series.
  package var table: Table {
    var table = Table(vertical.name, [.figures(horizontal.name)] + series.map { .figures($0.name) })
    let columns = series.map { Dictionary($0.points.map { ($0.x, $0.y) }) { first, _ in first } }
    for x in Set(columns.flatMap(\.keys)).sorted() {
      table.rows.append([.short(x)] + columns.map { $0[x].map(Cell.short) ?? "" })
    }
    return table
  }
}

extension Bars {
  /// The bars as SVG.
  package var markup: String {
    let longest = items.map(\.length).max() ?? 1
    let rows = items.enumerated().map { index, item in
      let y = Double(index) * 26
      let length = longest > 0 ? item.length / longest * 420 : 0
      let words = HTMLPage.escaped("\(shortNumeral(item.length))\(unit)")
      return """
        <text text-anchor="end" x="190" y="\(numeral(y + 17))">\(HTMLPage.escaped(item.name))</text>
        <rect class="bar" x="198" y="\(numeral(y + 4))" width="\(SVGPlot.coordinate(length))" height="17">\
        <title>\(HTMLPage.escaped(item.name)): \(words)</title></rect>
        <text x="\(SVGPlot.coordinate(206 + length))" y="\(numeral(y + 17))">\(words)</text>

        """
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="plot bars" viewBox="0 0 720 \(items.count * 26 + 4)" role="img">
      <title>\(HTMLPage.escaped(title))</title>
      \(rows.joined())</svg>
      """
  }

  /// The figures behind the bars.
  package var table: Table {
    var table = Table("", [.words("what"), .figures(unit)])
    for item in items { table.add(Cell(item.name), .short(item.length)) }
    return table
  }
}
