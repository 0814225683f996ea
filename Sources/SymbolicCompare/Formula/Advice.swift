// After reading this file you know that a formula is differentiated with respect to a name.

extension Symbolic {
  /// Refused: a variable is told by its name.
  @available(*, unavailable, message: "give the variable's name: derivative(withRespectTo: \"x\")")
  public func derivative(withRespectTo variable: Symbolic) -> Symbolic { self }
}
