// After reading this file you know how numbers of forward mode compare: by value, so that a program takes the
// same branches as with plain numbers.
//
// A branch taken by value has the derivative of that branch. Comparing tangents too, as if ε were a small number,
// would make x = x + 0·ε the only equal numbers, and `x == 1` would never hold at x = 1. The price is said in
// `Regularity.swift`: exactly at a branch point the program is not the function.

/// A number of forward mode: a primal, and the derivatives that the number carries beside it.
public protocol ForwardScalar: Scalar {
  /// The type of the primal.
  associatedtype Primal: Scalar

  /// The primal: what the program computes without differentiation.
  var value: Primal { get }

  /// Whether a program that compares two numbers by `==` finds them equal.
  static func isEqual(_ lhs: Self, to rhs: Self) -> Bool
}

extension ForwardScalar {
  /// The plain number in the innermost value; `nil` where the primal stands for none, as a formula does.
  @inlinable @inline(__always)
  public var primal: Double? { value.primal }

  /// Whether the values are equal.
  @inlinable @inline(__always)
  public static func isEqual(_ lhs: Self, to rhs: Self) -> Bool { lhs.value == rhs.value }

  /// Whether the values are equal; derivatives do not count.
  @inlinable @inline(__always)
  public static func == (lhs: Self, rhs: Self) -> Bool {
    isEqual(lhs, to: rhs)
  }
}

extension ForwardScalar where Primal: OrderedScalar {
  /// Whether the left value is below the right one, false where either is NaN; derivatives do not count.
  @inlinable @inline(__always)
  public static func isLess(_ lhs: Self, than rhs: Self) -> Bool {
    Primal.isLess(lhs.value, than: rhs.value)
  }

  /// Whether the left value is at most the right one, false where either is NaN; derivatives do not count.
  @inlinable @inline(__always)
  public static func isAtMost(_ lhs: Self, _ rhs: Self) -> Bool {
    Primal.isAtMost(lhs.value, rhs.value)
  }
}

extension Dual: Hashable {
  /// Hashes the value alone, since two numbers are equal if their values are.
  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
