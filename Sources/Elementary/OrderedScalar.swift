// After reading this file you know how generic code may branch: over numbers that have an order by value.
//
//     func halved<T: OrderedScalar>(_ x: T) -> T {
//       var y = x
//       while y > 1 { y = y / 2 }
//       return y
//     }
//
// A branch is taken by value, and the derivative is that of the branch taken. Where the two sides of a
// comparison are equal, another branch begins, and the derivative may jump there: x = 1 is such a point above.
// A formula has no order, nor has an array: code with branches runs over the numbers of forward and reverse
// mode, and not over `Symbolic`, `NDArray`, `Autograd.Box` or `ComputationGraph.Node`.
//
// Why not `Comparable`? The standard library has `max`, `min` and `sorted` for everything comparable, and those
// select one of two equal numbers where calculus asks for both: d/dx max(x, 2) at 2 is ½, not 0. Without that
// conformance the compiler can only find the right ones.

/// A scalar that can be compared by value, so that generic code may contain `if`, `while` and recursion.
///
/// What a number records besides its value does not count: two numbers are equal if their values are. All
/// comparisons with NaN are false but `!=`.
public protocol OrderedScalar: Scalar {
  /// Whether one value is below another; false if either is NaN.
  static func isLess(_ lhs: Self, than rhs: Self) -> Bool

  /// Whether one value is below another or equal to it; false if either is NaN.
  static func isAtMost(_ lhs: Self, _ rhs: Self) -> Bool

  /// The number as a constant: its value passes, no derivative does; programs write `stopGradient(x)`.
  static func stopGradient(_ x: Self) -> Self
}

extension OrderedScalar {
  /// Whether the left value is below the right one; false where either is NaN.
  @inlinable @inline(__always)
  public static func < (lhs: Self, rhs: Self) -> Bool { isLess(lhs, than: rhs) }

  /// Whether the left value is above the right one; false where either is NaN.
  @inlinable @inline(__always)
  public static func > (lhs: Self, rhs: Self) -> Bool { isLess(rhs, than: lhs) }

  /// Whether the left value is at most the right one; false where either is NaN.
  @inlinable @inline(__always)
  public static func <= (lhs: Self, rhs: Self) -> Bool { isAtMost(lhs, rhs) }

  /// Whether the left value is at least the right one; false where either is NaN.
  @inlinable @inline(__always)
  public static func >= (lhs: Self, rhs: Self) -> Bool { isAtMost(rhs, lhs) }
}

extension Double: OrderedScalar {
  /// Whether the first number is below the second one; false where either is NaN.
  @inlinable @inline(__always)
  public static func isLess(_ lhs: Double, than rhs: Double) -> Bool { lhs.isLess(than: rhs) }

  /// Whether the first number is at most the second one; false where either is NaN.
  @inlinable @inline(__always)
  public static func isAtMost(_ lhs: Double, _ rhs: Double) -> Bool { lhs.isLessThanOrEqualTo(rhs) }
}
