// After reading this file you know how a report writes an error or a step: with two digits, for more would not be true.

/// A number with few significant digits: "2.4e-11", "0.016", "37"; whole numbers below a million as they are.
func short(_ x: Double, digits: Int = 2) -> String {
  guard x.isFinite, x != 0 else { return x.isNaN ? "NaN" : x == 0 ? "0" : x < 0 ? "-Infinity" : "Infinity" }
  if x == x.rounded(), x.magnitude < 1e6 { return "\(Int(x))" }
  var exponent = Int(Elementary::log10(x.magnitude).rounded(.down))
  let unit = powerOfTen(digits - 1)
  let half = exponent / 2
  var leading = (x.magnitude / powerOfTen(half) / powerOfTen(exponent - half) * unit).rounded()
  if leading >= 10 * unit {
    leading /= 10
    exponent += 1
  }
  let sign = x < 0 ? "-" : ""
  if (-3..<6).contains(exponent) {
    let places = digits - 1 - exponent
    return sign
      + (places > 0 ? decimal(Int(leading), places: places) : "\(Int(leading * powerOfTen(-places)))")
  }
  let fraction = decimal(Int(leading), places: digits - 1)
  return "\(sign)\(fraction)e\(exponent)"
}

/// A slope with two decimals, "2.00".
func hundredths(_ x: Double) -> String {
  guard x.magnitude < 1e6 else { return "\(x)" }
  let units = Int((x * 100).rounded())
  let fraction = units.magnitude % 100
  return "\(units < 0 ? "-" : "")\(units.magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}

private func powerOfTen(_ exponent: Int) -> Double { Elementary::pow(10.0, Double(exponent)) }

/// A whole number of units 10⁻ᵖ as a decimal fraction, without trailing zeros.
private func decimal(_ units: Int, places: Int) -> String {
  let digits = String(units)
  let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.count)) + digits
  var fraction = padded.suffix(places)
  while fraction.last == "0" { fraction.removeLast() }
  let whole = padded.dropLast(places)
  return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
}
