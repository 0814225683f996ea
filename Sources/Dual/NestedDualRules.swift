// After reading this file you know the derivative rules as formulas over any number: since each line is written
// with the operations of the base, it can be differentiated itself.
//
// The base may be a formula, which has no order, so that these lines ask no question but whether two values are
// equal: sign, heaviside and equality stand where `Rules.swift` compares. Adding 0 turns −0.0 into 0. A line whose own
// derivative would cancel or overflow is in `NestedDualForms.swift`, with a form for each part of the axis.

extension NestedDual {
  // swift-format-ignore
  /// The slope f′(x) of a function whose value at x is y; `nil` where f is made of constant pieces.
  @inlinable
  static func slope(of function: UnaryFunction, at x: Base, value y: Base) -> Base? {
    switch function {
    case .exp:       y
    case .exp2:      0.6931471805599453 * y                                   // log 2
    case .expm1:     exp(x)
    case .log:       y == y ? 1 / (x + 0) : y
    case .log2:      y == y ? 1.4426950408889634 / (x + 0) : y                // 1/log 2
    case .log10:     y == y ? 0.4342944819032518 / (x + 0) : y                // 1/log 10
    case .log1p:     y == y ? 1 / (1 + x) : y
    case .sqrt:      0.5 / (y + 0)
    case .cbrt:      1 / (3 * (y * y))
    case .abs:       sign(x)
    case .sign:      y == y ? nil : y
    case .heaviside: y == y ? nil : y
    case .relu:      heaviside(x)
    case .floor:     y == y ? nil : y
    case .sin:       cos(x)
    case .cos:       -sin(x)
    case .tan:       1 + y * y
    case .asin:      1 / sqrt(oneMinusSquare(x))
    case .acos:      -1 / sqrt(oneMinusSquare(x))
    case .atan:      1 / (1 + x * x)
    case .sinc:      sincDerivative(1, x)
    case .sinh:      cosh(x)
    case .cosh:      sinh(x)
    case .tanh:      tanhSlope(x)
    case .asinh:     1 / hypot(1, x)
    case .acosh:     1 / (sqrt(x - 1) * sqrt(x + 1))
    case .atanh:     y == y ? 1 / oneMinusSquare(x) : y
    case .erf:       1.1283791670955126 * bell(x)                             // 2/√π
    case .erfc:      -1.1283791670955126 * bell(x)
    case .erfinv:    y == y ? 0.8862269254527580 / bell(y) : y                // √π/2
    case .gamma:     y * digamma(x)
    case .lgamma:    digamma(x)
    case .digamma:   polygamma(1, x)
    case .sigmoid:   sigmoidSlope(x, value: y)
    case .softplus:  sigmoid(x)
    case .logit:     y == y ? 1 / ((x + 0) * (1 - x)) : y
    case .log1mexp:  y == y ? -exp(x) / (0 - expm1(x)) : y
    }
  }

  // swift-format-ignore
  /// The slope ∂f/∂x in the first argument of a function whose value at (x, y) is v.
  @inlinable
  static func slopeInFirst(of function: BinaryFunction, at x: Base, _ y: Base, value v: Base) -> Base {
    switch function {
    case .atan2:     y / hypot(x, y) / hypot(x, y)
    case .pow:       powerSlope(x, y, value: v)
    case .min:       x == y ? 0.5 : heaviside(y - x)
    case .max:       x == y ? 0.5 : heaviside(x - y)
    case .hypot:     cosine(x, y, length: v)
    case .mod:       v == v ? 1 : v
    case .ifPositive, .ifNotPositive: v == v ? 0 : v
    case .polygamma, .sincDerivative: Base(.nan)                              // the order is a whole number
    }
  }

  // swift-format-ignore
  /// The slope ∂f/∂y in the second argument of a function whose value at (x, y) is v.
  @inlinable
  static func slopeInSecond(of function: BinaryFunction, at x: Base, _ y: Base, value v: Base) -> Base {
    switch function {
    case .atan2:     -x / hypot(x, y) / hypot(x, y)
    case .pow:       x == 0 ? (heaviside(y) == 1 ? 0 : Base(.nan)) : v * log(x)
    case .min:       x == y ? 0.5 : heaviside(x - y)
    case .max:       x == y ? 0.5 : heaviside(y - x)
    case .hypot:     cosine(y, x, length: v)
    case .mod:       v == v ? -floorOfQuotient(x, y, remainder: v) : v
    case .ifPositive, .ifNotPositive: Base.apply(function, to: x, 1)
    case .polygamma, .sincDerivative: Base.apply(function, to: x + 1, y)
    }
  }

  /// The value of an elementary function and its tangent f′(x) ẋ.
  @inlinable
  public static func apply(_ function: UnaryFunction, to x: NestedDual) -> NestedDual {
    if needsWidth(x), let wide = widely(function, x) { return wide }
    let value = Base.apply(function, to: x.value)
    guard let tangent = x.tangent, let slope = slope(of: function, at: x.value, value: value) else {
      return NestedDual(constant: value)
    }
    if function.ignoresArgument(slope: slope) { return NestedDual(constant: value) }
    return NestedDual(value: value, tangent: slope * tangent)
  }

  /// The value of an elementary function of two arguments and its tangent ∂f/∂x ẋ + ∂f/∂y ẏ.
  @inlinable
  public static func apply(_ function: BinaryFunction, to x: NestedDual, _ y: NestedDual) -> NestedDual {
    if needsWidth(x, y), !function.isPiecewise, let wide = widely(function, x, y) { return wide }
    let value = Base.apply(function, to: x.value, y.value)
    var terms: (Base?, Base?) = (nil, nil)
    if let tangent = x.tangent {
      let slope = slopeInFirst(of: function, at: x.value, y.value, value: value)
      if !function.ignoresArgument(slope: slope) { terms.0 = slope * tangent }
    }
    if let tangent = y.tangent {
      let slope = slopeInSecond(of: function, at: x.value, y.value, value: value)
      if !function.ignoresArgument(slope: slope) { terms.1 = slope * tangent }
    }
    return NestedDual(value: value, tangent: sum(terms.0, terms.1))
  }
}
