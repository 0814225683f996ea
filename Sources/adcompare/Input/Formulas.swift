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
