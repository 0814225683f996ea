// After reading this file you know what the parser may ask of the text around a token without reading it: what comes next, and
// what somebody who wrote another notation may have meant.

extension Lexer {
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

  /// Whether a comma stands between two digits without a blank, as in the decimal number 1,5.
  func isBetweenDigits(_ comma: Token) -> Bool {
    comma.place > 0 && Self.isDigit(bytes[comma.place - 1]) && comma.place + 1 < bytes.count
      && Self.isDigit(bytes[comma.place + 1])
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

  /// Whether the parenthesis that opens next closes before an `=`, as in `f(x) = x^2`; nothing is read.
  func isFollowedByDefinition() -> Bool {
    guard let close = bytes[place...].firstIndex(of: UInt8(ascii: ")")) else { return false }
    let rest = bytes[(close + 1)...].drop { Self.isBlank($0) }
    return rest.first == UInt8(ascii: "=") && rest.dropFirst().first != UInt8(ascii: "=")
  }

  /// The piece of a text around the '/' before a place, if it is a number or a name: of `1/2x` before the x, "1".
  func dividend(before place: Int) -> String {
    guard let slash = bytes[..<place].lastIndex(of: UInt8(ascii: "/")) else { return "1" }
    var start = slash
    while start > 0, Self.isDigit(bytes[start - 1]) || Self.isLetter(bytes[start - 1]) { start -= 1 }
    return start < slash && slash - start <= 20 ? word(from: start, to: slash) : "a"
  }

  /// What ends with a closing parenthesis or bracket, with the name before it, so that advice can be copied; `(...)` if it is
  /// long.
  func closedText(until end: Int) -> String {
    var (start, depth) = (end, 0)
    while start > 0, end - start < 40 {
      start -= 1
      switch bytes[start] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["): depth -= 1
      case 0x20...0x7E: break
      default: return "(...)"
      }
      if depth == 0 {
        while start > 0, end - start < 40, Self.isDigit(bytes[start - 1]) || Self.isLetter(bytes[start - 1]) {
          start -= 1
        }
        return word(from: start, to: end)
      }
    }
    return "(...)"
  }
}
