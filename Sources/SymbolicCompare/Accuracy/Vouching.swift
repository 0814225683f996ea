// After reading this file you know how many digits of a reference derivative are certain, and why sometimes few are.
//
//     what the sweep can have      31 digits, less what its own running bound says (VouchedNumber.swift)
//     what is confirmed            the digits in common with differences at the same precision, which use no rule
//     what has a second witness    the digits in common with forward mode, whose rules are its own
//
// From 17 confirmed digits on no rule can be wrong, nor a constant in it be rounded to a double: the sweep's own
// digits stand. Below, only those that differences or forward mode have too.

extension ReferenceDerivative {
  init(
    _ vouched: VouchedNumber, _ precision: ReferencePrecision, of row: DerivativeComparison,
    _ position: Int, _ list: WengertList, _ point: [Double]
  ) {
    variable = row.variable
    let value = vouched.value
    self.value = value
    var errors: [Method: MethodError] = [:]
    for method in Method.allCases {
      errors[method] = MethodError(of: row[method: method], against: value, scale: row.scale)
    }
    let isThere = value.isFinite && (row.verdict.kind < .domain || row.verdict.kind == .disagree)
    (digits, confirmedDigits, shortfall) = ReferenceDerivative.vouching(
      for: vouched, precision, row, position, list, point, ofForward: errors[.dual]?.digits ?? 0,
      isThere: isThere)
    // What has no digit is no yardstick, except for a 0 that neither rounding nor overflow took part in.
    let isYardstick = digits >= 1 || (isThere && value.high == 0 && vouched.error == 0)
    self.errors = isYardstick ? errors : [:]
    budget =
      isThere && isYardstick ? DigitBudget(of: row, reference: value, list, point, position) : nil
  }

  /// The digits that are certain, those that differences confirm, and why there are few.
  private static func vouching(
    for vouched: VouchedNumber, _ precision: ReferencePrecision, _ row: DerivativeComparison,
    _ position: Int, _ list: WengertList, _ point: [Double], ofForward: Double, isThere: Bool
  ) -> (digits: Double, confirmed: Double, shortfall: String?) {
    let value = vouched.value
    if let reason = obstacle(vouched, row, isThere: isThere) { return (0, 0, reason) }
    let sweepError = Swift.max(vouched.error, precision.unit * row.scale)
    let ofSweep = correctDigits(error: sweepError, of: value)
    guard list.lines.count <= largestConfirmation else {
      return (
        Swift.min(ofSweep, ofForward), 0, "the formula is too large for differences to confirm it"
      )
    }
    let differences: ConfirmingDifferences
    do {
      differences = try ConfirmingDifferences(
        of: list, at: point, along: position, step: row.difference.step,
        length: (value.high / ReferencePrecision.curvature(list, point, position)).magnitude,
        noise: precision.valueError)
    } catch {
      return (Swift.min(ofSweep, ofForward), 0, "differences cannot confirm it: \(error)")
    }
    let distance = Double((differences.value - value).magnitude)
    let allowed = 10 * (differences.uncertainty + sweepError)
    if distance > allowed && distance > 1e-6 * value.high.magnitude {
      return (
        0, 0, "differences at the same precision contradict it: they give \(Double(differences.value))"
      )
    }
    let confirmed = correctDigits(error: Swift.max(distance, differences.uncertainty), of: value)
    let digits = confirmed >= 17 ? ofSweep : Swift.min(ofSweep, Swift.max(confirmed, ofForward))
    if ofSweep < 17 {
      let isUnderflow = sweepError > 2 * precision.unit * row.scale && row.roundingCondition < 1e12
      let magnification =
        row.roundingCondition.isFinite
        ? "\(FormattedNumber.short(row.roundingCondition)) times" : "beyond all numbers"
      return (
        digits, confirmed,
        isUnderflow
          ? "numbers on the way are too small for 31 digits" : "rounding is magnified \(magnification)"
      )
    }
    guard confirmed < 17 else { return (digits, confirmed, nil) }
    return (
      digits, confirmed,
      "differences confirm only \(Int(confirmed)) digits: the function is not smooth enough, or cancels"
    )
  }

  /// Operations beyond which differences at twice the precision would take more than about a second a variable.
  private static let largestConfirmation = 50_000

  /// Why there is nothing to vouch for.
  private static func obstacle(
    _ vouched: VouchedNumber, _ row: DerivativeComparison, isThere: Bool
  ) -> String? {
    guard isThere else {
      let isUnderflow = row.verdict.diagnosis?.cause == .underflow
      return isUnderflow && vouched.value.isFinite
        ? "numbers on the way are too small for any digit" : "there is no finite derivative here"
    }
    if row.slopes.isKink { return "the function is not differentiable here" }
    guard vouched.value.high == 0 else { return nil }
    return vouched.error == 0
      ? "the derivative is 0, which has no digits"
      : "the derivative is 0, or too small to be told from it"
  }
}

extension ConfirmingDifferences.Obstacle: CustomStringConvertible {
  var description: String {
    switch self {
    case .notFinite: "their steps reach where the function has no finite value"
    case .otherPiece: "a kink or a jump of a part of the function lies within their steps"
    }
  }
}

/// How far computing at twice the precision can be off.
struct ReferencePrecision {
  /// The relative error of one operation: larger where the gamma family takes part.
  let unit: Double

  /// The absolute error of the function's value.
  let valueError: Double

  init(of list: WengertList, at point: [Double]) {
    let hasGamma = list.lines.contains { line in
      switch line.primitive {
      case .unary(.gamma), .unary(.lgamma), .unary(.digamma), .binary(.polygamma): true
      default: false
      }
    }
    unit = hasGamma ? 1e-28 : 2e-30
    valueError = unit * valueScale(of: list, at: point)
  }

  /// The second derivative along an input.
  static func curvature(_ list: WengertList, _ point: [Double], _ position: Int) -> Double {
    let inputs = Dual.inputs(at: point, along: position)
    let values = list.values(at: inputs)
    guard let output = list.outputs.first else { return 0 }
    return list.adjoints(values: values, seed: Dual(1), output: output)[position]?.tangent ?? 0
  }
}
