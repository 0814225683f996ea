// After reading this file you know that forward mode's sparse derivatives are the dense ones, bit by bit.

import Dual
import TestSupport
import Testing

@Suite("Sparse derivatives by forward mode")
struct SparseTests {
  @Test("All entries of a Hessian", arguments: SparseFunction.allCases, [1, 3, 10])
  func hessians(_ function: SparseFunction, _ count: Int) {
    let pattern = hessianPattern(at: wholePoint(count)) { x in function.value(x) }
    for seed in 2...4 {
      let point = wholePoint(count, seed: UInt64(seed)).map { $0 + 0.1 }
      let sparse = sparseHessian(at: point, with: pattern) { x in function.value(x) }
      #expect(sparse.rows == hessian(at: point) { x in function.value(x) })
    }
  }

  /// The gradients of the functions, by hand where they are short: as many results as inputs.
  static let fields: [(name: String, field: @Sendable ([Dual8]) -> [Dual8], pattern: SparsityPattern)] = [
    field("band", { x in zip(x, x.dropFirst()).map { sin($1) - $0 * $0 } }),
    field("pairs", { x in x.indices.map { x[$0] * x[x.count - 1 - $0] } }),
    field("one of all", { x in [x.reduce(1) { $0 * $1 }] + x.map { exp($0) } }),
    field("nothing", { _ in [] }), field("constants", { _ in [1, 2] }),
  ]

  private static func field(
    _ name: String, _ field: @escaping @Sendable ([Dual8]) -> [Dual8]
  ) -> (String, @Sendable ([Dual8]) -> [Dual8], SparsityPattern) {
    let rows = jacobian(at: (0..<20).map { 1 + Double($0) / 16 }, of: field)
    let pattern = SparsityPattern(
      rows: rows.map { row in row.indices.filter { row[$0] != 0 } }, columnCount: 20)
    return (name, field, pattern)
  }

  @Test("All entries of a Jacobian", arguments: fields)
  func jacobians(name: String, field: @Sendable ([Dual8]) -> [Dual8], pattern: SparsityPattern) {
    let colouring = ColumnColouring(of: pattern)
    let point = (0..<20).map { 0.5 + Double($0) / 7 }
    #expect(
      sparseJacobian(at: point, with: colouring, of: field).rows == jacobian(at: point, of: field), "\(name)")
  }

  @Test("The pattern found is the one that the derivatives have, for every primitive")
  func patternsOfPrimitives() {
    for function in UnaryFunction.allCases {
      let point = [0.3, 1.7].first { function.domain.contains($0) } ?? .nan
      func value<T: Scalar>(_ x: T) -> T { T.apply(function, to: x) }
      let isCurved = secondDerivative(at: point, of: value) != 0
      #expect(hessianPattern(at: [point]) { value($0[0]) }[0, 0] == isCurved, "\(function)")
      let depends = derivative(at: point, of: value) != 0
      #expect(
        jacobianPattern(at: [point]) { [value($0[0])] }[0, 0] == (depends || function == .relu), "\(function)"
      )
    }
    for function in BinaryFunction.allCases where !function.takesOrder {
      func value<T: Scalar>(_ x: [T]) -> T { T.apply(function, to: x[0], x[1]) }
      let dense = hessian(at: [1.3, 0.7], of: value)
      let pattern = hessianPattern(at: [1.3, 0.7], of: value)
      for (row, column) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        #expect(pattern[row, column] == (dense[row][column] != 0), "\(function)")
      }
    }
  }

  @Test("One function for the pattern and for the derivative")
  func oneFunction() {
    func field<T: Scalar>(_ x: [T]) -> [T] { [x[0] * x[1], x[1] + x[2], exp(x[3])] }
    let colouring = ColumnColouring(of: jacobianPattern(at: [1, 2, 3, 0], of: field))
    #expect(colouring.colourCount == 2)
    let jacobian = sparseJacobian(at: [1, 2, 3, 0], with: colouring, of: field)
    #expect("\(jacobian)" == "2.0  1.0    ·    ·\n  ·  1.0  1.0    ·\n  ·    ·    ·  1.0")
  }

  @Test("Mistakes end with advice")
  func mistakes() async {
    await #expect(processExitsWith: .failure) {
      let colouring = ColumnColouring(of: jacobianPattern(at: [1, 2]) { x in x })
      _ = sparseJacobian(at: [1], with: colouring) { (x: [Dual8]) in x }
    }
    await #expect(processExitsWith: .failure) {
      let colouring = ColumnColouring(of: jacobianPattern(at: [1, 2]) { x in x })
      _ = sparseJacobian(at: [1, 2], with: colouring) { (x: [Dual8]) in [x[0]] }
    }
    await #expect(processExitsWith: .failure) {
      let pattern = hessianPattern(at: [1, 2]) { x in x[0] * x[1] }
      _ = sparseHessian(at: [1, 2, 3], with: pattern) { x in x[0] * x[1] }
    }
  }
}
