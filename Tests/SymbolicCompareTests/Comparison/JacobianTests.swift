// The Jacobian of several results: entries, products, costs and verdicts, against closed forms and against the sweeps over the
// list of all results.

import Elementary
import Reverse
import SymbolicCompare
import Testing

@Suite("The Jacobian of several results")
struct JacobianTests {
  @Test("of polar coordinates is the closed form, by rows and by columns")
  func polar() throws {
    let results = try Symbolic.results(parsing: "x = r*cos(t); y = r*sin(t); x, y")
    let jacobian = try JacobianComparison(of: results, at: ["r": 2, "t": 0.5])
    // cos(0.5), -2 sin(0.5), sin(0.5), 2 cos(0.5) to 17 digits.
    let expected = [0.87758256189037276, -0.95885107720840601, 0.47942553860420301, 1.7551651237807455]
    let entries = [(0, "r"), (0, "t"), (1, "r"), (1, "t")].compactMap { jacobian[$0.0, $0.1] }
    #expect(entries.map(\.reverse) == expected)
    #expect(entries.map(\.dual) == expected)
    #expect(entries.compactMap { $0.truth?.number?.midpoint.nearestDouble } == expected)
    #expect(jacobian.names == ["x", "y"])
    #expect(jacobian.verdict.kind == .agree)
  }

  static let functions = [
    "x^2, x*y", "sin(x*y), exp(x) - y, x/y", "softmax(a, b, c)", "f(u) = u^3; f(x) + y, f(y) - x, f(x*y), x",
    "sum(i, 1, 4, x[i]^2), prod(i, 1, 4, x[i])", "t = tanh(x*w + b); t*v, t^2",
  ]

  @Test("is the one of the sweeps over all results, and its products are", arguments: functions)
  func sweeps(text: String) throws {
    let results = try Symbolic.results(parsing: text)
    let jacobian = try JacobianComparison(of: results)
    let list = Symbolic.compiled(results.map(\.formula), inputs: jacobian.variables)
    let point = jacobian.variables.compactMap { jacobian.point[$0] }
    let values = list.values(at: point)
    for (row, slot) in list.outputs.enumerated() {
      let adjoints = list.adjoints(values: values, seed: 1, output: slot)
      for (column, name) in jacobian.variables.enumerated() {
        let entry = jacobian[row, name]?.reverse ?? 0
        // What several results share stands in another order, and sums of adjoints round otherwise.
        #expect(((adjoints[column] ?? 0) - entry).magnitude <= 4 * entry.ulp)
      }
    }
    let vector = jacobian.variables.indices.map { Double($0 % 3) - 0.75 }
    for (row, product) in jacobian.product(with: vector).enumerated() {
      let truth = try #require(product.truth?.midpoint.nearestDouble)
      let size = zip(jacobian.variables, vector).reduce(0) {
        $0 + ((jacobian[row, $1.0]?.reverse ?? 0) * $1.1).magnitude
      }
      #expect((product.value - truth).magnitude <= 16 * size.ulp)
    }
    let weights = results.indices.map { Double($0) - 0.5 }
    let sum = try jacobian.transposedProduct(with: weights)
    #expect(sum.verdict.kind <= .belowResolution)
    for name in jacobian.variables {
      let terms = weights.indices.map { weights[$0] * (jacobian[$0, name]?.reverse ?? 0) }
      let size = terms.reduce(0) { $0 + $1.magnitude }
      #expect(((sum[name]?.reverse ?? 0) - terms.reduce(0, +)).magnitude <= 16 * size.ulp)
    }
  }

  @Test("has the worst verdict of its entries, and none for what does not depend")
  func worst() throws {
    let results = try Symbolic.results(parsing: "x^2, abs(y), 1/x, 3")
    let jacobian = try JacobianComparison(of: results, at: ["x": 0, "y": 0])
    #expect(jacobian.worst == 2)
    #expect(jacobian.verdict.kind == .domain)
    #expect(jacobian.results[1].verdict.kind == .kink)
    #expect(jacobian[0, "y"] == nil && jacobian[3, "x"] == nil)
    #expect(jacobian.names == ["f1", "f2", "f3", "f4"])
  }

  @Test("refuses what a comparison refuses")
  func refusals() throws {
    let results = try Symbolic.results(parsing: "x^2, x*y")
    #expect(throws: ComparisonError.missing(variables: ["y"])) {
      try JacobianComparison(of: results, at: ["x": 1])
    }
    #expect(throws: ComparisonError.self) {
      try JacobianComparison(of: results, at: ["x": 1, "y": 2, "z": 3])
    }
    #expect(throws: ComparisonError.self) { try JacobianComparison(of: results, withRespectTo: ["z"]) }
  }

  static let doubts: [(String, Bool, String?)] = [
    ("sinx", false, "sin(x)"), ("lnx", false, "ln(x)"), ("logy", false, "log(y)"), ("expt", false, "exp(t)"),
    ("pix", false, "pi*x"),
    ("PI", false, "pi"), ("Pi", false, "pi"), ("nan", false, nil), ("inf", true, nil), ("foo", true, nil),
    ("theta", true, nil),
  ]

  @Test("a doubtful name is asked about", arguments: doubts)
  func questions(name: String, isWhole: Bool, suggestion: String?) throws {
    let doubt = try #require(DoubtfulName(name, isWholeFormula: isWhole))
    #expect(doubt.suggestion == suggestion)
  }

  @Test(
    "a plain name is not",
    arguments: ["x", "cost", "w1", "theta", "x_1", "rate", "pixel", "since", "tanks", "maxx"])
  func plainNames(name: String) { #expect(DoubtfulName(name, isWholeFormula: false) == nil) }

  @Test("a short name alone is not", arguments: ["x", "x1", "a_b"])
  func wholeNames(name: String) { #expect(DoubtfulName(name, isWholeFormula: true) == nil) }
}
