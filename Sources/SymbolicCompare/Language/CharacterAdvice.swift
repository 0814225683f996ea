// After reading this file you know what is said about a character that the language does not have: its name, never
// the character itself, for it may be invisible or may change how a terminal shows the rest.

enum CharacterAdvice {
  /// The character in words: '@' for what is printable ASCII, else "U+1F600 (GRINNING FACE)".
  static func name(of character: Unicode.Scalar) -> String {
    if character.isASCII, (0x21...0x7E).contains(character.value) { return "'\(character)'" }
    let digits = String(character.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    if let name = character.properties.name { return "the character \(code) (\(name))" }
    return character.properties.generalCategory == .control
      ? "the control character \(code)" : "the character \(code)"
  }

  /// What to write instead of it.
  ///
  /// - Parameter numeral: the number right before it; empty if there is none.
  static func advice(for character: Unicode.Scalar, after numeral: String = "") -> String {
    switch character {
    case "\u{00B0}", "\u{02DA}", "\u{00BA}":
      "angles are in radians: write \(numeral.isEmpty ? "x" : numeral)*pi/180"
    case "'", "\u{2032}", "\u{2019}":
      "a name has no prime: write theta_prime; a derivative is asked for by adcompare derive"
    case "%" where !numeral.isEmpty: "write \(numeral)/100"
    case "\u{00D7}", "\u{00B7}", "\u{22C5}", "\u{2219}", "\u{2217}": "write * for a product"
    case "\u{00F7}", "\u{2215}", "\u{2044}": "write / for a quotient"
    case "\u{2212}", "\u{2013}", "\u{2014}", "\u{2010}", "\u{2011}": "write the minus of the keyboard, -"
    case "\u{00B2}": "write ^2"
    case "\u{00B3}": "write ^3"
    case "\u{221A}": "write sqrt(x)"
    case "\u{221B}": "write cbrt(x)"
    case "\u{03C0}": "write pi"
    case "!": "write gamma(n + 1) for the factorial of n; write 'not' before a condition: not x > 0"
    case "\u{2202}": "a derivative is asked for, not written: adcompare derive"
    case "\u{2211}": "write sum(i, 1, 10, x[i])"
    case "\u{220F}": "write prod(i, 1, 10, x[i])"
    case "\u{222B}", "\u{221E}": "it is not in the language"
    case "\u{00BD}": "write 1/2"
    case "\u{00BC}": "write 1/4"
    case "\u{00BE}": "write 3/4"
    case ":": "an assignment is written name = formula; points of a range belong to --at, as x=FROM:TO:COUNT"
    case "{", "}": "write parentheses, ( and ); an index stands in brackets: x[1]"
    case "&": "write and between two conditions"
    case "?": adviceForConditions
    case "\u{2264}": "write <="
    case "\u{2265}": "write >="
    case "\u{2260}": "write !="
    case "\u{230A}", "\u{230B}": "write floor(x)"
    case "\u{2308}", "\u{2309}": "write ceil(x)"
    case "\u{2227}": "write and between two conditions"
    case "\u{2228}": "write or between two conditions"
    case "\u{00AC}": "write 'not' before a condition: not x > 0"
    case "|": "write abs(x)"
    case "%": "write mod(x, y) for a remainder, x/100 for per cent"
    case "\u{FFFD}": "the text is not UTF-8, or was damaged on its way: save it as UTF-8"
    case "\u{0}": "leave it out; if there are many, the text is UTF-16: save it as UTF-8"
    case "\u{FEFF}": "delete this invisible mark; only as the first character of a file is it accepted"
    case "\\", "$": "LaTeX is not read: write sin(x) and a/b"
    default: generalAdvice(for: character)
    }
  }

  private static func generalAdvice(for character: Unicode.Scalar) -> String {
    let properties = character.properties
    if properties.isWhitespace { return "use an ordinary space" }
    let greek = "GREEK SMALL LETTER "
    if let name = properties.name, name.hasPrefix(greek), !name.dropFirst(greek.count).contains(" ") {
      return "write it in Latin letters: \(name.dropFirst(greek.count).lowercased())"
    }
    if properties.isAlphabetic { return "names are made of the letters a to z and A to Z, digits and _" }
    return "leave it out"
  }
}
