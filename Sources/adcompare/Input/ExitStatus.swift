// After reading this file you know what the program's exit status says to a script: 0 where the numbers can be used, 1 for a
// wrong rule, 2 for bad input, 3 where there is no derivative with certain digits.

import SymbolicCompare

/// The program's exit status.
enum ExitStatus: Int32 {
  /// Of all that was asked for, the exact methods have two certain digits or more, or both slopes of a kink are known.
  case agreed = 0

  /// A rule is wrong.
  case disagreed = 1

  /// Nothing was computed, since the input is wrong.
  case badInput = 2

  /// There is no finite derivative here, or the exact methods have fewer than two certain digits of it.
  case singular = 3

  /// What a kind of verdict comes to where no number is shown beside it.
  init(_ kind: Verdict.Kind) {
    self = kind == .disagree ? .disagreed : kind <= .cancellation ? .agreed : .singular
  }

  init(_ verdict: Verdict) {
    self = verdict.kind == .disagree ? .disagreed : verdict.isUsable ? .agreed : .singular
  }

  /// The worse of two, for a batch: a disagreement, then bad input, then a singular point.
  func combined(with other: ExitStatus) -> ExitStatus {
    let order: [ExitStatus] = [.disagreed, .badInput, .singular, .agreed]
    return order.first { $0 == self || $0 == other } ?? .agreed
  }
}
