// After reading this file you know what the tape writes where a slope leaves the range of `Double`, but slope times slope
// does not.
//
// The derivative of arctan at 1e300 is 1e-600. Along x = 1e300·v it is multiplied by 1e300, and 1e-300 is a number again. A
// rule that gives 0, something subnormal or an infinity is therefore asked once more over scaled numbers, and the product
// with the operand's own slope is rounded once.
//
// Limits. What is written is a `Double`: where the product of two steps leaves the range, and a third one would bring it
// back, the tape has lost it. A second derivative is safe: `WengertList+Scaled.swift`.

import WideRange

extension Variable {
  /// The slope of a result by the slot of its operand.
  @usableFromInline @inline(never)
  static func scaledSlope(of function: UnaryFunction, at x: Variable, value z: Double) -> Double {
    (Rules.slope(of: function, at: Scaled(x.value), value: Scaled(z)) * Scaled(x.slope)).nearest
  }

  /// The result of a function of two variables, each share a product of scaled numbers.
  @usableFromInline @inline(never)
  static func scaledResult(_ z: Double, of function: BinaryFunction, _ x: Variable, _ y: Variable) -> Variable
  {
    func share(_ operand: Operand, _ variable: Variable) -> Double {
      if variable.isConstant { return 0 }
      let slope = Rules.slope(
        of: function, by: operand, at: Scaled(x.value), Scaled(y.value), value: Scaled(z))
      return (slope * Scaled(variable.slope)).nearest
    }
    return meeting(z, of: x, share(.first, x), and: y, share(.second, y))
  }

  /// Whether a slope may have left the range: it is 0, tiny, huge or not finite.
  @inlinable @inline(__always)
  static func mayHaveLeftRange(_ slope: Double) -> Bool {
    !(slope.magnitude > 0x1p-1000 && slope.magnitude < 0x1p1000)
  }
}

extension UnaryFunction {
  /// Whether the slope can leave the range of `Double` where argument and value are inside it.
  @inlinable @inline(__always)
  var hasSteepSlopes: Bool {
    switch self {
    case .atan, .sinc, .tanh, .erf, .erfc, .gamma, .digamma, .sigmoid, .softplus: true
    default: false
    }
  }
}

extension BinaryFunction {
  /// Whether a partial can leave the range of `Double` where arguments and value are inside it.
  @inlinable @inline(__always)
  var hasSteepSlopes: Bool { self == .pow || takesOrder || self == .atan2 }
}
