// After reading this file you know how text is cut into numbers, names and signs, and which characters are refused.
//
//     "2.5*exp(-x)"     2.5   *   exp   (   -   x   )   end
//
// The language is ASCII. Up to the first character that is not, a byte is a Unicode scalar, so that a place in
// the bytes is a place in the scalars; and at that character the reading stops. No token holds a string: what was
// written is cut out of the text where a refusal needs it.

/// A number, a name or a sign, and where it stands.
struct Token {
  enum Kind: Equatable {
    case number(Double)
    case name(Spelling)
    case plus, minus, times, divided, power
    case open, close, comma, equals, semicolon
    case end
  }

  let kind: Kind

  /// The place of the first Unicode scalar, from 0, and the number of scalars.
  let position: Int
  let length: Int
}

/// Reads one token after the other.
struct Lexer: ~Copyable {
  /// The longest text that is read, in bytes of UTF-8: 1 MiB.
  static let limit = 1 << 20

  let bytes: [UInt8]
  var place = 0

  /// The numbers of the names that are too long for a ``Spelling`` of their own.
  private var longNames: [String: Int] = [:]

  init(_ text: String) throws(SyntaxError) {
    let bytes = Array(text.utf8)
    if bytes.count > Self.limit { throw .tooLong(bytes) }
    self.bytes = bytes
  }

  /// The next token; `end` again and again when there is no more.
  mutating func next() throws(SyntaxError) -> Token {
    skipSpaces()
    guard place < bytes.count else { return Token(kind: .end, position: place, length: 0) }
    let start = place
    let byte = bytes[place]
    if Self.isLetter(byte) { return name() }
    if Self.isDigit(byte) || byte == UInt8(ascii: ".") { return try number() }
    guard let kind = Self.sign(byte) else { throw .unknownCharacter(character(at: start), at: start) }
    place += 1
    if kind == .times, place < bytes.count, bytes[place] == UInt8(ascii: "*") {
      place += 1
      return Token(kind: .power, position: start, length: 2)
    }
    return Token(kind: kind, position: start, length: 1)
  }

  /// Whether the next token starts with this character; nothing is read.
  mutating func isFollowed(by character: Unicode.Scalar) -> Bool {
    skipSpaces()
    return place < bytes.count && bytes[place] == UInt8(ascii: character)
  }

  /// Whether the next token is `^` or `**`; nothing is read.
  mutating func isFollowedByPower() -> Bool {
    if isFollowed(by: "^") { return true }
    return isFollowed(by: "*") && place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "*")
  }

  /// Whether there is a comma between the parenthesis that opens next and the one that closes it; nothing is read.
  func isFollowedByTwoArguments() -> Bool {
    var depth = 0
    for byte in bytes[place...] {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if byte == UInt8(ascii: ","), depth == 1 { return true }
      if depth <= 0 { return false }
    }
    return false
  }

  /// A token as it is written.
  func word(of token: Token) -> String { word(from: token.position, to: token.position + token.length) }

  func word(from start: Int, to end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
}

extension Lexer {
  /// Reads letters and digits.
  private mutating func name() -> Token {
    let start = place
    var spelling = Spelling()
    while place < bytes.count, Self.isLetter(bytes[place]) || Self.isDigit(bytes[place]) {
      spelling.append(bytes[place])
      place += 1
    }
    if place - start > Spelling.limit {
      let word = word(from: start, to: place)
      let number = longNames[word] ?? longNames.count
      longNames[word] = number
      spelling = Spelling(numberOfLongName: number)
    }
    return Token(kind: .name(spelling), position: start, length: place - start)
  }

  private mutating func skipSpaces() {
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
  }

  private func character(at place: Int) -> Unicode.Scalar {
    // A scalar has at most four bytes.
    String(decoding: bytes[place...].prefix(4), as: UTF8.self).unicodeScalars.first ?? " "
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  /// Space, tab and the two characters that end a line.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func sign(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .times
    case UInt8(ascii: "/"): .divided
    case UInt8(ascii: "^"): .power
    case UInt8(ascii: "("): .open
    case UInt8(ascii: ")"): .close
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "="): .equals
    case UInt8(ascii: ";"): .semicolon
    default: nil
    }
  }
}
