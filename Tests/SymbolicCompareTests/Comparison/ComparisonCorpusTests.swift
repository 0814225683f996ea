import SymbolicCompare
import TestSupport
import Testing

@testable import SymbolicCompareSelfCheck

@Suite("The corpus: 183 formulas with derivatives to 40 digits")
struct ComparisonCorpusTests {
  @Test("forward and reverse mode within 8 units, the naive formula within 100", arguments: CorpusCase.all)
  func accuracy(_ item: CorpusCase) throws {
    let comparison = try Comparison(of: item.expr, at: Point(item.point))
    #expect(units(comparison.value, item.value, scale: item.valueScale) <= 8)
    #expect(comparison.derivatives.map(\.variable) == item.gradient.keys.sorted())
    for row in comparison.derivatives {
      let (reference, scale) = (item.gradient[row.variable] ?? "", item.scale[row.variable] ?? "")
      #expect(units(row.dual, reference, scale: scale) <= 8, "df/d\(row.variable), forward")
      #expect(units(row.reverse, reference, scale: scale) <= 8, "df/d\(row.variable), reverse")
      #expect(units(row.symbolic, reference, scale: scale) <= 100, "df/d\(row.variable), formula")
    }
  }

  @Test(
    "no verdict is DISAGREE, none is singular, and a loss is told where there is one",
    arguments: CorpusCase.all)
  func verdicts(_ item: CorpusCase) throws {
    let comparison = try Comparison(of: item.expr, at: Point(item.point))
    #expect(comparison.verdict.kind <= .cancellation, "\(comparison.verdict.reason)")
    let pairs =
      [(comparison.value, item.value)]
      + comparison.derivatives.map { ($0.reverse, item.gradient[$0.variable] ?? "") }
    let isLost = pairs.contains { computed, figure in
      let truth = Double(figure) ?? .nan
      return computed != truth && (computed - truth).magnitude > 0.01 * truth.magnitude
    }
    #expect(comparison.verdict.isUsable != isLost, "\(comparison.verdict.reason)")
  }

  @Test("the scale of the rounding bound is the corpus' own", arguments: CorpusCase.all)
  func scales(_ item: CorpusCase) throws {
    let formula = try Symbolic(parsing: item.expr)
    let list = formula.compiled(inputs: formula.variables)
    let point = formula.variables.compactMap { item.point[$0] }
    for (index, variable) in formula.variables.enumerated() {
      let expected = try #require(item.scale[variable].flatMap(Double.init))
      let scale = derivativeScale(of: list, at: point, along: index)
      // Ours counts the edges of special functions with their own slack, and may order operations otherwise.
      #expect(scale >= 0.5 * expected && scale <= 20 * expected + 1e-300, "df/d\(variable)")
    }
  }

  @Test("the difference quotient's estimate covers its error in 95 of 100 derivatives")
  func honestEstimates() throws {
    var covered = 0
    var total = 0
    for item in CorpusCase.all {
      let comparison = try Comparison(of: item.expr, at: Point(item.point))
      for row in comparison.derivatives {
        let reference = try #require(item.gradient[row.variable].flatMap(Double.init))
        total += 1
        let difference = try #require(row.difference)
        if (difference.value - reference).magnitude <= difference.errorEstimate { covered += 1 }
      }
    }
    #expect(total > 400)
    #expect(Double(covered) >= 0.95 * Double(total), "\(covered) of \(total)")
  }
}
