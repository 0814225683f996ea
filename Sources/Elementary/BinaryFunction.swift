// After reading this file you know every elementary function of two arguments that the package has.

/// The elementary functions of two arguments.
@frozen
public enum BinaryFunction: String, CaseIterable, Hashable, Sendable {
  /// The angle in radians of the point (x, y), written `atan2(y, x)`.
  case atan2

  /// A base to the power of an exponent.
  case pow

  /// The smaller of two numbers.
  case min

  /// The larger of two numbers.
  case max

  /// The length of the vector (x, y), without overflow on the way.
  case hypot

  /// The remainder x − y·floor(x/y), which has the sign of y.
  case mod

  /// A gate: y where x > 0, and 0 where x ≤ 0, whatever y is there.
  case ifPositive

  /// The other gate: y where x ≤ 0, and 0 where x > 0, whatever y is there.
  case ifNotPositive

  /// The derivative of order n of digamma, written `polygamma(n, x)`; n is a whole number.
  case polygamma

  /// The derivative of order n of sinc, written `sincDerivative(n, x)`; n is a whole number up to 1000.
  case sincDerivative
}

extension BinaryFunction {
  /// The name under which the function is called, in Swift and in the command line's language.
  public var name: String { rawValue }

  /// The names of the two arguments, in the order in which they are written.
  public var parameters: (first: String, second: String) {
    switch self {
    case .atan2: ("y", "x")
    case .pow: ("base", "exponent")
    case .min, .max, .hypot, .mod, .ifPositive, .ifNotPositive: ("x", "y")
    case .polygamma, .sincDerivative: ("n", "x")
    }
  }

  /// Whether the result is one of the two arguments, and does not depend on the other one.
  @inlinable
  public var isSelection: Bool { self == .min || self == .max }

  /// Whether the result is the second argument or 0, as the sign of the first decides.
  @inlinable
  public var isGate: Bool { self == .ifPositive || self == .ifNotPositive }

  /// Whether the function is defined by pieces that are straight, so that the result may fail to depend on an argument.
  @inlinable
  public var isPiecewise: Bool { isSelection || isGate || self == .mod }

  /// Whether the first argument is the order of a derivative: a whole number, which has none of its own.
  @inlinable
  public var takesOrder: Bool { self == .polygamma || self == .sincDerivative }

  /// Whether the function is defined at these arguments, with a finite value where they are finite, which in
  /// `Double` can still overflow.
  public func isDefined(at x: Double, _ y: Double) -> Bool {
    switch self {
    case .atan2, .min, .max, .hypot: !x.isNaN && !y.isNaN
    case .mod: x.isFinite && (y.isFinite ? y != 0 : y.isInfinite && (x == 0 || (x < 0) == (y < 0)))
    case .ifPositive: x > 0 ? !y.isNaN : x <= 0
    case .ifNotPositive: x <= 0 ? !y.isNaN : x > 0
    case .pow: x > 0 || (x == 0 && y >= 0) || (x < 0 && y == y.rounded())
    case .polygamma: x >= 0 && x == x.rounded() && Domain.withoutPolesOfGamma.contains(y)
    case .sincDerivative: x >= 0 && x <= 1000 && x == x.rounded() && y.isFinite
    }
  }

  /// What the function computes, in one line.
  public var summary: String {
    switch self {
    case .atan2: "angle in radians of the point (x, y)"
    case .pow: "base to the power exponent, the same as ^"
    case .min: "the smaller of two numbers"
    case .max: "the larger of two numbers"
    case .hypot: "sqrt(x^2 + y^2) without overflow"
    case .mod: "x - y*floor(x/y), with the sign of y"
    case .ifPositive: "y where x > 0, else 0"
    case .ifNotPositive: "y where x <= 0, else 0"
    case .polygamma: "n-th derivative of digamma, n is whole"
    case .sincDerivative: "n-th derivative of sinc, n is whole"
    }
  }
}
