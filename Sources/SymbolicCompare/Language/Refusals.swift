// After reading this file you know how a refusal is worded: what was found, what could stand there, how to mend it. Here are those
// of characters, numbers, values, parentheses and assignments; those of names and functions, of conditions and of what is
// written out are in the other files of this name.

extension SyntaxError {
  private static let startsOfAValue = ["a number", "a name", "'('", "'-'"]
  static let continuations = ["an operator", "the end"]

  /// The beginning of a piece of the input, short enough for a line, a tab or a line's end shown as a blank.
  package static func quoted(_ piece: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in piece.unicodeScalars.prefix(40) {
      shown.append((0x20...0x7E).contains(scalar.value) ? scalar : " ")
    }
    return "'\(shown)\(piece.utf8.count > shown.count ? "..." : "")'"
  }

  // MARK: Characters and numbers

  static func tooLong(_ bytes: [UInt8]) -> SyntaxError {
    // A byte 10xxxxxx continues a scalar; every other one begins one.
    let scalars = bytes[..<Lexer.limit].count { $0 & 0xC0 != 0x80 }
    return SyntaxError(
      "the text is longer than 1 MiB", at: scalars, length: 0,
      advice: "split it, or build the formula in Swift with Symbolic")
  }

  /// - Parameter numeral: the number right before the character; empty if there is none.
  static func unknownCharacter(
    _ character: Unicode.Scalar, at position: Int, after numeral: String
  ) -> SyntaxError {
    let (name, advice) = (
      CharacterAdvice.name(of: character), CharacterAdvice.advice(for: character, after: numeral)
    )
    return SyntaxError("\(name) is not part of the language", at: position, length: 1, advice: advice)
  }

  /// A point between names: `np.sin(x)`.
  static func pointAfterName(at position: Int) -> SyntaxError {
    SyntaxError(
      "a name has no point in it", at: position, length: 1,
      advice: "functions stand without the name of a module: write sin(x), not math.sin(x)")
  }

  static func malformedNumber(_ word: String, at position: Int, lacksDigitsAfterPoint: Bool) -> SyntaxError {
    let whole = word.prefix { $0 != "." }
    let advice =
      lacksDigitsAfterPoint && word.utf8.count == whole.utf8.count + 1
      ? "write \(whole.prefix(40)) or \(whole.prefix(40)).0"
      : "a number has at most one point, with a digit after it: 2.5 or .5"
    return SyntaxError(
      "\(quoted(word)) is not a number", at: position, length: word.utf8.count, advice: advice)
  }

  static func numberTooLarge(_ word: String, at position: Int) -> SyntaxError {
    SyntaxError(
      "the number \(quoted(word)) is too large", at: position, length: word.utf8.count,
      advice: "the largest Double is about 1.8e308")
  }

  static func numberTooSmall(_ word: String, at position: Int) -> SyntaxError {
    SyntaxError(
      "the number \(quoted(word)) is too small to differ from 0", at: position, length: word.utf8.count,
      advice: "write 0; the smallest positive Double is about 4.9e-324")
  }

  // MARK: Values

  static func missingValue(
    at token: Token, _ word: String, after previous: Token.Kind, openParenthesis: Int?
  ) -> SyntaxError {
    let advice: String
    switch token.kind {
    case .end: advice = openParenthesis == nil ? "write a value" : "write a value and close the parenthesis"
    case .plus: advice = "leave this '+' out, or write a value before it"
    case .divided where previous == .divided: advice = "a quotient that is rounded down is written floor(x/y)"
    case .times, .divided, .power: advice = "write a value before it, or leave it out"
    case .close: advice = openParenthesis == nil ? "leave it out" : "write a value before the ')'"
    case .comma: advice = "write a value before the ','"
    case .openBracket:
      advice =
        "several results stand without brackets: x^2, x*y; the numbers of a vector x are given by --at x=[1,2,3]"
    case .closeBracket:
      advice = previous == .openBracket ? "write an index: x[1]" : "write a value before the ']'"
    case .comparison:
      advice = "a comparison has a formula on either side, and one sign: <, <=, >, >=, == or !="
    case .equals: advice = "an assignment is written name = formula; use it in a later piece"
    default: advice = "write a formula before it, or leave it out"
    }
    let found = token.kind == .end ? "the text ends" : "\(name(of: token, word)) stands"
    return SyntaxError(
      "\(found) where a value is needed", at: token.position, length: token.length,
      expected: startsOfAValue, advice: advice)
  }

  static func emptyText(length: Int) -> SyntaxError {
    SyntaxError(
      "the text is empty", at: length, length: 0, expected: ["a formula"],
      advice: "write for example log(1 + exp(w*x + b))")
  }

  /// Two values next to each other: `2x`, `2(x)`, `x y`, `(x)(y)`.
  static func implicitProduct(
    of left: (token: Token, word: String), with right: (token: Token, word: String), isCall: Bool,
    dividend: String?, rest: String, isInCall: Bool
  ) -> SyntaxError {
    let first = source(left.token, left.word)
    let isParenthesis = right.token.kind == .open
    let second =
      (isParenthesis ? "" : source(right.token, right.word))
      + (isParenthesis || isCall ? parenthesis(in: rest.dropFirst(isParenthesis ? 0 : right.word.count)) : "")
    var advice = "a product needs its sign: write \(first)*\(second)"
    if let other = OtherNotation(left.word, right.word, dividend: dividend, rest: rest) {
      advice = other.advice
    } else if isInCall {
      advice =
        "two arguments are parted by a comma: write \(first), \(second); a product by its sign: write \(first)*\(second)"
    } else if let dividend {
      advice =
        "a product needs its sign, and its place: write \(dividend)/(\(first)*\(second)) or (\(dividend)/\(first))*\(second)"
    } else if case .number = left.token.kind, right.word.lowercased() == "e" {
      advice += "; a power of ten its exponent: \(first)e3 or \(first)e-3"
    }
    return SyntaxError(
      "\(isInCall ? "a comma or an operator" : "an operator") is missing before \(name(of: right.token, right.word))",
      at: right.token.position, length: right.token.length,
      expected: isInCall ? ["an operator", "','"] : continuations, advice: advice)
  }

  /// The parenthesis with which a text begins, whole, so that advice about it can be copied; `(...)` if it is long.
  static func parenthesis(in rest: Substring) -> String {
    var (shown, depth) = ("", 0)
    for character in rest.drop(while: { $0 == " " }).prefix(40) {
      guard let code = character.asciiValue, code >= 0x20, code < 0x7F else { break }
      shown.append(character)
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0 { return shown }
    }
    return "(...)"
  }

  // MARK: Parentheses, commas and assignments

  static func unclosed(_ position: Int, count: Int) -> SyntaxError {
    let message =
      count == 1 ? "this parenthesis is not closed" : "\(count) parentheses are not closed; the last"
    return SyntaxError(
      message, at: position, length: 1,
      advice: count == 1 ? "write the missing ')'" : "write the \(count) missing ')'")
  }

  static func unclosedBracket(_ position: Int) -> SyntaxError {
    SyntaxError("this bracket is not closed", at: position, length: 1, advice: "write the missing ']'")
  }

  static func unopened(at close: Token) -> SyntaxError {
    SyntaxError(
      "this parenthesis was never opened", at: close.position, length: 1, expected: continuations,
      advice: "leave it out, or write the missing '('")
  }

  static func commaOutsideCall(at comma: Token) -> SyntaxError {
    SyntaxError(
      "this comma is not between the arguments of a function", at: comma.position, length: 1,
      expected: continuations,
      advice:
        "a decimal number is written with a point: 2.5; several results stand without parentheses: x^2, x*y")
  }

  static func reserved(_ word: String, at token: Token) -> SyntaxError {
    let isWord = ConditionWord(rawValue: word) != nil
    let kind = isWord ? "a word of conditions" : Function.named[word] == nil ? "a constant" : "a function"
    return SyntaxError(
      "\(word) is \(kind) and cannot be assigned", at: token.position, length: token.length,
      advice: "choose another name")
  }

  static func assignedTwice(_ word: String, at token: Token) -> SyntaxError {
    SyntaxError(
      "\(quoted(word)) is assigned a second time", at: token.position, length: token.length,
      advice: "each name is assigned once: choose another name")
  }

  static func usedBeforeAssignment(_ word: String, at token: Token) -> SyntaxError {
    SyntaxError(
      "\(quoted(word)) is used before it is assigned", at: token.position, length: token.length,
      advice: "assign it before its first use, or choose another name for one of the two")
  }

  package static func notAmongInputs(_ word: String, at position: Int) -> SyntaxError {
    SyntaxError(
      "\(quoted(word)) is not among the inputs", at: position, length: word.utf8.count,
      advice: "name it as an input too, or assign it before its first use")
  }

  static func unusedPiece(_ word: String, at end: Token) -> SyntaxError {
    SyntaxError(
      word == ";"
        ? "the formula before this ';' is neither assigned nor the result"
        : "the formula before this new line is neither assigned nor the result",
      at: end.position, length: 1, expected: continuations,
      advice: "give it a name, name = formula; only the last piece stands alone"
        + (word == ";" ? "" : "; a formula goes on in parentheses, or after an operator at the line's end"))
  }

  // MARK: Words for tokens

  private static func name(of token: Token, _ word: String) -> String {
    switch token.kind {
    case .end: "the end of the text"
    case .name: quoted(word)
    case .number: "this number"
    default: "'\(word)'"
    }
  }

  /// The token as it is to be written, a long name shortened.
  private static func source(_ token: Token, _ word: String) -> String {
    if case .number(let value) = token.kind { return FormattedNumber.plain(value) }
    return shortened(word)
  }

  private static func shortened(_ word: String) -> String {
    word.utf8.count <= 40 ? word : word.prefix(40) + "..."
  }
}
