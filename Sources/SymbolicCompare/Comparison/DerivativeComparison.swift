// After reading this file you know what is compared for one variable: the four methods' answers, the scale of
// their rounding, and what the difference quotient says about itself.

/// The derivative with respect to one variable, by four methods.
public struct DerivativeComparison: Sendable {
  /// The variable.
  public let variable: String

  /// The derivative by forward mode.
  public let dual: Double

  /// The derivative by reverse mode.
  public let reverse: Double

  /// The derivative by evaluating the naive formula.
  public let symbolic: Double

  /// The difference quotient, with its step and its own estimate of its error.
  public let difference: DifferenceQuotient

  /// The scale S of the rounding error: a sound program errs by a few times 2⁻⁵³·S.
  public let scale: Double

  /// The scale of the naive formula's own rounding error.
  public let formulaScale: Double

  /// The condition number of the derivative: how many times a relative error of the inputs is magnified in it.
  ///
  /// Σ |xⱼ·∂²f/∂xⱼ∂x| / |∂f/∂x|; infinite where the derivative is 0, NaN where it is 0 for all inputs.
  public let conditionNumber: Double

  /// How many times the rounding of one operation is magnified in the derivative: S/|∂f/∂x|.
  public var roundingCondition: Double { scale / reverse.magnitude }

  /// The slopes on both sides.
  public let slopes: OneSidedSlopes

  /// How large the formula of the derivative is.
  ///
  /// - Complexity: measured anew at each call; linear in the formula's different nodes.
  public var size: FormulaSize { FormulaSize(of: formula) }

  /// The naive formula of the derivative.
  public let formula: Symbolic

  /// What the comparison comes to.
  public let verdict: Verdict

  /// The derivative by one of the four methods.
  public subscript(method method: Method) -> Double {
    switch method {
    case .dual: dual
    case .reverse: reverse
    case .symbolic: symbolic
    case .finiteDifference: difference.value
    }
  }
}
