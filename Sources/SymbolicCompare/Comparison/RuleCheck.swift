// After reading this file you know how a wrong rule is found: each is put to the test alone, at the very numbers that it
// met, against a certified slope.
//
// For a line z = f(u, v) of the trace at u = 3, v = 5 the program
//
//     2·f(2·p, 5)    at p = 1.5
//
// is differentiated by every method. Its derivative is 4·∂f/∂u: the 2 inside brings out a rule that forgets the inner
// derivative, the 2 outside one that forgets the adjoint; at p ↦ f(p, 5) both would pass. The certified derivative of the
// same program says who is right. At a kink it is the midpoint of the two slopes, at a jump 0: the package's convention.
//
// The product has a rule as well; 2·(2·p) is tested first, since every other test relies on it. No number is used
// twice, so that a method which adds up wrongly what meets at a number passes: then no rule is to blame.
//
// Cost. Three short programs and a certificate for each operand of each line, once a point; at most 20,000 lines. Numbers so
// large or small that the programs themselves would leave the range of `Double` are passed over.

import Truth

/// Re-checks each rule of a trace at the values it met.
struct RuleCheck {
  let methods: ExactMethods

  /// Lines beyond which the search ends, so that it takes seconds at most.
  private static let largestSearch = 20_000

  /// Numbers beyond which a program of two products may leave the range of `Double`.
  private static let (least, largest) = (0x1p-1000, 0x1p1000)

  /// How many rounding bounds a right rule may be off: a method may compute it in up to four steps, in its own order.
  private static let steps = 8.0

  /// A rule that is found to be wrong, the line where, and the slot by which that was differentiated: it concerns what moves
  /// this slot; without a slot, everything.
  struct Finding {
    let rule: SuspectRule
    let line: WengertList.Line
    let slot: Int?
  }

  /// The rules that are wrong at the numbers they met, in the order of evaluation.
  ///
  /// A test depends on no variable, so that one search serves the derivatives by all of them. If the product's rule is wrong
  /// nothing else is tested.
  func findings(in list: WengertList, at point: [Double]) -> [Finding] {
    let values = list.values(at: point)
    let isActive = list.dependence(on: list.inputs.indices)
    let isProduct = { (line: WengertList.Line) in
      line.primitive == .multiply && line.operands.contains { isActive[$0] }
    }
    if let line = list.lines.first(where: isProduct),
      let rule = probe(.multiply, 1, [2, values[line.result]], other: .constant)
    {
      return [Finding(rule: rule, line: line, slot: nil)]
    }
    var findings: [Finding] = []
    for line in list.lines.prefix(Self.largestSearch) where isActive[line.result] {
      let operands = line.operands.map { values[$0] }
      for (index, slot) in line.operands.enumerated() where isActive[slot] {
        let other = line.operands.count == 1 ? nil : line.operands[1 - index]
        let isSecond: Other = other.map { isActive[$0] ? .variable : .constant } ?? .none
        if let rule = probe(line.primitive, index, operands, other: isSecond) {
          findings.append(Finding(rule: rule, line: line, slot: slot))
        }
      }
    }
    return findings
  }

  /// What stands in the operand that is not differentiated by.
  private enum Other {
    case none, constant, variable
  }

  /// Holds the rules of one primitive against the certified slope of the smallest program that has it.
  private func probe(
    _ primitive: Primitive, _ index: Int, _ operands: [Double], other: Other
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
    guard let z = Symbolic.apply(primitive, to: arguments), (point + operands).allSatisfy(Self.isInRange)
    else {
      return nil
    }
    let program = 2 * z
    let list = program.compiled(inputs: inputs)
    guard let line = list.straightLineProgram() else { return nil }
    var certification = Certification(of: line, at: point)
    guard
      let expected = Self.convention(
        certification.quick(by: [0], bits: 46) ?? certification.derivative(by: [0]), of: primitive),
      Self.isInRange(expected),
      Self.isInRange(list.value(at: point))
    else { return nil }
    let radius = certification.radiusInDouble(by: [0])
    let bound = Self.steps * (4 * radius + expected.ulp)
    guard bound.isFinite else { return nil }
    let answers: [(Method, Double)] = [
      (.dual, methods.forward(list, point, 0)),
      (.reverse, methods.reverse(list, point).gradient[0]),
      (.symbolic, methods.formula(program, "p").compiled(inputs: inputs).value(at: point)),
    ]
    for (method, answer) in answers where !((answer - expected).magnitude <= bound) {
      // The naive formula may cancel, and meet 0/0 where the others have a rule of their own.
      if method == .symbolic && !isWrong(program, inputs, point, expected) { continue }
      return SuspectRule(
        method: method, primitive: primitive, operand: index, found: answer / 4, expected: expected / 4)
    }
    return nil
  }

  /// Whether the naive formula is wrong as a formula, not only as it is computed.
  private func isWrong(_ program: Symbolic, _ inputs: [String], _ point: [Double], _ expected: Double) -> Bool
  {
    let formula = methods.formula(program, "p").compiled(inputs: inputs)
    guard let line = formula.straightLineProgram() else { return false }
    var certification = Certification(of: line, at: point)
    guard let value = certification.derivative(by: []).number else { return false }
    let distance = value.subtracting(Ball(expected), bits: 64).midpoint.magnitude.nearestDouble
    // An exponent such as 1/3 − 1 is rounded, which the logarithm of a huge base magnifies.
    let rounding = 4 * certification.radiusInBalls(by: [], roundsNumerals: true)
    return distance > 0x1p-46 * expected.magnitude && distance > Self.least && distance > rounding
  }

  private static func isInRange(_ x: Double) -> Bool {
    x == 0 || (x.magnitude >= least && x.magnitude <= largest)
  }

  /// The number that a rule has to give: the slope, the midpoint of two slopes at a kink, 0 at a jump.
  private static func convention(_ slope: CertifiedNumber, of primitive: Primitive) -> Double? {
    switch slope.kind {
    case .number: return slope.number?.midpoint.nearestDouble
    case .kink(order: 1):
      guard let left = slope.left.ball, let right = slope.right.ball else { return nil }
      return left.adding(right, bits: 64).scaled(byPowerOfTwo: -1).midpoint.nearestDouble
    case .jump: return primitive.isStep ? 0 : nil
    default: return nil
    }
  }
}

extension Primitive {
  /// Whether it is constant between its jumps.
  fileprivate var isStep: Bool { [.unary(.sign), .unary(.heaviside), .unary(.floor)].contains(self) }
}
