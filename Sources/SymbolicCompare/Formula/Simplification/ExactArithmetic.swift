// After reading this file you know how a program finds out whether a floating-point result is exact: by computing
// the rounding error, which is itself a floating-point number.
//
//     0.1 + 0.2     sum 0.30000000000000004     error −2.8e-17     rounded: not folded
//     0.5 + 0.25    sum 0.75                    error 0            exact: folded

import Elementary

/// Arithmetic on numbers that gives a result only if no digit of it is rounded away.
enum ExactArithmetic {
  /// The result of an operation of arithmetic on two numbers, if it is exact.
  static func value(_ operation: Primitive, _ a: Double, _ b: Double) -> Double? {
    switch operation {
    case .add: sum(a, b)
    case .subtract: sum(a, -b)
    case .multiply: product(a, b)
    case .divide: quotient(a, b)
    case .binary(.pow): power(a, b)
    default: nil
    }
  }

  /// The sum, if the error term of the two-sum algorithm (Møller 1965; Knuth) is 0.
  static func sum(_ a: Double, _ b: Double) -> Double? {
    let sum = a + b
    let partOfB = sum - a
    let error = (a - (sum - partOfB)) + (b - partOfB)
    return error == 0 ? sum : nil
  }

  /// The product, if a fused multiply-add finds no remainder; below 2⁻⁹⁰⁰ that remainder could itself vanish.
  static func product(_ a: Double, _ b: Double) -> Double? {
    let product = a * b
    if product == 0 { return a == 0 || b == 0 ? 0 : nil }
    return product.magnitude > 0x1p-900 && (-product).addingProduct(a, b) == 0 ? product : nil
  }

  /// The quotient, if quotient times divisor gives the dividend back without a remainder.
  static func quotient(_ a: Double, _ b: Double) -> Double? {
    let quotient = a / b
    guard quotient.isFinite, a.magnitude > 0x1p-900, quotient.magnitude > 0x1p-900 else { return nil }
    return (-a).addingProduct(quotient, b) == 0 ? quotient : nil
  }

  /// A power with a whole exponent from 2 to 64, if every product on the way is exact.
  static func power(_ a: Double, _ exponent: Double) -> Double? {
    guard let exponent = Int(exactly: exponent), (2...64).contains(exponent) else { return nil }
    var power = a
    for _ in 1..<exponent {
      guard let next = product(power, a) else { return nil }
      power = next
    }
    return power
  }
}
