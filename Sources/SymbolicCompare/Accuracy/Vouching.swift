// After reading this file you know how many digits of a reference derivative are certain, and why sometimes few are.
//
//     what the sweep can have      31 digits, less those that the conditioning takes (S/|f′|), less underflow
//     what is confirmed            the digits in common with differences at the same precision, which use no rule
//     what has a second witness    the digits in common with forward mode, whose rules are its own
//
// From 17 confirmed digits on no rule can be wrong, nor a constant in it be rounded to a double: the sweep's own
// digits stand. Below, only those that differences or forward mode have too.

extension ReferenceDerivative {
  init(
    _ value: DoubleDouble, _ precision: ReferencePrecision, of row: DerivativeComparison, _ position: Int,
    _ list: WengertList, _ point: [Double]
  ) {
    variable = row.variable
    self.value = value
    var errors: [Method: MethodError] = [:]
    for method in Method.allCases {
      errors[method] = MethodError(of: row[method: method], against: value, scale: row.scale)
    }
    self.errors = errors
    let isThere = value.isFinite && (row.verdict.kind < .domain || row.verdict.kind == .disagree)
    budget = isThere ? DigitBudget(of: row, reference: value, list, point, position) : nil
    if let reason = ReferenceDerivative.obstacle(value, row, isThere: isThere) {
      (digits, confirmedDigits, shortfall) = (0, 0, reason)
      return
    }
    let (sweepError, curvature) = precision.error(of: row.scale, list, point, position)
    let ofSweep = correctDigits(error: sweepError, of: value)
    let ofForward = errors[.dual]?.digits ?? 0
    guard list.lines.count <= ReferenceDerivative.largestConfirmation else {
      (digits, confirmedDigits) = (Swift.min(ofSweep, ofForward), 0)
      shortfall = "the formula is too large for differences to confirm it"
      return
    }
    let differences = ConfirmingDifferences(
      of: list, at: point, along: position, step: row.difference.step,
      length: (value.high / curvature).magnitude, noise: precision.valueError)
    guard let differences else {
      (digits, confirmedDigits) = (Swift.min(ofSweep, ofForward), 0)
      shortfall = "differences cannot confirm it: the function has no finite values on both sides"
      return
    }
    let distance = Double((differences.value - value).magnitude)
    let allowed = 10 * (differences.uncertainty + sweepError)
    if distance > allowed && distance > 1e-6 * value.high.magnitude {
      (digits, confirmedDigits) = (0, 0)
      shortfall = "differences at the same precision contradict it: they give \(Double(differences.value))"
      return
    }
    let confirmed = correctDigits(error: Swift.max(distance, differences.uncertainty), of: value)
    confirmedDigits = confirmed
    digits = confirmed >= 17 ? ofSweep : Swift.min(ofSweep, Swift.max(confirmed, ofForward))
    if ofSweep < 17 {
      shortfall =
        row.roundingCondition.isFinite
        ? "rounding is magnified \(FormattedNumber.short(row.roundingCondition)) times"
        : "rounding is magnified beyond all numbers"
    } else if confirmed < 17 {
      shortfall =
        "differences confirm only \(Int(confirmed)) digits: the function is not smooth enough, or cancels"
    } else {
      shortfall = nil
    }
  }

  /// Operations beyond which differences at twice the precision would take more than about a second a variable.
  private static let largestConfirmation = 50_000

  /// Why there is nothing to vouch for.
  private static func obstacle(
    _ value: DoubleDouble, _ row: DerivativeComparison, isThere: Bool
  ) -> String? {
    if !isThere { return "there is no finite derivative here" }
    if row.slopes.isKink { return "the function is not differentiable here" }
    if value.high == 0 { return "the derivative is 0, which has no digits" }
    return nil
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

  /// The absolute error of a derivative of scale S, and the second derivative along its input.
  ///
  /// The low part of a double-double vanishes below 4.9·10⁻³²⁴, which costs a little more than S says.
  func error(
    of scale: Double, _ list: WengertList, _ point: [Double], _ position: Int
  ) -> (error: Double, curvature: Double) {
    let inputs = point.indices.map { Dual(value: point[$0], tangent: $0 == position ? 1 : 0) }
    let values = list.values(at: inputs)
    guard let output = list.outputs.first else { return (0, 0) }
    let adjoints = list.adjoints(values: values, seed: Dual(1), output: output)
    let weight = adjoints.reduce(0) { $0 + 1 + ($1?.value.magnitude ?? 0) + ($1?.tangent.magnitude ?? 0) }
    return (unit * scale + Double.leastNonzeroMagnitude * weight, adjoints[position]?.tangent ?? 0)
  }
}
