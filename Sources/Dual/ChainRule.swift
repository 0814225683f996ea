// After reading this file you know how a slope and a tangent become the tangent of the result, and why a
// number that does not depend on the input stays so, even where a slope is infinite.
//
// The rule is one product: ẏ = f′(x) ẋ. IEEE arithmetic has 0·∞ = NaN, though, so that √y at y = 0 would
// spoil the derivative of x + √y with respect to x, with which it has nothing to do. So what does not depend
// on the input (ẋ = 0) passes nothing, however steep f is there; and what f does not use (slope 0 of a
// function that selects or is made of pieces) passes nothing, however steep the argument is itself. A tangent
// that is 0 though the number depends on the input is told from it where f is infinitely steep: `Dependence.swift`.
//
//     d/dx (x + √y) at y = 0    is 1       the tangent of y is 0
//     d/dx max(1, √x) at x = 0  is 0       max selects 1
//     d/dx ∛(x³) at x = 0       is NaN     the tangent of x³ is 0 there, and the slope of the root infinite
//     d/dx log(1 + eˣ) at 1000  is NaN     a computed 0 times a computed ∞: no convention makes a number of it
//
// This costs one comparison a function: at a regular point, where the slope is finite and no two pieces meet, the plain
// product is right as it stands. Only elsewhere is it looked at again.

extension Dual {
  /// The value of an elementary function and its tangent f′(x) ẋ.
  ///
  /// - Complexity: one value, one slope and one product.
  @inlinable @inline(__always)
  public static func apply(_ function: UnaryFunction, to x: Dual) -> Dual {
    guard _fastPath(isRegular(function, at: x.value)) else { return applyAtSingularPoint(function, to: x) }
    let value = Double.apply(function, to: x.value)
    return Dual(value: value, tangent: slope(of: function, at: x.value, value: value) * x.tangent)
  }

  /// The value of an elementary function of two arguments and its tangent ∂f/∂x ẋ + ∂f/∂y ẏ.
  ///
  /// The slope in an argument that does not depend on the input is not computed: x^c never meets log x.
  ///
  /// - Complexity: one value, at most two slopes and two products.
  @inlinable @inline(__always)
  public static func apply(_ function: BinaryFunction, to x: Dual, _ y: Dual) -> Dual {
    let value = Double.apply(function, to: x.value, y.value)
    var tangent = 0.0
    if function == .pow && _slowPath(x.value == 0) { return applyAtSingularPoint(function, to: x, y) }
    if x.tangent != 0 {
      let slope = slopeInFirst(of: function, at: x.value, y.value, value: value)
      if _slowPath(function.hasSteepSlopes && mayHaveLeftRange(slope)) {
        return applyAtSingularPoint(function, to: x, y)
      }
      if !function.ignoresArgument(slope: slope) { tangent = slope * x.tangent }
    }
    if y.tangent != 0 {
      let slope = slopeInSecond(of: function, at: x.value, y.value, value: value)
      if _slowPath(function.hasSteepSlopes && mayHaveLeftRange(slope)) {
        return applyAtSingularPoint(function, to: x, y)
      }
      if !function.ignoresArgument(slope: slope) { tangent += slope * y.tangent }
    }
    return Dual(value: value, tangent: tangent)
  }

  /// The same as ``apply(_:to:)-(UnaryFunction,_)`` for any point: kinks, infinite slopes, slopes out of range.
  @usableFromInline @inline(never)
  static func applyAtSingularPoint(_ function: UnaryFunction, to x: Dual) -> Dual {
    let value = Double.apply(function, to: x.value)
    let slope = definedSlope(of: function, at: x.value, value: value)
    if function.ignoresArgument(slope: slope) { return Dual(value) }
    if slope.isInfinite && partsZeroByChance([x.tangent]) != 0 { return Dual(value: value, tangent: .nan) }
    if x.tangent == 0 { return Dual(value) }
    let isEdge = x.value == 0 || !value.isFinite || function.isPiecewise
    if !isEdge && mayHaveLeftRange(slope) { return applyWidely(function, to: x) }
    return Dual(value: value, tangent: slope * x.tangent)
  }

  /// The same for two arguments.
  @usableFromInline @inline(never)
  static func applyAtSingularPoint(_ function: BinaryFunction, to x: Dual, _ y: Dual) -> Dual {
    let value = Double.apply(function, to: x.value, y.value)
    if x.value != 0 && y.value != 0 && value.isFinite { return applyWidely(function, to: x, y) }
    let p = slopeInFirst(of: function, at: x.value, y.value, value: value)
    let q = y.tangent == 0 ? 0 : slopeInSecond(of: function, at: x.value, y.value, value: value)
    return Dual(value: value, tangent: combine(p, x.tangent, q, y.tangent))
  }

  /// The slope of `Rules.swift`, but NaN where the value is NaN.
  @inlinable
  static func definedSlope(of function: UnaryFunction, at x: Double, value: Double) -> Double {
    value.isNaN ? value : slope(of: function, at: x, value: value)
  }

  /// p ẋ + q ẏ without the terms whose tangent is 0, unless that is by chance and its factor infinite.
  @usableFromInline @inline(never)
  static func combine(_ p: Double, _ xTangent: Double, _ q: Double, _ yTangent: Double) -> Double {
    let byChance = p.isInfinite || q.isInfinite ? partsZeroByChance([xTangent, yTangent]) : 0
    let first = term(p, xTangent, isByChance: p.isInfinite && byChance & 1 != 0)
    return first + term(q, yTangent, isByChance: q.isInfinite && byChance & 2 != 0)
  }

  // swift-format-ignore
  /// Whether a function certainly has a finite slope at x and no kink there, so that slope·ẋ is right as it stands.
  ///
  /// It may say false at such a point, as it does for a function that is not listed: that only costs time. Every comparison is
  /// false for NaN.
  @inlinable @inline(__always)
  static func isRegular(_ function: UnaryFunction, at x: Double) -> Bool {
    switch function {
    case .exp, .expm1:                      x < 709              // e⁷⁰⁹ = 8·10³⁰⁷
    case .exp2:                             x < 1023
    case .log, .log2, .log10:               x > 0x1p-1000
    case .log1p:                            x > -1
    case .sqrt, .relu:                      x > 0
    case .cbrt, .abs:                       x.magnitude > 0
    case .sin, .cos, .tan:                  x.magnitude < .infinity
    case .sinc:                             x.magnitude < 0x1p500
    case .asin, .acos, .atanh:              x.magnitude < 1
    case .acosh:                            x > 1
    case .sinh, .cosh:                      x.magnitude < 709
    case .gamma:                            x.magnitude < 170 && x > 0x1p-100
    case .lgamma, .digamma:                 x.magnitude < 0x1p1000 && x > 0x1p-100
    case .atan:                             x.magnitude < 0x1p500
    case .tanh:                             x.magnitude < 350    // cosh⁻² leaves the range
    case .erf, .erfc:                       x.magnitude < 26     // and so does exp(−x²)
    case .asinh:                            x == x
    case .sigmoid, .softplus:               x.magnitude < 700
    default:                                false
    }
  }
}
