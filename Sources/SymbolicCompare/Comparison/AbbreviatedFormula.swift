// After reading this file you know how a formula is quoted in a sentence, however large it is.

extension Symbolic {
  /// The formula's text, cut after a number of characters; what was cut is shown as "...".
  package func abbreviated(to limit: Int) -> String {
    let text = description
    return text.count <= limit ? text : text.prefix(limit - 3) + "..."
  }
}
