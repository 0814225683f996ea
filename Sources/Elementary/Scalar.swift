// After reading this file you know what a function must be written over so that every method of this
// package can differentiate it.
//
// Idea. Differentiation is another interpreter of the same program. A reader writes a function once, over
// any `Scalar`, and runs it through four kinds of number:
//
//     Double     the value                   (finite differences: the values of neighbouring points)
//     Dual       value and tangent           (forward mode)
//     Variable   value and place on a tape   (reverse mode)
//     Symbolic   the formula itself          (symbolic differentiation)
//
// Example.
//
//     func softplus<T: Scalar>(_ x: T) -> T {
//       let growth = exp(x)      // one line a step: this is the evaluation trace
//       return log(1 + growth)
//     }
//
// Limits. A `Scalar` has no order: a formula is neither above nor below zero, so that `if x > 0` is refused over
// T: Scalar. For a branch or a loop on values write T: OrderedScalar, which every number above is but `Symbolic`.
// In generic code, give each term of a long sum a `let` of its own; the type checker needs it.

/// A number that can be computed with, whatever else it records on the way.
///
/// Besides `+` and `-` (from `AdditiveArithmetic`) a scalar has `*`, `/`, negation, literals, π, and every
/// elementary function of ``UnaryFunction`` and ``BinaryFunction`` through ``apply(_:to:)``. Users write
/// `exp(x)`, not `T.apply(.exp, to: x)`: the free functions are in `Functions.swift`.
public protocol Scalar: AdditiveArithmetic, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// Lifts a constant: a number that does not depend on any input, so that its derivative is zero.
  init(_ constant: Double)

  /// The plain number that it stands for; `nil` if it stands for none, as a formula does.
  ///
  /// Rules look at it where a formula fails: log′ left of 0, hypot′ at the origin.
  var primal: Double? { get }

  /// The product of two numbers.
  static func * (lhs: Self, rhs: Self) -> Self

  /// The quotient of two numbers.
  static func / (lhs: Self, rhs: Self) -> Self

  /// The number with the opposite sign.
  static prefix func - (operand: Self) -> Self

  /// The value of an elementary function of one argument.
  static func apply(_ function: UnaryFunction, to x: Self) -> Self

  /// The value of an elementary function of two arguments, in the order in which the function is written:
  /// `atan2(y, x)`, `pow(base, exponent)`, `polygamma(order, x)`, `sincDerivative(order, x)`.
  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self
}

extension Scalar {
  /// `nil` for every number, unless its type says otherwise.
  @inlinable @inline(__always)
  public var primal: Double? { nil }

  /// The circle's circumference divided by its diameter, as the nearest `Double`.
  @inlinable @inline(__always)
  public static var pi: Self { Self(Double.pi) }

  /// The additive identity.
  @inlinable @inline(__always)
  public static var zero: Self { Self(0.0 as Double) }

  /// Lifts a literal such as `0.5`.
  @inlinable @inline(__always)
  public init(floatLiteral value: Double) { self.init(value) }

  /// Lifts a literal such as `2`.
  @inlinable @inline(__always)
  public init(integerLiteral value: Int) { self.init(Double(value)) }

  /// Multiplies in place.
  @inlinable @inline(__always)
  public static func *= (lhs: inout Self, rhs: Self) { lhs = lhs * rhs }

  /// Divides in place.
  @inlinable @inline(__always)
  public static func /= (lhs: inout Self, rhs: Self) { lhs = lhs / rhs }
}
