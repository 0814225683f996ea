// After reading this file you know the sum, the largest and the smallest of many numbers, in generic code.
//
//     func norm<T: Scalar>(_ x: [T]) -> T { sqrt(x.map { $0 * $0 }.sum()) }
//     func peak<T: Scalar>(_ x: [T]) -> T { max(x[0], x[1], x[2]) }
//
// The standard library's `max` and `min` are for what has an order; a scalar need not have one. These select pair by
// pair, so that at a tie of two each has slope ½. At a tie of more the halves multiply: in max(max(x, y), z) with
// x = y = z the slopes are ¼, ¼ and ½.

extension Array where Element: Scalar {
  /// The sum of all numbers, from the first to the last; 0 if there is none.
  ///
  /// - Complexity: one addition a number.
  @inlinable
  public func sum() -> Element {
    guard var sum = first else { return 0 }
    for number in dropFirst() { sum = sum + number }
    return sum
  }

  /// The largest number; `nil` if there is none, as in the standard library, and NaN if one is NaN.
  ///
  /// - Complexity: one selection a number.
  @_disfavoredOverload
  @inlinable
  public func max() -> Element? {
    guard var largest = first else { return nil }
    for number in dropFirst() { largest = Element.apply(.max, to: largest, number) }
    return largest
  }

  /// The smallest number; `nil` if there is none, as in the standard library, and NaN if one is NaN.
  ///
  /// - Complexity: one selection a number.
  @_disfavoredOverload
  @inlinable
  public func min() -> Element? {
    guard var smallest = first else { return nil }
    for number in dropFirst() { smallest = Element.apply(.min, to: smallest, number) }
    return smallest
  }
}

/// The largest of three or more numbers; NaN if one is NaN.
@inlinable
public func max<T: Scalar>(_ x: T, _ y: T, _ z: T, _ rest: T...) -> T {
  rest.reduce(T.apply(.max, to: T.apply(.max, to: x, y), z)) { T.apply(.max, to: $0, $1) }
}

/// The largest of three or more numbers that also have an order; NaN if one is NaN.
@inlinable
public func max<T: Scalar & Comparable>(_ x: T, _ y: T, _ z: T, _ rest: T...) -> T {
  rest.reduce(T.apply(.max, to: T.apply(.max, to: x, y), z)) { T.apply(.max, to: $0, $1) }
}

/// The smallest of three or more numbers; NaN if one is NaN.
@inlinable
public func min<T: Scalar>(_ x: T, _ y: T, _ z: T, _ rest: T...) -> T {
  rest.reduce(T.apply(.min, to: T.apply(.min, to: x, y), z)) { T.apply(.min, to: $0, $1) }
}

/// The smallest of three or more numbers that also have an order; NaN if one is NaN.
@inlinable
public func min<T: Scalar & Comparable>(_ x: T, _ y: T, _ z: T, _ rest: T...) -> T {
  rest.reduce(T.apply(.min, to: T.apply(.min, to: x, y), z)) { T.apply(.min, to: $0, $1) }
}
