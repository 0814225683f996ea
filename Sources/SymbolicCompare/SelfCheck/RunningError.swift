// After reading this file you know how a program can say of its own result how far it may be off: by computing with
// numbers that carry a bound of their rounding error along.
//
// Idea. With every number goes a bound e of |computed − exact|. An operation passes on what its operands bring, times
// its slopes, and adds the rounding of its own result, u = 2⁻⁵³ times its size:
//
//     z = x ± y      e = eₓ + e_y + u(|x| + |y|)
//     z = x·y        e = |x| e_y + |y| eₓ + eₓe_y + u|z|
//     z = x/y        e = (eₓ + |z| e_y)/(|y| − e_y) + u|z|
//     z = f(x)       e = max |f′| eₓ + 2u|z|              max at x and x ± eₓ; 16u for the gamma function's family and sinc
//
// By hand: (1 + 2⁻⁵³) − 1 computes 0 where exact arithmetic gives 2⁻⁵³, and the bound is 3·2⁻⁵³.
//
// A sum is charged for its terms, not for its result, which may be 0: (a + b)·c and a·c + b·c have the same bound then.
// So it holds for every algorithm that adds the same products up, in whatever order, as forward and reverse mode do.
//
// Put into a program that differentiates (`NestedDual` over these numbers, a sweep over those), it bounds the error
// of a derivative of any order, which is what two algorithms for that derivative are held to.
//
// Cost. A few operations each; elementary functions take a derivative or three.
//
// Limits. Worst cases add up, since the bound does not see that errors cancel; past the point where a bound can be known
// it is infinite, and compares nothing. It is an estimate rather than a proof in three places: a slope is taken at three
// points of its interval (at one where the interval is short), not at its largest; the terms of second order in u are
// left out; and a library's functions are believed to be right to 1 ulp. All three make it too narrow, not too wide.
// Slopes are those of `Dual`, which may be under test itself: a slope that is wrong by a factor makes the bound wrong by
// it, not by more, and the values that are compared do not come from here.
//
// Source: Wilkinson 1963; Higham, Accuracy and Stability, section 3.3 (running error analysis).

/// A number with a bound of its rounding error.
struct RunningError: Scalar {
  /// What the program computes in `Double`.
  let value: Double

  /// How far it may be from what exact arithmetic gives; infinite or NaN where nothing is known.
  let error: Double

  init(_ constant: Double) { self.init(constant, error: 0) }

  init(_ value: Double, error: Double) {
    self.value = value
    self.error = value.isFinite ? error : .infinity
  }

  /// The error passed on, the rounding of the result in units of u, and what underflow may take.
  private init(rounding value: Double, passing error: Double, units: Double = 1) {
    self.init(
      value, error: error + units * unitRoundoff * value.magnitude + Double.leastNonzeroMagnitude)
  }

  static func == (x: Self, y: Self) -> Bool { x.value == y.value }

  static func + (x: Self, y: Self) -> Self {
    let rounding = unitRoundoff * (x.value.magnitude + y.value.magnitude)
    return Self(x.value + y.value, error: x.error + y.error + rounding)
  }

  static func - (x: Self, y: Self) -> Self { x + -y }

  static prefix func - (x: Self) -> Self { Self(-x.value, error: x.error) }

  static func * (x: Self, y: Self) -> Self {
    let passed = x.value.magnitude * y.error + y.value.magnitude * x.error + x.error * y.error
    return Self(rounding: x.value * y.value, passing: passed)
  }

  static func / (x: Self, y: Self) -> Self {
    let quotient = x.value / y.value
    let least = y.value.magnitude - y.error
    guard least > 0 else { return Self(quotient, error: .infinity) }
    return Self(rounding: quotient, passing: (x.error + quotient.magnitude * y.error) / least)
  }

  static func apply(_ function: UnaryFunction, to x: Self) -> Self {
    let value = Double.apply(function, to: x.value)
    if function.isPiecewise, function != .floor, x.error >= x.value.magnitude, x.error > 0 {
      return Self(value, error: function == .abs || function == .relu ? x.error : .infinity)
    }
    if function == .floor {
      let isKnown = x.error < (x.value - x.value.rounded()).magnitude || x.error == 0
      return Self(value, error: isKnown ? 0 : .infinity)
    }
    let slope = x.largestSlope { Dual.apply(function, to: $0) }
    return Self(rounding: value, passing: slope * x.error, units: units(of: .unary(function)))
  }

  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    let value = Double.apply(function, to: x.value, y.value)
    if function.isSelection { return Self(value, error: Swift.max(x.error, y.error)) }
    if function.isGate {
      let isKnown = x.error < x.value.magnitude || x.error == 0
      return Self(value, error: !isKnown ? .infinity : value == y.value ? y.error : 0)
    }
    // The order of a derivative is a whole number, and exact: n + 1 has no rounding, nor has the function a slope by it.
    let isExact = function.takesOrder
    let first = isExact ? 0 : x.largestSlope { Dual.apply(function, to: $0, Dual(y.value)) }
    let second = y.largestSlope { Dual.apply(function, to: Dual(x.value), $0) }
    let passed = (isExact ? 0 : first * x.error) + second * y.error
    return Self(
      rounding: value, passing: passed, units: units(of: .binary(function)))
  }

  /// The largest magnitude of a function's slope at the number, and at the ends of its interval if that is not tiny.
  ///
  /// 0 where the number is exact, so that no slope is asked for; infinite where one is not known.
  private func largestSlope(of function: (Dual) -> Dual) -> Double {
    func slope(at place: Double) -> Double {
      let slope = function(Dual(value: place, tangent: 1)).tangent.magnitude
      return slope.isNaN ? .infinity : slope
    }
    if error == 0 { return 0 }
    let here = slope(at: value)
    if error <= 0x1p-30 * value.magnitude { return here }
    return Swift.max(here, slope(at: value - error), slope(at: value + error))
  }

  /// The rounding error of a function's own value, in units of u: 1 ulp of a C library, 8 of the gamma family and sinc.
  private static func units(of primitive: Primitive) -> Double { hasInexactPartial(primitive) ? 16 : 2 }
}
