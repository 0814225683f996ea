// After reading this file you know how numbers are written for readers: in full where they are the result, to two
// digits where they are a magnitude.

import Elementary

/// The shortest numeral that reads back as the number, a whole one without a point; "inf", "-inf", "nan".
package func numeral(_ x: Double) -> String { FormattedNumber.plain(x) }

/// A number to two significant digits, for example "1.2e-11" or "0.42".
package func shortNumeral(_ x: Double) -> String { FormattedNumber.short(x) }

/// A number to so many significant digits.
package func numeral(_ x: Double, digits: Int) -> String {
  numeral(FormattedNumber.rounded(x, toDigits: digits))
}
