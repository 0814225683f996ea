// After reading this file you know why `abs`, `min`, `max` and `gamma` need more care than `exp`.
//
// The standard library has a generic `abs`, `min` and `max` for what can be compared. `Double` fits both those
// and ours, and neither would win. The overloads for what fits both are narrower than either, so they do.

/// The absolute value.
@inlinable @inline(__always)
public func abs<T: Scalar>(_ x: T) -> T { T.apply(.abs, to: x) }

/// The absolute value, for a number that also has an order.
@inlinable @inline(__always)
public func abs<T: Scalar & SignedNumeric & Comparable>(_ x: T) -> T { T.apply(.abs, to: x) }

/// The smaller of two numbers; NaN if either is NaN.
@inlinable @inline(__always)
public func min<T: Scalar>(_ x: T, _ y: T) -> T { T.apply(.min, to: x, y) }

/// The smaller of two numbers that also have an order; NaN if either is NaN.
@inlinable @inline(__always)
public func min<T: Scalar & Comparable>(_ x: T, _ y: T) -> T { T.apply(.min, to: x, y) }

/// The larger of two numbers; NaN if either is NaN.
@inlinable @inline(__always)
public func max<T: Scalar>(_ x: T, _ y: T) -> T { T.apply(.max, to: x, y) }

/// The larger of two numbers that also have an order; NaN if either is NaN.
@inlinable @inline(__always)
public func max<T: Scalar & Comparable>(_ x: T, _ y: T) -> T { T.apply(.max, to: x, y) }

/// The gamma function of a plain number.
///
/// The one function of this package on plain `Double`, and on purpose. The C library on Linux has a `gamma`
/// of its own that answers log Γ(x): 3.178 instead of 24 at x = 5. Without this overload a file that also
/// imports Foundation would get that answer silently; with it, the compiler asks. Write `Elementary::gamma(x)`.
@inlinable @inline(__always)
public func gamma(_ x: Double) -> Double { Double.apply(.gamma, to: x) }
