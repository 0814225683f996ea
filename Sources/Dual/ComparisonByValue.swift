// After reading this file you know how numbers of forward mode compare: by value, so that a program takes the
// same branches as with plain numbers.
//
// A branch taken by value has the derivative of that branch. Comparing tangents too, as if ε were a small number,
// would make x = x + 0·ε the only equal numbers, and `x == 1` would never hold at x = 1. The price is said in
// `Regularity.swift`: exactly at a branch point the program is not the function.

/// A number of forward mode: a primal, and whatever it carries besides.
public protocol ForwardScalar: Scalar {
  /// The type of the primal.
  associatedtype Primal: Scalar

  /// The primal: what the program computes without differentiation.
  var value: Primal { get }

  /// Whether two numbers are equal for a program.
  static func isEqual(_ lhs: Self, to rhs: Self) -> Bool
}

extension ForwardScalar {
  /// The innermost value, as rules that are generic over numbers look at it.
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
  /// Whether the value is below the other, which is false for NaN; derivatives do not count.
  @inlinable @inline(__always)
  public static func isLess(_ lhs: Self, than rhs: Self) -> Bool {
    Primal.isLess(lhs.value, than: rhs.value)
  }

  /// Whether the value is at most the other, which is false for NaN; derivatives do not count.
  @inlinable @inline(__always)
  public static func isAtMost(_ lhs: Self, _ rhs: Self) -> Bool {
    Primal.isAtMost(lhs.value, rhs.value)
  }
}

extension Dual: Hashable {
  /// Feeds the value alone, since two numbers are equal if their values are.
  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
