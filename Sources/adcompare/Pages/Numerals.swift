// After reading this file you know how numbers are written for readers: in full where they are the result, to two
// digits where they are a magnitude.

import Elementary

/// The shortest numeral that reads back as the number, a whole one without a point; "inf", "-inf", "nan".
package func numeral(_ x: Double) -> String { FormattedNumber.plain(x) }

/// A number to two significant digits, for example "1.2e-11" or "0.42".
package func shortNumeral(_ x: Double) -> String { numeral(x, digits: 2) }

/// A number to so many significant digits.
package func numeral(_ x: Double, digits: Int) -> String {
  guard x.isFinite, x != 0 else { return numeral(x) }
  let exponent = Int(Elementary::log10(x.magnitude).rounded(.down)) - (digits - 1)
  guard exponent > -290, exponent < 290 else { return numeral(x) }
  let leading = (x.magnitude / Elementary::pow(10.0, Double(exponent))).rounded()
  let rounded = Double("\(x < 0 ? "-" : "")\(leading)e\(exponent)") ?? x
  return digits <= 2 ? FormattedNumber.shortest(rounded) : numeral(rounded)
}
