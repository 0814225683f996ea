// After reading this file you know what the program's exit status says to a script.

import SymbolicCompare

/// The program's exit status.
enum ExitStatus: Int32 {
  /// The methods agree, or differ as their limits explain.
  case agreed = 0

  /// One method stands alone.
  case disagreed = 1

  /// Nothing was computed, since the input is wrong.
  case badInput = 2

  /// There is no finite derivative here.
  case singular = 3

  init(_ kind: Verdict.Kind) {
    switch kind {
    case .agree, .belowResolution, .differenceLimited, .formulaLimited, .kink: self = .agreed
    case .domain, .overflow, .indeterminate: self = .singular
    case .disagree: self = .disagreed
    }
  }

  /// The worse of two, for a batch: a disagreement, then bad input, then a singular point.
  func combined(with other: ExitStatus) -> ExitStatus {
    let order: [ExitStatus] = [.disagreed, .badInput, .singular, .agreed]
    return order.first { $0 == self || $0 == other } ?? .agreed
  }
}
