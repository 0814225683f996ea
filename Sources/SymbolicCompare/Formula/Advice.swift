// After reading this file you know two calls that formulas refuse, and what to write instead: a variable is given by its
// name, and a part that is to count as a constant is replaced by a variable of its own while one differentiates.

extension Symbolic {
  /// Refused: the variable of a derivative is given by its name, a string.
  @available(*, unavailable, message: "give the variable's name: derivative(withRespectTo: \"x\")")
  public func derivative(withRespectTo variable: Symbolic) -> Symbolic { self }
}

/// Refused: a formula states a function, and the derivative of a function is not stopped.
@available(
  *, unavailable,
  message: """
    a formula has no part without a derivative: give the part a name, c = Symbolic.variable("c"), differentiate, and \
    put the part back with substituting(part, for: "c")
    """
)
public func stopGradient(_ x: Symbolic) -> Symbolic { x }
