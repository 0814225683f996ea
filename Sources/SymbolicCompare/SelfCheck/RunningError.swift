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
// Where the error of an argument reaches a seam (`Primitive.seam`), the value may be one of another piece: nothing is known at a
// jump, and at a kink, whose slopes are within ±1, the error itself is passed on.
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
    let primitive = Primitive.unary(function)
    if primitive.isSeamReached(at: x.value, x.value, by: x.error) {
      return Self(value, error: primitive.jumpsAtSeam ? .infinity : x.error)
    }
    let slope = x.largestSlope { Dual.apply(function, to: $0) }
    return Self(value, passing: x.passing(slope), of: primitive)
  }

  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    let value = Double.apply(function, to: x.value, y.value)
    let primitive = Primitive.binary(function)
    let isReached =
      function == .mod
      ? reachesMultiple(x, of: y)
      : primitive.isSeamReached(at: x.value, y.value, by: x.error + (function.isGate ? 0 : y.error))
    if isReached {
      if primitive.jumpsAtSeam { return Self(value, error: .infinity) }
      return Self(value, passing: x.error + y.error, of: primitive)
    }
    // The order of a derivative is a whole number, and exact: n + 1 has no rounding, nor has the function a slope by it.
    let first = function.takesOrder ? 0 : x.largestSlope { Dual.apply(function, to: $0, Dual(y.value)) }
    let second = y.largestSlope { Dual.apply(function, to: Dual(x.value), $0) }
    return Self(value, passing: x.passing(first) + y.passing(second), of: primitive)
  }

  /// Whether x and y may be off so far that x lies beyond a multiple of y: k·y moves by k times what y is off, the others are
  /// half a y away at least.
  private static func reachesMultiple(_ x: Self, of y: Self) -> Bool {
    let multiple = (x.value / y.value).rounded().magnitude
    let near = x.error + y.passing(multiple)
    return Primitive.binary(.mod).isSeamReached(at: x.value, y.value, by: near)
      || x.error + y.passing(multiple + 2) >= y.value.magnitude / 2
  }

  /// The value of a function, to which its operands bring this error; what picks a piece does not round.
  private init(_ value: Double, passing error: Double, of primitive: Primitive) {
    if primitive.isPiecewise && primitive != .binary(.mod) {
      self.init(value, error: error)
    } else {
      self.init(rounding: value, passing: error, units: Self.units(of: primitive))
    }
  }

  /// What the error comes to behind a slope; nothing behind a slope of 0, whatever it is, nor of an exact number.
  private func passing(_ slope: Double) -> Double { slope == 0 || error == 0 ? 0 : slope * error }

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

extension Primitive {
  /// Whether an argument that is off by so much may lie on another piece.
  fileprivate func isSeamReached(at x: Double, _ y: Double, by error: Double) -> Bool {
    guard error > 0, let seam = seam(at: x, y) else { return false }
    return error >= seam.magnitude
  }

  /// Whether the value is another one beyond the seam, and not only the slope; where it is not, no slope is beyond ±1.
  fileprivate var jumpsAtSeam: Bool {
    switch self {
    case .unary(.abs), .unary(.relu), .binary(.max), .binary(.min), .binary(.hypot): false
    default: true
    }
  }
}
