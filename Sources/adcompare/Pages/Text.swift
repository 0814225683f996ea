// After reading this file you know how text from outside is shown: without the characters by which it could command a terminal,
// and in a known number of columns.

extension Unicode.Scalar {
  /// The character itself if a terminal shows it as it is, otherwise a visible stand-in.
  package var printable: Unicode.Scalar {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      "\u{FFFD}"
    default: self
    }
  }

  /// The number of columns that a terminal gives to the character.
  package var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: 0
    default: isWide ? 2 : 1
    }
  }

  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// The text without control characters.
  package var printable: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar.printable) }
    return String(scalars)
  }

  /// The text without white space at its ends.
  package var trimmingBlanks: String {
    var scalars = Substring(self).unicodeScalars
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(Substring(scalars))
  }

  /// The text without blanks at its end.
  package var trimmingEnd: String {
    var text = String(self)
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The number of columns that a terminal gives to the text.
  package var columns: Int {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.count : unicodeScalars.reduce(0) { $0 + $1.columns }
  }

  /// The text filled with blanks on its right.
  package func padded(to width: Int) -> String {
    String(self) + String(repeating: " ", count: Swift.max(0, width - columns))
  }

  /// The text filled with blanks on its left.
  package func rightAligned(in width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - columns)) + String(self)
  }

  /// The text itself, or its beginning and "..." if it has more than so many characters.
  package func abbreviated(to limit: Int) -> String {
    count <= limit ? String(self) : "\(prefix(limit - 3))..."
  }

  /// The text as one word of a POSIX shell.
  package var shellQuoted: String {
    let quoted = map { $0 == "'" ? "'\\''" : String($0) }.joined()
    return "'\(quoted)'"
  }

  /// Where a word stands first in the text.
  package func range(ofWord word: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      start = index(after: start)
    }
    return nil
  }
}
