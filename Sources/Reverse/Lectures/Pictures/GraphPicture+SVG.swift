// After reading this file you know how a laid-out graph becomes a drawing: boxes, curves, and the text on them.
//
// Values run from left to right, adjoints from right to left; on a narrow page from the top down and back up. Meant for
// up to some 60 nodes; beyond `largestDrawing` there is a notice instead, and `dot` does better.
//
// The drawing scales to the width that it is given. Its colours follow the reader's choice of light or dark: each shape
// has a class, and the style inside the drawing has the dark colours; a program that knows no style draws the light ones.

extension GraphPicture {
  /// The most nodes that are drawn; a larger graph is for Graphviz.
  public static var largestDrawing: Int { 200 }

  /// The picture as a drawing that every browser shows, values from left to right.
  ///
  /// - Complexity: the layout compares pairs of edges within a layer; a graph of 60 nodes takes milliseconds.
  public var svg: String { drawing(downwards: false) }

  /// The picture as a drawing with values from the top down, for a narrow page.
  public var svgFromTop: String { drawing(downwards: true) }

  private func drawing(downwards: Bool) -> String {
    if nodes.count > Self.largestDrawing {
      return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 40" width="640" height="40" font-family="sans-serif" \
        font-size="13">
        <text x="16" y="25">\(nodes.count) nodes are too many for this drawing; give .dot to Graphviz</text>
        </svg>

        """
    }
    return Drawing(self, downwards: downwards).text
  }
}

extension GraphPicture.Node {
  /// Half the width of the box.
  fileprivate var halfWidth: Double { Double(Swift.max(3, room, lines.map(\.count).max() ?? 0)) * 3.9 + 10 }

  /// Half the height of the box.
  fileprivate var halfHeight: Double { 9 * Double(lines.count) + 4 }
}

/// A place on the drawing: how far along the way of the values, and how far across it.
private struct Place {
  var along: Double
  var across: Double
}

/// One drawing of a picture.
private struct Drawing {
  private let picture: GraphPicture
  private let isDownwards: Bool
  private let layout: LayeredLayout
  private var centres: [Place] = []
  private var size = Place(along: 0, across: 0)

  private static let margin = 16.0

  init(_ picture: GraphPicture, downwards: Bool) {
    (self.picture, isDownwards) = (picture, downwards)
    let widest = picture.nodes.map { 2 * $0.halfWidth }.max() ?? 40
    layout = LayeredLayout(
      nodeCount: picture.nodes.count, edges: picture.edges.map { (from: $0.from, to: $0.to) },
      distance: downwards ? (widest + 12).rounded() : 82)
    placeNodes(halfAcross: downwards ? widest / 2 : 34)
  }

  private func halfAlong(_ node: GraphPicture.Node) -> Double {
    isDownwards ? node.halfHeight : node.halfWidth
  }

  private mutating func placeNodes(halfAcross: Double) {
    var (layers, end): ([Double], Double) = ([], Drawing.margin)
    let count = (layout.layer.max() ?? -1) + 1
    for layer in 0..<count {
      let nodes = picture.nodes.indices.filter { layout.layer[$0] == layer }
      let half = nodes.map { halfAlong(picture.nodes[$0]) }.max() ?? 20
      layers.append((end + half).rounded())
      end += 2 * half + (layer == count - 1 ? Drawing.margin : isDownwards ? 62 : 104)
    }
    centres = layout.layer.indices.map { point in
      Place(along: layers[layout.layer[point]], across: layout.height[point] + Drawing.margin + halfAcross)
    }
    let last = centres.map(\.across).max() ?? 0
    size = Place(along: end.rounded(.up), across: (last + halfAcross + Drawing.margin).rounded(.up))
  }

  var text: String {
    let (width, height) = isDownwards ? (size.across, size.along) : (size.along, size.across)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(digits(width)) \(digits(height))" \
      width="\(digits(width))" height="\(digits(height))" font-family="sans-serif" font-size="13">
      <style>\(Drawing.darkStyle)</style>
      <rect class="gp" width="100%" height="100%" fill="white"/>

      """
    var labels = ""
    let ports = self.ports()
    for (number, route) in layout.routes.enumerated() {
      let edge = picture.edges[number]
      var points = route.map { centres[$0] }
      points[0].along += halfAlong(picture.nodes[edge.from])
      points[0].across += ports.out[number]
      points[points.count - 1].along -= halfAlong(picture.nodes[edge.to])
      points[points.count - 1].across += ports.in[number]
      text += curve(points, isCurrent: edge.isCurrent)
      labels += label(edge.label, between: points[points.count - 2], points[points.count - 1])
    }
    for (place, node) in picture.nodes.enumerated() { text += box(node, centres[place]) }
    return text + labels + "</svg>\n"
  }

  /// The colours for those who read in the dark.
  private static let darkStyle =
    "@media (prefers-color-scheme: dark) { .gp { fill: #16181b } .gt { fill: #e6e6e3 } .gx { stroke: #9aa0a6 } "
    + ".gi { fill: #9aa0a6 } .gadj { fill: #ff8a80 } .gl { fill: #8ab4f8 } .gb { stroke: #9aa0a6 } "
    + ".gin { fill: #1d3557 } .gpar { fill: #3b2f63 } .gcon { fill: #2b2f36 } .gop { fill: #202327 } "
    + ".gres { fill: #17432d } .gb.gnow, .gx.gnow { stroke: #f2914a } .gi.gnow { fill: #f2914a } }"

  /// A place as x and y.
  private func point(_ place: Place) -> (x: Double, y: Double) {
    isDownwards ? (place.across, place.along) : (place.along, place.across)
  }

  private func coordinates(_ place: Place) -> String {
    let (x, y) = point(place)
    return "\(x.tenths) \(y.tenths)"
  }

  /// A box with its lines of text.
  private func box(_ node: GraphPicture.Node, _ place: Place) -> String {
    let (centre, half, halfHeight) = (point(place), node.halfWidth, node.halfHeight)
    let stroke = node.isCurrent ? "#c04f00\" stroke-width=\"3" : "#374151"
    var text = """
      <rect x="\((centre.x - half).tenths)" y="\((centre.y - halfHeight).tenths)" width="\((2 * half).tenths)" \
      height="\((2 * halfHeight).tenths)" rx="7" class="gb \(node.kind.style)\(node.isCurrent ? " gnow" : "")" \
      fill="\(node.kind.colour)" stroke="\(stroke)"/>

      """
    for (number, line) in node.lines.enumerated() {
      let y = centre.y - halfHeight + 18 * Double(number) + 18
      let isAdjoint = node.adjoint != nil && number == node.lines.count - 1
      let style =
        isAdjoint
        ? "class=\"gadj\" fill=\"#b91c1c\""
        : number == 0 && node.kind != .constant ? "class=\"gt\" font-weight=\"bold\"" : "class=\"gt\""
      text += """
        <text x="\(centre.x.tenths)" y="\(y.tenths)" text-anchor="middle" \(style)>\(line.escapedForXML)</text>

        """
    }
    return text
  }

  /// The text on an edge, near its end, where the edges of a node lie apart.
  private func label(_ text: String, between a: Place, _ b: Place) -> String {
    if text.isEmpty { return "" }
    // The curve at 80 % of its way.
    let (x, y) = point(
      Place(along: a.along + 0.752 * (b.along - a.along), across: a.across + 0.896 * (b.across - a.across)))
    let half = 3.1 * Double(text.count) + 1
    return """
      <rect class="gp" x="\((x - half).tenths)" y="\((y - 7).tenths)" width="\((2 * half).tenths)" height="14" \
      fill="white"/>
      <text class="gl" x="\(x.tenths)" y="\((y + 4).tenths)" text-anchor="middle" font-size="11" fill="#1d4ed8">\
      \(text.escapedForXML)</text>

      """
  }

  /// A smooth line that leaves and meets every point along the way of the values, with a tip at its end.
  private func curve(_ points: [Place], isCurrent: Bool) -> String {
    var path = "M\(coordinates(points[0]))"
    for (a, b) in zip(points, points.dropFirst()) {
      let middle = (a.along + b.along) / 2
      let (first, second) = (Place(along: middle, across: a.across), Place(along: middle, across: b.across))
      path += " C\(coordinates(first)) \(coordinates(second)) \(coordinates(b))"
    }
    let end = points[points.count - 1]
    let tip = [-3.5, 3.5].map { coordinates(Place(along: end.along - 7, across: end.across + $0)) }
    let (mark, colour) = isCurrent ? (" gnow", "#c04f00") : ("", "#6b7280")
    return """
      <path class="gx\(mark)" d="\(path)" fill="none" stroke="\(colour)"\(isCurrent ? " stroke-width=\"3\"" : "")/>
      <path class="gi\(mark)" d="M\(tip[0]) \(coordinates(end)) \(tip[1])z" fill="\(colour)"/>

      """
  }

  /// Where on its boxes' sides each edge begins and ends: in the order of the other ends, so that none cross.
  private func ports() -> (out: [Double], in: [Double]) {
    let edges = picture.edges
    var result = (
      out: [Double](repeating: 0, count: edges.count), in: [Double](repeating: 0, count: edges.count)
    )
    for node in picture.nodes.indices {
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
}

extension GraphPicture.Kind {
  /// The name of the kind in the drawing's style.
  fileprivate var style: String {
    switch self {
    case .input: "gin"
    case .parameter: "gpar"
    case .constant: "gcon"
    case .operation: "gop"
    case .result: "gres"
    }
  }
}

extension String {
  fileprivate var escapedForXML: String {
    unicodeScalars.map { scalar in
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
