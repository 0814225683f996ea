// After reading this file you know what each method costs, counted in operations: the same on every run and every
// machine.
//
// Idea. Reverse mode is counted by running its sweep over formulas: what it computes are operations that can be
// counted, the same that ``TapeSize`` counts. For a forward pass, count for each line of the trace what its rule does;
// what multiplies a constant is left out, since a constant has no derivative.
//
//     line          f    forward, a pass
//     u ± v         1    1
//     u · v         1    3
//     u / v         1    3
//     uⁿ            1    3
//     f(u)          1    2
//
// Example. log(1 + exp(w·x + b)) has 5 operations; its reverse sweep needs 5 more, for any number of variables.
//
// Source: Griewank & Walther, section 4.6: a gradient costs at most about 5 times the function (cheap gradient
// principle, Baur & Strassen 1983). Counted as here, a function of a single operation can exceed that, as x^y does.

/// How many operations each method needs for the value and all derivatives.
public struct OperationCount: Hashable, Sendable {
  /// Operations of the function itself.
  public let function: Int

  /// Operations of one forward pass: the value, and the derivative with respect to one variable.
  public let forwardPass: Int

  /// The number of forward passes: one a variable.
  public let forwardPasses: Int

  /// Operations of the reverse mode: the value, and the derivatives with respect to all variables.
  public let reverse: Int

  /// Evaluations of the function for the difference quotients.
  public private(set) var functionCalls: Int

  /// The operations of reverse mode divided by those of the function; 1 for a function without operations.
  public var reverseRatio: Double { function == 0 ? 1 : Double(reverse) / Double(function) }

  /// Counts the operations of an evaluation trace.
  ///
  /// - Complexity: linear in the number of lines.
  init(of list: WengertList, inputs: Int, variables: Int, functionCalls: Int) {
    var isActive = [Bool](repeating: false, count: list.slotCount)
    for input in 0..<inputs { isActive[input] = true }
    var forward = 0
    for line in list.lines {
      let active = line.operands.map { isActive[$0] }
      isActive[line.result] = active.contains(true)
      guard isActive[line.result] else { continue }
      forward += OperationCount.forwardCost(of: line.primitive, active)
    }
    function = list.lines.count
    forwardPass = list.lines.count + forward
    forwardPasses = variables
    reverse = Swift.max(list.lines.count, OperationCount.sweepOperations(list))
    self.functionCalls = functionCalls
  }

  /// The same count with the evaluations for the difference quotients at a point.
  func with(functionCalls: Int) -> OperationCount {
    var count = self
    count.functionCalls = functionCalls
    return count
  }

  /// The operations of a list and of its backward sweep.
  static func sweepOperations(_ list: WengertList) -> Int {
    let values = list.values(at: list.inputs.map { Symbolic(anyName: $0) })
    let adjoints = list.adjoints(values: values, seed: 1, output: list.outputs[0])
    let results = [values[list.outputs[0]]] + adjoints.prefix(list.inputs.count).compactMap(\.self)
    return EvaluationOrder(of: results).first.count { $0 >= 0 }
  }

  // swift-format-ignore
  /// Operations of one rule, given which operands depend on an input.
  private static func forwardCost(of primitive: Primitive, _ active: [Bool]) -> Int {
    let both = active.count == 2 && active[0] && active[1]
    switch primitive {
    case .negate:       return 1
    case .add:          return both ? 1 : 0
    case .subtract:     return both ? 1 : active[0] ? 0 : 1
    case .multiply:     return both ? 3 : 1
    case .divide:       return both ? 3 : active[0] ? 1 : 3
    case .unary:        return 2
    case .binary(.pow): return both ? 7 : 3
    case .binary:       return both ? 5 : 2
    }
  }
}
