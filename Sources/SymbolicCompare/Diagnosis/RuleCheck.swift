// After reading this file you know how the wrong rule is found when one method stands alone.
//
// Idea. A derivative is put together from local ones, so each rule can be put to the test alone, at the very
// numbers that it met. For a line z = f(u, v) of the trace at u = 3, v = 5 the program
//
//     2·f(2·p, 5)    at p = 1.5
//
// is differentiated by all methods, by differences too. Its derivative is 4·∂f/∂u: the 2 inside brings out a rule
// that forgets the inner derivative, the 2 outside one that forgets the adjoint; at p ↦ f(p, 5) both would pass. The
// judge of the whole formula is the judge of these programs: whichever is DISAGREE shows the rule and its method.
//
// The product has a rule as well; 2·(2·p) is tested first, since every other test relies on it. No number is used
// twice, so that a method which adds up wrongly what meets at a number passes: then no rule is to blame.
//
// Cost. Three short programs for each operand of each line, until one is found; at most 20,000 of them.

/// Re-checks each rule of a trace at the values it met.
struct RuleCheck {
  let methods: ExactMethods

  /// Lines beyond which the search ends, so that it takes seconds at most.
  private static let largestSearch = 20_000

  /// A rule that is found to be wrong, and the line where.
  struct Finding {
    let rule: SuspectRule
    let line: WengertList.Line
  }

  /// The first rule, in the order of evaluation, on which one method stands alone; `nil` if every rule is right.
  ///
  /// - Parameter isThorough: whether differences are asked too where the three exact methods agree.
  func finding(in list: WengertList, at point: [Double], isThorough: Bool) -> Finding? {
    let values = list.values(at: point)
    let isActive = list.dependence(on: list.inputs.indices)
    let isProduct = { (line: WengertList.Line) in
      line.primitive == .multiply && line.operands.contains { isActive[$0] }
    }
    if let line = list.lines.first(where: isProduct),
      let rule = probe(.multiply, 1, [2, values[line.result]], other: .constant, isThorough)
    {
      return Finding(rule: rule, line: line)
    }
    for line in list.lines.prefix(Self.largestSearch) {
      let operands = line.operands.map { values[$0] }
      for (index, slot) in line.operands.enumerated() where isActive[slot] {
        let other = line.operands.count == 1 ? nil : line.operands[1 - index]
        let isSecond: Other = other.map { isActive[$0] ? .variable : .constant } ?? .none
        if let rule = probe(line.primitive, index, operands, other: isSecond, isThorough) {
          return Finding(rule: rule, line: line)
        }
      }
    }
    return nil
  }

  /// What stands in the operand that is not differentiated by.
  private enum Other {
    case none, constant, variable
  }

  /// Judges the smallest program that has the rule.
  private func probe(
    _ primitive: Primitive, _ index: Int, _ operands: [Double], other: Other, _ isThorough: Bool
  ) -> SuspectRule? {
    let p = Symbolic.variable("p")
    var arguments = [2 * p]
    var inputs = ["p"]
    var point = [operands[index] / 2]
    switch other {
    case .none: break
    case .constant: arguments.insert(Symbolic(operands[1 - index]), at: 1 - index)
    case .variable:
      arguments.insert(.variable("q"), at: 1 - index)
      inputs.append("q")
      point.append(operands[1 - index])
    }
    guard let z = Symbolic.apply(primitive, to: arguments) else { return nil }
    let program = 2 * z
    guard (point + operands).allSatisfy(\.isFinite) else { return nil }
    let list = program.compiled(inputs: inputs)
    let forward = methods.forward(list, point, 0)
    let reverse = methods.reverse(list, point).gradient[0]
    let formula = methods.formula(program, "p").compiled(inputs: inputs).value(at: point)
    let tolerance = 1e-13 * Swift.max(forward.magnitude, reverse.magnitude)
    let agree = (forward - reverse).magnitude <= tolerance && (formula - reverse).magnitude <= tolerance
    if agree && !isThorough { return nil }
    let (judged, difference) = ComparedFormula(
      formula: program, list: list, coordinates: point, methods: methods
    )
    .judgement(withRespectTo: "p")
    guard judged.kind == .disagree, let alone = judged.alone else { return nil }
    let slopes: [Method: Double] = [.dual: forward, .reverse: reverse, .symbolic: formula]
    let expected: Double =
      switch alone {
      case .reverse: forward
      case .finiteDifference: difference
      default: reverse
      }
    return SuspectRule(
      method: alone, primitive: primitive, operand: index,
      found: (slopes[alone] ?? forward) / 4, expected: expected / 4)
  }
}
