// After reading this file you know where the digits of a difference quotient go: how many to its step, how many to
// rounding, and whether it knew.
//
//     quotient in Double  −  true derivative
//       =  (quotient in many digits − true derivative)       truncation: what the step costs, exactly
//       +  (quotient in Double − quotient in many digits)    rounding: what the last bits cost, exactly
//
// Both quotients use the same samples, at the same points. What the quotient predicted of itself stands beside what
// happened; a prediction within a factor of 3 or so is a good one, and one below the truth is a fault.

import Truth

/// The error of a difference quotient, split into truncation and rounding, each as predicted and as it is.
public struct DigitBudget: Hashable, Sendable {
  /// The step h of the quotient.
  public let step: Double

  /// The truncation error that the quotient predicts of itself.
  public let predictedTruncation: Double

  /// The truncation error that the quotient has: how far exact arithmetic with its step is from the derivative.
  public let actualTruncation: Double

  /// The rounding error that the quotient predicts of itself.
  public let predictedRounding: Double

  /// The rounding error that the quotient has: how far the computed quotient is from that of exact arithmetic.
  public let actualRounding: Double

  /// Splits the error of a difference quotient; `nil` where there is no quotient or no certified derivative.
  init?(of row: DerivativeComparison, _ list: WengertList, _ point: [Double]) {
    guard let quotient = row.difference, let truth = row.truth?.number, row.order == 1,
      let position = list.inputs.firstIndex(of: row.variable),
      quotient.value.isFinite, quotient.step.isFinite, quotient.step != 0
    else { return nil }
    let x = point[position]
    let exact = Ball.withPrecision(Self.bits) {
      var inputs = point.map { Ball($0) }
      var sum = Ball.zero
      for (offset, weight) in zip(quotient.scheme.offsets, quotient.scheme.weights) {
        inputs[position] = Ball(x + Double(offset) * quotient.step)
        let factor = Ball(Double(weight.numerator)) / Ball(Double(weight.denominator))
        sum += factor * list.value(at: inputs)
      }
      return sum / Ball(quotient.step)
    }
    guard exact.isFinite else { return nil }
    func size(_ x: Ball) -> Double { x.midpoint.magnitude.nearestDouble }
    self.step = quotient.step
    predictedTruncation = quotient.truncationError
    predictedRounding = quotient.roundingError
    actualTruncation = size(exact.subtracting(truth, bits: 64))
    actualRounding = size(Ball(quotient.value).subtracting(exact, bits: 64))
  }

  private static let bits = 128
}

extension Comparison {
  /// Where the error of a row's difference quotient comes from; `nil` where there is no quotient or no certified number.
  ///
  /// - Complexity: some evaluations of the function over balls, each time it is asked.
  public func budget(of row: DerivativeComparison) -> DigitBudget? {
    DigitBudget(of: row, list, coordinates)
  }
}
