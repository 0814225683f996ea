// After reading this file you know the chain rule of second order, f′ x₁₂ + f″ x₁ x₂, how a term without
// dependence is kept out of it where a derivative is infinite, and what is done where f″ or x₁ x₂ leaves the range: at
// u = e⁴⁰⁰ the logarithm has f″ u₁ u₂ = −e⁻⁸⁰⁰·e⁴⁰⁰·e⁴⁰⁰ = −1. There it is done over wide numbers: `Widening.swift`.
//
// As in `ChainRule.swift`: a part that is exactly 0 passes nothing, whatever its factor, and a function that
// selects, or is made of pieces, passes nothing where its slope is 0.

extension HyperDual {
  /// The value of an elementary function, with its derivatives by the chain rule of second order.
  ///
  /// - Complexity: one value, one first and one second derivative, five products.
  @inlinable @inline(__always)
  public static func apply(_ function: UnaryFunction, to x: HyperDual) -> HyperDual {
    let value = Double.apply(function, to: x.value)
    let slope = Dual.slope(of: function, at: x.value, value: value)
    let curvature = curvature(of: function, at: x.value, value: value, slope: slope)
    let result = HyperDual(
      value: value, first: slope * x.first, second: slope * x.second,
      mixed: slope * x.mixed + curvature * (x.first * x.second))
    let isInside = isOrdinary(x.value) && Dual.isRegular(function, at: x.value) && x.hasOrdinaryProduct
    if isInside && result.isFinite { return result }
    return applyCarefully(function, to: x, value, slope, curvature)
  }

  /// The value of an elementary function of two arguments, with its derivatives of first and second order.
  ///
  /// - Complexity: one value, two first and three second derivatives; fewer where an argument is a constant.
  public static func apply(_ function: BinaryFunction, to x: HyperDual, _ y: HyperDual) -> HyperDual {
    let value = Double.apply(function, to: x.value, y.value)
    if function == .pow && x.value == 0
      && Dual.slopeInFirst(of: .pow, at: 0, y.value, value: value).isInfinite
    {
      let byChance = partsZeroByChance([x.first, x.second])
      if byChance != 0 { return unknown(value, byChance, x.first, x.second) }
    }
    if x.isConstant && y.isConstant { return HyperDual(value) }
    if needsWidth(function, x, y, value) { return applyWidely(function, to: x, y) }
    var p = 0.0
    var q = 0.0
    if !x.isConstant { p = Dual.slopeInFirst(of: function, at: x.value, y.value, value: value) }
    if !y.isConstant { q = Dual.slopeInSecond(of: function, at: x.value, y.value, value: value) }
    var result = HyperDual(value)
    if !function.ignoresArgument(slope: p) {
      result.first += term(p, x.first)
      result.second += term(p, x.second)
      result.mixed += term(p, x.mixed)
    }
    if !function.ignoresArgument(slope: q) {
      result.first += term(q, y.first)
      result.second += term(q, y.second)
      result.mixed += term(q, y.mixed)
    }
    if function.isPiecewise { return result }
    let slopes = completeSlopes(of: function, at: x, y, value: value, p, q)
    let second = curvatures(of: function, at: x.value, y.value, value: value, slopes: slopes.0, slopes.1)
    result.mixed += term(second.xx, x.first, x.second) + term(second.yy, y.first, y.second)
    result.mixed += term(second.xy, x.first, y.second) + term(second.xy, x.second, y.first)
    return result
  }

  /// Whether a function of two arguments is evaluated over wide numbers: away from its edges, where an argument is far
  /// from 1 or a product of two parts has left the range.
  private static func needsWidth(_ function: BinaryFunction, _ x: HyperDual, _ y: HyperDual, _ value: Double)
    -> Bool
  {
    let isInside = isOrdinary(x.value) && isOrdinary(y.value) && x.hasOrdinaryProduct && y.hasOrdinaryProduct
    if isInside || function.isPiecewise || !value.isFinite { return false }
    return function == .pow ? x.value != 0 : x.value != 0 || y.value != 0
  }

  /// Whether the product of both first parts is in range, or one of them is 0.
  @inlinable @inline(__always)
  var hasOrdinaryProduct: Bool {
    let product = (first * second).magnitude
    return product > 0x1p-900 && product < 0x1p900 || first == 0 || second == 0
  }

  /// Whether all parts are finite.
  @inlinable @inline(__always)
  var isFinite: Bool { (value + first + second + mixed).isFinite }

  /// Whether the number depends on no seed.
  @inlinable @inline(__always)
  var isConstant: Bool { first == 0 && second == 0 && mixed == 0 }

  /// Both slopes, the one in a constant argument too where the second derivatives of the other name it.
  static func completeSlopes(
    of function: BinaryFunction, at x: HyperDual, _ y: HyperDual, value: Double, _ p: Double, _ q: Double
  ) -> (Double, Double) {
    guard function == .atan2 || function == .hypot else { return (p, q) }
    return (
      x.isConstant ? Dual.slopeInFirst(of: function, at: x.value, y.value, value: value) : p,
      y.isConstant ? Dual.slopeInSecond(of: function, at: x.value, y.value, value: value) : q
    )
  }

  /// A derivative times a part; 0 if the part is.
  @inlinable @inline(__always)
  static func term(_ derivative: Double, _ part: Double) -> Double { part == 0 ? 0 : derivative * part }

  /// A derivative times two parts; 0 if either is.
  @inlinable @inline(__always)
  static func term(_ derivative: Double, _ part: Double, _ other: Double) -> Double {
    part == 0 || other == 0 ? 0 : derivative * (part * other)
  }

  /// The chain rule over wide numbers; at an edge, without the terms of parts that are 0.
  @usableFromInline @inline(never)
  static func applyCarefully(
    _ function: UnaryFunction, to x: HyperDual, _ value: Double, _ slope: Double, _ curvature: Double
  ) -> HyperDual {
    if function.ignoresArgument(slope: slope) && !value.isNaN { return HyperDual(value) }
    if x.isConstant && !slope.isInfinite { return HyperDual(value) }
    let isEdge = x.value == 0 || !value.isFinite || function.isPiecewise
    if !isEdge { return applyWidely(function, to: x) }
    let (slope, curvature) = value.isNaN ? (value, value) : (slope, curvature)
    let byChance = slope.isInfinite ? partsZeroByChance([x.first, x.second]) : 0
    if byChance != 0 { return unknown(value, byChance, x.first, x.second) }
    // A piece is straight: f″ is 0, whatever the product of the first parts.
    let bent = function.isPiecewise && !value.isNaN ? 0 : term(curvature, x.first, x.second)
    return HyperDual(
      value: value, first: term(slope, x.first), second: term(slope, x.second),
      mixed: term(slope, x.mixed) + bent)
  }

  /// A value of which nothing is known along a seed that its operand depends on: by these bits, or by a part that is not 0.
  private static func unknown(_ value: Double, _ byChance: UInt64, _ first: Double, _ second: Double)
    -> HyperDual
  {
    HyperDual(
      value: value, first: byChance & 1 != 0 || first != 0 ? .nan : 0,
      second: byChance & 2 != 0 || second != 0 ? .nan : 0, mixed: .nan)
  }

  /// What is left where a first part of either operand of an infinite quotient is 0 by chance.
  private static func areUnknown(_ value: Double, _ u: HyperDual, _ v: HyperDual) -> HyperDual? {
    if !value.isInfinite { return nil }
    let byChance = partsZeroByChance([u.first, u.second, v.first, v.second])
    if byChance == 0 { return nil }
    return unknown(
      value, byChance | byChance >> 2, u.first.magnitude + v.first.magnitude,
      u.second.magnitude + v.second.magnitude)
  }

  /// The product rule without the terms of parts that are 0.
  @usableFromInline @inline(never)
  static func carefulProduct(_ u: HyperDual, _ v: HyperDual) -> HyperDual {
    HyperDual(
      value: u.value * v.value,
      first: term(v.value, u.first) + term(u.value, v.first),
      second: term(v.value, u.second) + term(u.value, v.second),
      mixed: term(v.value, u.mixed) + term(u.value, v.mixed)
        + (term(1, u.first, v.second) + term(1, u.second, v.first)))
  }

  /// The quotient rule without the terms of parts that are 0; all parts are NaN where the quotient is.
  @usableFromInline @inline(never)
  static func carefulQuotient(_ u: HyperDual, _ v: HyperDual) -> HyperDual {
    let value = u.value / v.value
    if value.isFinite && v.value.isFinite { return divideWidely(u, v) }
    if let unknown = areUnknown(value, u, v) { return unknown }
    let above = value.isNaN ? value : 1 / v.value
    let below = value.isNaN ? value : -value / v.value
    let first = term(above, u.first) + term(below, v.first)
    let second = term(above, u.second) + term(below, v.second)
    let crossed = term(-above, first, v.second) + term(-above, second, v.first)
    return HyperDual(
      value: value, first: first, second: second,
      mixed: term(above, u.mixed) + term(below, v.mixed) + crossed)
  }
}
