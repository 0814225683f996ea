// After reading this file you know what each method costs, counted in operations: the same on every run and every
// machine.
//
// Idea. For each line of the trace, count what its rule does. The rules of the table below are those of a
// textbook's sweep; what multiplies a constant is left out, since a constant has no derivative.
//
//     line          f    forward, a pass   reverse sweep
//     u ± v         1    1                 0 (1 for the minus sign)
//     u · v         1    3                 2
//     u / v         1    3                 4
//     uⁿ            1    3                 3
//     f(u)          1    2                 2
//     each further use of a number         1 (adjoints add up)
//
// Example. log(1 + exp(w·x + b)) has 5 operations; its reverse sweep needs 6 more, for any number of variables.
//
// Source: Griewank & Walther, section 4.6: a gradient costs at most about 5 times the function (cheap gradient
// principle, Baur & Strassen 1983). Counted as here, single operations can exceed that: x^y alone comes to 7.

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
  public let functionCalls: Int

  /// Operations of the reverse mode for one of the function.
  public var reverseRatio: Double { function == 0 ? 1 : Double(reverse) / Double(function) }

  /// Counts the operations of an evaluation trace.
  ///
  /// - Complexity: linear in the number of lines.
  init(of list: WengertList, inputs: Int, variables: Int, functionCalls: Int) {
    var isActive = [Bool](repeating: false, count: list.slotCount)
    var uses = [Int](repeating: 0, count: list.slotCount)
    for input in 0..<inputs { isActive[input] = true }
    var forward = 0
    var backward = 0
    for line in list.lines {
      let active = line.operands.map { isActive[$0] }
      isActive[line.result] = active.contains(true)
      guard isActive[line.result] else { continue }
      for operand in line.operands where isActive[operand] { uses[operand] += 1 }
      let cost = OperationCount.cost(of: line.primitive, active)
      forward += cost.forward
      backward += cost.reverse
    }
    function = list.lines.count
    forwardPass = list.lines.count + forward
    forwardPasses = variables
    reverse = list.lines.count + backward + uses.reduce(0) { $0 + Swift.max(0, $1 - 1) }
    self.functionCalls = functionCalls
  }

  // swift-format-ignore
  /// Operations of one rule, given which operands depend on an input.
  private static func cost(of primitive: Primitive, _ active: [Bool]) -> (forward: Int, reverse: Int) {
    let both = active.count == 2 && active[0] && active[1]
    switch primitive {
    case .negate:       return (1, 1)
    case .add:          return (both ? 1 : 0, 0)
    case .subtract:     return (both ? 1 : active[0] ? 0 : 1, active[1] ? 1 : 0)
    case .multiply:     return both ? (3, 2) : (1, 1)
    case .divide:       return both ? (3, 4) : active[0] ? (1, 1) : (3, 3)
    case .unary:        return (2, 2)
    case .binary(.pow): return both ? (7, 6) : active[0] ? (3, 3) : (3, 3)
    case .binary:       return both ? (5, 4) : (2, 2)
    }
  }
}
