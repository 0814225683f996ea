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
//
// The questions are asked in three files: Judge+Existence, Judge+Modes, Judge+Witnesses. Here is what they share.

import Truth

/// Judges one number.
struct Judge {
  let compared: ComparedFormula
  let derivative: ComparedDerivative

  /// The errors that have been measured.
  private let errors = Errors()

  init(compared: ComparedFormula, derivative: ComparedDerivative) {
    (self.compared, self.derivative) = (compared, derivative)
  }

  /// Errors of some numbers; methods that give the same number have the same.
  private final class Errors {
    var known: [(number: UInt64, error: MethodError?)] = []
  }

  /// The error of a method's number against the certified one, which is measured once.
  func error(of answer: Double, against number: Ball) -> MethodError? {
    if let known = errors.known.first(where: { $0.number == answer.bitPattern }) { return known.error }
    let error = MethodError(of: answer, against: number, bound: derivative.bound)
    errors.known.append((answer.bitPattern, error))
    return error
  }

  /// Half the digits of a `Double`: a method that is off by a larger part has lost digits.
  static let halfOfTheDigits = 0x1p-26

  /// A bound of at most this part of the number is too narrow for a wrong rule to go unnoticed in it.
  static let narrow = 0x1p-44

  /// The verdict on this number.
  func verdict() -> Verdict {
    guard let truth = derivative.truth else { return uncertified() }
    if let verdict = noNumber(truth) { return verdict }
    guard let number = truth.number else { return Verdict(.indeterminate, "nothing is certified here") }
    return wrongRule(number) ?? missed(number) ?? lost(number) ?? naiveFormula(number) ?? differences(number)
  }

  // MARK: What the questions share

  /// The exact methods that are judged, in the order in which they are named.
  static let modes: [Method] = [.dual, .reverse]

  func isOff(_ method: Method, _ number: Ball) -> Bool {
    guard let answer = derivative.answers[method] else { return false }
    return !answer.isFinite || !isWithin(answer, derivative.bound, of: number)
  }

  func isWithin(_ answer: Double, _ bound: Double, of number: Ball) -> Bool {
    guard answer.isFinite else { return bound == .infinity }
    if answer == number.midpoint.nearestDouble { return true }
    let distance = Ball(answer).subtracting(number, bits: 64).midpoint.magnitude.nearestDouble
    return distance <= bound
  }

  /// A wrong rule, looked for where a method is off, and where rounding could hide that it is.
  func wrongRule(_ number: Ball) -> Verdict? {
    guard mayHideWrongRule(number), let finding = ruleFinding else { return nil }
    return disagreement(finding)
  }

  private func mayHideWrongRule(_ number: Ball) -> Bool {
    let size = number.midpoint.magnitude.nearestDouble
    let isHidden = !(derivative.bound <= Self.narrow * size) && derivative.bound > Double.leastNormalMagnitude
    return isHidden || isAnyOff(number)
  }

  private func isAnyOff(_ number: Ball) -> Bool {
    derivative.answers.contains { method, _ in isOff(method, number) }
  }

  var ruleFinding: RuleCheck.Finding? {
    guard derivative.order == 1 else { return nil }
    let wrong = compared.wrongRules
    if wrong.isEmpty { return nil }
    let isMoving = compared.list.dependence(on: derivative.positions)
    return wrong.first { finding in finding.slot.map { isMoving[$0] } ?? true }
  }

  func disagreement(_ finding: RuleCheck.Finding) -> Verdict {
    Verdict(
      .disagree, "\(finding.rule.method.name) stands alone: \(answers); \(finding.rule)",
      step: finding.line.result, suspect: finding.rule)
  }
}

extension Judge {
  /// What is judged, in a sentence.
  var subject: String { derivative.order == 0 ? "the value" : "the derivative" }

  /// The number that a reader would take: reverse mode's, or forward mode's beyond second order.
  var exactAnswer: Double { derivative.answers[.reverse] ?? derivative.answers[.dual] ?? .nan }

  func digitsLeft(_ number: Ball) -> Double? {
    let errors = Self.modes.compactMap { method -> Double? in
      derivative.answers[method].map {
        error(of: $0, against: number)?.digits ?? 0
      }
    }
    return errors.min()
  }

  var answers: String {
    let words: [(Method, String)] = [(.dual, "forward"), (.reverse, "reverse"), (.symbolic, "formula")]
    return words.compactMap { method, word in derivative.answers[method].map { "\(word) \(plain($0))" } }
      .joined(separator: ", ")
  }

  func plain(_ x: Double) -> String { FormattedNumber.plain(x + 0) }

  func figure(_ number: Ball) -> String { number.figure }
}
