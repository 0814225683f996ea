// After reading this file you know how a formula is quoted in a sentence, however large it is.

extension Symbolic {
  /// The formula's text with the names that a program assigned to its parts, cut after a number of characters.
  package func abbreviatedWithNames(to limit: Int) -> String {
    let named = EvaluationOrder(of: [self]).nodes.compactMap { node in
      node.label.map { (ObjectIdentifier(node), $0.text) }
    }
    let names = Dictionary(named) { first, _ in first }
    return Printer(of: self, names: names, limit: limit).abbreviated(to: limit)
  }

  /// The formula's text, cut after a number of characters; what was cut is shown as "...".
  ///
  /// - Complexity: the characters that are shown, for a tree of at most 200,000 nodes.
  package func abbreviated(to limit: Int) -> String {
    node.size <= Self.largestPrintedTree
      ? Printer(of: self, limit: limit).abbreviated(to: limit) : program.cut(to: limit)
  }
}

extension Printer {
  /// The text, cut after a number of characters.
  func abbreviated(to limit: Int) -> String { text.cut(to: limit) }
}

extension String {
  /// Whether this is the text of a formula that was cut: no formula has "..." in it.
  package var isCutFormula: Bool { hasSuffix("...") }

  /// The text, or its first characters and "..." where it is longer than a limit.
  fileprivate func cut(to limit: Int) -> String { count <= limit ? self : prefix(limit - 3) + "..." }
}
