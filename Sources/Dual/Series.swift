// After reading this file you know the arithmetic of truncated power series: coefficients, an order, and whether t has one
// sign.
//
// Idea. c₀ + c₁ t + … + cₙ tⁿ is a list of numbers. A sum adds them, a product sums along diagonals, a quotient solves the
// product for one coefficient after the other. The numbers are `Double`, or `Scaled` where those would leave their range:
// √(10⁻³⁰⁰ + 10⁻³⁰⁰ t) has the coefficient 10⁻³⁰⁰·10⁻¹⁵⁰/10⁻³⁰⁰ on the way.
//
// Sides. With t > 0 alone, a series has a sign near 0, that of its first coefficient that is not 0. So |t| is t, and a
// comparison is decided. With both signs the value alone compares, and a kink takes the midpoint of its slopes.
//
// Source. Griewank & Walther 2008, section 13.2; Knuth, The Art of Computer Programming 2, 4.7.

import WideRange

/// A truncated power series over any number.
struct Series<Number: OrderedScalar & Sendable>: Sendable {
  /// The coefficients, at least one; exact zeros at the end are left out.
  let coefficients: [Number]

  /// The order beyond which nothing is known; `Int.max` for a constant.
  let order: Int

  /// Whether only t > 0 counts.
  let isOneSided: Bool

  /// Whether the order is lower than that of the variable, since a root has used some up.
  let hasLostOrders: Bool

  init(_ coefficients: [Number], order: Int, isOneSided: Bool = false, hasLostOrders: Bool = false) {
    var count = Swift.min(coefficients.count, order == .max ? .max : order + 1)
    while count > 1 && coefficients[count - 1] == .zero { count -= 1 }
    self.coefficients =
      coefficients.isEmpty
      ? [.zero] : count == coefficients.count ? coefficients : Array(coefficients.prefix(Swift.max(count, 1)))
    self.order = order
    self.isOneSided = isOneSided
    self.hasLostOrders = hasLostOrders
  }

  /// A constant, which is known entirely.
  init(_ constant: Number) {
    coefficients = [constant]
    order = .max
    isOneSided = false
    hasLostOrders = false
  }

  var value: Number { coefficients[0] }

  /// Whether the number is known not to depend on t.
  var isConstant: Bool { order == .max }

  /// The coefficient of tᵏ; 0 beyond the stored ones.
  subscript(k: Int) -> Number { k < coefficients.count ? coefficients[k] : .zero }

  /// Other coefficients, known to the same order and on the same side.
  func with(_ coefficients: [Number]) -> Series {
    Series(coefficients, order: order, isOneSided: isOneSided, hasLostOrders: hasLostOrders)
  }

  /// The same series but for its value, which the library gives and repeated products may miss by the last bit.
  func withValue(_ value: Number) -> Series { with([value] + coefficients.dropFirst()) }

  /// What follows from a value that is NaN: NaN in all orders.
  var undefined: Series { with([Number](repeating: Number(.nan), count: order + 1)) }

  /// What two operands have in common: the lower order, and a side if one of them has it.
  func meeting(_ other: Series, _ coefficients: [Number]) -> Series {
    Series(
      coefficients, order: Swift.min(order, other.order), isOneSided: isOneSided || other.isOneSided,
      hasLostOrders: hasLostOrders || other.hasLostOrders)
  }

  /// The index of the first coefficient that is not 0; `nil` if none is known.
  var leadingIndex: Int? { coefficients.firstIndex { $0 != .zero } }

  /// −1, 0 or 1 as this is below, equal to or above the other; `nil` if that is not known.
  func compared(to other: Series) -> Int? {
    let sided = isOneSided || other.isOneSided
    for k in 0..<(sided ? Swift.max(coefficients.count, other.coefficients.count) : 1) {
      if self[k] < other[k] { return -1 }
      if self[k] > other[k] { return 1 }
      if self[k] != other[k] { return nil }
    }
    return 0
  }
}

extension Series where Number == Double {
  /// The same series over numbers with an exponent of their own.
  var widened: Series<Scaled> {
    Series<Scaled>(
      coefficients.map { Scaled($0) }, order: order, isOneSided: isOneSided, hasLostOrders: hasLostOrders)
  }

  /// The nearest series.
  init(narrowing wide: Series<Scaled>) {
    self.init(
      wide.coefficients.map(\.nearest), order: wide.order, isOneSided: wide.isOneSided,
      hasLostOrders: wide.hasLostOrders)
  }
}

extension Series {
  static func + (lhs: Series, rhs: Series) -> Series {
    let longer = lhs.coefficients.count >= rhs.coefficients.count ? lhs.coefficients : rhs.coefficients
    let shorter = lhs.coefficients.count >= rhs.coefficients.count ? rhs.coefficients : lhs.coefficients
    var sum = longer
    for (k, coefficient) in shorter.enumerated() { sum[k] += coefficient }
    return lhs.meeting(rhs, sum)
  }

  static func - (lhs: Series, rhs: Series) -> Series { lhs + -rhs }

  static prefix func - (operand: Series) -> Series { operand.with(operand.coefficients.map { -$0 }) }

  /// Σ uⱼ vₖ₋ⱼ.
  static func * (lhs: Series, rhs: Series) -> Series {
    let (u, v) = (lhs.coefficients, rhs.coefficients)
    let last = Swift.min(Swift.min(lhs.order, rhs.order), u.count + v.count - 2)
    var product = [Number](repeating: .zero, count: last + 1)
    for j in 0..<Swift.min(u.count, last + 1) where j == 0 || u[j] != .zero {
      for i in 0..<Swift.min(v.count, last + 1 - j) where i == 0 || v[i] != .zero {
        product[j + i] += u[j] * v[i]
      }
    }
    product[0] = u[0] * v[0]  // not 0 + u₀v₀, which would take the sign from a negative zero
    return lhs.meeting(rhs, product)
  }

  static func * (lhs: Double, rhs: Series) -> Series { rhs.with(rhs.coefficients.map { Number(lhs) * $0 }) }

  /// Where the quotient is infinite, each term is divided by v₀ first, so that ∞ − ∞ stays NaN as in the chain rule.
  static func / (lhs: Series, rhs: Series) -> Series {
    var (u, v, divisor) = (lhs.coefficients, rhs.coefficients, rhs.coefficients[0])
    let value = u[0] / divisor
    if lhs.isConstant && rhs.isConstant { return Series(value) }
    if value != value { return lhs.meeting(rhs, []).undefined }
    if divisor == .zero {
      if let leading = rhs.leadingIndex, leading > 1 { return lhs.meeting(rhs, []).pole(value) }
      u = u.map { $0 == .zero ? .zero : $0 / divisor }
      v = v.map { $0 == .zero ? .zero : $0 / divisor }
      divisor = 1
    }
    let order = Swift.min(lhs.order, rhs.order)
    let last = rhs.coefficients.count == 1 ? Swift.min(order, u.count - 1) : order
    var quotient = [value]
    for k in stride(from: 1, through: last, by: 1) {
      var rest = k < u.count ? u[k] : .zero
      for j in 1..<Swift.max(1, Swift.min(k + 1, v.count))
      where v[j] != .zero && (j == k || quotient[k - j] != .zero) {
        rest -= v[j] * quotient[k - j]
      }
      quotient.append(rest == .zero ? .zero : rest / divisor)
    }
    return lhs.meeting(rhs, quotient)
  }

  /// An infinite value whose derivatives have no sign on both sides: NaN in all orders but the first.
  func pole(_ value: Number) -> Series {
    with([value] + [Number](repeating: Number(.nan), count: order))
  }
}
