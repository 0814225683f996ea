import SymbolicCompare
import Testing

/// A row of many variables has the verdict that the same formula of three variables gives: x0 is singled out, x1 may be, and
/// the others stand for one another.
@Suite("Verdicts of many variables")
struct ManyVariablesTests {
  /// A formula of n variables at a point with equal coordinates.
  struct Family: Sendable, CustomTestStringConvertible {
    /// What each variable contributes, for X.
    let term: String

    /// What joins the terms.
    var joint = " + "

    /// What is joined to them.
    var extra: String?

    /// What is made of it all, for F.
    var whole = "F"

    let point: Double

    /// So many variables that steps times variables are beyond what is looked at one by one.
    var count: Int { term == "X" ? 450 : 370 }

    /// The verdicts on the value, on the row of x0 and on that of x2.
    let kinds: [Verdict.Kind]

    var testDescription: String { text(3) }

    func text(_ count: Int) -> String {
      let terms = (0..<count).map { term.replacing("X", with: "x\($0)") } + (extra.map { [$0] } ?? [])
      return whole.replacing("F", with: terms.joined(separator: joint))
    }

    func comparison(_ count: Int) throws -> Comparison {
      let coordinates = (0..<count).map { ("x\($0)", point) }
      return try Comparison(
        of: Symbolic(parsing: text(count)), at: Point(Dictionary(uniqueKeysWithValues: coordinates)))
    }
  }

  static let families: [Family] = [
    // No value: by one step, by one that each variable has, and where the limits on both sides are equal.
    Family(term: "sin(X)", extra: "log(x0 - 1)", point: 1, kinds: [.domain, .domain, .domain]),
    Family(term: "X", extra: "1/(x0 - 1)", point: 1, kinds: [.domain, .domain, .domain]),
    Family(term: "X", joint: "*", extra: "gamma(x0 - 1)", point: 1, kinds: [.domain, .domain, .domain]),
    Family(term: "log(X - 1)", point: 1, kinds: [.domain, .domain, .domain]),
    Family(term: "X", extra: "sin(x0)/x0", point: 0, kinds: [.domain, .domain, .domain]),
    // A value, and singular steps that x0 or x1 reaches.
    Family(term: "X", extra: "abs(x0) + max(min(x1, 0), x1)", point: 0, kinds: [.agree, .kink, .agree]),
    // What is not taken need not have a value.
    Family(
      term: "X^2", extra: "sqrt(x0) + max(log(x1), 0)", point: 0, kinds: [.agree, .domain, .formulaLimited]),
    // Out of range: the result, or a number on the way.
    Family(term: "X", joint: "*", point: 1e200, kinds: [.overflow, .overflow, .overflow]),
    Family(term: "exp(X)", whole: "log(F)", point: 800, kinds: [.overflow, .overflow, .overflow]),
  ]

  @Test("as the same formula of three variables gives them", arguments: families)
  func manyVariables(_ family: Family) throws {
    let few = try family.comparison(3)
    let kinds = [few.valueComparison, few.derivatives[0], few.derivatives[2]].map(\.verdict.kind)
    #expect(kinds == family.kinds, "\(few.derivatives.map(\.verdict))")
    let many = try family.comparison(family.count)
    #expect(many.derivatives.count == family.count)
    #expect(many.valueComparison.verdict.kind == kinds[0], "\(many.valueComparison.verdict)")
    let singled = ["x0": kinds[1], "x1": few.derivatives[1].verdict.kind]
    for row in many.derivatives {
      #expect(row.verdict.kind == singled[row.variable] ?? kinds[2], "\(row.variable): \(row.verdict)")
      // The step that is to blame is told for all alike.
      if family.kinds[0] == .domain { #expect(row.verdict.reason.contains("x0"), "\(row.verdict)") }
    }
  }
}
