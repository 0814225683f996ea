// After reading this file you know what a report adds to the derivatives of higher order by one variable: the number by
// nested dual numbers, and how large the naive formula has become.

import SymbolicCompare

/// The derivatives of one order by one variable.
struct OrderRow {
  let row: DerivativeComparison

  /// By nested dual numbers, whose cost is 3ⁿ; `nil` where that is too much.
  let nested: Double?

  /// The sizes of the naive formula; `nil` once it has become too large.
  let size: FormulaSize?

  var order: Int { row.order }

  /// Operations beyond which dual numbers are not nested deeper.
  private static let mostOperations = 30_000.0

  /// The rows of all orders of a comparison by one variable.
  static func rows(of comparison: Comparison, progress: (String) -> Void) -> [OrderRow] {
    let function = RestrictedFunction(comparison)
    guard let x = function.start.first else { return [] }
    return (comparison.derivatives + comparison.higherDerivatives).map { row in
      progress("order \(row.order)")
      return OrderRow(
        row: row,
        nested: nestingCost(row.order, function) <= mostOperations
          ? nestedDerivative(row.order, at: x, of: function) : nil,
        size: row.formula.map { _ in row.size } ?? nil)
    }
  }

  private static func nestingCost(_ order: Int, _ function: RestrictedFunction) -> Double {
    Elementary::pow(3.0, Double(order)) * Double(function.list.lines.count)
  }

  /// The derivative of an order at a number of any type: the type's own derivative, one level deeper each time.
  private static func nestedDerivative<T: Scalar>(
    _ order: Int, at x: T, of function: RestrictedFunction
  ) -> T {
    if order == 0 { return function.value(at: [x]) }
    return NestedDual<T>.derivative(at: x) { nestedDerivative(order - 1, at: $0, of: function) }
  }
}

/// The Hessian from order 2 on, and for one variable the derivatives of every order.
func higherOrders(
  of comparison: Comparison, named name: String = "f", _ arguments: Arguments, _ progress: Progress
) -> (HessianView?, OrderView?) {
  guard arguments.order > 1, let variable = comparison.derivatives.first?.variable else { return (nil, nil) }
  progress.show("second derivatives")
  let hessian = HessianView(comparison, of: name)
  guard comparison.derivatives.count == 1 else { return (hessian, nil) }
  let rows = OrderRow.rows(of: comparison, progress: progress.show)
  return (hessian, OrderView(variable: variable, rows: rows, function: name))
}

extension Comparison {
  /// Whether the formula is of a size at which better forms and the sources of errors are looked for.
  var isReadable: Bool { operations.function * Swift.max(1, operations.forwardPasses) <= 10_000 }
}
