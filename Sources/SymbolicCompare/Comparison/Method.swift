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

/// What the exact methods give, where they give something: a dictionary that needs no memory of its own.
struct MethodNumbers: Sendable, ExpressibleByDictionaryLiteral {
  private var dual, reverse, symbolic: Double?

  init(dictionaryLiteral elements: (Method, Double)...) {
    for (method, number) in elements { self[method] = number }
  }

  subscript(method: Method) -> Double? {
    get {
      switch method {
      case .dual: dual
      case .reverse: reverse
      case .symbolic: symbolic
      case .finiteDifference: nil
      }
    }
    set {
      switch method {
      case .dual: dual = newValue
      case .reverse: reverse = newValue
      case .symbolic: symbolic = newValue
      case .finiteDifference: break
      }
    }
  }

  var values: [Double] { [dual, reverse, symbolic].compactMap(\.self) }

  func contains(where isMeant: (Method, Double) -> Bool) -> Bool {
    for method in Method.allCases {
      if let number = self[method], isMeant(method, number) { return true }
    }
    return false
  }
}
