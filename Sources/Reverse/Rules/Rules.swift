// After reading this file you know every derivative rule of reverse mode, one line a primitive.
//
// A rule is a partial derivative at a point: for z = f(x, y), near (x, y),
//
//     f(x + h, y) ≈ z + ∂z/∂x · h            and the backward sweep multiplies:   x̄ += z̄ · ∂z/∂x
//
// The rules are generic: over `Double` they are numbers, over `Variable` they are recorded and can be
// differentiated again, over a formula they are formulas. Each may use the value z, which the forward sweep
// has computed already: exp′ = exp costs nothing. No rule loses digits where its function does not: tanh′ is
// 1/cosh² where 1 − tanh² would cancel; pow′ never goes through exp(y log x). Each is good to 8 units in the
// last place.
//
// Where the formula fails (log′ left of 0, hypot′ at the origin) `EdgeValues.swift` has the answer.
// Sources: DLMF 4.7, 4.20, 4.24, 4.34, 4.38 (elementary), 7.2 (erf), 5.2, 5.15 (gamma), 1.4, 1.5 (rules).

/// One of the two arguments of a primitive.
@frozen
public enum Operand: Sendable, Hashable {
  /// The argument that is written first or second.
  case first, second
}

/// The derivative rules of this module.
@usableFromInline
package enum Rules {
  // swift-format-ignore
  /// The derivative of an elementary function at x, where its value is y.
  @inlinable @inline(__always)
  static func derivative<T: Scalar>(of function: UnaryFunction, at x: T, value y: T) -> T {
    switch function {
    case .exp:       y
    case .exp2:      y * log(2)
    case .expm1:     exp(x)
    case .log:       1 / x
    case .log2:      1 / log(2) / x
    case .log10:     1 / log(10) / x
    case .log1p:     1 / (1 + x)
    case .sqrt:      1 / (y + y)
    case .cbrt:      1 / (3 * y * y)
    case .abs:       sign(x)
    case .sign:      0
    case .heaviside: 0
    case .relu:      heaviside(x)
    case .floor:     0
    case .sin:       cos(x)
    case .cos:       -sin(x)
    case .tan:       1 + y * y
    case .asin:      1 / sqrt(oneMinusSquare(x))
    case .acos:      -1 / sqrt(oneMinusSquare(x))
    case .atan:      1 / (1 + x * x)
    case .sinc:      sincDerivative(1, x)
    case .sinh:      cosh(x)
    case .cosh:      sinh(x)
    case .tanh:      tanhSlope(x, value: y)
    case .asinh:     1 / hypot(1, x)
    case .acosh:     1 / (sqrt(x - 1) * sqrt(x + 1))
    case .atanh:     1 / oneMinusSquare(x)
    case .erf:       2 / sqrt(acos(-1)) * exponentialOfMinusSquare(x)
    case .erfc:      -2 / sqrt(acos(-1)) * exponentialOfMinusSquare(x)
    case .erfinv:    sqrt(acos(-1)) / 2 / exponentialOfMinusSquare(y)
    case .gamma:     y * digamma(x)
    case .lgamma:    digamma(x)
    case .digamma:   polygamma(1, x)
    case .sigmoid:   sigmoidSlope(x, value: y)
    case .softplus:  sigmoid(x)
    case .logit:     1 / ((x + 0) * (1 - x))
    case .log1mexp:  -exp(x) / (0 - expm1(x))
    }
  }

  // swift-format-ignore
  /// The partial derivatives of an elementary function of two arguments at (x, y), where its value is z.
  @inlinable @inline(__always)
  static func partial<T: Scalar>(
    of function: BinaryFunction, by operand: Operand, at x: T, _ y: T, value z: T
  ) -> T {
    let first = operand == .first
    return switch function {    // ∂z/∂x                             ∂z/∂y
    case .atan2:     first ? overSquaredLength(y, x, y)      : -overSquaredLength(x, x, y)
    case .pow:       first ? powerSlope(x, y, value: z)       : z * log(x)
    case .min:       first ? heaviside(y - x)                 : heaviside(x - y)
    case .max:       first ? heaviside(x - y)                 : heaviside(y - x)
    case .mod:       first ? 1                                : -floor((x - z) / y + 0.5)
    case .ifPositive, .ifNotPositive: first ? 0               : T.apply(function, to: x, 1)
    case .hypot:     first ? cosine(x, y, length: z)          : cosine(y, x, length: z)
    case .polygamma, .sincDerivative: first ? T(.nan)         : T.apply(function, to: x + 1, y)
    }
  }

  // swift-format-ignore
  /// The partial derivatives of an operation of arithmetic at (x, y), where its value is z; `nil` for a function.
  @inlinable @inline(__always)
  static func arithmetic<T: Scalar>(
    _ operation: Primitive, by operand: Operand, at x: T, _ y: T, value z: T
  ) -> T? {
    let first = operand == .first
    return switch operation {    // ∂z/∂x                              ∂z/∂y
    case .negate:                   -1
    case .add:                      1
    case .subtract:                 first ? 1                        : -1
    case .multiply:                 first ? y                        : x
    case .divide:                   EdgeValues.quotient(z) ?? (first ? 1 / y : -z / y)
    case .unary, .binary:           nil
    }
  }
}

extension Rules {
  /// The partial derivative of any primitive at (x, y), where its value is z.
  @inlinable
  package static func partial<T: Scalar>(
    of primitive: Primitive, by operand: Operand, at x: T, _ y: T, value z: T
  ) -> T {
    switch primitive {
    case .unary(let function): slope(of: function, at: x, value: z)
    case .binary(let function): slope(of: function, by: operand, at: x, y, value: z)
    default: arithmetic(primitive, by: operand, at: x, y, value: z) ?? T(.nan)
    }
  }

  /// The slope of an elementary function: the table's, but at an edge the convention's.
  @inlinable @inline(__always)
  static func slope<T: Scalar>(of function: UnaryFunction, at x: T, value y: T) -> T {
    EdgeValues.derivative(of: function, at: x, value: y) ?? derivative(of: function, at: x, value: y)
  }

  /// The slope of an elementary function by one of its operands: the table's, but at an edge the convention's.
  @inlinable @inline(__always)
  static func slope<T: Scalar>(
    of function: BinaryFunction, by operand: Operand, at x: T, _ y: T, value z: T
  ) -> T {
    EdgeValues.partial(of: function, by: operand, at: x, y, value: z)
      ?? partial(of: function, by: operand, at: x, y, value: z)
  }
}

extension Rules {
  /// 1/cosh²(x); where tanh is not near ±1, as 1 − tanh², which costs no second function and loses nothing.
  ///
  /// Not as (1 − y)(1 + y): that form's own derivative, the difference of 1 − y and 1 + y, cancels near 0. Far out it
  /// is 4e^(∓2x), to the last bit from 20 on, whose own derivative is finite where cosh overflows.
  @inlinable @inline(__always)
  static func tanhSlope<T: Scalar>(_ x: T, value y: T) -> T {
    if let tanh = primal(y), tanh.magnitude < 0.75 { return 1 - y * y }
    if let point = primal(x), point.magnitude > 20 { return 4 * exp(point > 0 ? -(x + x) : x + x) }
    let secant = 1 / cosh(x)
    return secant * secant
  }

  /// 1 − x²; near ±1 as (1 − x)(1 + x), which keeps the digits there, but whose own derivative cancels near 0.
  @inlinable @inline(__always)
  static func oneMinusSquare<T: Scalar>(_ x: T) -> T {
    if let point = primal(x), point.magnitude < 0.5 { return 1 - x * x }
    return (1 - x) * (1 + x)
  }

  /// σ(x)·σ(−x); near 0, where that form's own derivative cancels, as 1/(2 cosh(x/2))².
  @inlinable @inline(__always)
  static func sigmoidSlope<T: Scalar>(_ x: T, value y: T) -> T {
    if y is Double { return y * sigmoid(-x) }
    if let point = primal(x), point.magnitude > 1 { return y * sigmoid(-x) }
    let secant = 0.5 / cosh(0.5 * x)
    return secant * secant
  }

  /// x/z of a length z = √(x² + y²): a number as it stands; what is differentiated again as a function of y/x or x/y.
  ///
  /// The derivative of x/z by x is 1/z − x²/z³, which cancels where y is small. That of 1/√(1 + (y/x)²) is one product.
  @inlinable @inline(__always)
  static func cosine<T: Scalar>(_ x: T, _ y: T, length z: T) -> T {
    guard !(z is Double), let a = primal(x), let b = primal(y), a.isFinite, b.isFinite else { return x / z }
    if a.magnitude >= b.magnitude { return T(a < 0 ? -1 : 1) / hypot(1, y / x) }
    let ratio = x / y
    return T(b < 0 ? -1 : 1) * ratio / hypot(1, ratio)
  }

  /// a/(x² + y²), where squaring could overflow.
  @inlinable @inline(__always)
  static func overSquaredLength<T: Scalar>(_ a: T, _ x: T, _ y: T) -> T {
    let length = hypot(x, y)
    return a / length / length
  }

  /// y·x^(y − 1), the derivative of a power by its base.
  ///
  /// Where y − 1 must be rounded that rounding, times log x, is an error of the power. There y·z/x is used
  /// instead: it has the power z itself and two roundings. (z/x may overflow where y·z/x does not.)
  @inlinable
  static func powerSlope<T: Scalar>(_ x: T, _ y: T, value z: T) -> T {
    if let base = primal(x), let exponent = primal(y), let power = primal(z),
      isRoundedLessOne(exponent), base != 0, power.isNormal
    {
      return y * z / x
    }
    return y * pow(x, y - 1)
  }

  /// Whether y − 1 must be rounded: near 0 it loses digits of y (y = 0.1, say), beyond 2⁵³ it loses the 1.
  @inlinable @inline(__always)
  static func isRoundedLessOne(_ y: Double) -> Bool {
    let reduced = y - 1
    return reduced + 1 != y || y - reduced == 0
  }

  /// e^(−x²), without the error that rounding x² brings.
  ///
  /// From x = 22.7 on, x² has an ulp of 2⁻⁴³; rounding it costs up to 2⁻⁴⁴ of the value, 512 units of 2⁻⁵³. With
  /// h = x rounded to 24 bits, h² is exact, and x² = h² + (x − h)(x + h).
  @inlinable
  static func exponentialOfMinusSquare<T: Scalar>(_ x: T) -> T {
    guard let point = primal(x), point.magnitude < 32 else { return exp(-(x * x)) }
    let rounded = T(Double(Float(point)))
    let remainder = (x - rounded) * (x + rounded)
    return exp(-(rounded * rounded)) * exp(-remainder)
  }

  /// The plain number that a scalar stands for, if it stands for one: a formula does not.
  @inlinable @inline(__always)
  static func primal<T: Scalar>(_ x: T) -> Double? {
    x.primal
  }
}
