// After reading this file you know what is held of patterns and colours: the patterns are those found by hand, and every
// colouring gives back every entry of a matrix.

import Elementary
import TestSupport
import Testing

@Suite("Sparsity")
struct SparsityTests {
  /// The example of `DependentNumber.swift`.
  private func example<T: Scalar>(_ x: [T]) -> T {
    let first = x[0] * x[0] + x[0] * x[1]
    let second = 3 * x[2] + exp(x[3]) / 2
    return first + second + x[1] * x[3]
  }

  @Test("The number of the header: pattern, two colours, and the Hessian from two products")
  func header() {
    let pattern = hessianPattern(at: [1, 1, 1, 0], of: example)
    #expect("\(pattern)" == "× × · ·\n× · · ×\n· · · ·\n· × · ×")
    let colouring = StarColouring(of: pattern)
    #expect(colouring.colours == [0, 1, nil, 0] && colouring.directions == [[1, 0, 0, 1], [0, 1, 0, 0]])
    let hessian = colouring.matrix(from: [[2, 2, 0, 0.5], [1, 0, 0, 1]])
    #expect(hessian.rows == [[2, 1, 0, 0], [1, 0, 0, 1], [0, 0, 0, 0], [0, 1, 0, 0.5]])
    #expect("\(hessian)".hasPrefix("2.0  1.0  ·    ·\n1.0    ·  ·  1.0\n"))
  }

  @Test("Patterns by hand", arguments: SparseFunction.allCases, [1, 2, 3, 9, 16])
  func byHand(_ function: SparseFunction, _ count: Int) {
    let pattern = hessianPattern(at: wholePoint(count)) { x in function.value(x) }
    for row in 0..<count {
      for column in 0..<count {
        #expect(
          pattern[row, column] == function.isEntry(row, column, of: count),
          "\(function) of \(count): [\(row), \(column)]")
      }
    }
    #expect(pattern.transposed == pattern)
  }

  @Test("Colours by hand", arguments: SparseFunction.allCases)
  func coloursByHand(_ function: SparseFunction) {
    let colouring = StarColouring(of: hessianPattern(at: wholePoint(16)) { x in function.value(x) })
    if let count = function.colourCount { #expect(colouring.colourCount == count) }
    // A grid needs 5 (Fertin, Raspaud & Reed 2004); greedy may take some more.
    if function == .grid { #expect((5...7).contains(colouring.colourCount)) }
  }

  @Test("A chain takes three colours in whatever order its inputs stand", arguments: 1...10)
  func shuffledChain(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let order = (0..<40).shuffled(using: &generator)
    let pattern = hessianPattern(at: wholePoint(40)) { x in SparseFunction.chain.value(order.map { x[$0] }) }
    #expect(StarColouring(of: pattern).colourCount == 3)
  }

  @Test("A random symmetric matrix comes back from its products", arguments: 1...60)
  func starRecovery(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...24, using: &generator)
    let share = Double.random(in: 0...0.5, using: &generator)
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for row in 0..<count {
      for column in 0...row where Double.random(in: 0...1, using: &generator) < share {
        matrix[row][column] = Double(Int.random(in: 1...999, using: &generator))
        matrix[column][row] = matrix[row][column]
      }
    }
    let colouring = StarColouring(of: pattern(of: matrix, columnCount: count))
    let products = colouring.directions.map { product(matrix, $0) }
    #expect(colouring.matrix(from: products).rows == matrix)
    #expect(colouring.colourCount <= count)
  }

  @Test("A random matrix comes back from its products", arguments: 1...60)
  func columnRecovery(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (rows, columns) = (
      Int.random(in: 0...20, using: &generator), Int.random(in: 1...20, using: &generator)
    )
    let share = Double.random(in: 0...0.5, using: &generator)
    let matrix = (0..<rows).map { _ in
      (0..<columns).map { _ in
        Double.random(in: 0...1, using: &generator) < share
          ? Double(Int.random(in: 1...999, using: &generator)) : 0
      }
    }
    let colouring = ColumnColouring(of: pattern(of: matrix, columnCount: columns))
    let sparse = colouring.matrix(from: colouring.directions.map { product(matrix, $0) })
    #expect(sparse.rows == matrix)
    #expect(sparse.transposed.transposed == sparse)
    let vector = (0..<columns).map { Double($0 - 3) }
    #expect(sparse.product(with: vector) == product(matrix, vector))
    #expect(colouring.colourCount >= matrix.map { $0.count { $0 != 0 } }.max() ?? 0)
  }

  private func pattern(of matrix: [[Double]], columnCount: Int) -> SparsityPattern {
    SparsityPattern(rows: matrix.map { row in row.indices.filter { row[$0] != 0 } }, columnCount: columnCount)
  }

  private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  @Test("Rows of a Jacobian: what each result depends on")
  func jacobian() {
    let pattern = jacobianPattern(at: [1, 2, 3]) { x in
      [
        x[0] * x[1], x[1] + x[2], 5, sign(x[0]), heaviside(x[1]) * x[2], 0 * x[0], x[0] - x[0],
        max(x[0], x[2]),
      ]
    }
    #expect(
      "\(pattern)" == "× × ·\n· × ×\n· · ·\n· · ·\n· · ×\n× · ·\n× · ·\n× · ×")
    #expect(pattern.entryCount == 9 && pattern.rowCount == 8 && pattern.columnCount == 3)
  }

  /// What stands in a step, and the pairs of (x, y) that interact in it: xx, xy, yy.
  static let steps: [(name: String, step: @Sendable ([DependentNumber]) -> DependentNumber, pairs: String)] =
    [
      ("x + y", { $0[0] + $0[1] }, ""), ("x - y", { $0[0] - $0[1] }, ""), ("-x", { -$0[0] }, ""),
      ("x y", { $0[0] * $0[1] }, "xy"), ("x x", { $0[0] * $0[0] }, "xx"), ("2 x", { 2 * $0[0] }, ""),
      ("x / y", { $0[0] / $0[1] }, "xy yy"), ("2 / y", { 2 / $0[1] }, "yy"), ("x / 2", { $0[0] / 2 }, ""),
      ("x^y", { pow($0[0], $0[1]) }, "xx xy yy"), ("x^2", { pow($0[0], 2) }, "xx"),
      ("2^y", { pow(2, $0[1]) }, "yy"), ("atan2", { atan2($0[1], $0[0]) }, "xx xy yy"),
      ("hypot", { hypot($0[0], $0[1]) }, "xx xy yy"), ("max", { max($0[0], $0[1]) }, ""),
      ("min", { min($0[0], $0[1]) }, ""), ("abs", { abs($0[0]) }, ""), ("relu", { relu(-$0[0]) }, ""),
      ("sign", { sign($0[0]) * $0[1] }, ""), ("(x + y)^2", { pow($0[0] + $0[1], 2) }, "xx xy yy"),
      ("x (x + y)", { $0[0] * ($0[0] + $0[1]) }, "xx xy"),
      (
        "unused",
        {
          _ = exp($0[0]); return $0[1]
        }, ""
      ),
      ("polygamma", { polygamma(1, $0[0]) }, "xx"), ("sincDerivative", { sincDerivative(1, $0[1]) }, "yy"),
      ("floor", { floor($0[0]) * $0[1] }, ""), ("mod", { mod($0[0], $0[1]) }, ""),
      ("gate", { ifPositive($0[0], $0[0] * $0[1]) }, "xy"), ("condition", { ifPositive($0[0], $0[1]) }, ""),
      ("5", { _ in 5 }, ""),
    ]

  @Test("Which pairs interact in each kind of step", arguments: steps)
  func pairsOfSteps(name: String, step: @Sendable ([DependentNumber]) -> DependentNumber, pairs: String) {
    let pattern = hessianPattern(at: [1.5, 2.5], of: step)
    let found = [("xx", 0, 0), ("xy", 0, 1), ("yy", 1, 1)].filter { pattern[$0.1, $0.2] }.map(\.0)
    #expect(found.joined(separator: " ") == pairs)
    #expect(pattern[0, 1] == pattern[1, 0])
  }

  @Test("A branch is taken by value, and whether another point takes the same one can be asked")
  func branches() throws {
    func function<T: OrderedScalar>(_ x: [T]) -> T { x[0] > 0 ? x[0] * x[1] : x[1] * x[2] }
    #expect("\(hessianPattern(at: [1, 1, 1], of: function))" == "· × ·\n× · ·\n· · ·")
    #expect("\(hessianPattern(at: [-1, 1, 1], of: function))" == "· · ·\n· · ×\n· × ·")
    #expect(takesSameBranches(at: [1, 1, 1], as: [2, -5, 0], of: function))
    #expect(!takesSameBranches(at: [1, 1, 1], as: [0, 1, 1], of: function))
    // Also where what is compared has no slope.
    func stepped<T: OrderedScalar>(_ x: [T]) -> T { sign(x[0]) > 0 ? x[0] * x[0] : x[0] }
    #expect(!takesSameBranches(at: [1], as: [-1], of: stepped))
  }

  @Test("Without inputs, without results, and of one number")
  func edges() {
    #expect(hessianPattern(at: []) { _ in 3 }.entryCount == 0)
    #expect(jacobianPattern(at: [1, 2]) { _ in [] }.rowCount == 0)
    #expect(jacobianPattern(at: []) { _ in [1, 2] }.rowCount == 2)
    #expect(ColumnColouring(of: jacobianPattern(at: [1, 2]) { _ in [] }).colourCount == 0)
    #expect(StarColouring(of: hessianPattern(at: []) { _ in 3 }).matrix(from: []).rows == [])
    #expect(DependentNumber(2).inputs == [] && DependentNumber(2).primal == 2)
    let inputs = jacobianPattern(at: [1, 2, 3]) { x in
      #expect((x[0] + x[2]).inputs == [0, 2])
      return x
    }
    #expect(inputs.description == "× · ·\n· × ·\n· · ×")
    #expect(ColumnColouring(of: inputs).colourCount == 1)
  }

  @Test("A function that throws throws on")
  func throwing() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      try hessianPattern(at: [1]) { (_: [DependentNumber]) throws -> DependentNumber in throw Refusal() }
    }
  }

  @Test("Large ones are found: a chain and an arrow of 5000, a deep loop, a long sum inside a logarithm")
  func large() {
    let count = 5000
    let point = [Double](repeating: 0.5, count: count)
    let chain = StarColouring(of: hessianPattern(at: point) { x in SparseFunction.chain.value(x) })
    #expect(chain.colourCount == 3 && chain.pattern.entryCount == 3 * count - 2)
    let arrow = StarColouring(of: hessianPattern(at: point) { x in SparseFunction.arrow.value(x) })
    #expect(arrow.colourCount == 2 && arrow.pattern.entryCount == 3 * count - 2)
    #expect(chain.pattern.description == "5000 × 5000, 14998 entries")
    let loop = hessianPattern(at: [0.3]) { x in
      (0..<100_000).reduce(x[0]) { state, _ in 3.5 * state * (1 - state) }
    }
    #expect(loop.entryCount == 1)
    #expect(jacobianPattern(at: point) { x in [log(x.sum())] }.entryCount == count)
  }

  @Test("Mistakes end with advice")
  func mistakes() async {
    await #expect(processExitsWith: .failure) {
      _ = SparsityPattern(rows: [[3]], columnCount: 3)
    }
    await #expect(processExitsWith: .failure) {
      _ = StarColouring(of: SparsityPattern(rows: [[1], []], columnCount: 2))
    }
    await #expect(processExitsWith: .failure) {
      _ = ColumnColouring(of: SparsityPattern(rows: [[0]], columnCount: 1)).matrix(from: [])
    }
  }
}
