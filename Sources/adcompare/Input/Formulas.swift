// After reading this file you know how a text becomes a formula, or several, and what is said of one that does not.

import SymbolicCompare

extension Arguments {
  /// The formula's text, wherever it is.
  func formulaText() throws(Problem) -> String {
    if let expression, expression != "-" { return expression }
    var input = try Input(file ?? "-")
    return try input.text()
  }
}

/// Parses a formula.
func parse(_ text: String, _ data: VectorData = VectorData()) throws(Problem) -> Symbolic {
  do {
    return try Symbolic(parsing: text, data: data)
  } catch {
    if let results = try? Symbolic.results(parsing: text, data: data), results.count > 1 {
      throw Problem(results, readFrom: text, error)
    }
    throw Problem(error, in: .expression, of: text)
  }
}

/// Parses one or several formulas.
func parseResults(
  _ text: String, _ data: VectorData
) throws(Problem) -> [(name: String?, formula: Symbolic)] {
  do {
    return try Symbolic.results(parsing: text, data: data)
  } catch {
    throw Problem(error, in: .expression, of: text)
  }
}

extension Problem {
  /// Several results where a command is about one.
  init(_ results: [(name: String?, formula: Symbolic)], readFrom text: String, _ error: SyntaxError) {
    let one = results.last.flatMap { pasteable($0.formula) }.flatMap { $0.count <= 60 ? $0 : nil }
    self.init(
      SyntaxError(
        error,
        advice: "ask for one of them\(one.map { ", as in '\($0)'" } ?? ""); compare, trace, steps and "
          + "derive take all of them"),
      in: .expression, of: text)
  }
}

extension Problem {
  /// The same with advice for a name of the formula that is a vector of the point and, beside its numbers, a variable too:
  /// `x1*x2 + x` at x=[1,2].
  ///
  /// - Parameter at: the point as it was typed.
  func withNumbersOfVector(in at: String?) -> Problem {
    guard place == .expression, let position, let at,
      let point = (try? Sweep(readFrom: at))?.start ?? (try? readPoint(at))
    else { return self }
    let name = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(position).prefix(length)))
    guard let count = point.vectors[name] else { return self }
    var others = VectorData()
    for (vector, count) in point.vectors where vector != name { others.add(vector, count: count) }
    guard let results = try? Symbolic.results(parsing: text, data: others) else { return self }
    let variables = Set(results.flatMap(\.formula.variables))
    let numbers = (1...count).map { VectorData.name(name, [$0]) }.filter(variables.contains)
    guard variables.contains(name), let first = numbers.first, let range = point.ranges[first] else {
      return self
    }
    // The vector's piece of the point gives way to its numbers; what was typed else stays.
    let scalars = Array(at.unicodeScalars)
    var pieces = Point.pieces(of: scalars[...]).map { piece in
      piece.contains(range.lowerBound)
        ? numbers.map { "\($0)=\(numeral(point[$0] ?? .nan))" }.joined(separator: ",")
        : String(String.UnicodeScalarView(scalars[piece])).trimmingBlanks
    }
    if point[name] == nil { pieces.append("\(name)=1") }
    var problem = self
    problem.advice =
      "if '\(name)' is a variable of its own beside \(numbers.joined(separator: ", ")), "
      + "give each its value: --at \(pieces.joined(separator: ","))"
    return problem
  }
}
