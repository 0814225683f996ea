// After reading this file you know what every method has to know of a step before it can differentiate it, each fact stated
// once: where one piece ends and the next begins, which argument the result ignores, how well a computer knows the value.
//
// A function made of pieces changes from one to the other where a number, its seam, is 0:
//
//     abs, sign, heaviside, relu        x
//     floor                             x less the nearest whole number: 0 at each, where it jumps
//     max(x, y), min(x, y)              x − y
//     mod(x, y)                         the remainder to the nearest multiple of y: 0 at each, where it jumps
//     ifPositive(x, y), ifNotPositive   x
//     hypot(x, y)                       its own value: a corner at the origin, no change of sign
//     atan2(y, x)                       y left of the origin, where the angle jumps from π to −π; else the length
//
// At 0 there is a kink or a jump, and derivatives are a convention; on either side everything is smooth. Where a derivative
// is infinite at an end of the domain (√x, log x) there is no seam but an edge: `UnaryFunction.domain`.
//
// These are facts of the functions, not rules of differentiation: those stand in each method anew.

extension Primitive {
  /// Whether the result may fail to depend on an argument: it is made of pieces, or is one of its arguments.
  @inlinable
  public var isPiecewise: Bool {
    switch self {
    case .unary(let function): function.isPiecewise
    case .binary(let function): function.isPiecewise
    case .negate, .add, .subtract, .multiply, .divide: false
    }
  }

  /// The number that is 0 where one piece of the function meets the next.
  ///
  /// - Parameters:
  ///   - x: the first argument.
  ///   - y: the second argument; a function of one argument ignores it.
  /// - Returns: `nil` for a step that has no seam.
  public func seam(at x: Double, _ y: Double) -> Double? {
    switch self {
    case .unary(.floor): x - x.rounded()
    case .unary(let function): function.isPiecewise ? x : nil
    case .binary(.max), .binary(.min): x - y
    case .binary(.hypot): Double.apply(.hypot, to: x, y)
    case .binary(.mod): x.remainder(dividingBy: y)
    case .binary(.ifPositive), .binary(.ifNotPositive): x
    case .binary(.atan2): y < 0 ? x : Double.apply(.hypot, to: x, y)
    case .negate, .add, .subtract, .multiply, .divide, .binary: nil
    }
  }

  /// Whether the arguments lie exactly on a seam; equal infinities do, as max(∞, ∞) has a tie.
  public func isOnSeam(at x: Double, _ y: Double) -> Bool {
    guard let seam = seam(at: x, y) else { return false }
    if case .binary(let function) = self, function.isSelection, x == y { return true }
    return seam == 0
  }

  /// How many units of 2⁻⁵³ the computed value may be away from the true one.
  public var unitsOfRounding: Double {
    switch self {
    case .negate, .add, .subtract, .multiply, .divide: 1
    case .unary(let function): function.unitsOfRounding
    case .binary(let function): function.unitsOfRounding
    }
  }
}

extension UnaryFunction {
  /// Whether the result does not depend on the argument here: the function is made of pieces, and this one has the slope 0.
  ///
  /// Then no derivative passes to the argument, even if its own is infinite.
  @inlinable @inline(__always)
  public func ignoresArgument<T: Scalar>(slope: T) -> Bool { isPiecewise && slope == .zero }

  /// How many units of 2⁻⁵³ the computed value may be away from the true one; a new function has 64 until it is measured.
  public var unitsOfRounding: Double {
    switch self {
    case .sqrt, .abs, .sign, .heaviside, .relu, .floor: 1
    case .exp, .exp2, .expm1, .log, .log2, .log10, .log1p, .cbrt: 4
    case .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh, .acosh, .atanh: 4
    case .sigmoid, .softplus: 4
    case .erf, .erfc, .sinc: 8
    default: 64
    }
  }

  /// Whether the slope can leave the range of `Double` where argument and value are inside it; assumed of a new function.
  @inlinable @inline(__always)
  public var hasSteepSlopes: Bool {
    switch self {
    case .exp, .exp2, .expm1, .log, .log2, .log10, .log1p, .sqrt, .cbrt: false
    case .abs, .sign, .heaviside, .relu, .floor: false
    case .sin, .cos, .tan, .asin, .acos, .sinh, .cosh, .asinh, .acosh, .atanh, .lgamma: false
    default: true
    }
  }
}

extension BinaryFunction {
  /// Whether the result does not depend on an argument by which it has this slope, 0: the function is made of pieces.
  @inlinable @inline(__always)
  public func ignoresArgument<T: Scalar>(slope: T) -> Bool { isPiecewise && slope == .zero }

  /// How many units of 2⁻⁵³ the computed value may be away from the true one; a new function has 64 until it is measured.
  public var unitsOfRounding: Double {
    switch self {
    case .min, .max, .mod, .ifPositive, .ifNotPositive: 1
    case .pow, .atan2, .hypot: 4
    default: 64
    }
  }

  /// Whether a slope can leave the range of `Double` where arguments and value are inside it; assumed of a new function.
  @inlinable @inline(__always)
  public var hasSteepSlopes: Bool { !isPiecewise && self != .hypot }
}
