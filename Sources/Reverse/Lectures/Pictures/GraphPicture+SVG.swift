// After reading this file you know how a laid-out graph becomes a drawing: boxes, curves, and the text on them.
//
// Values run from left to right, adjoints from right to left. Meant for up to some 60 nodes; beyond
// `largestDrawing` there is a notice instead, and `dot` does better.

extension GraphPicture {
  /// The most nodes that are drawn; a larger graph is for Graphviz.
  public static var largestDrawing: Int { 200 }

  /// The picture as a drawing that every browser shows.
  ///
  /// - Complexity: the layout compares pairs of edges within a layer; a graph of 60 nodes takes milliseconds.
  public var svg: String {
    if nodes.count > Self.largestDrawing {
      return """
        <svg xmlns="http://www.w3.org/2000/svg" width="640" height="40" font-family="sans-serif" font-size="13">
        <text x="16" y="25">\(nodes.count) nodes are too many for this drawing; give .dot to Graphviz</text>
        </svg>

        """
    }
    let pairs = edges.map { (from: $0.from, to: $0.to) }
    let layout = LayeredLayout(nodeCount: nodes.count, edges: pairs, distance: 82)
    let margin = 16.0
    let columns = columnPlaces(layout, margin)
    let centres = layout.layer.indices.map { point in
      (x: columns.centre[layout.layer[point]], y: layout.height[point] + margin + 34)
    }
    let bottom = (centres.map(\.y).max() ?? 0) + 34 + margin
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(digits(columns.width))" height="\(digits(bottom.rounded(.up)))" \
      font-family="sans-serif" font-size="13">
      <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path d="M0 0 8 4 0 8z" fill="#6b7280"/></marker></defs>
      <rect width="100%" height="100%" fill="white"/>

      """
    var labels = ""
    let ports = self.ports(layout)
    for (number, route) in layout.routes.enumerated() {
      let edge = edges[number]
      var points = route.map { centres[$0] }
      points[0].x += columns.halfWidth(nodes[edge.from])
      points[0].y += ports.out[number]
      points[points.count - 1].x -= columns.halfWidth(nodes[edge.to])
      points[points.count - 1].y += ports.in[number]
      text += "<path d=\"\(curve(points))\" fill=\"none\" stroke=\"#6b7280\" marker-end=\"url(#tip)\"/>\n"
      labels += label(edge.label, between: points[points.count - 2], points[points.count - 1])
    }
    for (place, node) in nodes.enumerated() { text += box(node, centres[place], columns.halfWidth(node)) }
    return text + labels + "</svg>\n"
  }

  /// A box with its lines of text.
  private func box(_ node: Node, _ centre: (x: Double, y: Double), _ half: Double) -> String {
    let lines = node.lines
    let high = 18 * Double(lines.count) + 8
    var text = """
      <rect x="\((centre.x - half).tenths)" y="\((centre.y - high / 2).tenths)" width="\((2 * half).tenths)" \
      height="\(high.tenths)" rx="7" fill="\(node.kind.colour)" stroke="#374151"/>

      """
    for (number, line) in lines.enumerated() {
      let y = centre.y - high / 2 + 18 * Double(number) + 18
      let isAdjoint = node.adjoint != nil && number == lines.count - 1
      let style =
        isAdjoint ? "fill=\"#b91c1c\"" : number == 0 && node.kind != .constant ? "font-weight=\"bold\"" : ""
      text += """
        <text x="\(centre.x.tenths)" y="\(y.tenths)" text-anchor="middle" \(style)>\(Self.escapedForXML(line))</text>

        """
    }
    return text
  }

  /// The text on an edge, near its end, where the edges of a node lie apart.
  private func label(
    _ text: String, between a: (x: Double, y: Double), _ b: (x: Double, y: Double)
  ) -> String {
    if text.isEmpty { return "" }
    let x = a.x + 0.752 * (b.x - a.x)  // the curve at 80 % of its way
    let y = a.y + 0.896 * (b.y - a.y)
    let half = 3.1 * Double(text.count) + 1
    return """
      <rect x="\((x - half).tenths)" y="\((y - 7).tenths)" width="\((2 * half).tenths)" height="14" fill="white"/>
      <text x="\(x.tenths)" y="\((y + 4).tenths)" text-anchor="middle" font-size="11" fill="#1d4ed8">\
      \(Self.escapedForXML(text))</text>

      """
  }

  /// A smooth line that leaves and meets every point horizontally.
  private func curve(_ points: [(x: Double, y: Double)]) -> String {
    var path = "M\(points[0].x.tenths) \(points[0].y.tenths)"
    for (a, b) in zip(points, points.dropFirst()) {
      let middle = ((a.x + b.x) / 2).tenths
      path += " C\(middle) \(a.y.tenths) \(middle) \(b.y.tenths) \(b.x.tenths) \(b.y.tenths)"
    }
    return path
  }

  /// Where on its boxes' sides each edge begins and ends: in the order of the other ends, so that none cross.
  private func ports(_ layout: LayeredLayout) -> (out: [Double], in: [Double]) {
    var result = (
      out: [Double](repeating: 0, count: edges.count), in: [Double](repeating: 0, count: edges.count)
    )
    for node in nodes.indices {
      func spread(_ numbers: [Int], _ neighbour: (Int) -> Int, _ step: Double) -> [(Int, Double)] {
        let sorted = numbers.sorted {
          (layout.height[neighbour($0)], $0) < (layout.height[neighbour($1)], $1)
        }
        let step = Swift.min(step, 40 / Double(Swift.max(1, numbers.count)))
        return sorted.enumerated().map { ($1, step * (Double($0) - Double(sorted.count - 1) / 2)) }
      }
      let leaving = edges.indices.filter { edges[$0].from == node }
      for (edge, place) in spread(leaving, { layout.routes[$0][1] }, 10) { result.out[edge] = place }
      let arriving = edges.indices.filter { edges[$0].to == node }
      for (edge, place) in spread(arriving, { layout.routes[$0].suffix(2)[layout.routes[$0].count - 2] }, 16)
      {
        result.in[edge] = place
      }
    }
    return result
  }

  private struct Columns {
    var centre: [Double]
    var width: Double
    func halfWidth(_ node: Node) -> Double {
      Double(Swift.max(3, node.lines.map(\.count).max() ?? 0)) * 3.9 + 10
    }
  }

  private func columnPlaces(_ layout: LayeredLayout, _ margin: Double) -> Columns {
    var columns = Columns(centre: [], width: margin)
    let count = (layout.layer.max() ?? -1) + 1
    for column in 0..<count {
      let half =
        nodes.indices.filter { layout.layer[$0] == column }.map { columns.halfWidth(nodes[$0]) }.max() ?? 20
      columns.centre.append((columns.width + half).rounded())
      columns.width += 2 * half + (column == count - 1 ? margin : 128)
    }
    columns.width = columns.width.rounded(.up)
    return columns
  }

  private static func escapedForXML(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "\"": "&quot;"
      case "\u{FFFE}", "\u{FFFF}": " "  // no characters of XML
      default: scalar.value < 32 ? " " : "\(scalar)"
      }
    }.joined()
  }
}

extension Double {
  /// The number to one decimal.
  fileprivate var tenths: String { digits((self * 10).rounded() / 10) }
}
