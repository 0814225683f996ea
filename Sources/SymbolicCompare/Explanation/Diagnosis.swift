// After reading this file you know what a verdict other than AGREE carries: the cause, the place, and the advice.
//
//     log(1 + exp(3*x)) at x = 1000        verdict   OVERFLOW
//                                          cause     overflow
//                                          node      exp(3*x), operand 3000
//                                          advice    write softplus(3*x) for log(1 + exp(3*x))

/// Why a comparison came to its verdict: the cause, the node of the evaluation trace, and what to do about it.
public struct Diagnosis: Sendable {
  /// What came between the function and its derivative.
  public let cause: Cause

  /// The line of the trace at which it happened; `nil` where no single line is to blame.
  public let node: TraceNode?

  /// The numbers that met there: for 0·∞ the two factors, for a kink the slopes on the left and on the right.
  public let numbers: [Double]

  /// What to write or to do instead, as an imperative; never empty.
  public let advice: String

  /// The rule that is wrong, where one method stands alone and its rule was found.
  public let suspect: SuspectRule?

  init(
    _ cause: Cause, at node: TraceNode?, numbers: [Double] = [], advice: String,
    suspect: SuspectRule? = nil
  ) {
    self.cause = cause
    self.node = node
    self.numbers = numbers
    self.advice = advice
    self.suspect = suspect
  }
}
