// After reading this file you know how the computation graph is shown: as a picture in one of three languages, or as
// nodes and edges for a script.

import SymbolicCompare

/// The computation graph of a comparison's function, with its values and adjoints.
struct GraphView {
  private let picture: GraphPicture
  private let title: String

  /// Nodes beyond which the layout is not readable any more.
  private static let mostNodes = 200

  /// Nodes beyond which no other program draws the graph either.
  private static let mostNodesElsewhere = 20_000

  init(_ comparison: Comparison) {
    let list = comparison.formula.compiled(inputs: comparison.formula.variables)
    picture = GraphPicture(of: list, at: list.inputs.compactMap { comparison.point[$0] })
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
        .picture(title: title, svg: titled(picture.svg), mermaid: picture.mermaid),
        .paragraph(
          "values flow from left to right; adjoints from right to left, times the partial on each edge"),
      ])
  }

  /// The picture in one of its languages.
  func text(_ format: String) -> String {
    switch format {
    case "mermaid": picture.mermaid
    case "svg": titled(picture.svg)
    default: picture.dot
    }
  }

  /// The picture with a title for those who do not see it.
  private func titled(_ svg: String) -> String {
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
