// After reading this file you know how the computation graph is shown: as a picture in one of three languages, or as
// nodes and edges for a script.

import SymbolicCompare

/// The computation graph of a comparison's function, with its values and adjoints.
struct GraphView {
  private let picture: GraphPicture
  private let title: String
  private let list: WengertList
  private let point: [Double]

  /// Nodes beyond which the layout is not readable any more.
  private static let mostNodes = 200

  /// Nodes beyond which no other program draws the graph either.
  private static let mostNodesElsewhere = 20_000

  init(_ comparison: Comparison) {
    let list = comparison.formula.compiled(inputs: comparison.formula.variables)
    self.list = list
    point = list.inputs.compactMap { comparison.point[$0] }
    picture = GraphPicture(of: list, at: point)
    title = "computation graph of \(comparison.formula.abbreviated(to: 60))"
  }

  /// Why a graph is not drawn, before anything is compared; `nil` if it is.
  static func refusal(of formula: Symbolic, _ format: String) -> Problem? {
    let nodes = formula.sharedSize
    let most = format == "svg" ? mostNodes : mostNodesElsewhere
    if nodes <= most { return nil }
    let other =
      nodes <= mostNodesElsewhere ? "--format dot and a program for large graphs" : "--json for a script"
    return Problem(
      argument: "a drawing of \(nodes) nodes cannot be read", advice: "take \(other), or a smaller formula")
  }

  /// The picture for a page; `nil` if it would be too large to read.
  var section: Section? {
    guard picture.nodes.count <= GraphView.mostNodes else { return nil }
    return Section(
      "graph",
      [
        .picture(title: title, svg: drawing(of: picture, title), mermaid: picture.mermaid),
        .paragraph(
          "values flow along the arrows; adjoints against them, times the partial on each arrow"),
      ])
  }

  /// Both sweeps, one picture a message; `nil` if there would be too many to follow.
  var sweeps: Section? {
    guard picture.nodes.count <= 40, list.lines.count <= 30 else { return nil }
    let steps = GraphPicture.steps(of: list, at: point)
    guard steps.count <= mostFrames, steps.count > 2 else { return nil }
    let frames = steps.map { (caption: $0.caption, svg: drawing(of: $0.picture, $0.caption)) }
    return Section("sweeps", [.frames(title: "the forward and the backward sweep, step by step", frames)])
  }

  private func drawing(of picture: GraphPicture, _ title: String) -> Drawing {
    Drawing(
      wide: GraphView.titled(picture.svg, title), narrow: GraphView.titled(picture.svgFromTop, title))
  }

  /// The picture in one of its languages.
  func text(_ format: String) -> String {
    switch format {
    case "mermaid": picture.mermaid
    case "svg": GraphView.titled(picture.svg, title)
    default: picture.dot
    }
  }

  /// The picture with a title for those who do not see it.
  private static func titled(_ svg: String, _ title: String) -> String {
    guard svg.hasPrefix("<svg "), let end = svg.firstIndex(of: ">") else { return svg }
    let rest = svg[svg.index(after: end)...]
    return
      "<svg class=\"graph\" role=\"img\"\(svg[..<end].dropFirst(4))>\n<title>\(HTMLPage.escaped(title))</title>\(rest)"
  }

  /// The graph as JSON.
  var json: JSONValue {
    .object([
      (
        "nodes",
        .array(
          picture.nodes.map { node in
            .object([
              ("label", .string(node.label)), ("value", .numeral(node.value)),
              ("adjoint", node.adjoint.map(JSONValue.numeral) ?? .null),
            ])
          })
      ),
      (
        "edges",
        .array(
          picture.edges.map { edge in
            .object([
              ("from", .whole(edge.from)), ("to", .whole(edge.to)), ("partial", .numeral(edge.partial)),
            ])
          })
      ),
    ])
  }
}
