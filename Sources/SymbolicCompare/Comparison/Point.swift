// After reading this file you know how a point is written, `w=2, x=pi/4`, and which mistakes in it are refused.

/// A number for each variable.
public struct Point: Hashable, Sendable {
  /// The variables' names, in the order in which they were given.
  public let names: [String]

  /// The variables' values, in the same order.
  public let values: [Double]

  /// Where each name stands in the text that was read, in Unicode scalars; empty for a point made in Swift.
  ///
  /// A number of a vector, x=[1,2], stands where the vector's name does.
  public let ranges: [String: Range<Int>]

  /// How many numbers each vector has that was given in brackets.
  public let vectors: [String: Int]

  /// The places of the names, where these are more than are quickly compared one after the other.
  private let positions: [String: Int]
  private static let fewNames = 8

  /// The point with these coordinates; a name given twice keeps its first value.
  public init(_ coordinates: KeyValuePairs<String, Double>) {
    self.init(coordinates.map { ($0.key, $0.value) })
  }

  /// The point with these coordinates, in the order of their names.
  public init(_ coordinates: [String: Double]) {
    self.init(coordinates.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  package init(
    _ coordinates: [(String, Double)], ranges: [String: Range<Int>] = [:], vectors: [String: Int] = [:]
  ) {
    self.vectors = vectors
    var names: [String] = []
    var values: [Double] = []
    var positions: [String: Int] = [:]
    let isLong = coordinates.count > Self.fewNames
    for (name, value) in coordinates where isLong ? positions[name] == nil : !names.contains(name) {
      if isLong { positions[name] = names.count }
      names.append(name)
      values.append(value)
    }
    if names.count <= Self.fewNames { positions = [:] }
    self.names = names
    self.values = values
    self.positions = positions
    self.ranges = ranges
  }

  /// The point with more coordinates; names that it has keep their values.
  public func adding(_ coordinates: [(name: String, value: Double)]) -> Point {
    Point(zip(names, values) + coordinates.map { ($0.name, $0.value) }, ranges: ranges, vectors: vectors)
  }

  /// The point without the coordinates of other names.
  public func restricted(to names: [String]) -> Point {
    Point(names.compactMap { name in self[name].map { (name, $0) } })
  }

  /// The value of a variable, or `nil` if the point has none of that name.
  public subscript(name: String) -> Double? {
    let place = names.count > Self.fewNames ? positions[name] : names.firstIndex(of: name)
    return place.map { values[$0] }
  }
}

extension Point: ExpressibleByDictionaryLiteral {
  /// The point with these coordinates, as in `["w": 2, "x": 0.5]`.
  public init(dictionaryLiteral elements: (String, Double)...) { self.init(elements) }
}

extension Point: CustomStringConvertible {
  /// The point as it is written on the command line, for example "w=2.0,x=0.5".
  public var description: String { zip(names, values).map { "\($0)=\($1)" }.joined(separator: ",") }
}

extension Point {
  /// Whether two points have the same coordinates; where they were written does not count.
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.names == rhs.names && lhs.values == rhs.values }

  /// Hashes the coordinates.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(names)
    hasher.combine(values)
  }
}

extension Point {
  /// Reads a point that is written plainly, as in most lines of a batch: every variable of a formula once, with a decimal
  /// numeral, and no blanks; `nil` for what the parser has to look at.
  public init?(plain text: String, names: [String]) {
    var text = text
    let coordinates: [(String, Double)]? = text.withUTF8 { bytes in
      var coordinates: [(String, Double)] = []
      for piece in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
        guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let (name, value) = (piece[..<equals], piece[(equals + 1)...])
        guard let known = names.first(where: { $0.utf8.elementsEqual(name) }),
          value.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }),
          let number = Double(Substring(decoding: value, as: UTF8.self)), number.isFinite
        else { return nil }
        coordinates.append((known, number))
      }
      return coordinates
    }
    guard let coordinates, coordinates.count == names.count else { return nil }
    self.init(coordinates)
    guard self.names.count == names.count else { return nil }
  }

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
    for piece in isEmpty ? [] : Point.pieces(of: scalars, piece: 0..<scalars.count) {
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

  /// The ranges between the commas that are not inside parentheses or brackets.
  private static func pieces(of scalars: [Unicode.Scalar], piece: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var depth = 0
    var start = piece.lowerBound
    for index in piece {
      let scalar = scalars[index]
      if scalar == "(" || scalar == "[" { depth += 1 }
      if scalar == ")" || scalar == "]" { depth -= 1 }
      if scalar == "," && depth <= 0 {
        pieces.append(start..<index)
        start = index + 1
      }
    }
    pieces.append(start..<piece.upperBound)
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
      return (String(name), range, [try constant(scalars, (equals + 1)..<piece.upperBound)], false)
    }
    guard written.count >= 2, scalars[written.upperBound - 1] == "]" else {
      throw SyntaxError(
        "this bracket is not closed", at: written.lowerBound, length: 1,
        advice: "a vector is written x=[1,2,3]")
    }
    let inside = (written.lowerBound + 1)..<(written.upperBound - 1)
    var values: [Double] = []
    for piece in pieces(of: scalars, piece: inside) {
      guard !trimmed(scalars, piece).isEmpty else {
        throw SyntaxError(
          "a number is missing", at: piece.lowerBound, length: 0, advice: "a vector is written x=[1,2,3]")
      }
      values.append(try constant(scalars, piece))
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
