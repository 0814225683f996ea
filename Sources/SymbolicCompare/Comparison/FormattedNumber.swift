// After reading this file you know how a number is written in a sentence: in full without a needless point, or to
// the two digits that say enough.

/// Numbers as text, for sentences.
enum FormattedNumber {
  /// The shortest numeral that reads back as the number, a whole one without its point; "inf", "-inf", "nan".
  static func plain(_ x: Double) -> String {
    if x.isNaN { return "nan" }  // the sign of a NaN differs between machines
    let text = "\(x)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number rounded to two significant digits, for example "1.2e-11" or "0.05".
  static func short(_ x: Double) -> String {
    guard x.isFinite, x != 0 else { return plain(x) }
    let exponent = Int(Double.apply(.log10, to: x.magnitude).rounded(.down))
    guard exponent > -290, exponent < 290 else { return "\(x)" }
    let unit = Double.apply(.pow, to: 10, Double(exponent - 1))
    let digits = (x.magnitude / unit).rounded()
    return "\(x < 0 ? "-" : "")\(Double("\(digits)e\(exponent - 1)") ?? x)"
  }
}
