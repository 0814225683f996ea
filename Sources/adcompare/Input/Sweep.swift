// After reading this file you know how one coordinate of a point runs over a range, `--at x=0.1:10:50,w=2`, and why a mistake in it is
// shown in what was typed. The text is read twice, with blanks for all of the range but one of its ends:
//
//     x=0.1:10:50,w=2      as it was typed
//     x=0.1      ,w=2      where the range begins
//     x=    10   ,w=2      where it ends

import SymbolicCompare

/// A range of points along one coordinate.
struct Sweep {
  /// The most points of a sweep: each is a whole comparison with its reference.
  private static let mostPoints = 2000

  /// The coordinate that runs.
  let variable: String
  let from: Double
  let to: Double
  let count: Int

  /// What was typed after `--at`.
  let text: String?

  /// The point at which the range begins, as far as it was typed.
  let start: Point

  /// The sweep that `--at` names; `nil` if it names a point.
  init?(_ arguments: Arguments) throws(Problem) {
    guard let text = arguments.at else { return nil }
    try self.init(readFrom: text)
  }

  /// The sweep that a text names; `nil` if it has no range.
  init?(readFrom text: String) throws(Problem) {
    let scalars = Array(text.unicodeScalars)
    let pieces = Point.pieces(of: scalars[...]).filter { scalars[$0].contains(":") }
    guard let piece = pieces.first, let colon = scalars[piece].firstIndex(of: ":") else { return nil }
    let shape = "write NAME=FROM:TO:COUNT for one variable, for example x=0.1:10:50"
    func refusal(_ message: String, _ place: Range<Int>, advice: String = shape) -> Problem {
      Problem(argument: message, advice: advice, at: place, ofPoint: text)
    }
    if pieces.count > 1 { throw refusal("only one variable can run over a range", pieces[1]) }
    guard let equals = scalars[piece].firstIndex(of: "="), equals < colon else {
      throw refusal("'\(text.printable)' is no point and no range of points", piece)
    }
    let name = String(String.UnicodeScalarView(scalars[piece.lowerBound..<equals])).trimmingBlanks
    if let entry = Sweep.entry(of: scalars, around: colon, in: piece) {
      throw refusal(
        "an entry of a vector cannot be a range", entry.range,
        advice: "give it one value; without brackets an entry can run: "
          + "\(VectorData.name(name, [entry.index]).printable)=FROM:TO:COUNT")
    }
    let parts = scalars[(equals + 1)..<piece.upperBound].split(
      separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      throw refusal("'\(text.printable)' is no point and no range of points", piece)
    }
    for part in parts where part.allSatisfy(\.properties.isWhitespace) {
      throw refusal("a number of the range is missing", part.startIndex..<part.startIndex)
    }
    /// The point with one end of the range.
    func point(at end: ArraySlice<Unicode.Scalar>) throws(Problem) -> Point {
      var read = scalars
      for index in (equals + 1)..<piece.upperBound where !end.indices.contains(index) { read[index] = " " }
      do {
        return try Point(parsing: String(String.UnicodeScalarView(read)))
      } catch {
        throw Problem(error, in: .at, of: text)
      }
    }
    start = try point(at: parts[0])
    from = start[name] ?? .nan
    to = try point(at: parts[1])[name] ?? .nan
    let written = String(String.UnicodeScalarView(parts[2])).trimmingBlanks
    guard let count = Int(written), (2...Sweep.mostPoints).contains(count) else {
      throw refusal(
        "a range cannot have '\(written.printable)' points", parts[2].indices,
        advice: "give a whole number from 2 to \(Sweep.mostPoints)")
    }
    guard from != to else {
      throw refusal(
        "the range of \(name.printable) begins where it ends", parts[0].startIndex..<parts[1].endIndex)
    }
    (variable, self.count, self.text) = (name, count, text)
  }

  /// The entry of a vector in brackets in which a colon stands, counted from 1; `nil` if it stands in none.
  private static func entry(
    of scalars: [Unicode.Scalar], around colon: Int, in piece: Range<Int>
  ) -> (index: Int, range: Range<Int>)? {
    guard
      let bracket = scalars[piece.lowerBound..<colon].lastIndex(where: { "[]".unicodeScalars.contains($0) }),
      scalars[bracket] == "["
    else { return nil }
    let end = scalars[colon..<piece.upperBound].firstIndex(of: "]") ?? piece.upperBound
    let entries = Point.pieces(of: scalars[(bracket + 1)..<end])
    return entries.firstIndex { $0.contains(colon) }.map { ($0 + 1, entries[$0]) }
  }

  /// The sweep from 1e-12 to 1 of a variable that `--at` gives no value: of the one that is named, or of the first that has
  /// none.
  ///
  /// - Parameter text: what the formula was read from.
  init(
    byDefaultOf formula: Symbolic, readFrom text: String, preferring name: String?, _ arguments: Arguments
  ) throws(Problem) {
    let variables = formula.variables
    let given = try readPoint(arguments.at ?? "")
    let known = try complete(given, readFrom: arguments.at, of: variables, in: text, arguments.vectors)
    let free = name.flatMap { given[$0] == nil ? $0 : nil } ?? variables.first { known?[$0] == nil }
    guard let first = name ?? variables.first else {
      throw Problem(argument: "the formula has no variable to run over", advice: "write one, for example x^2")
    }
    (variable, from, to, count) = (free ?? first, 1e-12, 1, 25)
    (self.text, start) = (arguments.at, given)
    if free == nil {
      let point = given.restricted(to: given.names.filter(variables.contains))
      throw Problem(
        argument: "--at gives '\(first.printable)' one value, and no variable a range",
        advice: "write the range: --at \(range(amid: point).printable)")
    }
  }

  /// The range and the values of the other variables, as they are written after `--at`.
  func range(amid point: Point) -> String {
    let others = zip(point.names, point.values).filter { $0.0 != variable }
    return ([range] + others.map { "\($0)=\(numeral($1))" }).joined(separator: ",")
  }

  /// The range as it is written after `--at`.
  private var range: String { "\(variable)=\(numeral(from)):\(numeral(to)):\(count)" }

  /// Whether the values are the same factor apart, and not the same distance: ends of one sign, a thousand times apart.
  var isGeometric: Bool { from / to > 0 && !(0.001...1000).contains(from / to) }

  /// The coordinate's values.
  var values: [Double] {
    (0..<count).map { index in
      let part = Double(index) / Double(count - 1)
      if index == 0 { return from }
      if index == count - 1 { return to }
      return isGeometric ? from * Elementary::pow(to / from, part) : from + (to - from) * part
    }
  }

  /// A point of the range.
  func point(_ value: Double) -> Point {
    let others = zip(start.names, start.values).filter { $0.0 != variable }
    return Point(others + [(variable, value)], ranges: start.ranges, vectors: start.vectors)
  }
}
