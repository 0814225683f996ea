// After reading this file you know that a sparse Hessian and Jacobian have the entries of the dense ones: at exact points to
// the last bit, at edges as classes, and nowhere else any.

import Reverse
import TestSupport
import Testing

@Suite("Sparse derivatives by reverse mode")
struct SparseTests {
  @Test(
    "All entries of a Hessian, at points where each is a whole number", arguments: SparseFunction.allCases,
    [1, 3, 10, 16])
  func wholeHessians(_ function: SparseFunction, _ count: Int) throws {
    let prepared = SparseHessian(at: wholePoint(count)) { x in function.value(x) }
    for seed in 2...4 {
      let point = wholePoint(count, seed: UInt64(seed))
      let dense = hessian(at: point) { x in function.value(x) }
      #expect(try prepared.hessian(at: point).rows == dense)
      #expect(sparseHessian(at: point) { x in function.value(x) }.rows == dense)
    }
  }

  /// Every function of one argument, at a point of its domain.
  @Test("Every primitive of one argument", arguments: UnaryFunction.allCases)
  func unary(_ function: UnaryFunction) throws {
    let point = [0.3, 1.7, -0.7].first { function.domain.contains($0) } ?? .nan
    func value<T: Scalar>(_ x: [T]) -> T {
      let inner = x[0] * x[0] / T(point)
      return T.apply(function, to: inner) * x[1]
    }
    try agree(at: [point, 3], value)
  }

  @Test(
    "Every primitive of two arguments, with both moving and each alone", arguments: BinaryFunction.allCases,
    0..<4)
  func binary(_ function: BinaryFunction, _ form: Int) throws {
    func value<T: Scalar>(_ x: [T]) -> T {
      let result: T
      if function.takesOrder {
        result = T.apply(function, to: 2, x[1] * x[1])
      } else {
        switch form {
        case 0: result = T.apply(function, to: x[0] * x[1], x[1])
        case 1: result = T.apply(function, to: x[0], 1.25)
        case 2: result = T.apply(function, to: 1.25, x[0])
        default: result = T.apply(function, to: x[0], x[0] * x[1])
        }
      }
      return result * x[1] + x[0] / x[1] - 2 / x[0] - (3 - x[1]) / 4
    }
    try agree(at: [0.7, 1.9], value)
  }

  /// Equal to the dense Hessian within a few units of its largest entry, since sums are made in another order.
  private func agree(at point: [Double], _ function: ([Traced]) -> Traced) throws {
    let dense = hessian(at: point, of: function)
    let sparse = sparseHessian(at: point, of: function).rows
    let unit = (dense.joined().map(\.magnitude).max() ?? 0).ulp
    #expect(!dense.joined().contains { !$0.isFinite })
    for (entry, other) in zip(sparse.joined(), dense.joined()) {
      #expect((entry - other).magnitude <= 16 * unit, "\(sparse) and \(dense)")
    }
  }

  @Test("The example of the sweep: x₀²·x₁ at (2, 3), and its text")
  func example() {
    let hessian = sparseHessian(at: [2, 3, 4]) { x in x[0] * x[0] * x[1] + x[2] }
    #expect("\(hessian)" == "6.0  4.0  ·\n4.0    ·  ·\n  ·    ·  ·")
    #expect(hessian[0, 1] == 4 && hessian[2, 2] == 0)
    let jacobian = sparseJacobian(at: [2, 3, 4]) { x in [x[0] * x[1], x[1] + x[2]] }
    #expect("\(jacobian)" == "3.0  2.0    ·\n  ·  1.0  1.0")
  }

  @Test("Another branch is refused, also where the comparison reaches no result")
  func branches() throws {
    let prepared = SparseHessian(at: [3, 2]) { v in
      let distance = sqrt(v[0] * v[0]) - 1
      return distance >= 0 ? v[0] * v[0] : v[0] * v[1]
    }
    #expect(try prepared.hessian(at: [5, 1]).rows == [[2, 0], [0, 0]])
    let refusal = #expect(throws: OtherBranch.self) { try prepared.hessian(at: [0.5, 1]) }
    #expect(refusal?.description.contains("Record it again at this point") == true)
    let clipped = SparseJacobian(at: [3, 2]) { v in [v[0] > 0 ? v[0] : v[1], v[1]] }
    #expect(try clipped.jacobian(at: [1, 7]).rows == [[1, 0], [0, 1]])
    #expect(throws: OtherBranch.self) { try clipped.jacobian(at: [-1, 7]) }
  }

  /// Points where a plain sweep fails: an infinite slope, a NaN, a slope that leaves the range, a kink.
  static let edges: [(name: String, function: @Sendable ([Traced]) -> Traced, point: [Double])] = [
    ("an infinite slope", { pow($0[0], 1.5) + $0[1] * $0[1] * $0[2] }, [0, 2, 3]),
    ("a value that is NaN", { log($0[0]) + $0[1] * $0[2] }, [-1, 2, 3]),
    ("log(eᵃ + eᵇ)", { log(exp($0[0]) + exp($0[1])) + $0[2] }, [400, 400, 1]),
    ("a kink", { abs($0[0]) * $0[1] + relu($0[2]) }, [0, 2, 0]),
    ("a tie", { max($0[0], $0[1]) * $0[2] }, [1, 1, 2]),
    ("underflow", { exp(-$0[0] * $0[0]) * $0[1] * $0[2] }, [27, 2, 3]),
    ("a corner", { hypot($0[0], $0[1]) + $0[2] }, [0, 0, 1]),
  ]

  @Test("Edges are those of the dense Hessian", arguments: edges)
  func edgesOfDense(name: String, function: @Sendable ([Traced]) -> Traced, point: [Double]) {
    let dense = hessian(at: point, of: function)
    let sparse = sparseHessian(at: point, of: function)
    for row in point.indices {
      for column in point.indices where sparse.pattern[row, column] {
        #expect(ulps(sparse[row, column], dense[row][column]) <= 4, "\(name): \(sparse.rows), \(dense)")
      }
    }
  }

  @Test("A function with a derivative of its own: all its inputs may interact")
  func definedFunctions() throws {
    let softplus = DefinedFunction("softplus", of: 1) { x in
      log1p(exp(x[0]))
    } pullback: { x, _, adjoint in
      [adjoint / (1 + exp(-x[0]))]
    }
    let list = record(at: [0, 1, 2]) { x in softplus(x[0]) * x[1] + x[2] }.list
    #expect("\(list.hessianPattern(at: [0, 1, 2]))" == "× × ·\n× · ·\n· · ·")
    let jacobian = sparseJacobian(at: [0, 1, 2]) { x in [softplus(x[0]), x[1] * x[2]] }
    #expect(jacobian.rows == [[0.5, 0, 0], [0, 2, 1]])
    struct Cube: FunctionWithPullback {
      let name = "cube"
      let arity = 1
      func value<T: Scalar>(at x: [T]) -> T { x[0] * x[0] * x[0] }
      func pullback<T: Scalar>(at x: [T], value: T, adjoint: T) -> [T] { [adjoint * (3 * x[0] * x[0])] }
    }
    let cube = DefinedFunction(Cube())
    #expect(sparseHessian(at: [2, 3]) { x in cube(x[0]) + x[1] }.rows == [[12, 0], [0, 0]])
  }

  /// Rows where one result needs all inputs, columns where all results need one input.
  @Test("A Jacobian is compressed the better way, and is the dense one")
  func jacobians() throws {
    func wideRow<T: Scalar>(_ x: [T]) -> [T] { [x.reduce(T(1)) { $0 * $1 }] + x.map { $0 * $0 } }
    func tallColumn<T: Scalar>(_ x: [T]) -> [T] { x.map { $0 * x[0] } + [5] }
    func band<T: Scalar>(_ x: [T]) -> [T] { zip(x, x.dropFirst()).map { $1 - $0 * $0 } }
    let (first, second, start) = (wholePoint(12), wholePoint(12, seed: 5), wholePoint(12, seed: 6))
    let row = SparseJacobian(at: start, of: wideRow)
    #expect(row.compression == .rows && row.colouring.colourCount == 2)
    let column = SparseJacobian(at: start, of: tallColumn)
    #expect(column.compression == .columns && column.colouring.colourCount == 2)
    let chain = SparseJacobian(at: start, of: band)
    #expect(chain.colouring.colourCount == 2)
    for point in [first, second] {
      #expect(try row.jacobian(at: point).rows == jacobian(at: point, of: wideRow))
      #expect(try column.jacobian(at: point).rows == jacobian(at: point, of: tallColumn))
      #expect(try chain.jacobian(at: point).rows == jacobian(at: point, of: band))
    }
  }

  @Test("Where the value is NaN, so is every entry, as in the dense Hessian")
  func valueIsNaN() throws {
    let point = [1, Double.infinity, .infinity]
    func value<T: Scalar>(_ x: [T]) -> T { x[0] * x[0] + x[1] - x[2] }
    let dense = hessian(at: point, of: value)
    let sparse = sparseHessian(at: point, of: value).rows
    #expect(
      zip(dense.joined(), sparse.joined()).allSatisfy { isSameClassAndValue($1, $0) || $0.isNaN && $1 == 0 })
    #expect(sparse[0][0].isNaN == dense[0][0].isNaN)
  }

  @Test("A result that is NaN has a row of NaN, and spoils no other", arguments: [false, true])
  func undefinedRow(byColumns: Bool) {
    let matrix = sparseJacobian(at: [-1, 2, 3]) { x in
      byColumns ? [log(x[0]), 2 * x[0], x[0] + x[1], x[0] * x[2]] : [log(x[0]), x[1] * x[2]]
    }
    #expect(matrix[0, 0].isNaN)
    #expect(matrix.values.count { $0.isNaN } == 1)
  }

  @Test("Without inputs and without results")
  func empty() throws {
    #expect(sparseHessian(at: []) { _ in 3 }.rows == [])
    #expect(sparseHessian(at: [2]) { x in 3 * x[0] }.rows == [[0]])
    #expect(sparseHessian(at: [2]) { _ in 3 }.rows == [[0]])
    #expect(sparseJacobian(at: [1, 2]) { _ in [] }.rows == [])
    #expect(sparseJacobian(at: [1, 2]) { _ in [7, 8] }.rows == [[0, 0], [0, 0]])
    #expect(sparseJacobian(at: []) { _ in [7] }.rows == [[]])
  }

  @Test("A point of another length is refused")
  func wrongLength() async {
    await #expect(processExitsWith: .failure) {
      _ = try SparseHessian(at: [1, 2]) { x in x[0] * x[1] }.hessian(at: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try SparseJacobian(at: [1, 2]) { x in [x[0]] }.jacobian(at: [1, 2, 3])
    }
  }
}
