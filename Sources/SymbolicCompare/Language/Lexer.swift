// After reading this file you know how text is cut into numbers, names and signs, and which characters are refused.
//
//     "2.5*exp(-x)"     2.5   *   exp   (   -   x   )   end
//
// The language is ASCII. Up to the first character that is not, a byte is a Unicode scalar, so that a place in
// the bytes is a place in the scalars; and at that character the reading stops.

/// A number, a name or a sign, and where it stands.
struct Token: Hashable {
  enum Kind: Hashable {
    case number(Double)
    case name(String)
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
struct Lexer {
  /// The longest text that is read, in bytes of UTF-8: 1 MiB.
  static let limit = 1 << 20

  private let text: String
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) throws(SyntaxError) {
    self.text = text
    bytes = Array(text.utf8)
    if bytes.count > Self.limit { throw .tooLong(bytes) }
  }

  /// The next token; `end` again and again when there is no more.
  mutating func next() throws(SyntaxError) -> Token {
    skipSpaces()
    guard place < bytes.count else { return Token(kind: .end, position: place, length: 0) }
    let start = place
    let byte = bytes[place]
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return try number()
    case _ where Self.isLetter(byte):
      while place < bytes.count, Self.isLetter(bytes[place]) || Self.isDigit(bytes[place]) { place += 1 }
      return Token(kind: .name(word(from: start)), position: start, length: place - start)
    case UInt8(ascii: "*") where place + 1 < bytes.count && bytes[place + 1] == byte:
      place += 2
      return Token(kind: .power, position: start, length: 2)
    default:
      guard let kind = Self.sign(byte) else { throw .unknownCharacter(character(at: start), at: start) }
      place += 1
      return Token(kind: kind, position: start, length: 1)
    }
  }

  /// Whether the next token starts with this character; nothing is read.
  mutating func isFollowed(by character: Unicode.Scalar) -> Bool {
    skipSpaces()
    return place < bytes.count && bytes[place] == UInt8(ascii: character)
  }
}

extension Lexer {
  /// Whether the next token is `**`; nothing is read.
  var isFollowedByTwoStars: Bool {
    var ahead = self
    guard ahead.isFollowed(by: "*"), ahead.place + 1 < bytes.count else { return false }
    return bytes[ahead.place + 1] == UInt8(ascii: "*")
  }

  /// Reads digits, at most one point between or before digits, and an exponent if digits follow its `e`.
  private mutating func number() throws(SyntaxError) -> Token {
    let start = place
    skipDigits()
    let whole = place - start
    var isComplete = true
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      isComplete = skipDigits() > 0
    }
    if !isComplete || (place < bytes.count && bytes[place] == UInt8(ascii: ".")) {
      while place < bytes.count, Self.isDigit(bytes[place]) || bytes[place] == UInt8(ascii: ".") {
        place += 1
      }
      throw .malformedNumber(word(from: start), at: start, lacksDigitsAfterPoint: whole > 0 && !isComplete)
    }
    let mantissa = start..<place
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      let beforeExponent = place
      place += 1
      if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") {
        place += 1
      }
      if skipDigits() == 0 { place = beforeExponent }
    }
    let literal = word(from: start)
    let value = Double(literal) ?? .infinity
    guard value.isFinite else { throw .numberTooLarge(literal, at: start) }
    let isZero = bytes[mantissa].allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    guard value != 0 || isZero else { throw .numberTooSmall(literal, at: start) }
    return Token(kind: .number(value), position: start, length: place - start)
  }

  private mutating func skipSpaces() {
    while place < bytes.count, bytes[place] == 0x20 || (0x09...0x0D).contains(bytes[place]) {
      if bytes[place] == 0x0B || bytes[place] == 0x0C { return }
      place += 1
    }
  }

  /// Goes on to the first character that is no digit; returns how many digits there were.
  @discardableResult
  private mutating func skipDigits() -> Int {
    let start = place
    while place < bytes.count, Self.isDigit(bytes[place]) { place += 1 }
    return place - start
  }

  private func word(from start: Int) -> String { String(decoding: bytes[start..<place], as: UTF8.self) }

  private func character(at place: Int) -> Unicode.Scalar {
    text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: place)]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
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
