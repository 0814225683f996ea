// After reading this file you know how a graph is written for Graphviz and for Mermaid.

extension GraphPicture {
  /// The picture in Graphviz's language: `dot -Tsvg graph.dot`.
  public var dot: String {
    var text =
      "digraph {\n  rankdir=LR\n  node [shape=box style=\"rounded,filled\" fontname=\"sans-serif\"]\n"
    for (place, node) in nodes.enumerated() {
      let label = node.lines.map(Self.escapedForDOT).joined(separator: "\\n")
      text += "  n\(place) [label=\"\(label)\" fillcolor=\"\(node.kind.colour)\"]\n"
    }
    for edge in edges {
      text += "  n\(edge.from) -> n\(edge.to) [label=\"\(Self.escapedForDOT(edge.label))\"]\n"
    }
    return text + "}\n"
  }

  /// The picture in Mermaid's language, for a Markdown page.
  public var mermaid: String {
    var text = "flowchart LR\n"
    for (place, node) in nodes.enumerated() {
      let label = node.lines.map(Self.escapedForMermaid).joined(separator: "<br/>")
      text += "  n\(place)[\"\(label)\"]\n"
    }
    for edge in edges {
      let label = edge.label.isEmpty ? "" : "|\"\(Self.escapedForMermaid(edge.label))\"|"
      text += "  n\(edge.from) -->\(label) n\(edge.to)\n"
    }
    for (place, node) in nodes.enumerated() { text += "  style n\(place) fill:\(node.kind.colour)\n" }
    return text
  }

  private static func escapedForDOT(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{85}", "\u{2028}", "\u{2029}": " "
      default: scalar.value < 32 ? " " : "\(scalar)"
      }
    }.joined()
  }

  private static func escapedForMermaid(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "<", ">", "&", "#", "*", "_", "`", "\\": "#\(scalar.value);"
      case "\u{85}", "\u{2028}", "\u{2029}": " "
      default: scalar.value < 32 ? " " : "\(scalar)"
      }
    }.joined()
  }
}

extension GraphPicture.Edge {
  /// What is written on the arrow.
  var label: String { partial.isEmpty ? "" : "∂ \(partial)" }
}

extension GraphPicture.Kind {
  /// The colour of the box.
  var colour: String {
    switch self {
    case .input: "#dbeafe"
    case .parameter: "#ede9fe"
    case .constant: "#f3f4f6"
    case .operation: "#ffffff"
    case .result: "#dcfce7"
    }
  }
}
