// After reading this file you know that a formula is differentiated with respect to a name.

extension Symbolic {
  /// Refused: a variable is told by its name.
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
