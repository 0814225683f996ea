// After reading this file you know how a pair of doubles is written in decimal digits and read from them, both with
// exact whole numbers, so that the last digit is right.

extension DoubleDouble: CustomStringConvertible {
  /// The number to 31 significant decimal digits, rounded correctly, without zeros at the end.
  public var description: String { decimal(significantDigits: 31) }

  /// The number to some count of significant decimal digits, at least 1, rounded half up.
  ///
  /// From 1e-5 up to that many digits before the point it is written out, otherwise with an exponent: 1.5e-300.
  public func decimal(significantDigits count: Int) -> String {
    guard high.isFinite else { return high.isNaN ? "nan" : high < 0 ? "-inf" : "inf" }
    guard high != 0 else { return high.sign == .minus ? "-0.0" : "0.0" }
    let count = Swift.max(1, count)
    // |self| = whole·2⁻¹²⁰⁰ exactly.
    let whole = magnitude.wholeNumber(timesPowerOf2: 1200)
    var exponent = Int((Double(high.exponent) * 0.30103).rounded(.down))
    var digits = ""
    repeat {  // the estimate may be one too small, next below a power of 2 one too large
      var scaled = whole
      let power = count - 1 - exponent
      // Bits are added before a division by a power of 10, so that it loses none that rounding could see.
      if power >= 0 {
        scaled.scale(byPowerOf10: power)
        scaled.scale(byPowerOf2: -1199)
      } else {
        scaled.scale(byPowerOf2: -1199)
        scaled.scale(byPowerOf10: power)
      }
      scaled.add(LongInteger(1))
      scaled.scale(byPowerOf2: -1)
      digits = scaled.decimalDigits
      if digits.utf8.count > count { exponent += 1 } else if digits.utf8.count < count { exponent -= 1 }
    } while digits.utf8.count != count
    return (high < 0 ? "-" : "") + Self.layout(digits, exponent: exponent, count: count)
  }

  private static func layout(_ digits: String, exponent: Int, count: Int) -> String {
    var significant = digits[...]
    while significant.last == "0" && significant.utf8.count > 1 { significant = significant.dropLast() }
    if exponent < -5 || exponent >= count {
      let rest = significant.dropFirst()
      return "\(significant.prefix(1)).\(rest.isEmpty ? "0" : rest)e\(exponent)"
    }
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + significant }
    let padding = String(repeating: "0", count: Swift.max(0, exponent + 1 - significant.utf8.count))
    let padded = significant + padding
    let rest = padded.dropFirst(exponent + 1)
    return "\(padded.prefix(exponent + 1)).\(rest.isEmpty ? "0" : rest)"
  }

  /// The number, not below 0, times 2ⁿ, as a whole number; what lies behind the point is cut off.
  fileprivate func wholeNumber(timesPowerOf2 n: Int) -> LongInteger {
    var whole = Self.wholeNumber(high, timesPowerOf2: n)
    let rest = Self.wholeNumber(low.magnitude, timesPowerOf2: n)
    if low < 0 { whole.subtract(rest) } else { whole.add(rest) }
    return whole
  }

  fileprivate static func wholeNumber(_ value: Double, timesPowerOf2 n: Int) -> LongInteger {
    guard value != 0 else { return LongInteger(0) }
    let exponent = Int(value.exponent)
    var whole = LongInteger(UInt64(value.significand * 0x1p52))
    whole.scale(byPowerOf2: n + exponent - 52)
    return whole
  }
}

extension DoubleDouble: LosslessStringConvertible {
  /// Reads a decimal number of any number of digits and rounds it correctly to a pair of doubles.
  ///
  /// `high` is the nearest double, `low` the nearest double to what is left. Understood are a sign, digits with or
  /// without a point, an exponent after `e`, and `inf`, `-inf`, `nan`; anything else gives `nil`.
  public init?(_ text: String) {
    guard let nearest = Double(text) else { return nil }
    guard nearest.isFinite, let decimal = Decimal(text) else {
      self.init(nearest)
      return
    }
    let high = nearest.magnitude
    // In units of 2⁻¹³⁰⁰ and of the decimal's last place: decimal = digits·10ᵉ.
    var exact = decimal.digits
    exact.scale(byPowerOf2: 1300)
    var rounded = Self.wholeNumber(high, timesPowerOf2: 1300)
    if decimal.exponent >= 0 {
      exact.scale(byPowerOf10: decimal.exponent)
    } else {
      rounded.scale(byPowerOf10: -decimal.exponent)
    }
    let isBelow = exact.isLess(than: rounded)
    var rest = isBelow ? rounded : exact
    rest.subtract(isBelow ? exact : rounded)
    if decimal.exponent < 0 { rest.scale(byPowerOf10: decimal.exponent) }
    let low = rest.nearestDouble(timesPowerOf2: -1300)
    let value = DoubleDouble(high: high, low: isBelow ? -low : low)
    self = nearest.sign == .minus ? -value : value
  }

  /// A decimal number without its sign: digits·10ᵉ.
  private struct Decimal {
    var digits = LongInteger(0)
    var exponent = 0

    /// Reads what `Double` has accepted; `nil` for hexadecimal digits and for exponents without end.
    init?(_ text: String) {
      var isBehindPoint = false
      var rest = Substring(text)
      while let character = rest.popFirst() {
        switch character {
        case "+", "-": continue
        case ".": isBehindPoint = true
        case "0"..."9":
          // No digit behind the 1200th can change 106 bits; leaving it out keeps a long text fast.
          guard digits.bitWidth < 4000 else {
            exponent += isBehindPoint ? 0 : 1
            continue
          }
          digits.multiply(by: 10, adding: UInt32(character.wholeNumberValue ?? 0))
          if isBehindPoint { exponent -= 1 }
        case "e", "E":
          guard let power = Int(rest), power.magnitude < 5000 else { return nil }
          exponent += power
          return
        default: return nil
        }
      }
    }
  }
}
