// After reading this file you know how every refusal of comparisons and conditions is worded, by
// the plan of Refusals.swift: what was found, what could stand there, how to mend it.

extension SyntaxError {
  /// A sign of another language: `<>`, `=<`, `=>`, `||`.
  static func signElsewhere(_ word: String, at position: Int) -> SyntaxError {
    let advice =
      switch word {
      case "<>": "write != for numbers that are not equal"
      case "=<": "write <="
      case "=>": "write >="
      default: "write or between two conditions; abs(x) for the size of x"
      }
    return SyntaxError("'\(word)' is not part of the language", at: position, length: 2, advice: advice)
  }

  /// - Parameter middle: what stands between the two signs.
  static func chainedComparison(
    _ first: Relation, _ middle: String, _ second: Relation, at sign: Token
  ) -> SyntaxError {
    let words = middle.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let shared = words.utf8.count <= 40 && !words.contains("#") ? words : "x"
    return SyntaxError(
      "a second comparison stands here, and comparisons are not chained", at: sign.position,
      length: sign.length, expected: ["and", "or", "the end"],
      advice: "write a \(first.sign) \(shared) and \(shared) \(second.sign) b, with your numbers for a and b")
  }

  static func conditionExpected(around word: ConditionWord, at position: Int) -> SyntaxError {
    let example = word == .not ? "not x > 0" : "x > 0 \(word.rawValue) y > 0"
    return SyntaxError(
      word == .not ? "'not' stands before a condition" : "'\(word.rawValue)' stands between two conditions",
      at: position, length: word.rawValue.utf8.count,
      advice: "a condition compares two numbers: \(example)")
  }

  static func conditionExpected(at place: Range<Int>) -> SyntaxError {
    SyntaxError(
      "where takes a condition first", at: place.lowerBound, length: place.count,
      advice: "compare two numbers: where(x > 0, a, b)")
  }

  static func equalsInFormula(at equals: Token, isInCondition: Bool) -> SyntaxError {
    SyntaxError(
      isInCondition ? "'=' stands inside a condition" : "'=' stands inside a formula", at: equals.position,
      length: 1, expected: continuations,
      advice: isInCondition
        ? "whether two numbers are equal is asked with ==: where(x == 0, a, b)"
        : "an assignment is written name = formula, and the pieces are parted by ';'")
  }
}
