// After reading this file you know how the formulas of the derivatives are shown beside their numbers: the light one of
// each, whole where it is short, else its beginning and its size.

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

  /// The formulas by variable.
  var json: JSONValue { .object(formulas.map { ($0.variable, .string(FormulaView.text(of: $0.formula))) }) }

  private static func text(of formula: Symbolic) -> String {
    let text = formula.abbreviated(to: width)
    return text.hasSuffix("...") ? "\(text) [\(shortWhole(formula.treeSize)) nodes]" : text
  }
}
