// After reading this file you know when bytes are JSON (RFC 8259), with no recursion: what is open waits in a stack.

/// A strict reader of JSON that keeps nothing.
struct JSONText {
  private var bytes: ArraySlice<UInt8>
  private var open: [UInt8] = []

  /// Whether the bytes are one JSON object, with nothing after it.
  static func isObject(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = JSONText(bytes: bytes)
    return bytes.first == UInt8(ascii: "{") && String(validating: bytes, as: UTF8.self) != nil
      && reader.readsValue() && reader.bytes.isEmpty
  }

  private mutating func readsValue() -> Bool {
    repeat {
      guard readsStart() else { return false }
      // A value is complete: close what it closes.
      while let opened = open.last {
        skipSpaces()
        if take(UInt8(ascii: ",")) {
          if opened == UInt8(ascii: "{"), !readsKey() { return false }
          break
        }
        guard take(opened + 2) else { return false }
        open.removeLast()
      }
    } while !open.isEmpty
    return true
  }

  /// Reads a number, a string or a word, or opens objects and arrays up to the first of those.
  private mutating func readsStart() -> Bool {
    while true {
      skipSpaces()
      switch bytes.first {
      case UInt8(ascii: "{"):
        bytes.removeFirst()
        skipSpaces()
        if take(UInt8(ascii: "}")) { return true }
        guard readsKey() else { return false }
        open.append(UInt8(ascii: "{"))
      case UInt8(ascii: "["):
        bytes.removeFirst()
        skipSpaces()
        if take(UInt8(ascii: "]")) { return true }
        open.append(UInt8(ascii: "["))
      case UInt8(ascii: "\""): return readsString()
      case UInt8(ascii: "t"): return take("true")
      case UInt8(ascii: "f"): return take("false")
      case UInt8(ascii: "n"): return take("null")
      default: return readsNumber()
      }
    }
  }

  private mutating func readsKey() -> Bool {
    skipSpaces()
    guard readsString() else { return false }
    skipSpaces()
    return take(UInt8(ascii: ":"))
  }

  private mutating func readsString() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"):
        guard let escaped = bytes.popFirst() else { return false }
        if escaped == UInt8(ascii: "u") {
          let digits = bytes.prefix(4)
          guard digits.count == 4, digits.allSatisfy({ isHexadecimal($0) }) else { return false }
          bytes.removeFirst(4)
        } else if !"\"\\/bfnrt".utf8.contains(escaped) {
          return false
        }
      case ..<0x20: return false
      default: break
      }
    }
    return false
  }

  private mutating func readsNumber() -> Bool {
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")), !readsDigits() { return false }
    if take(UInt8(ascii: ".")), !readsDigits() { return false }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      return readsDigits()
    }
    return true
  }

  private mutating func readsDigits() -> Bool {
    let count = bytes.count
    bytes = bytes.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return bytes.count < count
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  private mutating func skipSpaces() {
    bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard bytes.first == byte else { return false }
    bytes.removeFirst()
    return true
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes.starts(with: word.utf8) else { return false }
    bytes.removeFirst(word.utf8.count)
    return true
  }
}
