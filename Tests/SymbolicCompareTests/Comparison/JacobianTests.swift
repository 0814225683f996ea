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

  @Test("and a comparison take a variable that is named twice once")
  func namedTwice() throws {
    let names = ["x", "y", "x"]
    let results = try Symbolic.results(parsing: "x*y, x^2")
    let point: Point = ["x": 1.5, "y": 2]
    let jacobian = try JacobianComparison(of: results, at: point, withRespectTo: names, order: 2)
    #expect(jacobian.variables == ["x", "y"])
    #expect(jacobian[0, "x"]?.reverse == 2)
    let comparison = try Comparison(of: "x*y", at: point, withRespectTo: names, order: 2)
    #expect(comparison.derivatives.map(\.variable) == ["x", "y"])
    #expect(comparison.judged.map(\.order) == [0, 1, 1, 2, 2, 2])
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
    for (row, product) in try jacobian.comparisons(along: vector).rows.enumerated() {
      let derivative = try #require(product.derivatives.first)
      let truth = try #require(derivative.truth?.number?.midpoint.nearestDouble)
      let size = zip(jacobian.variables, vector).reduce(0) {
        $0 + ((jacobian[row, $1.0]?.reverse ?? 0) * $1.1).magnitude
      }
      #expect((derivative.dual - truth).magnitude <= 16 * size.ulp)
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

  @Test("has the derivatives of higher order of each result, certified")
  func orders() throws {
    let results = try Symbolic.results(parsing: "x^3, x*y^2, exp(y), z")
    let jacobian = try JacobianComparison(of: results, at: ["x": 2, "y": 0.5, "z": 1], order: 2)
    // x^3: 6x. x*y^2 by x, x; x, y; y, y: 0, 2y, 2x. exp(y): exp(0.5) to 17 digits.
    let expected: [[Double]] = [[12], [0, 1, 4], [1.6487212707001282], [0]]
    for (result, figures) in zip(jacobian.results, expected) {
      #expect(result.higherDerivatives.map(\.reverse) == figures)
      #expect(result.higherDerivatives.map(\.dual) == figures)
      #expect(result.higherDerivatives.compactMap { $0.truth?.number?.midpoint.nearestDouble } == figures)
    }
    #expect(jacobian.verdict.kind <= .belowResolution)
  }

  @Test("has the pattern of its formulas, whatever the point")
  func pattern() throws {
    let results = try Symbolic.results(parsing: "x*y, 2, z^2, y + z")
    let pattern = try JacobianComparison(of: results, at: ["x": 0, "y": 0, "z": 0]).pattern
    #expect((0..<pattern.rowCount).map { Array(pattern.columns(inRow: $0)) } == [[0, 1], [], [2], [1, 2]])
    let others = try JacobianComparison(of: results, withRespectTo: ["z", "x"]).pattern
    #expect((0..<others.rowCount).map { Array(others.columns(inRow: $0)) } == [[1], [], [0], [0]])
  }

  @Test("is what the stopwatch's tasks compute", arguments: functions)
  func tasks(text: String) throws {
    let jacobian = try JacobianComparison(of: Symbolic.results(parsing: text))
    let sums = Dictionary(uniqueKeysWithValues: jacobian.timedTasks().map { ($0.name, $0.run()) })
    let values = jacobian.results.reduce(0) { $0 + $1.value }
    let entries = jacobian.results.flatMap(\.derivatives).map(\.reverse)
    let sum = entries.reduce(0, +)
    let size = entries.reduce(1) { $0 + $1.magnitude } + values.magnitude
    func isNear(_ name: String, _ expected: Double, _ tolerance: Double = 64 * 0x1p-52) -> Bool {
      ((sums[name] ?? .nan) - expected).magnitude <= tolerance * size
    }
    #expect(isNear("function", values))
    #expect(isNear("dual", sum) && isNear("reverse", sum) && isNear("symbolic", values + sum))
    // Along ones the product's sum is that of all entries; so is that of the sweep with the weight 1 for every result.
    #expect(isNear("Jv", sum) && isNear("wJ", sum))
    #expect(isNear("finiteDifference", sum, 1e-7))
  }

  // Operations of a sweep with a seed at every result, counted by hand: x^2 and 1·(2·x^(2 - 1)): 5; x*y, 1·y and 1·x: 3; the
  // sum of what two results send to x: 1.
  static let sweepCounts = [("x^2, y^2", 10), ("x^2, x*y", 9), ("x*y, z", 3), ("x, y", 0)]

  @Test("costs one sweep over the lines of all results for w·J", arguments: sweepCounts)
  func sweepOfAll(text: String, count: Int) throws {
    let jacobian = try JacobianComparison(of: Symbolic.results(parsing: text))
    #expect(jacobian.operations.sweepOfAll == count)
  }

  // By convention every partial of a NaN is NaN, also by a variable that is not in it; its naive formula is 0 there. What is
  // infinite, or has no value for certain, has no partial at all, though the rules give one.
  static let undefined: [(text: String, slopes: [Double], formula: [Double], kinds: [Verdict.Kind])] = [
    ("0/0, x", [.nan, 1], [0, 1], [.domain, .agree]),
    ("x, log(-1)*y", [1, .nan], [1, 0], [.agree, .domain]),
    ("2, x", [0, 1], [0, 1], [.agree, .agree]),
    ("1/(y - 1), x", [0, 1], [0, 1], [.domain, .agree]),
    ("-1/(y - 1)^2, x", [0, 1], [0, 1], [.domain, .agree]),
    ("x, log(y - 1)", [1, 0], [1, 0], [.agree, .domain]),
    ("1/(sin(y)^2 + cos(y)^2 - 1), x", [0, 1], [0, 1], [.indeterminate, .agree]),
    ("exp(1000*y), x", [0, 1], [0, 1], [.agree, .agree]),
  ]

  @Test("has no partial in the row of a result that has no value", arguments: undefined)
  func undefinedRows(text: String, slopes: [Double], formula: [Double], kinds: [Verdict.Kind]) throws {
    let results = try Symbolic.results(parsing: text)
    let names = Set(results.flatMap(\.formula.variables))
    let point = Point(Dictionary(uniqueKeysWithValues: names.map { ($0, 1.0) }))
    let jacobian = try JacobianComparison(of: results, at: point)
    for method in Method.allCases {
      let column = jacobian.results.map { $0.derivative(by: "x", method: method) }
      var expected = method == .symbolic ? formula : slopes
      if method == .finiteDifference {
        expected = zip(expected, jacobian.results).map { $1.value.isFinite ? $0 : .nan }
      }
      let isRight = zip(column, expected).allSatisfy { $0.isNaN ? $1.isNaN : ($0 - $1).magnitude < 1e-9 }
      #expect(isRight, "\(method): \(column)")
    }
    #expect(jacobian.results.map { $0.kind(by: "x") } == kinds)
    let (t, products) = try jacobian.comparisons(along: jacobian.variables.map { $0 == "x" ? 1 : 0 })
    #expect(products.map { $0.kind(by: t) } == kinds)
    for (product, slope) in zip(products, slopes) where product.kind(by: t) == .agree {
      #expect((product[t]?.truth?.number?.midpoint.nearestDouble ?? 0) == slope)
    }
    let transposed = try jacobian.transposedProduct(with: [1, 1])
    #expect(transposed.derivative(by: "x").isNaN == slopes.contains(where: \.isNaN))
  }

  static let programs: [(String, String)] = [
    ("x^2, x*y", "x^2, x*y"), ("x = r*cos(t); y = r*sin(t); x, y", "x = r*cos(t); y = r*sin(t); x, y"),
    ("y = x^2; y, y*z, y", "y = x^2; y, y*z, y"),
    ("f(u) = u^2; f(x), f(x) + 1", "f_1 = x^2; f_2 = x^2; f_1, f_2 + 1"),
    ("t = x + 1; t*t, t", "t = x + 1; t*t, t"), ("t1 = x; t1*t1, 2", "x*x, 2"),
    ("sum(i, 1, 2, x[i]), prod(i, 1, 2, x[i])", "x1 + x2, x1*x2"),
  ]

  @Test("has results that print as one program, and read back", arguments: programs)
  func printing(text: String, program: String) throws {
    let results = try Symbolic.results(parsing: text).map(\.formula)
    #expect(Symbolic.program(of: results) == program)
    #expect(try Symbolic.results(parsing: program).map(\.formula) == results)
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

  /// Formulas, a point, a vector, and for each result the verdict on its derivative along the vector and that derivative.
  static let directions: [(String, Point, [Double], [Verdict.Kind], [Double])] = [
    ("1e200*x, 1e200*y", ["x": 1, "y": 1], [1e200, 1], [.overflow, .agree], [.infinity, 1e200]),
    ("abs(x), x*y", ["x": 0, "y": 2], [1, 0], [.kink, .agree], [0, 2]),
    ("abs(x - y), x*y", ["x": 2, "y": 2], [1, 1], [.agree, .agree], [0, 4]),
    ("x^2, t*x", ["t": 3, "x": 2], [1, -0.5], [.agree, .agree], [-2, 0.5]),
    ("1/x, y", ["x": 0, "y": 1], [0, 1], [.domain, .agree], [.nan, 1]),
    ("x^2, 7", ["x": 3], [0], [.agree, .agree], [.nan, .nan]),
  ]

  @Test("is judged along a vector as a derivative by one number", arguments: directions)
  func alongVectors(
    text: String, point: Point, vector: [Double], kinds: [Verdict.Kind], slopes: [Double]
  ) throws {
    let jacobian = try JacobianComparison(of: try Symbolic.results(parsing: text), at: point)
    let rows = try jacobian.comparisons(along: vector).rows
    #expect(rows.map(\.verdict.kind) == kinds)
    // NaN stands for a result that does not move.
    for (row, slope) in zip(rows, slopes) {
      #expect(slope.isNaN ? row.derivatives.isEmpty : row.derivatives.map(\.dual) == [slope])
    }
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
