// After reading this file you know how the formulas of the derivatives are shown beside their numbers: to a reader the light one
// of each, whole where it is short, else its beginning and its size; to a script whole, as text that is read back.

import SymbolicCompare

/// The light formula of each derivative.
struct FormulaView {
  /// Characters that are shown of a formula.
  private static let width = 240

  /// For each variable its light formula.
  let formulas: [(variable: String, formula: Symbolic)]

  init(_ rows: [DerivativeComparison], _ naive: [NaiveDerivative]) {
    formulas = zip(rows, naive).map { ($0.variable, $1.light) }
  }

  /// The formulas, a line each.
  var section: Section? {
    guard !formulas.isEmpty else { return nil }
    let lines = formulas.map {
      "df/d\(ComparisonView.name($0.variable)) = \(FormulaView.text(of: $0.formula))"
    }
    return Section("formulas", [.verbatim(lines)])
  }

  /// Nodes of all formulas together, what is equal in one counted once, up to which a report has them whole.
  private static let largestReport = 200_000

  /// The formulas by variable, whole; and those that would make the report too long, of which it has the beginning.
  var json: (formulas: JSONValue, cut: [String]) {
    var (left, cut) = (FormulaView.largestReport, [String]())
    let texts = formulas.map { variable, formula in
      let size = formula.sharedSize
      left -= size
      if left < 0 { cut.append(variable) }
      let text = left < 0 ? FormulaView.text(of: formula) : FormulaView.whole(formula)
      return (variable, JSONValue.string(text))
    }
    return (.object(texts), cut)
  }

  /// The whole formula, as a program where it would be long on one line.
  static func whole(_ formula: Symbolic) -> String {
    formula.treeSize <= 1_000 ? formula.description : formula.program
  }

  private static func text(of formula: Symbolic) -> String {
    let text = formula.abbreviated(to: width)
    return text.isCutFormula ? "\(text) [\(shortWhole(formula.treeSize)) nodes]" : text
  }
}
