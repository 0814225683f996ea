// After reading this file you know what a refused text is answered with: what was found, where, what could stand
// there, and how to mend it.

/// The reason why a text is not a formula.
///
/// No text contains anything from the input but printable ASCII, and of a long name only the beginning, so that
/// it can be shown on any terminal.
public struct SyntaxError: Error, Hashable, Sendable {
  /// What was found, in words: "a value is missing".
  public let message: String

  /// Where it was found, in Unicode scalars from the start of the text.
  ///
  /// The first scalar is at 0; the place after the last is the text's length.
  public let position: Int

  /// How many Unicode scalars the refused piece has; 0 where something is missing, as at the end of the text.
  public let length: Int

  /// What could stand there instead, as in "a number"; empty where no list would help.
  public let expected: [String]

  /// How to mend it: "write 2*x".
  public let advice: String

  package init(_ message: String, at position: Int, length: Int, expected: [String] = [], advice: String) {
    self.message = message
    self.position = position
    self.length = length
    self.expected = expected
    self.advice = advice
  }

  /// The same error with other advice, where more is known of what was wanted.
  package init(_ error: SyntaxError, advice: String) {
    (message, position, length, expected) = (error.message, error.position, error.length, error.expected)
    self.advice = advice
  }
}

extension SyntaxError: CustomStringConvertible {
  /// Message, place and advice on one line, the place counted from 1 as an editor's column is.
  public var description: String {
    let choices = expected.isEmpty ? "" : "; expected \(Self.list(expected))"
    return "\(message) at column \(position + 1)\(choices); \(advice)"
  }

  /// The words with commas and an "or": "a, b or c".
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
