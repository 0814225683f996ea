// After reading this file you know how a formula is quoted in a sentence, however large it is.

extension Symbolic {
  /// The formula's text with the names that a program assigned to its parts, cut after a number of characters.
  package func abbreviatedWithNames(to limit: Int) -> String {
    let named = EvaluationOrder(of: [self]).nodes.compactMap { node in
      node.label.map { (ObjectIdentifier(node), $0.text) }
    }
    return Printer(of: self, names: Dictionary(named) { first, _ in first }).abbreviated(to: limit)
  }

  /// The formula's text, cut after a number of characters; what was cut is shown as "...".
  package func abbreviated(to limit: Int) -> String {
    let text = description
    return text.count <= limit ? text : text.prefix(limit - 3) + "..."
  }
}

extension Printer {
  /// The text, cut after a number of characters.
  func abbreviated(to limit: Int) -> String { text.count <= limit ? text : text.prefix(limit - 3) + "..." }
}
