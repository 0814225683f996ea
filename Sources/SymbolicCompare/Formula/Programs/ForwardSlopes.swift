// After reading this file you know the lines that forward mode puts into a program: the rules of `Dual`, as formulas.
//
// They are stated here once more, since `Dual` is arithmetic on numbers and makes no formula; a function without a line has the
// textbook's. That program and method agree to the last digit is tested, and so is each line of this table.

import Elementary

/// The tangents of primitives as formulas, and the calls that stand in them.
package struct ForwardSlopes {
  private(set) var calls: [String: DerivativeProgram.Call] = [:]

  package init() {}

  /// The tangent of an operation; `nil` if neither argument has one.
  package mutating func tangent(
    of primitive: Primitive, _ x: Symbolic, _ y: Symbolic?, value z: Symbolic, _ dx: Symbolic?,
    _ dy: Symbolic?
  ) -> Symbolic? {
    if dx == nil, dy == nil { return nil }
    switch primitive {
    case .negate: return dx.map { -$0 }
    case .add: return sum(dx, dy)
    case .subtract: return dx.map { dx in dy.map { dx - $0 } ?? dx } ?? dy.map { -$0 }
    case .multiply: return sum(y.flatMap { y in dx.map { $0 * y } }, dy.map { x * $0 })
    case .divide:
      guard let y else { return nil }
      let below = dy.map { z * $0 }
      return (dx.map { dx in below.map { dx - $0 } ?? dx } ?? below.map { -$0 }).map { $0 / y }
    case .unary(let function):
      guard function != .sign, function != .heaviside, function != .floor else { return nil }
      let slope = slope(of: function, at: x, value: z)
      return dx.map { slope * $0 }
    case .binary(let function):
      guard let y else { return nil }
      if function.isGate { return dy.map { .apply(function, to: x, $0) } }
      let first = dx.map { slopeInFirst(of: function, at: x, y, value: z) * $0 }
      let second = dy.map { slopeInSecond(of: function, at: x, y, value: z) * $0 }
      return sum(first, second)
    }
  }

  private func sum(_ a: Symbolic?, _ b: Symbolic?) -> Symbolic? {
    if let a, let b { a + b } else { a ?? b }
  }

  /// A call of a function that looks at its numbers.
  private mutating func call(_ function: SupportFunction, _ arguments: Symbolic...) -> Symbolic {
    calls.call(function, arguments)
  }

  // swift-format-ignore
  private mutating func slope(of function: UnaryFunction, at x: Symbolic, value y: Symbolic) -> Symbolic {
    switch function {
    case .exp:       y
    case .exp2:      0.6931471805599453 * y
    case .expm1:     exp(x)
    case .log2:      1.4426950408889634 / x
    case .log10:     0.4342944819032518 / x
    case .log1p:     1 / (1 + x)
    case .sqrt:      0.5 / y
    case .cbrt:      1 / (3 * (y * y))
    case .abs:       sign(x)
    case .relu:      heaviside(x)
    case .sin:       cos(x)
    case .cos:       -sin(x)
    case .tan:       1 + y * y
    case .asin:      1 / sqrt((1 - x) * (1 + x))
    case .acos:      -1 / sqrt((1 - x) * (1 + x))
    case .atan:      1 / (1 + x * x)
    case .sinc:      .apply(.sincDerivative, to: 1, x)
    case .sinh:      cosh(x)
    case .cosh:      sinh(x)
    case .tanh:      pow(1 / cosh(x), 2)
    case .asinh:     1 / hypot(1, x)
    case .acosh:     1 / (sqrt(x - 1) * sqrt(x + 1))
    case .atanh:     1 / ((1 - x) * (1 + x))
    case .erf:       1.1283791670955126 * call(.gaussian, x)
    case .erfc:      -1.1283791670955126 * call(.gaussian, x)
    case .gamma:     y * digamma(x)
    case .lgamma:    digamma(x)
    case .digamma:   .apply(.polygamma, to: 1, x)
    case .sigmoid:   y * sigmoid(-x)
    case .softplus:  sigmoid(x)
    default:         .derivative(of: function, y, x, 1)
    }
  }

  // swift-format-ignore
  private mutating func slopeInFirst(
    of function: BinaryFunction, at x: Symbolic, _ y: Symbolic, value v: Symbolic
  ) -> Symbolic {
    switch function {
    case .atan2:     y / hypot(y, x) / hypot(y, x)
    case .pow:       y.powerSlope(of: x, value: v) ?? call(.powerSlope, x, y, v)
    case .min:       heaviside(y - x)
    case .max:       heaviside(x - y)
    case .hypot:     x / v
    case .mod:       1
    case .ifPositive, .ifNotPositive: 0
    case .polygamma, .sincDerivative: Symbolic(.nan)
    }
  }

  // swift-format-ignore
  private func slopeInSecond(
    of function: BinaryFunction, at x: Symbolic, _ y: Symbolic, value v: Symbolic
  ) -> Symbolic {
    switch function {
    case .atan2:     -(x / hypot(x, y) / hypot(x, y))
    case .pow:       v * log(x)
    case .min:       heaviside(x - y)
    case .max:       heaviside(y - x)
    case .hypot:     y / v
    case .mod:       -floor((x - v) / y + 0.5)
    case .ifPositive, .ifNotPositive: .apply(function, to: x, 1)
    case .polygamma, .sincDerivative: .apply(function, to: x + 1, y)
    }
  }
}

extension [String: DerivativeProgram.Call] {
  /// Writes down a call, and returns the name that stands for it in a formula.
  mutating func call(_ function: SupportFunction, _ arguments: [Symbolic]) -> Symbolic {
    let name = "\(function.rawValue)(\(arguments.map(\.description).joined(separator: ", ")))"
    self[name] = DerivativeProgram.Call(function: function, arguments: arguments)
    return Symbolic(anyName: name)
  }
}

extension Symbolic {
  /// For an exponent that is a number: y·x^(y−1), or y·v/x where y − 1 is rounded, as the methods have it.
  func powerSlope(of x: Symbolic, value v: Symbolic) -> Symbolic? {
    guard let y = numeral else { return nil }
    if y == 0 { return 0 }
    let reduced = y - 1
    if reduced + 1 != y || y - reduced == 0 { return self * v / x }
    return self * .apply(.pow, to: x, Symbolic(reduced))
  }
}
