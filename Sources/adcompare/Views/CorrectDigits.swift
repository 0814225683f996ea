// After reading this file you know how a number is shown beside a better one: how many of its digits are correct, and a
// bar where the first wrong one begins.

import SymbolicCompare

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
