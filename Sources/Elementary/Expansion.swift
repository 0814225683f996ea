// After reading this file you know how two doubles carry one number to 32 digits: the second holds what rounding
// took from the first.
//
// Idea. The error of one rounded sum or product is itself a double and can be computed. So keep it.
//
// Check by hand, with three decimal digits: 1.00 + 0.00123 rounds to 1.00. Knuth's six operations recover what was
// lost, 0.00123, and (1.00, 0.00123) is the exact sum.
//
// Digamma needs this next to its negative roots, where ψ(1 − x) and π cot πx cancel, polygamma and the
// derivatives of sinc next to their roots, and polygamma for n!/xⁿ⁺¹, whose logarithm has to be right to more
// digits than the power.
//
// Sources: Dekker, Numerische Mathematik 18 (1971); Knuth, The Art of Computer Programming 2, 4.2.2.

/// A number as an unevaluated sum of two doubles, `high` + `low`, with |low| at most half a unit of `high`.
///
/// About 106 bits, no range of its own: for intermediate results between 1e-250 and 1e250.
struct Expansion {
  var high: Double
  var low: Double

  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// a + b without error (Knuth).
  init(sumOf a: Double, _ b: Double) {
    high = a + b
    let partOfB = high - a
    low = (a - (high - partOfB)) + (b - partOfB)
  }

  /// a · b without error, by a fused multiplication and addition.
  init(productOf a: Double, _ b: Double) {
    high = a * b
    low = (-high).addingProduct(a, b)
  }

  /// Brings the two parts back to the form in which `low` is below half a unit of `high`; needs |a| ≥ |b|.
  private init(renormalizing a: Double, _ b: Double) {
    high = a + b
    low = b - (high - a)
  }

  static func + (a: Expansion, b: Expansion) -> Expansion {
    let high = Expansion(sumOf: a.high, b.high)
    let low = Expansion(sumOf: a.low, b.low)
    let sum = Expansion(renormalizing: high.high, high.low + low.high)
    return Expansion(renormalizing: sum.high, sum.low + low.low)
  }

  static func * (a: Expansion, b: Expansion) -> Expansion {
    let product = Expansion(productOf: a.high, b.high)
    return Expansion(renormalizing: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  /// Long division with three digits in base 2⁵³.
  static func / (a: Expansion, b: Expansion) -> Expansion {
    let first = a.high / b.high
    var rest = a - b * Expansion(first)
    let second = rest.high / b.high
    rest = rest - b * Expansion(second)
    let quotient = Expansion(renormalizing: first, second)
    return quotient + Expansion(rest.high / b.high)
  }

  static prefix func - (a: Expansion) -> Expansion { Expansion(-a.high, -a.low) }
  static func - (a: Expansion, b: Expansion) -> Expansion { a + -b }
}

extension Expansion {
  static let pi = Expansion(3.141592653589793, 1.2246467991473532e-16)
  static let logarithmOf2 = Expansion(0.6931471805599453, 2.3190468138462996e-17)
  static let logarithmOf2Pi = Expansion(1.8378770664093456, -7.756588316134483e-17)

  /// log x for finite x > 0: e·log 2 + 2 artanh((m − 1)/(m + 1)) with x = 2ᵉ·m and √½ < m < √2 (DLMF 4.6.4).
  static func logarithm(_ x: Expansion) -> Expansion {
    var exponent = Double(x.high.exponent)
    var scale = Double(sign: .plus, exponent: -x.high.exponent / 2, significand: 1)
    let rest = Double(sign: .plus, exponent: -x.high.exponent - -x.high.exponent / 2, significand: 1)
    if x.high.significand > 1.4142135623730951 {
      exponent += 1
      scale /= 2
    }
    let m = Expansion(x.high * scale * rest, x.low * scale * rest)
    let s = (m - Expansion(1)) / (m + Expansion(1))
    let square = s * s
    var sum = Expansion(0)
    for odd in stride(from: 43.0, through: 1, by: -2) {
      sum = sum * square + Expansion(1) / Expansion(odd)
    }
    return Expansion(exponent) * logarithmOf2 + Expansion(2) * s * sum
  }

  /// π cot(πx) for 0 < x ≤ ½: the quotient of two Taylor series (DLMF 4.19.1, 4.19.2), beyond ¼ at ½ − x.
  static func piTimesCotangentOfPi(times x: Double) -> Expansion {
    let isBeyondQuarter = x > 0.25
    let angle = pi * Expansion(isBeyondQuarter ? 0.5 - x : x)
    let square = angle * angle
    var sine = Expansion(1)
    var cosine = Expansion(1)
    for k in stride(from: 28.0, through: 2, by: -2) {
      cosine = Expansion(1) - square * cosine / Expansion(k * (k - 1))
      sine = Expansion(1) - square * sine / Expansion(k * (k + 1))
    }
    sine = angle * sine
    return isBeyondQuarter ? pi * sine / cosine : pi * cosine / sine
  }
}
