// After reading this file you know how a point is written, `w=2, x=pi/4, v=[1,2]`, and which mistakes in it are refused: every
// error has its place in the text that was given.

extension Point {
  /// Reads a point such as `w=2, x=pi/4, h=1e-3`: names and constant expressions; `x=[1,2,3]` gives x1, x2 and x3.
  ///
  /// - Throws: a ``SyntaxError`` whose position counts Unicode scalars of this text, for a missing `=`, a name
  ///   that cannot be a variable, a name given twice, a value that is not constant, or one that is not finite.
  /// - Complexity: linear in the length of the text.
  public init(parsing text: String) throws(SyntaxError) {
    let scalars = Array(text.unicodeScalars)
    if let semicolon = scalars.firstIndex(of: ";") {
      throw SyntaxError(
        "';' does not part the values of a point", at: semicolon, length: 1, advice: Point.shape)
    }
    var coordinates: [(String, Double)] = []
    var ranges: [String: Range<Int>] = [:]
    var vectors: [String: Int] = [:]
    let isEmpty = scalars.allSatisfy { $0.properties.isWhitespace }
    for piece in isEmpty ? [] : Point.pieces(of: scalars[...]) {
      let (name, range, values, isVector) = try Point.coordinate(in: scalars, piece)
      if isVector { vectors[name] = values.count }
      for (index, value) in values.enumerated() {
        let name = isVector ? VectorData.name(name, [index + 1]) : name
        guard ranges.updateValue(range, forKey: name) == nil else {
          throw SyntaxError(
            "\(SyntaxError.quoted(name)) is given twice", at: range.lowerBound, length: range.count,
            advice: "give each variable one value")
        }
        coordinates.append((name, value))
      }
    }
    self.init(coordinates, ranges: ranges, vectors: vectors)
  }

  /// Where the pieces of a list stand: what is between the commas that are not inside parentheses or brackets.
  package static func pieces(of list: ArraySlice<Unicode.Scalar>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var depth = 0
    var start = list.startIndex
    for index in list.indices {
      let scalar = list[index]
      if scalar == "(" || scalar == "[" { depth += 1 }
      if scalar == ")" || scalar == "]" { depth -= 1 }
      if scalar == "," && depth <= 0 {
        pieces.append(start..<index)
        start = index + 1
      }
    }
    pieces.append(start..<list.endIndex)
    return pieces
  }

  private static let shape = "write NAME=VALUE, with commas between, for example w=2,x=0.5"

  private static func coordinate(
    in scalars: [Unicode.Scalar], _ piece: Range<Int>
  ) throws(SyntaxError) -> (name: String, range: Range<Int>, values: [Double], isVector: Bool) {
    guard let equals = scalars[piece].firstIndex(of: "=") else {
      let range = trimmed(scalars, piece)
      let isNumeral = !range.isEmpty && scalars[range].allSatisfy { ("0"..."9").contains($0) }
      throw SyntaxError(
        isNumeral ? "a name is missing" : "a value is missing", at: piece.lowerBound, length: piece.count,
        advice: (isNumeral ? "a decimal number has a point, as in 2.5; " : "") + Point.shape)
    }
    if let next = nextName(in: scalars, (equals + 1)..<piece.upperBound) {
      throw SyntaxError(
        "a comma is missing before this name", at: next.lowerBound, length: next.count, advice: Point.shape)
    }
    let range = trimmed(scalars, piece.lowerBound..<equals)
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[range])
    guard !range.isEmpty else {
      throw SyntaxError(
        "a name is missing before the '='", at: range.lowerBound, length: 0, advice: Point.shape)
    }
    guard !trimmed(scalars, (equals + 1)..<piece.upperBound).isEmpty else {
      throw SyntaxError("a value is missing after the '='", at: equals + 1, length: 0, advice: Point.shape)
    }
    try checkName(String(name), at: range)
    let written = trimmed(scalars, (equals + 1)..<piece.upperBound)
    guard scalars[written.lowerBound] == "[" else {
      return (String(name), range, [try constant(scalars, written)], false)
    }
    guard written.count >= 2, scalars[written.upperBound - 1] == "]" else {
      throw SyntaxError(
        "this bracket is not closed", at: written.lowerBound, length: 1,
        advice: "a vector is written x=[1,2,3]")
    }
    let inside = (written.lowerBound + 1)..<(written.upperBound - 1)
    var values: [Double] = []
    for piece in pieces(of: scalars[inside]) {
      guard !trimmed(scalars, piece).isEmpty else {
        throw SyntaxError(
          "a number is missing", at: piece.lowerBound, length: 0, advice: "a vector is written x=[1,2,3]")
      }
      values.append(try constant(scalars, trimmed(scalars, piece)))
    }
    return (String(name), range, values, true)
  }

  /// A second name with its `=` in a piece, after a value and white space: `x=1 y=2`, or with a tab or a line's end.
  private static func nextName(in scalars: [Unicode.Scalar], _ value: Range<Int>) -> Range<Int>? {
    guard let equals = scalars[value].firstIndex(of: "=") else { return nil }
    let before = trimmed(scalars, value.lowerBound..<equals)
    guard let blank = scalars[before].lastIndex(where: \.properties.isWhitespace) else { return nil }
    let name = (blank + 1)..<before.upperBound
    return name.isEmpty ? nil : name
  }

  private static func checkName(_ name: String, at range: Range<Int>) throws(SyntaxError) {
    let formula: Symbolic?
    do {
      formula = try Symbolic(parsing: name)
    } catch {
      // What is made of letters and still no formula is a function without its argument.
      guard name.utf8.allSatisfy({ Lexer.isLetter($0) || Lexer.isDigit($0) }) else {
        throw error.moved(by: range.lowerBound)
      }
      formula = nil
    }
    guard formula?.variables == [name] else {
      throw SyntaxError(
        "\(SyntaxError.quoted(name)) is not the name of a variable", at: range.lowerBound,
        length: range.count,
        advice: "pi, e and the functions' names are taken; a variable has letters, digits and _")
    }
  }

  private static func constant(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>
  ) throws(SyntaxError) -> Double {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    let text = String(view)
    if let number = numeral(text) { return number }
    let formula: Symbolic
    do {
      formula = try Symbolic(parsing: text)
    } catch {
      throw error.moved(by: range.lowerBound)
    }
    if let variable = formula.variables.first {
      throw SyntaxError(
        "the value contains the variable \(SyntaxError.quoted(variable))", at: range.lowerBound,
        length: range.count, advice: "a value is a number or a constant expression, such as pi/4 or 1e-3")
    }
    let value = formula.compiled(inputs: []).value(at: [] as [Double])
    guard value.isFinite else {
      throw SyntaxError(
        "the value is \(value.isNaN ? "not a number" : "infinite")", at: range.lowerBound,
        length: range.count, advice: "give a finite number")
    }
    return value
  }

  /// A plain numeral, as most values are; `nil` for what the parser has to look at.
  private static func numeral(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  private static func trimmed(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = scalars[range].first, first.properties.isWhitespace { range.removeFirst() }
    while let last = scalars[range].last, last.properties.isWhitespace { range.removeLast() }
    return range
  }
}

extension SyntaxError {
  /// The same error, seen from a longer text in which this one begins further on.
  fileprivate func moved(by offset: Int) -> SyntaxError {
    SyntaxError(message, at: position + offset, length: length, expected: expected, advice: advice)
  }
}
