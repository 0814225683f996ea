// After reading this file you know the five operations on pairs of doubles, and which lines of them are exact.

import Elementary

extension DoubleDouble {
  /// Creates a + b without error, in six operations (Knuth, 4.2.2, theorem B).
  @inlinable @inline(__always)
  init(sumOf a: Double, _ b: Double) {
    let sum = a + b
    let partOfB = sum - a
    self.init(high: sum, low: (a - (sum - partOfB)) + (b - partOfB))
  }

  /// Creates a + b without error, in three operations; needs |a| ≥ |b| or a = 0 (Dekker).
  @inlinable @inline(__always)
  init(renormalizing a: Double, _ b: Double) {
    let sum = a + b
    self.init(high: sum, low: b - (sum - a))
  }

  /// Creates a · b without error, by one fused multiplication and addition.
  @inlinable @inline(__always)
  init(productOf a: Double, _ b: Double) {
    let product = a * b
    self.init(high: product, low: (-product).addingProduct(a, b))
  }
}

extension DoubleDouble {
  /// The sum, to 3·2⁻¹⁰⁶ of itself (Joldes, Muller and Popescu, algorithm 6).
  @inlinable
  public static func + (lhs: DoubleDouble, rhs: DoubleDouble) -> DoubleDouble {
    let high = DoubleDouble(sumOf: lhs.high, rhs.high)
    guard high.high.isFinite else { return DoubleDouble(high.high) }
    let low = DoubleDouble(sumOf: lhs.low, rhs.low)
    let sum = DoubleDouble(renormalizing: high.high, high.low + low.high)
    return DoubleDouble(renormalizing: sum.high, sum.low + low.low)
  }

  /// The difference, to 3·2⁻¹⁰⁶ of itself.
  @inlinable
  public static func - (lhs: DoubleDouble, rhs: DoubleDouble) -> DoubleDouble { lhs + -rhs }

  /// The number with the opposite sign; exact.
  @inlinable @inline(__always)
  public static prefix func - (operand: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -operand.high, low: -operand.low)
  }

  /// The product, to 4·2⁻¹⁰⁶ of itself (algorithm 12 there).
  @inlinable
  public static func * (lhs: DoubleDouble, rhs: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(productOf: lhs.high, rhs.high)
    guard product.high.isFinite else { return DoubleDouble(product.high) }
    let crossed = (lhs.low * rhs.low).addingProduct(lhs.high, rhs.low).addingProduct(lhs.low, rhs.high)
    return DoubleDouble(renormalizing: product.high, product.low + crossed)
  }

  /// The quotient, to 10·2⁻¹⁰⁶ of itself: long division with two digits to base 2⁵³ and a correction.
  ///
  /// Very large and very small operands are scaled first, so that no product on the way loses bits.
  public static func / (lhs: DoubleDouble, rhs: DoubleDouble) -> DoubleDouble {
    let first = lhs.high / rhs.high
    guard first.isFinite, first != 0, rhs.high.isFinite else { return DoubleDouble(first) }
    let isModerate = { (x: Double) in x.magnitude > 0x1p-700 && x.magnitude < 0x1p900 }
    guard isModerate(lhs.high), isModerate(rhs.high), isModerate(first) else {
      let above = Int(lhs.high.exponent)
      let below = Int(rhs.high.exponent)
      let quotient = dividing(lhs.scaled(byPowerOf2: -above), by: rhs.scaled(byPowerOf2: -below))
      return quotient.scaled(byPowerOf2: above - below)
    }
    return dividing(lhs, by: rhs)
  }

  private static func dividing(_ lhs: DoubleDouble, by rhs: DoubleDouble) -> DoubleDouble {
    let first = lhs.high / rhs.high
    var rest = lhs - rhs * DoubleDouble(first)
    let second = rest.high / rhs.high
    rest = rest - rhs * DoubleDouble(second)
    let quotient = DoubleDouble(renormalizing: first, second)
    return quotient + DoubleDouble(rest.high / rhs.high)
  }

  /// The square root, by one step of Newton's method from the double's root; NaN left of 0.
  static func squareRoot(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > 0, x.high.isFinite else { return DoubleDouble(x.high.squareRoot()) }
    let half = Int(x.high.exponent) / 2
    let scaled = x.scaled(byPowerOf2: -2 * half)
    let root = scaled.high.squareRoot()
    let rest = scaled - DoubleDouble(productOf: root, root)
    return DoubleDouble(renormalizing: root, rest.high / (2 * root)).scaled(byPowerOf2: half)
  }

  /// The cube root, by one step of Newton's method from the double's root.
  static func cubeRoot(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high != 0, x.high.isFinite else { return DoubleDouble(Double.apply(.cbrt, to: x.high)) }
    let third = Int(x.high.exponent) / 3
    let scaled = x.scaled(byPowerOf2: -3 * third)
    let root = Double.apply(.cbrt, to: scaled.high)
    let square = DoubleDouble(productOf: root, root)
    let step = (scaled - square * DoubleDouble(root)) / (square * DoubleDouble(3))
    // The step's own error, step²/root, is 2⁻¹⁰⁴ of the root at worst: subtract it.
    let correction = step - DoubleDouble(step.high * step.high / root)
    return (DoubleDouble(root) + correction).scaled(byPowerOf2: third)
  }
}
