// After reading this file you know which rational numbers can be exponents of a series.

extension Rational {
  /// 1/2.
  static var half: Rational { Rational(0.5) ?? Rational(0) }

  /// The number itself if it is whole and fits into a machine word.
  var wholeNumber: Int? { whole }

  /// Whether it is a whole number, of any size.
  var isInteger: Bool { denominator == .one && numerator.exponent >= numerator.bitCount }

  /// The number as an exponent of t; `nil` if it does not fit.
  var seriesExponent: Exponent? {
    if let whole { return Exponent(whole) }
    let shift = Swift.max(0, numerator.bitCount - numerator.exponent)
    guard shift < 62, let n = Rational(numerator.scaled(byPowerOfTwo: shift))?.whole,
      let d = Rational(denominator.scaled(byPowerOfTwo: shift))?.whole
    else { return nil }
    return Exponent(n, over: d)
  }
}
