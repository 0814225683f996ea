// After reading this file you know which names a Swift source declares and which it uses, as far as that is to be seen without a
// compiler: words, in code alone, sorted by what stands before and after them.
//
//     compare(text)     a bare name: of a file's own level, or a member of the type in whose extension it stands
//     view.json         a name after a point: a member or a case of a type that is not known here
//     at: text          a label, which is no use
//     let text          a name of this file alone, as are parameters of functions and of closures

/// The names of a source.
struct SourceNames {
  /// What other files see: types, functions and values at a file's own level; those inside of types; and cases.
  private(set) var (globals, members, cases): (Set<String>, Set<String>, Set<String>) = ([], [], [])

  /// What this file declares in any place, down to the parameters of a closure; and what of it types have, private too.
  private(set) var (own, ofTypes): (Set<String>, Set<String>) = ([], [])

  /// What it uses, bare and after a point.
  private(set) var (bare, dotted): (Set<String>, Set<String>) = ([], [])

  init(of source: String) {
    let tokens = tokens(of: source)
    func token(_ index: Int) -> String { index < tokens.count ? tokens[index] : "" }
    // For each open brace whether a type's members stand in it, or statements.
    var scopes: [Bool] = []
    var (opensType, isPrivate, head) = (false, false, 0)
    for (index, word) in tokens.enumerated() {
      let next = token(index + 1)
      switch word {
      case "{":
        scopes.append(opensType)
        (opensType, head) = (false, index)
      case "}": _ = scopes.popLast()
      case "private", "fileprivate": isPrivate = next != "("
      case "struct", "enum", "class", "protocol", "actor", "extension", "typealias", "associatedtype", "func",
        "init", "subscript":
        opensType = ["struct", "enum", "class", "protocol", "actor", "extension"].contains(word)
        if word != "extension", word != "init", word != "subscript", !["func", "var", "let"].contains(next) {
          declare(next, in: scopes, isPrivate: isPrivate)
          isPrivate = false
        }
        own.formUnion(Self.genericParameters(tokens[(index + 1)...]))
      case "let", "var":
        opensType = false
        for name in Self.namesOfPattern(tokens[(index + 1)...]) {
          declare(name, in: scopes, isPrivate: isPrivate)
        }
        isPrivate = false
      case "case" where scopes.last == true:
        for name in Self.namesOfCase(tokens[(index + 1)...]) {
          cases.insert(name)
          ofTypes.insert(name)
          own.insert(name)
        }
      case "for": head = index
      case "in": own.formUnion(tokens[head..<index])
      default:
        guard word.first.map({ $0.isLetter || $0 == "_" }) == true else { continue }
        if index > 0, tokens[index - 1] == "." {
          dotted.insert(word)
        } else if next == ":" || token(index + 2) == ":" && isPartOfWord(next.utf8.first ?? 0) {
          own.insert(word)
        } else {
          bare.insert(word)
        }
      }
    }
  }

  private mutating func declare(_ name: String, in scopes: [Bool], isPrivate: Bool) {
    own.insert(name)
    guard scopes.allSatisfy(\.self) else { return }
    if !scopes.isEmpty { ofTypes.insert(name) }
    if isPrivate { return }
    if scopes.isEmpty { globals.insert(name) } else { members.insert(name) }
  }

  /// T and U of `name<T, U: Scalar>`.
  private static func genericParameters(_ rest: ArraySlice<String>) -> [String] {
    guard let open = rest.prefix(2).firstIndex(of: "<") else { return [] }
    let list = rest[open...].prefix { $0 != ">" }
    return list.indices.dropFirst().filter { list[$0 - 1] == "<" || list[$0 - 1] == "," }.map { list[$0] }
  }

  /// x of `let x`, x and y of `let (x, y)` and of `case let .point(x, y)`.
  private static func namesOfPattern(_ rest: ArraySlice<String>) -> [String] {
    guard let first = rest.first else { return [] }
    guard first == "(" || first == "." else { return [first] }
    return rest.drop { $0 != "(" }.prefix { $0 != ")" }.filter { $0.first?.isLetter == true }
  }

  /// The cases of `case sin, power(Int), other = 1`.
  private static func namesOfCase(_ rest: ArraySlice<String>) -> [String] {
    var (names, depth) = ([String](), 0)
    for (index, word) in zip(rest.indices, rest) {
      if depth == 0, names.isEmpty || rest[index - 1] == "," {
        names.append(word)
      } else if word == "(" {
        depth += 1
      } else if word == ")" {
        depth -= 1
      } else if depth == 0, word != ",", word != "=", rest[index - 1] != "=" {
        break
      }
    }
    return names
  }
}

/// The words and signs of a Swift source, without comments, and of what stands between quotation marks the code in `\(…)` alone.
///
/// A colon after a blank, as in `a ? b : c`, is another sign, " :", than that of a label.
private func tokens(of source: String) -> [String] {
  let bytes = Array(source.utf8)
  var (tokens, place) = ([String](), 0)
  // The texts that are open, each with its end and with what begins code in it; and for each such code its open parentheses.
  var texts: [(end: [UInt8], code: [UInt8])] = []
  var parentheses: [Int] = []
  func begins(_ word: [UInt8]) -> Bool { bytes[place...].starts(with: word) }
  func skip(to end: [UInt8]) { while place < bytes.count, !begins(end) { place += 1 } }
  let (quote, hash, newline) = (UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "\n"))
  let (lineComment, comment, endOfComment) = (Array("//".utf8), Array("/*".utf8), Array("*/".utf8))
  while place < bytes.count {
    let byte = bytes[place]
    if texts.count > parentheses.count, let text = texts.last {
      if byte == quote, begins(text.end) {
        place += text.end.count
        texts.removeLast()
      } else if byte == UInt8(ascii: "\\"), begins(text.code) {
        place += text.code.count
        parentheses.append(1)
      } else {
        place += byte == UInt8(ascii: "\\") && text.code.count == 2 ? 2 : 1
      }
    } else if byte == quote || byte == hash {
      let hashes = Array(bytes[place...].prefix { $0 == hash })
      place += hashes.count
      guard place < bytes.count, bytes[place] == quote else { continue }
      let marks = Array(repeating: quote, count: begins([quote, quote, quote]) ? 3 : 1)
      place += marks.count
      texts.append((end: marks + hashes, code: Array("\\".utf8) + hashes + Array("(".utf8)))
    } else if byte == lineComment[0], begins(lineComment) {
      skip(to: [newline])
    } else if byte == comment[0], begins(comment) {
      skip(to: endOfComment)
      place += 2
    } else if isPartOfWord(byte) {
      let word = bytes[place...].prefix(while: isPartOfWord)
      tokens.append(String(decoding: word, as: UTF8.self))
      place += word.count
    } else {
      let isDouble = begins(Array("::".utf8))
      let isApart = byte == UInt8(ascii: ":") && place > 0 && bytes[place - 1] == UInt8(ascii: " ")
      if byte != UInt8(ascii: " "), byte != newline, byte != UInt8(ascii: "`") {
        tokens.append(isDouble ? "::" : (isApart ? " " : "") + String(UnicodeScalar(byte)))
      }
      if let count = parentheses.last {
        let change = byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
        if count + change == 0 {
          parentheses.removeLast()
        } else {
          parentheses[parentheses.count - 1] += change
        }
      }
      place += isDouble ? 2 : 1
    }
  }
  return tokens
}

private func isPartOfWord(_ byte: UInt8) -> Bool {
  byte >= 128 || byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
}
