// After reading this file you know how a derivative that somebody has worked out is judged: by its numbers at several
// points, by certified numbers, so that a form that cancels in Double is as right as any other.
//
//     answer and truth equal at all points                 RIGHT
//     equal at the point that was named, not elsewhere     RIGHT HERE ONLY
//     else                                                 WRONG, with the point where it shows best
//
// Equal is: the balls of the two overlap, of some 19 digits, or the rounding of the numbers that stand in the formula and
// in the answer explains the difference (RoundedNumerals), to nine digits at least; an answer that is right to nine digits
// and not to thirteen has a rounded constant in it, and is told so.

import Reverse

/// The judgement on an answer: a derivative as somebody wrote it, held against the true one at several points.
public struct AnswerCheck: Sendable {
  /// The judgement on the answer, from all points together.
  public enum Kind: String, Sendable {
    /// The answer is the derivative at all points.
    case right = "RIGHT"

    /// The answer is the derivative at the point that was named, and not at others.
    case rightHere = "RIGHT HERE ONLY"

    /// The answer differs from the derivative.
    case wrong = "WRONG"

    /// There is no point at which the derivative is finite.
    case undecided = "UNDECIDED"
  }

  /// The comparison at one point.
  public struct CheckedPoint: Sendable {
    /// The coordinates, in the order of the formula's variables.
    public let coordinates: [Double]

    /// The true derivative.
    public let truth: Double

    /// The answer's value.
    public let answer: Double

    /// Whether the answer has the true derivative here, but for rounding.
    public let isRight: Bool

    /// The difference of answer and truth, relative to the larger of the two; infinite for an answer that is
    /// not finite.
    public var difference: Double {
      guard answer.isFinite else { return .infinity }
      return answer == truth ? 0 : (answer - truth).magnitude / Swift.max(answer.magnitude, truth.magnitude)
    }
  }

  /// The variable by which is differentiated.
  public let variable: String

  /// The names of the coordinates of ``points``: the variables of the formula.
  public let inputs: [String]

  /// The judgement on the answer, from all points together.
  public let kind: Kind

  /// The points that were compared; one that the caller named is the first.
  public let points: [CheckedPoint]

  /// Whether the caller named the first point.
  public let isFirstNamed: Bool

  /// The point at which a wrong answer shows best.
  public let worst: CheckedPoint?

  /// The answer less the derivative, as a formula, where that is simple.
  public let difference: Symbolic?

  /// The slip in differentiating that gives the wrong answer's numbers, if one was found.
  public let slip: LikelySlip?

  /// What is to be said of a right answer: where it is undefined, or that a constant in it is rounded.
  public let remark: String?

  /// Checks an answer.
  ///
  /// - Parameters:
  ///   - answer: the derivative as somebody wrote it; its variables are among the formula's.
  ///   - formula: the formula.
  ///   - variable: the variable of the derivative.
  ///   - named: the coordinates of a point that was named, in the order of the formula's variables.
  /// - Complexity: up to 25 certified gradients, and as many certified values of the answer; for a wrong answer some hundred
  ///   differentiations more.
  public init(
    _ answer: Symbolic, of formula: Symbolic, withRespectTo variable: String, at named: [Double]? = nil
  ) {
    let inputs = formula.variables
    let position = inputs.firstIndex(of: variable) ?? 0
    let chosen = CheckPoints(
      for: formula.compiled(inputs: inputs), by: position, answer: answer.compiled(inputs: inputs))
    let candidates = (named.map { [$0] } ?? []) + chosen.near + chosen.others
    let (truths, answers) = (
      TrueFunction(of: formula, inputs: inputs), TrueFunction(of: answer, inputs: inputs)
    )
    let derivative = formula.derivative(withRespectTo: variable).simplified(.light).result
    let numerals = [answer, derivative].map { RoundedNumerals(of: $0, inputs: inputs) }
    let points = candidates.map { point in
      let (truth, given) = (truths.gradient(at: point)[position], answers.value(at: point))
      let scale = truth.isNegligible ? truths.value(at: point).value.magnitude : truth.value.magnitude
      let movements = numerals.map { $0.movement(at: point) }
      let allowed = movements.reduce(0) { $0 + $1.stored }
      let written = movements.reduce(0) { $0 + $1.written }
      return CheckedPoint(
        coordinates: point, truth: truth.value, answer: given.value,
        isRight: given.distance(to: truth) <= allowed + Swift.min(written, 1e-9 * scale))
    }
    self.variable = variable
    self.inputs = inputs
    self.points = points
    isFirstNamed = named != nil
    let measured = points.filter { $0.truth.isFinite }
    // Far out the wrong rules' own formulas overflow.
    let near = points.dropLast(chosen.others.count).filter { $0.truth.isFinite }
    let wrong = measured.filter { !$0.isRight && $0.answer.isFinite }
    let undefined = measured.filter { !$0.answer.isFinite }
    let right = measured.filter(\.isRight)
    if measured.isEmpty {
      kind = .undecided
    } else if wrong.isEmpty, !right.isEmpty {
      kind = .right
    } else if named != nil, points[0].isRight {
      kind = .rightHere
    } else {
      kind = .wrong
    }
    remark = kind == .right ? AnswerCheck.remark(right, undefined: undefined, inputs) : nil
    let isWrong = kind == .wrong || kind == .rightHere
    worst = isWrong ? (wrong.max { $0.difference < $1.difference } ?? undefined.first) : nil
    difference = isWrong ? AnswerCheck.simpleDifference(answer, formula, variable) : nil
    slip =
      isWrong && near.contains { !$0.isRight }
      ? SlipSearch(
        formula: formula, variable: variable, inputs: inputs, points: near.map(\.coordinates),
        answers: near.map(\.answer)
      ).likelySlip() : nil
  }

  private static func remark(_ right: [CheckedPoint], undefined: [CheckedPoint], _ inputs: [String])
    -> String?
  {
    if let point = undefined.first {
      let place = zip(inputs, point.coordinates).map { "\($0)=\(FormattedNumber.plain($1))" }
      return "the answer has no finite value at \(place.joined(separator: ",")), where the derivative has one"
    }
    // Where both are 0 but for their errors, the difference says nothing of digits.
    let largest = right.filter { $0.difference < 0.5 }.map(\.difference).max() ?? 0
    guard largest > 1e-13 else { return nil }
    let digits = Int(-Double.apply(.log10, to: largest))
    return "the answer is right to about \(digits) digits: a constant in it is rounded"
  }

  /// The answer without the derivative, if that is a short formula.
  private static func simpleDifference(_ answer: Symbolic, _ formula: Symbolic, _ variable: String)
    -> Symbolic?
  {
    let difference = (answer - formula.derivative(withRespectTo: variable).simplified(.light).result)
    guard difference.sharedSize <= 200 else { return nil }
    let expanded = difference.simplified(.expanded)
    let candidates = [
      expanded.refusal == nil ? expanded.result : difference, difference.simplified(.light).result,
    ]
    return candidates.first { $0.treeSize <= 16 }
  }
}
