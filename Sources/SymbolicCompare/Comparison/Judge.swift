// After reading this file you know how a verdict is reached: by one table, read from the top. T is the certified number
// with its two sides L and R, B how far a sound program in `Double` may be off.
//
//     is there a derivative?       no value, one side only, a jump, vertical     DOMAIN
//                                  not decided at the last precision             INDETERMINATE
//                                  L and R differ                                KINK; DISAGREE if a rule is wrong there,
//                                                                                or the two modes' conventions differ
//                                  |T| beyond the largest Double                 OVERFLOW
//     is forward or reverse mode   a rule of it is wrong                         DISAGREE
//     off by more than B, or       its numbers left the range of Double          OVERFLOW
//     not finite?                  a convention at a seam that f does not have   CONVENTION, or INDETERMINATE for a NaN
//                                  neither                                       DISAGREE
//     is it within B, but off      two operands became equal by rounding         CONVENTION
//     by more than 2⁻²⁶?           |T| below the least normal Double             OVERFLOW
//                                  else the methods share a loss                 CANCELLATION
//     is the naive formula?                                                      FORMULA-LIMITED
//     are differences off          T too small beside f for them                 BELOW-RESOLUTION
//     by more than 10⁻⁴?           otherwise                                     FD-LIMITED
//     else                                                                       AGREE
//
// A rule is tested alone, at the numbers that it met, against the certified slope (RuleCheck.swift): that is asked at first
// order wherever a method misses T, and wherever B is so wide that a wrong rule could hide in it. Where nothing is
// certified, the methods are held against one another and against the differences.

import Truth

/// Judges one number.
struct Judge {
  let compared: ComparedFormula
  let evidence: Evidence

  /// Half the digits of a `Double`: a method that is off by a larger part has lost digits.
  static let halfOfTheDigits = 0x1p-26

  /// The widest bound beside the number in which no wrong rule can hide unseen.
  private static let narrow = 0x1p-44

  /// The part by which a difference quotient may be off and still be called right.
  static let nearEnough = 1e-4

  /// The verdict on this number.
  func verdict() -> Verdict {
    guard let truth = evidence.truth else { return uncertified() }
    if let verdict = noNumber(truth) { return verdict }
    guard let number = truth.number else { return Verdict(.indeterminate, "nothing is certified here") }
    return wrongRule(number) ?? missed(number) ?? lost(number) ?? naiveFormula(number) ?? differences(number)
  }

  // MARK: Is there a derivative?

  private func noNumber(_ truth: CertifiedNumber) -> Verdict? {
    switch truth.kind {
    case .number:
      guard let number = truth.number, number.midpoint.nearestDouble.isInfinite else { return nil }
      let line = Shadow(compared: compared, evidence: evidence).line(of: .reverse)
      let place = line.map { ": \($0.words)" } ?? ""
      return Verdict(
        .overflow, "\(subject) is \(figure(number)), beyond the largest Double\(place)", step: line?.step)
    case .noValue, .oneSided, .jump, .infinite:
      let step = truth.kind == .jump ? stepOfDifference ?? truth.blamedStep : truth.blamedStep
      let node = step.flatMap { SingularNode($0, in: compared.list, at: compared.coordinates) }
      let place = node.map { ": \($0.sentence)" } ?? ""
      return Verdict(.domain, Sides(truth, subject).sentence + place, step: step)
    case .huge:
      return Verdict(
        .overflow, Sides(truth, subject).sentence + ", far beyond the largest Double",
        step: Shadow(compared: compared, evidence: evidence).line(of: .reverse)?.step)
    case .undecided:
      let step = truth.obstacle ?? truth.events.first?.step
      let digits = Int(Double(truth.bits) * 0.30103)
      return Verdict(.indeterminate, undecided(truth, at: step, digits: digits), step: step)
    case .partial: return Verdict(.kink, Sides(truth, subject).sentence, step: truth.events.first?.step)
    case .kink(let order):
      if let finding = ruleFinding { return disagreement(finding) }
      if let verdict = conventionsDiffer { return verdict }
      let hasNumber = exactAnswer.isFinite
      let convention =
        order != evidence.order
        ? "" : hasNumber ? "; by convention \(plain(exactAnswer))" : "; the methods have no number"
      return Verdict(
        .kink, Sides(truth, subject).sentence + convention, step: stepOfDifference)
    }
  }

  /// What could not be told, of the step on which it hangs.
  private func undecided(_ truth: CertifiedNumber, at step: Int?, digits: Int) -> String {
    if truth.number == nil, truth.right.ball != nil, truth.left.ball != nil, Set(evidence.positions).count > 1
    {
      return "not decided: beside this seam the curvature along diagonals is not that of one mixed derivative"
    }
    guard let line = compared.list.lines.first(where: { $0.result == step }) else {
      return "not decided to \(digits) digits: whether what is 0 to so many digits is 0"
    }
    let formula = line.formula(in: compared.list)
    if truth.hasNoSeries {
      return
        "not decided: \(formula) has no power series beside this point, so that nothing is said of limits"
    }
    switch line.primitive {
    case .binary(let function) where function.isSelection:
      return "not decided whether the operands of \(formula) are equal, as they are to \(digits) digits"
    case .unary(let function) where function.isPiecewise:
      return "not decided whether the operand of \(formula) is 0, as it is to \(digits) digits"
    default: return "not decided to \(digits) digits: whether what is 0 to so many digits in \(formula) is 0"
    }
  }

  /// The first step whose two sides differ.
  private var stepOfDifference: Int? {
    evidence.positions.first.flatMap {
      compared.certification?.stepOfDifference(along: $0, order: evidence.order)
    }
  }

  /// Forward and reverse mode share one convention for a kink; a method with another one is wrong.
  private var conventionsDiffer: Verdict? {
    guard evidence.order == 1, let dual = evidence.answers[.dual], let reverse = evidence.answers[.reverse],
      dual.isFinite, reverse.isFinite,
      (dual - reverse).magnitude > Swift.max(evidence.bound, Self.narrow * dual.magnitude)
    else { return nil }
    return Verdict(
      .disagree, "forward mode gives \(plain(dual)) at the kink, reverse mode \(plain(reverse))")
  }

  // MARK: Forward and reverse mode

  /// The exact methods that are judged, in the order in which they are named.
  private static let modes: [Method] = [.dual, .reverse]

  private func isOff(_ method: Method, _ number: Ball) -> Bool {
    guard let answer = evidence.answers[method] else { return false }
    return !answer.isFinite || !isWithin(answer, evidence.bound, of: number)
  }

  private func isWithin(_ answer: Double, _ bound: Double, of number: Ball) -> Bool {
    guard answer.isFinite else { return bound == .infinity }
    if answer == number.midpoint.nearestDouble { return true }
    let distance = Ball(answer).subtracting(number, bits: 64).midpoint.magnitude.nearestDouble
    return distance <= bound
  }

  /// A wrong rule, looked for where a method is off, and where rounding could hide that it is.
  private func wrongRule(_ number: Ball) -> Verdict? {
    let size = number.midpoint.magnitude.nearestDouble
    let isHidden = !(evidence.bound <= Self.narrow * size) && evidence.bound > Double.leastNormalMagnitude
    let isMissed = evidence.answers.contains { isOff($0.key, number) }
    guard isMissed || isHidden, let finding = ruleFinding else { return nil }
    return disagreement(finding)
  }

  private var ruleFinding: RuleCheck.Finding? {
    guard evidence.order == 1 else { return nil }
    return RuleCheck(methods: compared.methods).finding(
      in: compared.list, at: compared.coordinates, along: evidence.positions)
  }

  private func disagreement(_ finding: RuleCheck.Finding) -> Verdict {
    Verdict(
      .disagree, "\(finding.rule.method.name) stands alone: \(answers); \(finding.rule)",
      step: finding.line.result, suspect: finding.rule)
  }

  /// Forward or reverse mode is off by more than rounding explains.
  private func missed(_ number: Ball) -> Verdict? {
    var off = Self.modes.filter { isOff($0, number) }
    guard !off.isEmpty else { return nil }
    if evidence.order == 0 && readsSignOfZero {
      return Verdict(
        .convention,
        "\(plain(exactAnswer)) for \(figure(number)): the sign of -0 is read, and the number 0 has none")
    }
    // The bound in balls is wider, and certain.
    let certain = compared.certainBound(evidence.positions)
    let shadow = Shadow(compared: compared, evidence: evidence)
    let isSingular = evidence.truth?.events.isEmpty == false
    off = off.filter { method in
      guard let answer = evidence.answers[method] else { return false }
      return !isWithin(answer, certain, of: number)
        || (!answer.isFinite && (isSingular || shadow.line(of: method) != nil))
    }
    guard !off.isEmpty else { return nil }
    let names = off.map(\.name).joined(separator: " and ")
    let given = off.map { plain(evidence.answers[$0] ?? .nan) }
    let numbers = Set(given).count == 1 ? given[0] : given.joined(separator: " and ")
    let told = "\(names) \(off.count == 1 ? "gives" : "give") \(numbers) for \(figure(number))"
    let digits = digitsLeft(number)
    let partings = off.map { shadow.parting(of: $0, number) }
    if let index = partings.indices.first(where: { partings[$0] == nil }) {
      return Verdict(.disagree, "\(off[index].name) stands alone: \(answers), certified \(figure(number))")
    }
    let found = partings.compactMap(\.self)
    let parting = found.first { $0.reason == .convention } ?? found.first { $0.reason == .range } ?? found[0]
    if parting.reason == .rounding { return nil }
    if parting.reason == .range {
      return Verdict(
        .overflow, "\(told): \(parting.words)", digits: digits, step: parting.step)
    }
    if off.contains(where: { evidence.answers[$0]?.isNaN == true }) {
      return Verdict(
        .indeterminate, "\(told): 0·∞ or ∞ − ∞ was met, though the derivative exists", digits: 0,
        step: parting.step)
    }
    return Verdict(.convention, "\(told): \(convention(parting))", digits: digits, step: parting.step)
  }

  /// Whether the value is another one where −0 is 0, as it is on the cut of atan2.
  private var readsSignOfZero: Bool {
    let point = compared.coordinates
    guard point.contains(where: { $0 == 0 && $0.sign == .minus }) else { return false }
    return compared.list.value(at: point.map { $0 + 0 }) != compared.value
  }

  /// Which convention was used, at which part of the function.
  private func convention(_ parting: Shadow.Parting) -> String {
    if !parting.words.isEmpty { return parting.words }
    let line = compared.list.lines.first { $0.result == parting.step }
    let part =
      line.map { "\($0.formula(in: compared.list)) has a seam here" }
      ?? "a part of the function has a seam here"
    return "\(part), for which the methods take the mean of two slopes, or 0; the whole function has none"
  }

  /// Both modes are within what rounding explains, and have lost digits.
  private func lost(_ number: Ball) -> Verdict? {
    let errors = Self.modes.compactMap { method -> MethodError? in
      evidence.answers[method].flatMap { MethodError(of: $0, against: number, bound: evidence.bound) }
    }
    let worst = errors.map(\.digits).min() ?? 0
    let isFinite = evidence.answers.allSatisfy { !Self.modes.contains($0.key) || $0.value.isFinite }
    guard !isFinite || errors.contains(where: { $0.isLarge(beside: number) }) else { return nil }
    let digits = isFinite ? worst : 0
    if isFinite, let step = tieByRounding {
      return Verdict(
        .convention,
        "\(plain(exactAnswer)) for \(figure(number)): two operands are equal once they are rounded, and the methods "
          + "take the mean of two slopes; the true point lies beside the seam", digits: digits, step: step)
    }
    let isTiny = number.midpoint.magnitude.nearestDouble < Double.leastNormalMagnitude
    if isTiny && !number.midpoint.isZero
      && Self.modes.allSatisfy({ (evidence.answers[$0] ?? 0).magnitude < Double.leastNormalMagnitude })
    {
      return Verdict(
        .overflow, "\(subject) is \(figure(number)), too small for a Double to have its digits",
        digits: digits)
    }
    let left =
      digits < 1
      ? "no digit is certain"
      : "\(FormattedNumber.plain((digits * 10).rounded(.down) / 10)) digits are certain"
    return Verdict(
      .cancellation,
      "the methods share a loss of digits: \(left) of \(plain(exactAnswer)); it is \(figure(number))",
      digits: digits)
  }

  /// A branch whose operands meet its seam in `Double`, and not in truth.
  private var tieByRounding: Int? {
    let (list, point) = (compared.list, compared.coordinates)
    let (values, moves) = (list.values(at: point), list.dependence(on: evidence.positions))
    let events = Set(evidence.truth?.events.map(\.step) ?? [])
    return list.lines.first { line in
      guard moves[line.result], !events.contains(line.result) else { return false }
      switch line.primitive {
      case .unary(let function): return function.isPiecewise && values[line.first] == 0
      case .binary(let function):
        return function.isSelection && line.second.map { values[$0] == values[line.first] } ?? false
      default: return false
      }
    }?.result
  }

  // MARK: The naive formula, and the differences

  private func naiveFormula(_ number: Ball) -> Verdict? {
    guard let answer = evidence.answers[.symbolic] else { return nil }
    let error = MethodError(of: answer, against: number, bound: evidence.bound)
    guard isOff(.symbolic, number) || error?.isLarge(beside: number) ?? true else { return nil }
    if evidence.order > 0, let formula = evidence.formula,
      evidence.truth?.events.isEmpty == true, compared.contradicts(formula, number)
    {
      return Verdict(
        .disagree, "the naive formula stands alone: \(answers), certified \(figure(number))")
    }
    guard answer.isFinite, let error else {
      return Verdict(
        .formulaLimited,
        "the naive formula meets numbers that are not finite, forward and reverse mode do not",
        digits: digitsLeft(number))
    }
    // Some bits off, beyond B, which counts forward mode's operations: the formula has other ones.
    guard error.isLarge(beside: number) else { return nil }
    return Verdict(
      .formulaLimited,
      "the naive formula loses digits that forward and reverse mode keep: \(plain(answer)) for \(figure(number))",
      digits: digitsLeft(number))
  }

  /// The difference quotient against the certified number.
  private func differences(_ number: Ball) -> Verdict {
    let digits = digitsLeft(number)
    let size = number.midpoint.magnitude.nearestDouble
    let agreement = evidence.order == 0 ? "the value has its digits" : "the exact methods have their digits"
    guard let difference = evidence.difference else { return Verdict(.agree, agreement, digits: digits) }
    guard difference.value.isFinite else {
      return Verdict(
        .differenceLimited, "the function has no finite values next to the point for differences to use",
        digits: digits)
    }
    let error = Ball(difference.value).subtracting(number, bits: 64).midpoint.magnitude.nearestDouble
    let predicted = difference.errorEstimate
    if error <= Self.nearEnough * size || (size == 0 && error <= 10 * predicted) {
      let isKnown = error <= 10 * predicted
      return Verdict(
        .agree, "\(agreement); the difference quotient is within \(isKnown ? "its predicted error" : "1e-4")",
        digits: digits)
    }
    if predicted.isFinite && size <= predicted && error <= 10 * predicted {
      return Verdict(
        .belowResolution,
        "\(agreement); differences cannot see a slope below \(FormattedNumber.short(predicted)) beside such a value",
        digits: digits)
    }
    let off = size == 0 ? FormattedNumber.short(error) : FormattedNumber.short(error / size)
    let known = error <= 10 * predicted ? "as its step explains" : "more than it predicts of itself"
    return Verdict(
      .differenceLimited, "\(agreement); the difference quotient is off by \(off), \(known)", digits: digits)
  }

  /// Where nothing was certified, the methods can only be held against one another.
  private func uncertified() -> Verdict {
    let exact = evidence.answers.values
    guard let first = exact.first, exact.allSatisfy(\.isFinite) else {
      return Verdict(
        .indeterminate, "a method has no finite number, and nothing is certified: \(compared.whyUncertified)")
    }
    let spread = exact.map { ($0 - first).magnitude }.max() ?? 0
    let size = exact.map(\.magnitude).max() ?? 0
    if spread <= Self.halfOfTheDigits * size {
      if let difference = evidence.difference, difference.value.isFinite {
        // The only witness that is left.
        let error = (difference.value - first).magnitude
        if error > Self.nearEnough * size && error > 10 * difference.errorEstimate {
          return Verdict(
            .differenceLimited,
            "the exact methods agree, the difference quotient contradicts them; nothing is certified: "
              + compared.whyUncertified)
        }
      }
      return Verdict(.agree, "the exact methods agree; nothing is certified: \(compared.whyUncertified)")
    }
    return Verdict(
      .disagree, "the exact methods differ: \(answers); nothing is certified: \(compared.whyUncertified)")
  }
}

extension Judge {
  /// What is judged, in a sentence.
  private var subject: String { evidence.order == 0 ? "the value" : "the derivative" }

  /// The number that a reader would take: reverse mode's, or forward mode's beyond second order.
  private var exactAnswer: Double { evidence.answers[.reverse] ?? evidence.answers[.dual] ?? .nan }

  private func digitsLeft(_ number: Ball) -> Double? {
    let errors = Self.modes.compactMap { method -> Double? in
      evidence.answers[method].map {
        MethodError(of: $0, against: number, bound: evidence.bound)?.digits ?? 0
      }
    }
    return errors.min()
  }

  private var answers: String {
    let words: [(Method, String)] = [(.dual, "forward"), (.reverse, "reverse"), (.symbolic, "formula")]
    return words.compactMap { method, word in evidence.answers[method].map { "\(word) \(plain($0))" } }
      .joined(separator: ", ")
  }

  private func plain(_ x: Double) -> String { FormattedNumber.plain(x + 0) }

  private func figure(_ number: Ball) -> String { number.figure }
}

extension Ball {
  /// The number in a sentence: exactly, or to sixteen digits.
  var figure: String {
    let nearest = midpoint.nearestDouble
    if nearest.isFinite && BigFloat(nearest) == midpoint { return FormattedNumber.plain(nearest) }
    return midpoint.decimal(digits: 16)
  }
}

extension MethodError {
  /// Whether a method has lost half of its digits or more; what is off by the rounding of the result has lost none.
  ///
  /// A number below the least normal `Double` has fewer digits to lose: there, one part in a hundred is asked of it.
  func isLarge(beside number: Ball) -> Bool {
    let size = number.midpoint.magnitude.nearestDouble
    let part = size < Double.leastNormalMagnitude ? 0.01 : Judge.halfOfTheDigits
    return absolute.magnitude > part * size && ulps > 1
  }
}
