// After reading this file you know how a function with a gap is continued, so that all its derivatives are right there.
//
//     sinc(x) = sin(x)/x        at 0 the limit is 1, the slope 0, the second derivative −1/3
//
// Written `x == 0 ? 1 : sin(x) / x`, a program takes the branch of a constant at 0, whose derivatives are all 0, and
// beside 0 its slope (cos x − sin(x)/x)/x loses all its digits. The power series has neither fault:
//
//     sinc(x) = 1 − x²/3! + x⁴/5! − x⁶/7! + …
//
// It is a branch on order, and both branches are the same function to all digits, so that no derivative jumps there.

/// sin(x)/x, continued by 1 at 0 (the sinc without π).
///
/// NaN at ±∞. For every number with an order; a formula has none.
///
/// Precision: 2 units in the last place where sin(x) is not near 0; the slope has 15 digits and more.
///
/// - Complexity: one sine and one division, or fifteen products and sums up to |x| = 1.99.
@inlinable
public func sinc<T: OrderedScalar>(_ x: T) -> T {
  guard x < 1.9875, x > -1.9875 else { return sin(x) / x }
  let square = x * x
  var sum: T = 1
  for k in stride(from: 14.0, through: 1, by: -1) {
    let divisor = T(2 * k * (2 * k + 1))
    sum = 1 - square / divisor * sum
  }
  return sum
}
