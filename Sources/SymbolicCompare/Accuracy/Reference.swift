// After reading this file you know who judges the judges: a derivative to about 30 digits, and how many of them it
// vouches for.
//
// Mutual agreement is not accuracy: forward and reverse mode can share a cancellation and agree on wrong digits. So
// the evaluation trace is swept once more, forwards and backwards, over numbers of 31 digits. What that sweep loses
// is known: about 10⁻³⁰·S, the sum of sensitivities of RoundingBound.swift, and a bound that goes with each of its
// numbers (VouchedNumber.swift).
//
// The sweep uses the rules of reverse mode, and must not be judge in its own cause. So differences at the same
// precision, which use no rule, confirm it (ConfirmingDifferences.swift):
//
//     confirmed to 17 digits or more      all digits of the sweep stand
//     confirmed to fewer                  only those, or those it has in common with forward mode, which has rules
//                                         of its own
//     contradicted                        none
//
// Cost. A sweep costs some hundred evaluations of f in `Double`, the confirmation a thousand for each variable.

/// The value and the derivatives of a formula at twice the precision, and the methods' errors against them.
public struct Reference: Sendable {
  /// The value, to about 31 digits times its conditioning.
  public let value: DoubleDouble

  /// How many digits of the value are right.
  public let digitsOfValue: Double

  /// A reference derivative for each of the comparison's variables, in the same order.
  public let derivatives: [ReferenceDerivative]

  /// The reference derivative with respect to a variable.
  public subscript(variable: String) -> ReferenceDerivative? { derivatives.first { $0.variable == variable } }
}

/// A derivative at twice the precision, with the number of digits that are certain.
public struct ReferenceDerivative: Sendable {
  /// The variable.
  public let variable: String

  /// The derivative; NaN where there is none.
  public let value: DoubleDouble

  /// How many decimal digits it vouches for, 0 to 31.
  public let digits: Double

  /// How many digits differences at the same precision confirm; 0 if they confirm none.
  public let confirmedDigits: Double

  /// Why fewer than 17 digits are vouched for; `nil` if there are 17 or more.
  public let shortfall: String?

  /// The error of each of the four methods; none where the reference vouches for no digit, and is not exactly 0.
  public let errors: [Method: MethodError]

  /// Where the difference quotient's error comes from; `nil` where there is no quotient or no reference.
  public let budget: DigitBudget?
}

extension Comparison {
  /// The value and the derivatives to about 30 digits, and every method's error against them.
  ///
  /// Computed each time it is asked for: keep it.
  /// - Complexity: some hundred evaluations of the function, and a thousand for each variable.
  public var reference: Reference {
    let sweep = list.valueWithGradient(at: coordinates.map { VouchedNumber($0) })
    let value = sweep.value.value
    let precision = ReferencePrecision(of: list, at: coordinates)
    return Reference(
      value: value,
      digitsOfValue: correctDigits(error: Swift.max(precision.valueError, sweep.value.error), of: value),
      derivatives: derivatives.map { row in
        let position = list.inputs.firstIndex(of: row.variable) ?? 0
        let derivative = value.isNaN ? VouchedNumber(.nan) : sweep.gradient[position]
        return ReferenceDerivative(derivative, precision, of: row, position, list, coordinates)
      })
  }
}

/// The number of correct decimal digits, 0 to 31: −log₁₀ of the relative error.
func correctDigits(error: Double, of value: DoubleDouble) -> Double {
  guard error.isFinite, value.isFinite else { return 0 }
  if error == 0 { return 31 }
  if value.high == 0 { return 0 }
  let digits = -Double.apply(.log10, to: error / value.high.magnitude)
  return Swift.max(0, Swift.min(31, digits))
}
