// After reading this file you know how the products of a Jacobian are shown and judged: J·v, one forward pass, as the derivative
// of each result along v; Jᵀ·w, one reverse sweep, as the gradient of the results' sum with the weights w.
//
//     x^2, x*y  at x=1, y=2      J = 2 0      v = (1, 1):  J·v = (2, 3)       w = (1, 1):  Jᵀ·w = (4, 1)
//                                    2 1
//
// Entries may be right and a product wrong: it leaves the range, or its terms cancel. So each has a verdict of its own, which
// counts in the report's.

import SymbolicCompare

/// J·v and Jᵀ·w, as far as they were asked for.
struct JacobianProducts {
  /// v, and the comparisons of all results along it.
  private var along: (vector: [Double], parameter: String, rows: [Comparison])?

  /// w, and the comparison of the sum.
  private var weighted: (covector: [Double], sum: Comparison)?

  init() {}

  init(of jacobian: JacobianComparison, vector: [Double]?, covector: [Double]?) throws(Problem) {
    do {
      if let vector {
        let (parameter, rows) = try jacobian.comparisons(along: vector)
        along = (vector, parameter, rows)
      }
      if let covector { weighted = (covector, try jacobian.transposedProduct(with: covector)) }
    } catch {
      throw Problem(error, at: nil, writtenAs: nil)
    }
  }

  /// The product whose verdict is worse than the entries', the worst of them.
  func worst(beside jacobian: JacobianComparison) -> (name: String, comparison: Comparison)? {
    var worst: (name: String, comparison: Comparison)?
    let all =
      zip(jacobian.names, along?.rows ?? []).map { ("J*v of \($0)", $1) }
      + (weighted.map { [("w*J", $0.sum)] } ?? [])
    for (name, comparison) in all
    where comparison.verdict.isWorse(than: worst?.comparison.verdict ?? jacobian.verdict) {
      worst = (name, comparison)
    }
    return worst
  }

  /// A table for each product.
  func sections(of jacobian: JacobianComparison) -> [Section] {
    var sections: [Section] = []
    if let along {
      let rows = zip(jacobian.names, along.rows).map { (Cell($0), $1, along.parameter) }
      sections.append(
        Self.section(
          "J*v along", along.vector, of: jacobian.variables, "result", "J*v (one forward pass)", rows, .dual))
    }
    if let weighted {
      let rows = jacobian.variables.map { (Cell(ComparisonView.name($0), exact: $0), weighted.sum, $0) }
      sections.append(
        Self.section(
          "w*J with", weighted.covector, of: jacobian.names, "variable", "w*J (one reverse sweep)", rows,
          .reverse))
    }
    return sections
  }

  /// A component a row: the derivative of a comparison by a variable, as a method gives it.
  private static func section(
    _ title: String, _ vector: [Double], of names: [String], _ owner: String, _ product: String,
    _ rows: [(name: Cell, comparison: Comparison, variable: String)], _ method: Method
  ) -> Section {
    var table = Table("", [.words(owner), .values(product), .values("certified"), .words("verdict")])
    for (name, comparison, variable) in rows {
      let kind = comparison.kind(by: variable)
      let certified = comparison[variable].map { $0.truth.map(certifiedNumeral) ?? "none" }
      table.add(
        name, Cell(comparison.derivative(by: variable, method: method)),
        Cell(certified ?? (kind == .agree ? "0" : "none")), Cell(kind.rawValue))
    }
    let numbers = zip(names, vector).prefix(12).map { "\($0)=\(numeral($1))" }.joined(separator: ", ")
    return Section("\(title) \(numbers)\(names.count > 12 ? ", ..." : "")", [.table(table)])
  }

  /// The numbers and verdicts as fields of a report.
  func json(of jacobian: JacobianComparison) -> [(String, JSONValue)] {
    var fields: [(String, JSONValue)] = []
    if let along {
      let name = along.parameter
      fields.append(("Jv", .array(along.rows.map { .number($0.derivative(by: name, method: .dual)) })))
      fields.append(("JvVerdicts", .array(along.rows.map { .string($0.kind(by: name).rawValue) })))
    }
    if let sum = weighted?.sum {
      let names = jacobian.variables
      fields.append(("wJ", .object(names.map { ($0, .number(sum.derivative(by: $0))) })))
      fields.append(("wJVerdicts", .object(names.map { ($0, .string(sum.kind(by: $0).rawValue)) })))
    }
    return fields
  }
}
