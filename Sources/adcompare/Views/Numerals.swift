// After reading this file you know how numbers are written for readers: in full where they are the result, to two
// digits where they are a magnitude, with a bar where a wrong digit begins.

import SymbolicCompare

/// The shortest numeral that reads back as the number, a whole one without a point; "inf", "-inf", "nan".
func numeral(_ x: Double) -> String {
  let text = x.isNaN ? "nan" : "\(x)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A number to two significant digits, for example "1.2e-11" or "0.42".
func shortNumeral(_ x: Double) -> String { numeral(x, digits: 2) }

/// A number to so many significant digits.
func numeral(_ x: Double, digits: Int) -> String {
  guard x.isFinite, x != 0 else { return numeral(x) }
  let exponent = Int(Elementary::log10(x.magnitude).rounded(.down)) - (digits - 1)
  guard exponent > -290, exponent < 290 else { return numeral(x) }
  let leading = (x.magnitude / Elementary::pow(10.0, Double(exponent))).rounded()
  let rounded = Double("\(x < 0 ? "-" : "")\(leading)e\(exponent)") ?? x
  return digits <= 2 ? FormattedNumber.shortest(rounded) : numeral(rounded)
}

/// A whole number in full, or to three digits with its power of ten where it is longer than 13 digits.
func shortWhole(_ number: WholeNumber) -> String {
  let digits = number.description
  guard digits.count > 13 else { return digits }
  return "\(digits.prefix(1)).\(digits.dropFirst().prefix(2))e\(digits.count - 1)"
}

/// The number of correct decimal digits of a value, 0 to 16.
func correctDigits(_ value: Double, of reference: Double) -> Double {
  if value == reference { return 16 }
  let error = ((value - reference) / reference).magnitude
  guard error.isFinite, error < 1 else { return 0 }
  return Swift.min(16, -Elementary::log10(error))
}

/// Correct digits to one decimal place, never rounded up.
func digitsNumeral(_ digits: Double) -> String { "\((digits * 10).rounded(.down) / 10 + 0)" }

/// The numeral of a value with a bar before the first digit that is not correct.
///
///     markedNumeral(0.46928086, of: 0.46928081, digits: 6.97)      0.469280|86
///
/// A value within a unit of the last place has no wrong digit. One with a wrong sign or of another magnitude has none
/// that is right: the bar stands before all of it.
/// - Parameter digits: how many digits are correct; the same number as stands in a column beside it.
func markedNumeral(_ value: Double, of reference: Double, digits: Double? = nil) -> String {
  let text = numeral(value)
  guard value.isFinite, reference.isFinite, value != reference else { return text }
  if (value - reference).magnitude <= reference.ulp { return text }
  let correct = Int((digits ?? correctDigits(value, of: reference)).rounded(.down))
  if correct < 1 || (value < 0) != (reference < 0) { return "|" + text }
  var seen = 0
  var marked = ""
  var isLeading = true
  for character in text {
    if character == "e" { return text }
    if character.isNumber {
      if isLeading && character != "0" { isLeading = false }
      if !isLeading {
        if seen == correct { return marked + "|" + text.dropFirst(marked.count) }
        seen += 1
      }
    }
    marked.append(character)
  }
  return text
}

/// How far a value lies from another: "=", so many units in the last place, or so many equal digits.
func distance(_ value: Double, from reference: Double) -> String {
  if value == reference || (value.isNaN && reference.isNaN) { return "=" }
  guard value.isFinite, reference.isFinite else { return "differs" }
  let ulps = ((value - reference) / reference.ulp).magnitude
  return ulps < 1000 ? "\(Int(ulps)) ulp" : "\(digitsNumeral(correctDigits(value, of: reference))) digits"
}
