// After reading this file you know how a product is followed where a `Double` cannot go: by a number that carries its
// exponent beside it.
//
// Idea. A `Double` has 53 digits and an exponent between −1022 and 1023. Digits are never lost outside; it is the exponent
// that does not fit. So keep the digits, between 1 and 2, and count the exponent in an integer of its own:
//
//     1e-300 · 1e-300     Double: 0            scaled: 1.7… · 2^-1994, and times 1e300 twice it is 1 again
//
// Where it is needed. The chain rule of second order, f″(u)·u̇·u̇, has factors that leave the range while their product does
// not: at u = e⁴⁰⁰ the logarithm has −e⁻⁸⁰⁰·e⁴⁰⁰·e⁴⁰⁰ = −1. Rules are generic over numbers, so that the same rule serves
// here: no formula has to be written in a second, careful form.
//
// Cost. Some ten times a `Double`: it is used where a first computation in `Double` has left the range, or may have.
//
// Limits. Digits are a `Double`'s, so that cancellation costs as much. Functions are those of `Double` where argument and
// value fit; `Scaled+Functions.swift` has what happens where they do not.
//
// Source. Demmel, "Underflow and the reliability of numerical software" (1984), on exponents as the only loss.

import Elementary

/// A number as `significand`·2^`exponent`, with an exponent between −2⁵⁰ and 2⁵⁰.
package struct Scaled: Sendable {
  /// The digits: 1 ≤ |significand| < 2, or 0, an infinity, or NaN with the exponent 0.
  package let significand: Double

  /// The power of two.
  package let exponent: Int

  /// Beyond this exponent, and below its negative, a number is infinite or 0: sums of two exponents fit into an integer.
  private static let largestExponent: UInt = 1 << 50

  /// A number from any digits and any power of two.
  package init(_ digits: Double, times2ToThe exponent: Int) {
    if digits == 0 || !digits.isFinite {
      significand = digits
      self.exponent = 0
    } else {
      let sum = exponent + Int(digits.exponent)
      let isWithin = sum.magnitude <= Scaled.largestExponent
      let signed = digits.sign == .minus ? -digits.significand : digits.significand
      significand = isWithin ? signed : sum > 0 ? signed * .infinity : signed * 0
      self.exponent = isWithin ? sum : 0
    }
  }

  /// The same number.
  package init(_ constant: Double) { self.init(constant, times2ToThe: 0) }

  /// The nearest `Double`: rounded once, ±∞ or 0 beyond its range, where it raises the processor's flag (`StatusFlags`).
  package var nearest: Double {
    Double(sign: .plus, exponent: Swift.max(-1500, Swift.min(1500, exponent)), significand: significand)
  }
}

extension Scaled: Scalar {
  /// The nearest `Double`, by which rules ask for edges: never 0 or infinite for a number that is not.
  package var primal: Double? {
    let value = nearest
    if significand == 0 || !significand.isFinite { return value }
    if value == 0 { return significand < 0 ? -.leastNonzeroMagnitude : .leastNonzeroMagnitude }
    return value.isFinite ? value : significand < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude
  }

  /// The sum, rounded once: what lies 1000 binary places below is too small to count.
  package static func + (x: Scaled, y: Scaled) -> Scaled {
    let sum = x.significand + y.significand
    if x.significand == 0 || y.significand == 0 || !sum.isFinite {
      return x.significand == 0
        ? (y.significand == 0 ? Scaled(sum) : y) : y.significand == 0 ? x : Scaled(sum)
    }
    let (larger, smaller) = x.exponent >= y.exponent ? (x, y) : (y, x)
    let distance = smaller.exponent - larger.exponent
    if distance < -1000 { return larger }
    let aligned = Double(sign: .plus, exponent: distance, significand: smaller.significand)
    return Scaled(larger.significand + aligned, times2ToThe: larger.exponent)
  }

  /// The difference.
  package static func - (x: Scaled, y: Scaled) -> Scaled { x + -y }

  /// The product, which has no range to leave.
  package static func * (x: Scaled, y: Scaled) -> Scaled {
    Scaled(x.significand * y.significand, times2ToThe: x.exponent + y.exponent)
  }

  /// The quotient; by 0 it is what it is for a `Double`.
  package static func / (x: Scaled, y: Scaled) -> Scaled {
    Scaled(x.significand / y.significand, times2ToThe: x.exponent - y.exponent)
  }

  /// The number with the opposite sign.
  package static prefix func - (x: Scaled) -> Scaled { Scaled(-x.significand, times2ToThe: x.exponent) }

  /// Whether two numbers are equal; −0 is 0, NaN is nothing.
  package static func == (x: Scaled, y: Scaled) -> Bool {
    x.significand == y.significand && x.exponent == y.exponent
  }
}

extension Scaled: OrderedScalar {
  /// Whether one number is below another.
  package static func isLess(_ x: Scaled, than y: Scaled) -> Bool { (x - y).significand < 0 }

  /// Whether one number is below another or equal to it.
  package static func isAtMost(_ x: Scaled, _ y: Scaled) -> Bool { x == y || isLess(x, than: y) }
}
