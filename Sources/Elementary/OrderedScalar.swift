// After reading this file you know how generic code may branch: over numbers that have an order by value.
//
//     func collatzLike<T: OrderedScalar>(_ x: T) -> T {
//       var y = x
//       while y > 1 { y = y / 2 }
//       return y
//     }
//
// A branch is taken by value, and the derivative is that of the branch taken. Where the two sides of a
// comparison are equal, another branch begins, and the derivative may jump there: x = 1 is such a point above.
// A formula has no order, so that code with branches runs over every number type but `Symbolic`.

/// A scalar that can be compared by value, so that generic code may contain `if`, `while` and recursion.
///
/// What a number records besides its value does not count: two numbers are equal if their values are. All
/// comparisons with NaN are false but `!=`.
public protocol OrderedScalar: Scalar, Comparable {}

extension Double: OrderedScalar {}
