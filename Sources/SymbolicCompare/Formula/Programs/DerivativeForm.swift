// After reading this file you know in which forms the formula of a derivative can be had, at any order.
//
//     naive       as the rules made it             of order n: by the rules again, n times
//     light       0, 1 and numbers crossed out     after each order
//     factored, expanded, nested                   of the light one, at the end

/// How the formula of a derivative is written.
public enum DerivativeForm: String, CaseIterable, Sendable {
  /// As the rules of differentiation made it.
  case naive

  /// With 0, 1 and numbers crossed out after each order.
  case light

  /// Light, with common factors taken out of sums.
  case factored

  /// Light, with products of sums multiplied out.
  case expanded

  /// The expanded form of one variable by Horner's scheme.
  case nested

  /// The step that is taken at the end.
  var step: SimplificationStep {
    switch self {
    case .naive: .none
    case .light: .light
    case .factored: .factored
    case .expanded: .expanded
    case .nested: .nested
    }
  }
}

extension Symbolic {
  /// The derivative of some order in a form, with an account of the last step; the light one where that is refused.
  ///
  /// - Complexity: that of the derivative and of the step.
  public func derivative(
    withRespectTo name: String, order: Int, in form: DerivativeForm
  ) -> Simplification {
    guard form != .naive else {
      return derivative(withRespectTo: name, order: order).simplified(.none)
    }
    var derivative = self
    for _ in 1..<Swift.max(order, 1) {
      derivative =
        derivative.sharingEqualSubexpressions.derivative(withRespectTo: name).simplified(.light).result
    }
    let naive = derivative.sharingEqualSubexpressions.derivative(withRespectTo: name)
    if form == .light { return naive.simplified(.light) }
    return naive.simplified(.light).result.simplified(form.step)
  }
}
