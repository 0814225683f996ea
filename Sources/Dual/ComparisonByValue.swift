// After reading this file you know how numbers of forward mode compare: by value, so that a program takes the
// same branches as with plain numbers.
//
// A branch taken by value has the derivative of that branch. Comparing tangents too, as if ε were a small number,
// would make x = x + 0·ε the only equal numbers, and `x == 1` would never hold at x = 1.

/// A number of forward mode: a primal, and whatever it carries besides.
public protocol ForwardScalar: Scalar {
  /// The type of the primal.
  associatedtype Primal: Scalar

  /// The primal: what the program computes without differentiation.
  var value: Primal { get }
}

extension ForwardScalar {
  /// Whether the values are equal; derivatives do not count.
  @inlinable @inline(__always)
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.value == rhs.value }
}

extension ForwardScalar where Self: OrderedScalar, Primal: OrderedScalar {
  /// Whether the value is below the other; derivatives do not count.
  @inlinable @inline(__always)
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.value < rhs.value }

  /// Whether the value is above the other; derivatives do not count.
  @inlinable @inline(__always)
  public static func > (lhs: Self, rhs: Self) -> Bool { lhs.value > rhs.value }

  /// Whether the value is at most the other, which is false for NaN; derivatives do not count.
  @inlinable @inline(__always)
  public static func <= (lhs: Self, rhs: Self) -> Bool { lhs.value <= rhs.value }

  /// Whether the value is at least the other, which is false for NaN; derivatives do not count.
  @inlinable @inline(__always)
  public static func >= (lhs: Self, rhs: Self) -> Bool { lhs.value >= rhs.value }
}
