// After reading this file you know how the derivatives of higher order are gathered: the Hessian four times over, and
// for one variable the orders 1 to n by Taylor polynomials, nested dual numbers, the naive formula and differences.

import SymbolicCompare

/// The second derivatives of a comparison's function by some of its variables, by each method.
struct Hessians {
  let names: [String]
  let dual: [[Double]]
  let reverse: [[Double]]
  let symbolic: [[Double]]
  let differences: [[DifferenceQuotient]]

  /// More variables than this are refused: the differences alone would call f a hundred thousand times.
  private static let mostVariables = 40

  /// Entries times operations of f beyond which a Hessian would take longer than some seconds.
  private static let mostWork = 500_000

  init(of comparison: Comparison) throws(Problem) {
    let function = Restricted(comparison)
    names = comparison.derivatives.map(\.variable)
    let work = names.count * names.count * function.list.lines.count
    guard names.count <= Hessians.mostVariables, work <= Hessians.mostWork else {
      throw Problem(
        argument:
          "a Hessian by \(names.count) variables of \(function.list.lines.count) operations is too large",
        advice: "name a few of them, for example --wrt \(names.prefix(2).joined(separator: ","))")
    }
    let start = function.start
    dual = Dual::hessian(at: start) { (x: [HyperDual]) in function.value(at: x) }
    reverse = Reverse::hessian(at: start) { (x: [Traced]) in function.value(at: x) }
    differences = FiniteDiff::hessianQuotients(at: start) { (x: [Double]) in function.value(at: x) }
    let first = names.map { comparison.formula.derivative(withRespectTo: $0).sharingEqualSubexpressions }
    symbolic = first.enumerated().map { row, derivative in
      first.indices.map { column in
        guard column >= row else { return .nan }
        let second = derivative.derivative(withRespectTo: comparison.derivatives[column].variable)
        return second.compiled(inputs: function.list.inputs).value(at: function.point)
      }
    }
  }

  /// The pairs of positions on and above the diagonal, row by row.
  var pairs: [(Int, Int)] {
    names.indices.flatMap { row in names.indices.filter { $0 >= row }.map { (row, $0) } }
  }
}

/// A comparison's function of the compared variables alone, the others fixed at their values.
struct Restricted {
  let list: WengertList
  let point: [Double]
  private let positions: [Int]

  init(_ comparison: Comparison) {
    let names = comparison.formula.variables
    list = comparison.formula.compiled(inputs: names)
    point = names.compactMap { comparison.point[$0] }
    positions = comparison.derivatives.compactMap { names.firstIndex(of: $0.variable) }
  }

  /// The values of the compared variables.
  var start: [Double] { positions.map { point[$0] } }

  func value<T: Scalar>(at x: [T]) -> T {
    var inputs = point.map { T($0) }
    for (position, value) in zip(positions, x) { inputs[position] = value }
    return list.value(at: inputs)
  }
}

/// The derivatives of one order by one variable.
struct OrderRow {
  let order: Int
  let taylor: Double

  /// By Taylor polynomials from the right and from the left, where no kink is met.
  let sides: (right: Double, left: Double)

  /// By nested dual numbers, whose cost is 3ⁿ; `nil` where that is too much.
  let nested: Double?

  /// By the naive formula, and its sizes; `nil` once it has become too large.
  let symbolic: (value: Double, tree: WholeNumber, shared: Int)?

  /// By differences, up to order 6.
  let difference: DifferenceQuotient?

  /// Whether all exact methods follow a convention at a kink here: a side has another derivative than they.
  var isAtKink: Bool {
    let size = max(taylor.magnitude, max(sides.right.magnitude, sides.left.magnitude))
    guard size.isFinite, sides.right.isFinite, sides.left.isFinite else { return false }
    return max((taylor - sides.right).magnitude, (taylor - sides.left).magnitude) > 0x1p-30 * size
  }

  /// Operations beyond which dual numbers are not nested deeper.
  private static let mostOperations = 30_000.0

  /// Distinct nodes beyond which the naive formula is not differentiated again.
  private static let mostNodes = 200_000

  static func rows(of comparison: Comparison, upTo order: Int, progress: (String) -> Void) -> [OrderRow] {
    let function = Restricted(comparison)
    let name = comparison.derivatives[0].variable
    let x = function.start[0]
    let taylor = Dual::derivatives(at: x, upTo: order) { (x: Taylor) in function.value(at: [x]) }
    let right = Dual::derivatives(at: x, upTo: order, from: .right) { (x: Taylor) in function.value(at: [x]) }
    let left = Dual::derivatives(at: x, upTo: order, from: .left) { (x: Taylor) in function.value(at: [x]) }
    var formula: Symbolic? = comparison.formula
    return (1...order).map { order in
      progress("order \(order)")
      formula = formula.flatMap {
        try? $0.derivative(withRespectTo: [name], upTo: OrderRow.mostNodes).sharingEqualSubexpressions
      }
      return OrderRow(
        order: order, taylor: taylor[order], sides: (right[order], left[order]),
        nested: nestingCost(order, function) <= mostOperations
          ? nestedDerivative(order, at: x, of: function) : nil,
        symbolic: formula.map {
          (
            $0.compiled(inputs: function.list.inputs).value(at: function.point), $0.treeSize, $0.sharedSize
          )
        },
        difference: order <= 6
          ? FiniteDiff::differenceQuotient(at: x, order: order) { function.value(at: [$0]) } : nil)
    }
  }

  private static func nestingCost(_ order: Int, _ function: Restricted) -> Double {
    Elementary::pow(3.0, Double(order)) * Double(function.list.lines.count)
  }

  /// The derivative of an order at a number of any type: the type's own derivative, one level deeper each time.
  private static func nestedDerivative<T: Scalar>(_ order: Int, at x: T, of function: Restricted) -> T {
    if order == 0 { return function.value(at: [x]) }
    return NestedDual<T>.derivative(at: x) { nestedDerivative(order - 1, at: $0, of: function) }
  }
}
