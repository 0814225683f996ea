// After reading this file you know how the slip in a wrong answer is found: by making it. Each wrong rule is put into the
// differentiator, at every place that it fits and then at one place alone, until one of the wrong derivatives has the
// answer's numbers at all points.
//
//     sin(x^2)     answer cos(x^2)      inner derivative forgotten at sin(x^2):   cos(x^2)·1     the same numbers
//
// Cost. One differentiation and one evaluation at each point for each place and each wrong rule: some hundred for a
// formula of ten operations.

import Elementary
import Reverse

/// The slip that explains a wrong answer: with it the formula's derivative has the answer's numbers.
public struct LikelySlip: Sendable {
  /// The slip.
  public let slip: Slip

  /// Where the slip was made, and the rule that belongs there.
  public let explanation: String
}

/// Looks for the slip behind the numbers of an answer.
struct SlipSearch {
  private let formula: Symbolic
  private let variable: String
  private let inputs: [String]
  private let points: [[Double]]
  private let answers: [Double]
  private let order: EvaluationOrder
  private let rules: [DerivativeRule?]
  private let active: [Bool]

  /// Operations beyond which nothing is looked for, and places at which a slip is tried alone.
  private static let (mostOperations, mostPlaces) = (300, 40)

  init(formula: Symbolic, variable: String, inputs: [String], points: [[Double]], answers: [Double]) {
    (self.formula, self.variable, self.inputs) = (formula, variable, inputs)
    (self.points, self.answers) = (points, answers)
    order = EvaluationOrder(of: [formula.sharingEqualSubexpressions])
    rules = order.rules(withRespectTo: variable)
    active = order.depends(on: variable)
  }

  /// The first slip that gives the answer's numbers.
  func likelySlip() -> LikelySlip? {
    guard points.count >= 2, order.nodes.count <= SlipSearch.mostOperations else { return nil }
    let right = formula.derivative(withRespectTo: variable)
    if explains(right) { return made(.roundedConstant, "this is the derivative to eight digits") }
    if explains(-right) {
      return LikelySlip(slip: .sign, explanation: "the sign of the whole is wrong")
    }
    for name in inputs where name != variable && explains(formula.derivative(withRespectTo: name)) {
      return made(.otherVariable, name)
    }
    // A slip at every place that it fits is what a wrong rule makes; at one place alone it is an oversight.
    // What a function and its own derivative have in common, as exp does, is a slip rather than no attempt.
    for slip in Slip.allCases {
      if slip == .notDifferentiated, explains(formula) { return made(.notDifferentiated, "") }
      if let found = found(slip, at: nil) { return found }
    }
    let places = order.nodes.indices.reversed().filter { order.first[$0] >= 0 && rules[$0] != nil }
    for slip in Slip.allCases {
      for place in places.prefix(SlipSearch.mostPlaces) {
        if let found = found(slip, at: place) { return found }
      }
    }
    if explains(right.derivative(withRespectTo: variable)) { return made(.secondDerivative, "") }
    return constantFactor(of: right)
  }

  private func made(_ slip: Slip, _ part: String) -> LikelySlip {
    LikelySlip(slip: slip, explanation: slip.explanation(at: part, .constant))
  }

  /// The slip at one place, or at every place that it fits.
  private func found(_ slip: Slip, at place: Int?) -> LikelySlip? {
    var variant = 0
    var isThere = true
    while isThere {
      let (wrong, first, hasMore) = derivative(with: slip, variant: variant, at: place)
      isThere = hasMore
      variant += 1
      guard let first, let rule = rules[first], explains(wrong) else { continue }
      let part = Symbolic(order.nodes[first]).abbreviated(to: 60)
      return LikelySlip(slip: slip, explanation: slip.explanation(at: part, rule))
    }
    return nil
  }

  /// The derivative with a slip in it.
  ///
  /// - Returns: the derivative, the outermost place at which the slip was made, and whether it has more variants.
  private func derivative(
    with slip: Slip, variant: Int, at place: Int?
  ) -> (result: Symbolic, place: Int?, hasMore: Bool) {
    var derivatives: [Symbolic] = Array(repeating: 0, count: order.nodes.count)
    var (last, hasMore): (Int?, Bool) = (nil, false)
    for index in order.nodes.indices {
      guard let rule = rules[index] else { continue }
      switch rule {
      case .constant: continue
      case .variable:
        derivatives[index] = 1
        continue
      default: break
      }
      let (a, b) = (order.first[index], order.second[index])
      let (f, u) = (Symbolic(order.nodes[index]), Symbolic(order.nodes[a]))
      let (v, du, dv): (Symbolic, Symbolic, Symbolic) =
        b < 0 ? (0, derivatives[a], 0) : (Symbolic(order.nodes[b]), derivatives[a], derivatives[b])
      derivatives[index] = rule.applied(to: f, u, v, derivatives: du, dv)
      guard place == nil || place == index, active[index] else { continue }
      let wrong = slip.wrong(
        rule, f, u, v, du, dv, active: (active[a], b >= 0 && active[b]),
        by: Symbolic(anyName: variable))
      if wrong.count > variant + 1 { hasMore = true }
      guard variant < wrong.count else { continue }
      derivatives[index] = wrong[variant]
      last = index
    }
    return (derivatives[order.roots[0]], last, hasMore)
  }

  /// Whether a derivative has the answer's numbers.
  private func explains(_ derivative: Symbolic) -> Bool {
    let list = derivative.compiled(inputs: inputs)
    var matches = 0
    for (point, answer) in zip(points, answers) {
      let value = list.value(at: point)
      guard value.isFinite else {
        if answer.isFinite { return false }
        continue
      }
      guard (value - answer).magnitude <= 1e-8 * Swift.max(value.magnitude, answer.magnitude) else {
        return false
      }
      matches += 1
    }
    return matches >= 2
  }

  /// The same multiple of the derivative at all points.
  private func constantFactor(of right: Symbolic) -> LikelySlip? {
    let list = right.compiled(inputs: inputs)
    let ratios = zip(points, answers).map { $1 / list.value(at: $0) }.filter(\.isFinite)
    guard let ratio = ratios.first, ratio != 0, ratios.count >= 3,
      ratios.allSatisfy({ ($0 - ratio).magnitude <= 1e-8 * ratio.magnitude })
    else { return nil }
    if (ratio - 1).magnitude < 1e-3 {
      let digits = Int(-Double.apply(.log10, to: Swift.max((ratio - 1).magnitude, 1e-16)))
      return made(.roundedConstant, "this is the derivative to \(digits) digits")
    }
    let shown = FormattedNumber.plain((ratio * 1e6).rounded() / 1e6)
    return LikelySlip(slip: .factor, explanation: "this is \(shown) times the derivative")
  }
}
