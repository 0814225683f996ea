// After reading this file you know where the digits of a difference quotient go: how many to its step, how many to
// rounding, and whether it knew.
//
//     quotient in Double  −  true derivative
//       =  (quotient in 31 digits − true derivative)       truncation: what the step costs, exactly
//       +  (quotient in Double − quotient in 31 digits)    rounding: what the last bits cost, exactly
//
// Both quotients use the same samples, at the same points. What the quotient predicted of itself stands beside what
// happened; a prediction within a factor of 3 or so is a good one, and one below the truth is a fault.

/// The error of a difference quotient, split into truncation and rounding: predicted and actual.
public struct DigitBudget: Hashable, Sendable {
  /// The step.
  public let step: Double

  /// The truncation error that the quotient predicts of itself.
  public let predictedTruncation: Double

  /// The truncation error that it has.
  public let actualTruncation: Double

  /// The rounding error that the quotient predicts of itself.
  public let predictedRounding: Double

  /// The rounding error that it has.
  public let actualRounding: Double

  init?(
    of row: DerivativeComparison, reference: DoubleDouble, _ list: WengertList, _ point: [Double],
    _ position: Int
  ) {
    let quotient = row.difference
    guard quotient.value.isFinite, quotient.step.isFinite, quotient.step != 0 else { return nil }
    let x = point[position]
    var inputs = point.map { DoubleDouble($0) }
    var precise = DoubleDouble(0)
    for (offset, weight) in zip(quotient.scheme.offsets, quotient.scheme.weights) {
      let sample = x + Double(offset) * quotient.step
      let factor = DoubleDouble(Double(weight.numerator)) / DoubleDouble(Double(weight.denominator))
      inputs[position] = DoubleDouble(sample)
      precise = precise + factor * list.value(at: inputs)
    }
    let exact = precise / DoubleDouble(quotient.step)
    guard exact.isFinite else { return nil }
    self.step = quotient.step
    predictedTruncation = quotient.truncationError
    predictedRounding = quotient.roundingError
    actualTruncation = Double((exact - reference).magnitude)
    actualRounding = Double((DoubleDouble(quotient.value) - exact).magnitude)
  }
}
