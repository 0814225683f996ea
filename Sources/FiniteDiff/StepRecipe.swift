// After reading this file you know the step rules that are in use everywhere, and what each takes for granted.
//
//     rule                      scheme     meant for                              where it fails
//     h = 10⁻⁶                  central    f and x of size 1                      log at 10⁻⁹; sin at 10⁶, where x + h is rounded
//     h = 10⁻⁸                  forward    the same: √ε, rounded                  the same
//     h = √ε·max(1, |x|)        forward    f that varies over max(1, |x|)         log at 10⁻⁹; sin at 10⁶: half of a wave
//     h = ∛ε·max(1, |x|)        central    the same, two thirds of the digits     the same
//     h = ∛ε·|x|                central    f that varies over |x|                 exp at 10⁻⁹; there is none at 0
//     h = ⁵√ε·max(1, |x|)       ±h, ±2h    two levels of Richardson, four fifths  the same as ∛ε·max(1, |x|)
//
// None asks f anything: where f varies over another length L than the rule has in mind, truncation is wrong by the square of
// the ratio or rounding by the ratio itself. sin at 10⁶ varies over 1; ∛ε·10⁶ = 6 is longer than its wave, and no digit is
// right. An adaptive step (ShortLadder.swift) pays seven or nine calls for two, and an error estimate comes with it.
//
// Sources: √ε and ∛ε times max(1, |x|): Dennis & Schnabel 1983, section 5.4; SciPy's approx_derivative, FiniteDiff.jl. ∛ε·|x|:
// Press and others, Numerical Recipes, section 5.7. 10⁻⁶: gradcheck of PyTorch and autograd. 10⁻⁸: Ipopt's derivative test.

/// A popular rule for the step of a difference quotient, with the scheme that it goes with.
public enum StepRecipe: String, CaseIterable, Sendable {
  /// The central difference with h = 10⁻⁶.
  case centralMillionth = "central, h = 1e-6"

  /// The forward difference with h = 10⁻⁸.
  case forwardHundredMillionth = "forward, h = 1e-8"

  /// The forward difference with h = √ε·max(1, |x|).
  case forwardRoot = "forward, h = sqrt(eps)*max(1,|x|)"

  /// The central difference with h = ∛ε·max(1, |x|).
  case centralRoot = "central, h = cbrt(eps)*max(1,|x|)"

  /// The central difference with h = ∛ε·|x|: no step at 0.
  case centralRelative = "central, h = cbrt(eps)*|x|"

  /// Two levels of Richardson's extrapolation with h = ⁵√ε·max(1, |x|).
  case richardson = "Richardson, two levels"
}

extension StepRecipe {
  /// The difference scheme that the rule goes with.
  public var scheme: Scheme {
    switch self {
    case .centralMillionth, .centralRoot, .centralRelative: .central
    case .forwardHundredMillionth, .forwardRoot: .forward
    case .richardson: .extrapolated[1]
    }
  }

  /// The step at a point, as the rule has it: not made exact, and 0 where the rule gives 0.
  public func step(at x: Double) -> Double {
    let size = Swift.max(1, x.magnitude)
    return switch self {
    case .centralMillionth: 1e-6
    case .forwardHundredMillionth: 1e-8
    case .forwardRoot: Double.ulpOfOne.squareRoot() * size
    case .centralRoot: Elementary::cbrt(Double.ulpOfOne) * size
    case .centralRelative: Elementary::cbrt(Double.ulpOfOne) * x.magnitude
    case .richardson: Elementary::pow(Double.ulpOfOne, 0.2) * size
    }
  }

  /// The difference quotient that the rule gives; NaN where its step is 0 or leads out of the domain.
  ///
  /// ```
  /// StepRecipe.centralRoot.quotient(at: 1) { x in exp(x) }      // 2.718281828…, ten or eleven digits
  /// StepRecipe.centralRoot.quotient(at: 1e6) { x in sin(x) }    // no digit
  /// ```
  ///
  /// - Complexity: One call of the function for each place of the ``scheme``.
  public func quotient(at x: Double, of f: (Double) throws -> Double) rethrows -> Double {
    try scheme.quotient(at: x, step: step(at: x), of: f)
  }
}
