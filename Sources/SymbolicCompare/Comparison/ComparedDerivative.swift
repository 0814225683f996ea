// After reading this file you know what is compared of one derivative: what each method gives, what is certified,
// how far rounding may have led a sound program, and whether this derivative may be examined alone.

import Truth

/// What is known of one derivative when it comes to be judged; a class, so that every question looks at the same.
final class ComparedDerivative {
  /// The positions of the inputs by which was differentiated, one for each order.
  let positions: [Int]

  /// What each exact method gives.
  let answers: MethodNumbers

  /// The difference quotient, if one was made.
  let difference: DifferenceQuotient?

  /// The certified number.
  let truth: CertifiedNumber?

  /// How far a sound program may be off.
  let bound: Double

  /// The naive formula of the derivative.
  let formula: NaiveFormula?

  /// Whether this derivative may be looked at alone.
  let examination: Examination

  var order: Int { positions.count }

  init(
    positions: [Int], answers: MethodNumbers, difference: DifferenceQuotient?, truth: CertifiedNumber?,
    bound: Double, formula: NaiveFormula?, examination: Examination
  ) {
    self.positions = positions
    self.answers = answers
    self.difference = difference
    self.truth = truth
    self.bound = bound
    self.formula = formula
    self.examination = examination
  }
}

/// The leave to look at one derivative alone; a class, since however often it is asked it is spent once.
final class Examination {
  private let compared: ComparedFormula

  init(of compared: ComparedFormula) { self.compared = compared }

  /// Whether it is given.
  private(set) lazy var isGranted = compared.spendExamination()
}
