// After reading this file you know how code over `Scalar` runs over balls: its operators work with a precision that
// is set around the computation, `Ball.withPrecision(256) { … }`.

public import Elementary

extension Ball {
  @TaskLocal private static var workingPrecision = 128

  /// The precision, in bits, of the operators `+ - * /` and of the functions in generic code; 128 unless set.
  public static var precision: Int { workingPrecision }

  /// Runs a computation with operators of a given precision.
  public static func withPrecision<Result>(_ bits: Int, _ body: () throws -> Result) rethrows -> Result {
    try $workingPrecision.withValue(bits, operation: body)
  }
}

extension Ball: Scalar {
  /// The midpoint where it is a Double, NaN if nothing is known, else `nil`: two numbers that differ must not become equal
  /// by rounding, nor leave the range.
  public var primal: Double? {
    guard isFinite else { return .nan }
    let nearest = midpoint.nearestDouble
    return nearest.isFinite && BigFloat(nearest) == midpoint ? nearest : nil
  }

  /// The sum at the working precision.
  public static func + (lhs: Ball, rhs: Ball) -> Ball { lhs.adding(rhs, bits: precision) }

  /// The difference at the working precision.
  public static func - (lhs: Ball, rhs: Ball) -> Ball { lhs.subtracting(rhs, bits: precision) }

  /// The product at the working precision.
  public static func * (lhs: Ball, rhs: Ball) -> Ball { lhs.multiplied(by: rhs, bits: precision) }

  /// The quotient at the working precision.
  public static func / (lhs: Ball, rhs: Ball) -> Ball { lhs.divided(by: rhs, bits: precision) }

  /// The number with the opposite sign.
  public static prefix func - (operand: Ball) -> Ball { operand.negated }

  /// An elementary function at the working precision.
  public static func apply(_ function: UnaryFunction, to x: Ball) -> Ball {
    apply(function, to: x, bits: precision)
  }

  /// An elementary function of two arguments at the working precision.
  public static func apply(_ function: BinaryFunction, to x: Ball, _ y: Ball) -> Ball {
    apply(function, to: x, y, bits: precision)
  }
}
