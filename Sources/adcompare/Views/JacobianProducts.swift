// After reading this file you know how the products of a Jacobian are shown and judged: J·v, one forward pass, as the derivative of
// each result along v; Jᵀ·w, one reverse sweep, as the gradient of the results' sum with the weights w.
//
//     x^2, x*y  at x=1, y=2      J = 2 0      v = (1, 1):  J·v = (2, 3)       w = (1, 1):  Jᵀ·w = (4, 1)
//                                    2 1
//
// Entries may be right and a product wrong: it leaves the range, or its terms cancel. So each has a verdict of its own, which counts
// in the report's.

import SymbolicCompare

/// J·v and Jᵀ·w, as far as they were asked for.
struct JacobianProducts {
  /// v, and for each result the pass along it with its comparison.
  private var along: (vector: [Double], rows: [(name: String, value: Double, comparison: Comparison)])?

  /// w, and the comparison of the sum.
  private var weighted: (covector: [Double], sum: Comparison)?

  init() {}

  init(of jacobian: JacobianComparison, vector: [Double]?, covector: [Double]?) throws(Problem) {
    do {
      if let vector {
        let values = jacobian.product(with: vector).map(\.value)
        let comparisons = try jacobian.comparisons(along: vector)
        along = (
          vector,
          zip(jacobian.names, zip(values, comparisons)).map { name, row in
            (name, row.1.derivatives.first?.dual ?? row.0, row.1)
          }
        )
      }
      if let covector { weighted = (covector, try jacobian.transposedProduct(with: covector)) }
    } catch {
      throw Problem(error, at: nil, writtenAs: nil)
    }
  }

  /// The product whose verdict is worse than another one, the worst of them.
  func worst(beside verdict: Verdict) -> (name: String, comparison: Comparison)? {
    var worst: (name: String, comparison: Comparison)?
    let all =
      (along?.rows ?? []).map { ("J*v of \($0.name)", $0.comparison) }
      + (weighted.map { [("w*J", $0.sum)] } ?? [])
    for (name, comparison) in all where comparison.verdict.isWorse(than: worst?.comparison.verdict ?? verdict)
    {
      worst = (name, comparison)
    }
    return worst
  }

  /// A table for each product.
  func sections(of jacobian: JacobianComparison) -> [Section] {
    var sections: [Section] = []
    if let along {
      var table = Table(
        "", [.words("result"), .values("J*v (one forward pass)"), .values("certified"), .words("verdict")])
      for row in along.rows {
        let derivative = row.comparison.derivatives.first
        let isZero = derivative == nil && row.comparison.verdict.kind == .agree
        table.add(
          Cell(row.name), Cell(row.value),
          Cell(derivative.map { $0.truth.map(certifiedNumeral) ?? "none" } ?? (isZero ? "0" : "none")),
          Cell(row.comparison.verdict.kind.rawValue))
      }
      sections.append(
        Section("J*v along \(Self.text(along.vector, of: jacobian.variables))", [.table(table)]))
    }
    if let weighted {
      let sum = weighted.sum
      var table = Table(
        "", [.words("variable"), .values("w*J (one reverse sweep)"), .values("certified"), .words("verdict")])
      for name in jacobian.variables {
        let isZero = sum.kind(by: name) == .agree
        let certified = sum[name].map { $0.truth.map(certifiedNumeral) ?? "none" } ?? (isZero ? "0" : "none")
        table.add(
          Cell(ComparisonView.name(name), exact: name), Cell(sum.derivative(by: name)), Cell(certified),
          Cell(sum.kind(by: name).rawValue))
      }
      sections.append(
        Section("w*J with \(Self.text(weighted.covector, of: jacobian.names))", [.table(table)]))
    }
    return sections
  }

  /// The numbers and verdicts as fields of a report.
  func json(of jacobian: JacobianComparison) -> [(String, JSONValue)] {
    var fields: [(String, JSONValue)] = []
    if let rows = along?.rows {
      fields.append(("Jv", .array(rows.map { .number($0.value) })))
      fields.append(("JvVerdicts", .array(rows.map { .string($0.comparison.verdict.kind.rawValue) })))
    }
    if let sum = weighted?.sum {
      let names = jacobian.variables
      fields.append(("wJ", .object(names.map { ($0, .number(sum.derivative(by: $0))) })))
      fields.append(("wJVerdicts", .object(names.map { ($0, .string(sum.kind(by: $0).rawValue)) })))
    }
    return fields
  }

  private static func text(_ vector: [Double], of names: [String]) -> String {
    zip(names, vector).prefix(12).map { "\($0)=\(numeral($1))" }.joined(separator: ", ")
      + (names.count > 12 ? ", ..." : "")
  }
}
