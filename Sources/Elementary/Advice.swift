// After reading this file you know the usual first mistakes in generic code, and what to write instead. Each is
// an overload that the compiler finds, refuses, and explains.

extension Scalar {
  /// Refused: Swift's `^` is the exclusive or of bits; a power is `pow(x, y)`.
  @available(*, unavailable, message: "Swift's '^' is the exclusive or of bits; write pow(x, n)")
  public static func ^ (lhs: Self, rhs: Self) -> Self { lhs }

  /// Refused: Swift's `^` is the exclusive or of bits; a power is `pow(x, y)`.
  @available(*, unavailable, message: "Swift's '^' is the exclusive or of bits; write pow(x, n)")
  public static func ^ (lhs: Self, rhs: Int) -> Self { lhs }
}

extension Scalar {
  /// Refused: a scalar has no order, since a formula is neither above nor below another.
  @available(
    *, unavailable,
    message: """
      a Scalar has no order, since it may be a formula; use max, min, abs, relu or heaviside, \
      or write T: OrderedScalar for a branch or a loop on values
      """
  )
  public static func < (lhs: Self, rhs: Self) -> Bool { false }

  /// Refused: a scalar has no order, since a formula is neither above nor below another.
  @available(
    *, unavailable,
    message: """
      a Scalar has no order, since it may be a formula; use max, min, abs, relu or heaviside, \
      or write T: OrderedScalar for a branch or a loop on values
      """
  )
  public static func > (lhs: Self, rhs: Self) -> Bool { false }

  /// Refused: a scalar has no order, since a formula is neither above nor below another.
  @available(
    *, unavailable,
    message: """
      a Scalar has no order, since it may be a formula; use max, min, abs, relu or heaviside, \
      or write T: OrderedScalar for a branch or a loop on values
      """
  )
  public static func <= (lhs: Self, rhs: Self) -> Bool { false }

  /// Refused: a scalar has no order, since a formula is neither above nor below another.
  @available(
    *, unavailable,
    message: """
      a Scalar has no order, since it may be a formula; use max, min, abs, relu or heaviside, \
      or write T: OrderedScalar for a branch or a loop on values
      """
  )
  public static func >= (lhs: Self, rhs: Self) -> Bool { false }
}

extension Scalar {
  /// Refused: lift the Double first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Double to a constant first: T(k) + x; in a closure Dual(k) + x or Variable(k) + x"
  )
  public static func + (lhs: Double, rhs: Self) -> Self { rhs }

  /// Refused: lift the Double first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Double to a constant first: T(k) + x; in a closure Dual(k) + x or Variable(k) + x"
  )
  public static func + (lhs: Self, rhs: Double) -> Self { lhs }

  /// Refused: lift the Double first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Double to a constant first: T(k) - x; in a closure Dual(k) - x or Variable(k) - x"
  )
  public static func - (lhs: Double, rhs: Self) -> Self { rhs }

  /// Refused: lift the Double first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Double to a constant first: T(k) - x; in a closure Dual(k) - x or Variable(k) - x"
  )
  public static func - (lhs: Self, rhs: Double) -> Self { lhs }

  /// Refused: lift the Double first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Double to a constant first: T(k) * x; in a closure Dual(k) * x or Variable(k) * x"
  )
  public static func * (lhs: Double, rhs: Self) -> Self { rhs }

  /// Refused: lift the Double first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Double to a constant first: T(k) * x; in a closure Dual(k) * x or Variable(k) * x"
  )
  public static func * (lhs: Self, rhs: Double) -> Self { lhs }

  /// Refused: lift the Double first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Double to a constant first: T(k) / x; in a closure Dual(k) / x or Variable(k) / x"
  )
  public static func / (lhs: Double, rhs: Self) -> Self { rhs }

  /// Refused: lift the Double first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Double to a constant first: T(k) / x; in a closure Dual(k) / x or Variable(k) / x"
  )
  public static func / (lhs: Self, rhs: Double) -> Self { lhs }
}

extension Scalar {
  /// Refused: lift the Int first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Int to a constant first: T(Double(n)) + x; in a closure Dual(Double(n)) + x"
  )
  public static func + (lhs: Int, rhs: Self) -> Self { rhs }

  /// Refused: lift the Int first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Int to a constant first: T(Double(n)) + x; in a closure Dual(Double(n)) + x"
  )
  public static func + (lhs: Self, rhs: Int) -> Self { lhs }

  /// Refused: lift the Int first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Int to a constant first: T(Double(n)) - x; in a closure Dual(Double(n)) - x"
  )
  public static func - (lhs: Int, rhs: Self) -> Self { rhs }

  /// Refused: lift the Int first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Int to a constant first: T(Double(n)) - x; in a closure Dual(Double(n)) - x"
  )
  public static func - (lhs: Self, rhs: Int) -> Self { lhs }

  /// Refused: lift the Int first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Int to a constant first: T(Double(n)) * x; in a closure Dual(Double(n)) * x"
  )
  public static func * (lhs: Int, rhs: Self) -> Self { rhs }

  /// Refused: lift the Int first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Int to a constant first: T(Double(n)) * x; in a closure Dual(Double(n)) * x"
  )
  public static func * (lhs: Self, rhs: Int) -> Self { lhs }

  /// Refused: lift the Int first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Int to a constant first: T(Double(n)) / x; in a closure Dual(Double(n)) / x"
  )
  public static func / (lhs: Int, rhs: Self) -> Self { rhs }

  /// Refused: lift the Int first, so that it is seen to be a constant.
  @available(
    *, unavailable,
    message: "lift the Int to a constant first: T(Double(n)) / x; in a closure Dual(Double(n)) / x"
  )
  public static func / (lhs: Self, rhs: Int) -> Self { lhs }
}

// An overload on Int that worked would change the value of a literal: in pow(x, 1/2) the compiler prefers the Int
// 1/2, which is 0. So an Int never is a number here, unless it is lifted where everybody sees it.

extension Scalar {
  /// Refused: an Int is lifted by way of a Double, so that `T(1/2)` stays one half.
  @available(*, unavailable, message: "lift the Int by way of a Double: T(Double(n))")
  public init(_ whole: Int) { self.init(Double(whole)) }
}

/// Refused: an exponent is a number like the base.
@available(
  *, unavailable,
  message: "lift the Int to a constant first: pow(x, T(Double(n))); in a closure pow(x, Dual(Double(n)))"
)
public func pow<T: Scalar>(_ base: T, _ exponent: Int) -> T { base }

/// Refused: an order is a number like the argument.
@available(
  *, unavailable,
  message: "lift the Int to a constant first: polygamma(T(Double(n)), x); in a closure Dual(Double(n))"
)
public func polygamma<T: Scalar>(_ order: Int, _ x: T) -> T { x }

/// Refused: an order is a number like the argument.
@available(
  *, unavailable,
  message: "lift the Int to a constant first: sincDerivative(T(Double(n)), x); in a closure Dual(Double(n))"
)
public func sincDerivative<T: Scalar>(_ order: Int, _ x: T) -> T { x }

extension Double {
  /// Refused: take the number's own part.
  @available(
    *, unavailable,
    message: "a Scalar is more than a Double; take its part, x.value (in generic code x.primal, an optional)"
  )
  public init<T: Scalar>(_ x: T) { self = .nan }
}

extension Scalar {
  /// Refused: a sum that is to become a Scalar starts as one, `var s: T = 0`.
  @available(*, unavailable, message: "the sum is a Double; start it with `var s: T = 0`")
  public static func += (lhs: inout Double, rhs: Self) {}

  /// Refused: a difference that is to become a Scalar starts as one, `var s: T = 0`.
  @available(*, unavailable, message: "the difference is a Double; start it with `var s: T = 0`")
  public static func -= (lhs: inout Double, rhs: Self) {}

  /// Refused: a product that is to become a Scalar starts as one, `var p: T = 1`.
  @available(*, unavailable, message: "the product is a Double; start it with `var p: T = 1`")
  public static func *= (lhs: inout Double, rhs: Self) {}
}

extension Scalar {
  /// Refused: the remainder is a function, `mod(x, y)`; a multiple that is known is subtracted, `x - T(n) * y`.
  @available(
    *, unavailable,
    message: "a Scalar has no remainder, since that jumps; subtract a constant multiple: x - T(n) * y"
  )
  public static func % (lhs: Self, rhs: Self) -> Self { lhs }

  /// Refused: rounding has slope 0 wherever it has one; the input is rounded instead.
  @available(
    *, unavailable,
    message: "a Scalar is not rounded, since that has slope 0 and jumps; round the input, or take x.value"
  )
  public func rounded() -> Self { self }

  /// Refused: the square root is a function, `sqrt(x)`.
  @available(*, unavailable, message: "write sqrt(x)")
  public func squareRoot() -> Self { self }

  /// Refused: the magnitude is a function, `abs(x)`.
  @available(*, unavailable, message: "write abs(x)")
  public var magnitude: Self { self }
}
