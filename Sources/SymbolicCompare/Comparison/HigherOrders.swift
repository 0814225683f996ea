// After reading this file you know how derivatives of higher order are gathered by every method that has them: the Hessian
// by hyper-dual numbers, by reverse over reverse, by the naive formula and by differences; from the third order on, by one
// variable, Taylor polynomials in place of the first two.

/// The derivatives of order 2 and more.
enum HigherOrders {
  /// More variables than this are refused: the differences alone would call f some fifty thousand times.
  private static let mostVariables = 40

  /// Entries times operations of f beyond which a Hessian would take longer than some seconds.
  private static let mostWork = 500_000

  /// Distinct nodes beyond which the naive formula is not differentiated again.
  private static let mostNodes = 200_000

  /// The highest order of which differences are made.
  private static let highestOfDifferences = 6

  /// Refuses what would take too long, or is not offered.
  static func check(_ variables: [String], order: Int, operations: Int) throws(ComparisonError) {
    guard order > 1, !variables.isEmpty else { return }
    if order > 2, variables.count > 1 { throw .severalVariables(order: order, variables: variables) }
    let work = variables.count * variables.count * operations
    if variables.count > mostVariables || work > mostWork {
      throw .hessianTooLarge(variables: variables, operations: operations)
    }
  }

  /// The rows of all orders from 2 on.
  static func rows(
    of trace: ComparedFormula, _ variables: [String], upTo order: Int
  ) -> [DerivativeComparison] {
    guard !variables.isEmpty else { return [] }
    let hessian = hessianRows(of: trace, variables)
    return order > 2 ? hessian + taylorRows(of: trace, variables[0], upTo: order) : hessian
  }

  private static func hessianRows(of trace: ComparedFormula, _ variables: [String])
    -> [DerivativeComparison]
  {
    let function = RestrictedFunction(trace, variables)
    let start = function.start
    let forward = Dual::hessian(at: start) { (x: [HyperDual]) in function.value(at: x) }
    let reverse = Reverse::hessian(at: start) { (x: [Traced]) in function.value(at: x) }
    let differences = FiniteDiff::hessianQuotients(at: start) { (x: [Double]) in function.value(at: x) }
    let first = variables.map { trace.formula.derivative(withRespectTo: $0).sharingEqualSubexpressions }
    var rows: [DerivativeComparison] = []
    for row in variables.indices {
      for column in variables.indices where column >= row {
        let formula = first[row].derivative(withRespectTo: variables[column])
        let answers: MethodNumbers = [
          .dual: forward[row][column], .reverse: reverse[row][column],
          .symbolic: formula.compiled(inputs: trace.list.inputs).value(at: trace.coordinates),
        ]
        rows.append(
          trace.row(
            [function.positions[row], function.positions[column]], answers: answers,
            difference: differences[row][column], formula: .made(formula)))
      }
    }
    return rows
  }

  private static func taylorRows(
    of trace: ComparedFormula, _ variable: String, upTo order: Int
  ) -> [DerivativeComparison] {
    let function = RestrictedFunction(trace, [variable])
    let x = function.start[0]
    let taylor = Dual::derivatives(at: x, upTo: order) { (x: Taylor) in function.value(at: [x]) }
    var formula: Symbolic? = trace.formula.derivative(withRespectTo: variable)
      .derivative(withRespectTo: variable).sharingEqualSubexpressions
    return (3...order).map { order in
      formula = formula.flatMap {
        try? $0.derivative(withRespectTo: [variable], upTo: mostNodes).sharingEqualSubexpressions
      }
      var answers: MethodNumbers = [.dual: taylor[order]]
      answers[.symbolic] = formula?.compiled(inputs: trace.list.inputs).value(at: trace.coordinates)
      let difference =
        order <= highestOfDifferences
        ? FiniteDiff::differenceQuotient(at: x, order: order) { function.value(at: [$0]) } : nil
      return trace.row(
        Array(repeating: function.positions[0], count: order), answers: answers, difference: difference,
        formula: formula.map { .made($0) })
    }
  }
}

/// A compared function of some of its variables alone, the others fixed at their values.
package struct RestrictedFunction: Sendable {
  package let list: WengertList
  package let point: [Double]
  let positions: [Int]

  init(_ trace: ComparedFormula, _ variables: [String]) {
    list = trace.list
    point = trace.coordinates
    positions = variables.compactMap { trace.list.inputs.firstIndex(of: $0) }
  }

  /// The function of a comparison's variables.
  package init(_ comparison: Comparison) {
    list = comparison.list
    point = comparison.coordinates
    positions = comparison.derivatives.compactMap { comparison.list.inputs.firstIndex(of: $0.variable) }
  }

  /// The values of the variables.
  package var start: [Double] { positions.map { point[$0] } }

  /// The function's value.
  package func value<T: Scalar>(at x: [T]) -> T {
    var inputs = point.map { T($0) }
    for (position, value) in zip(positions, x) { inputs[position] = value }
    return list.value(at: inputs)
  }
}
