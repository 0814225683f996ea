// After reading this file you know the four methods that are compared, and what each of them answers.

/// A way to differentiate.
public enum Method: String, CaseIterable, Sendable {
  /// Forward mode: a pass over dual numbers for each variable.
  case dual

  /// Reverse mode: one backward sweep for all variables.
  case reverse

  /// The naive formula of the derivative, evaluated.
  case symbolic

  /// A difference quotient: values of the function at neighbouring points.
  case finiteDifference

  /// The method's name in a sentence.
  public var name: String {
    switch self {
    case .dual: "forward mode"
    case .reverse: "reverse mode"
    case .symbolic: "the naive formula"
    case .finiteDifference: "the difference quotient"
    }
  }
}
