// After reading this file you know the fractions in which the weights of a difference scheme are computed: exactly.

/// A fraction of two whole numbers in lowest terms, with a positive denominator.
public struct Rational: Hashable, Sendable {
  /// The number above the line.
  public let numerator: Int

  /// The number below the line, always positive.
  public let denominator: Int

  /// A whole number.
  public init(_ whole: Int) {
    numerator = whole
    denominator = 1
  }

  /// A fraction, reduced; `nil` if the denominator is 0 or a part does not fit in an `Int`.
  public init?(_ numerator: Int, _ denominator: Int) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    var (divisor, rest) = (numerator.magnitude, denominator.magnitude)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    let common = Int(divisor) * denominator.signum()
    self.numerator = numerator / common
    self.denominator = denominator / common
  }

  /// The nearest `Double`, as far as numerator and denominator are below 2⁵³.
  public var doubleValue: Double { Double(numerator) / Double(denominator) }
}

extension Rational: CustomStringConvertible {
  /// The fraction as "-1/2", a whole number as "3".
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

extension Rational {
  /// The sum; `nil` on overflow.
  func adding(_ other: Rational) -> Rational? {
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (below, belowOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    let (above, aboveOverflow) = left.addingReportingOverflow(right)
    if leftOverflow || rightOverflow || belowOverflow || aboveOverflow { return nil }
    return Rational(above, below)
  }

  /// The product, with common factors cancelled first; `nil` on overflow.
  func multiplied(by other: Rational) -> Rational? {
    guard let first = Rational(numerator, other.denominator),
      let second = Rational(other.numerator, denominator)
    else { return nil }
    let (above, aboveOverflow) = first.numerator.multipliedReportingOverflow(by: second.numerator)
    let (below, belowOverflow) = first.denominator.multipliedReportingOverflow(by: second.denominator)
    return aboveOverflow || belowOverflow ? nil : Rational(above, below)
  }
}
