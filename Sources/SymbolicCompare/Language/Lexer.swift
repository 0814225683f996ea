// After reading this file you know how text is cut into numbers, names and signs, and which characters are refused.
//
//     "2.5*exp(-x)"     2.5   *   exp   (   -   x   )   end
//
// The language is ASCII but for its comments. Outside them a byte is a Unicode scalar, so that a place in the bytes is a
// place in the scalars, less the bytes that continue a scalar in a comment before it. No token holds a string: what was
// written is cut out of the text where a refusal needs it.
//
// A new line parts pieces as ';' does where a piece can end: after a value, outside parentheses, and unless the next
// line begins with what cannot begin a piece:
//
//     y = x^2        a new piece           log(1 +           goes on, in parentheses      a
//     exp(y)                                   exp(x))                                      + b     goes on, at the '+'
//
// A '#' and what follows it on its line is a comment.

/// A number, a name or a sign, and where it stands.
struct Token {
  enum Kind: Equatable {
    case number(Double)
    case name(Spelling)
    case plus, minus, times, divided, power
    case comparison(Relation)
    case open, close, openBracket, closeBracket, comma, equals, semicolon
    case end
  }

  let kind: Kind

  /// The place of the first Unicode scalar, from 0, and the number of scalars.
  let position: Int
  let length: Int

  /// The place of the first byte: further on than `position` where a comment before it is not ASCII.
  let place: Int
}

/// Reads one token after the other.
package struct Lexer: ~Copyable {
  /// The longest text that is read, in bytes of UTF-8: 1 MiB.
  static let limit = 1 << 20

  let bytes: [UInt8]
  var place = 0

  /// How many bytes of the comments before `place` continue a scalar.
  private var continuations = 0

  /// How many parentheses and brackets are open.
  private var depth = 0

  /// The bytes of the last token read.
  private var last = 0..<0

  /// The numbers of the names that are too long for a ``Spelling`` of their own.
  private var longNames: [String: Int] = [:]

  init(_ text: String) throws(SyntaxError) {
    let bytes = Array(text.utf8)
    if bytes.count > Self.limit { throw .tooLong(bytes) }
    self.bytes = bytes
  }

  /// Reads the next token into the memory of another one; `end` again and again when there is no more.
  mutating func next(_ token: inout Token) throws(SyntaxError) {
    skipSpaces()
    let start = place
    let kind = try kind()
    last = start..<place
    token = Token(kind: kind, position: position(of: start), length: place - start, place: start)
  }

  /// Reads what begins here.
  private mutating func kind() throws(SyntaxError) -> Token.Kind {
    let start = place
    guard start < bytes.count else { return .end }
    let byte = bytes[start]
    if Self.isLetter(byte) { return .name(name()) }
    if Self.isDigit(byte) || byte == UInt8(ascii: ".") { return .number(try number()) }
    let kind: Token.Kind
    switch byte {
    case UInt8(ascii: "+"): kind = .plus
    case UInt8(ascii: "-"): kind = .minus
    case UInt8(ascii: "*"):
      let isDouble = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "*")
      if isDouble { place += 1 }
      kind = isDouble ? .power : .times
    case UInt8(ascii: "/"): kind = .divided
    case UInt8(ascii: "^"): kind = .power
    case UInt8(ascii: "("), UInt8(ascii: "["):
      depth += 1
      kind = byte == UInt8(ascii: "(") ? .open : .openBracket
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      depth = Swift.max(0, depth - 1)
      kind = byte == UInt8(ascii: ")") ? .close : .closeBracket
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ";"), 0x0A, 0x0D: kind = .semicolon
    default:
      if let relation = try comparison(byte) { return .comparison(relation) }
      guard byte == UInt8(ascii: "=") else {
        throw .unknownCharacter(
          character(at: start), at: position(of: start), after: numeral(before: start))
      }
      kind = .equals
    }
    place += 1
    return kind
  }

  /// Where the reading is, to be gone on from again.
  struct Mark {
    fileprivate let place: Int
    fileprivate let continuations: Int
    fileprivate let depth: Int
    fileprivate let last: Range<Int>
  }

  /// The place behind the last token, from which the same tokens are read again after ``goBack(to:)``.
  var mark: Mark {
    Mark(place: place, continuations: continuations, depth: depth, last: last)
  }

  /// Reads on from a place where the reading was before.
  mutating func goBack(to mark: Mark) {
    (place, continuations) = (mark.place, mark.continuations)
    (depth, last) = (mark.depth, mark.last)
  }

  /// A token as it is written.
  func word(of token: Token) -> String { word(from: token.place, to: token.place + token.length) }

  /// The place in Unicode scalars of a byte outside comments, not before the last of them.
  func position(of start: Int) -> Int { start - continuations }

  func word(from start: Int, to end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
}

extension Lexer {
  /// Reads letters and digits.
  private mutating func name() -> Spelling {
    let start = place
    var spelling = Spelling()
    while place < bytes.count, Self.isLetter(bytes[place]) || Self.isDigit(bytes[place]) {
      spelling.append(bytes[place])
      place += 1
    }
    if place - start > Spelling.limit { spelling = self.spelling(ofLong: word(from: start, to: place)) }
    return spelling
  }

  private mutating func spelling(ofLong word: String) -> Spelling {
    let number = longNames[word] ?? longNames.count
    longNames[word] = number
    return Spelling(numberOfLongName: number)
  }

  /// The spelling of a name that does not stand in the text, as x12 for x[i].
  mutating func spelling(of name: String) -> Spelling {
    name.utf8.count > Spelling.limit ? spelling(ofLong: name) : Spelling(name)
  }

  /// Goes on to the next character that means something: a line's end only where it parts two pieces.
  @inline(__always)
  mutating func skipSpaces() {
    // What is skipped begins with a blank, a line's end or a '#', which have smaller codes than nearly all that is read.
    if place < bytes.count, bytes[place] > UInt8(ascii: "#") { return }
    skipBlanksAndComments()
  }

  private mutating func skipBlanksAndComments() {
    let start = place
    place = endOfBlanks(from: place, overLines: depth > 0 || !isAfterValue)
    if place < bytes.count, Self.isLineEnd(bytes[place]) {
      let next = endOfBlanks(from: place, overLines: true)
      if next == bytes.count || Self.cannotBeginPiece(bytes[next]) { place = next }
    }
    // A byte 10xxxxxx continues a scalar.
    if start < place { continuations += bytes[start..<place].count { $0 & 0xC0 == 0x80 } }
  }

  /// Whether the last token read can be the end of a value: a number, a name, or what closes.
  private var isAfterValue: Bool {
    guard let end = bytes[last].last else { return false }
    if end == UInt8(ascii: ")") || end == UInt8(ascii: "]") { return true }
    return (Self.isLetter(end) || Self.isDigit(end))
      && ConditionWord(rawValue: word(from: last.lowerBound, to: last.upperBound)) == nil
  }

  /// The first place from here on that is neither blank nor in a comment.
  private func endOfBlanks(from start: Int, overLines: Bool) -> Int {
    var place = start
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "#") {
        while place < bytes.count, !Self.isLineEnd(bytes[place]) { place += 1 }
      } else if Self.isBlank(bytes[place]) || overLines && Self.isLineEnd(bytes[place]) {
        place += 1
      } else {
        break
      }
    }
    return place
  }

  /// Whether a piece has no such character at its beginning, so that the line before it goes on here.
  private static func cannotBeginPiece(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "^"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "!"), 0x0A, 0x0D:
      true
    default: false
    }
  }

  /// The number that stands right before a place, as it is written.
  private func numeral(before place: Int) -> String {
    var start = place
    while start > 0, Self.isDigit(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: ".") { start -= 1 }
    return word(from: start, to: place)
  }

  private func character(at place: Int) -> Unicode.Scalar {
    // A scalar has at most four bytes.
    String(decoding: bytes[place...].prefix(4), as: UTF8.self).unicodeScalars.first ?? " "
  }

  package static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  package static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
