// After reading this file you know how a number is written in a sentence: in full without a needless point, or to
// the two digits that say enough.

/// Numbers as text, for sentences.
package enum FormattedNumber {
  /// The shortest numeral that reads back as the number, a whole one without its point; "inf", "-inf", "nan".
  package static func plain(_ x: Double) -> String {
    if x.isNaN { return "nan" }  // the sign of a NaN differs between machines
    let text = "\(x)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number rounded to two significant digits: "1.2e-11", "0.05", "370", "4.5e15".
  package static func short(_ x: Double) -> String { shortest(rounded(x, toDigits: 2)) }

  /// The nearest number with so many significant digits; x itself where its power of ten is out of range.
  package static func rounded(_ x: Double, toDigits digits: Int) -> Double {
    guard x.isFinite, x != 0 else { return x }
    let exponent = Int(Double.apply(.log10, to: x.magnitude).rounded(.down)) - (digits - 1)
    guard exponent > -290, exponent < 290 else { return x }
    let leading = (x.magnitude / Double.apply(.pow, to: 10, Double(exponent))).rounded()
    return Double("\(x < 0 ? "-" : "")\(leading)e\(exponent)") ?? x
  }

  /// A rounded number; from a million on with a power of ten, so that no zeros are taken for digits.
  package static func shortest(_ x: Double) -> String {
    guard x.magnitude >= 1e6, x.isFinite else { return plain(x) }
    var (mantissa, exponent) = (x.magnitude, 0)
    let digits = "\(x.magnitude)"
    if let e = digits.firstIndex(of: "e") {
      exponent = Int(digits[digits.index(after: e)...].filter { $0 != "+" }) ?? 0
      mantissa = Double(digits[..<e]) ?? 1
    } else {
      let whole = digits.prefix { $0 != "." }
      exponent = whole.count - 1
      mantissa = Double("\(whole.prefix(1)).\(whole.dropFirst())") ?? 1
    }
    return "\(x < 0 ? "-" : "")\(plain(mantissa))e\(exponent)"
  }
}
