// After reading this file you know how derivatives from one side are asked for, and what is said where the sides differ.
//
//     derivatives(at: 0, upTo: 2, from: .right) { x in abs(x) }               // [0, 1, 0]
//     derivatives(at: 0, upTo: 2, from: .left) { x in abs(x) }                // [0, -1, 0]
//     derivatives(at: 0, upTo: 2, from: .both) { x in abs(x) * abs(x) }       // [0, 0, 2]
//
// Idea. Right of x the variable is x + t with t > 0. Then every number has a sign near t = 0, that of the first coefficient
// of its series that is not 0: |t²| is t², t² > 0, max(t, t²) is t. No kink is met, and no convention is needed. Left of x it
// is x − t, and each derivative of odd order changes its sign.
//
// Why. Exactly at a kink a rule has to answer with one slope, and answers with the midpoint of the two. As a derivative of
// first order that is what a central difference tends to. Differentiated once more it is wrong: of |x|·|x| = x² it makes 0.
// A rule cannot know; two one-sided series do.
//
// Limits. One direction: along a line each side is a direction. A program's own loops and branches see the sign of a series
// too, so that they go where they would right beside the point.

extension Taylor {
  /// The side from which a point is approached when derivatives are taken there.
  public enum Side: Hashable, Sendable, CaseIterable {
    /// The point is approached from larger numbers, t > 0.
    case right

    /// The point is approached from smaller numbers, t < 0.
    case left

    /// Derivatives are taken from both sides, which have to agree.
    case both
  }
}

/// A function's value and its derivatives at a point from one side, from order 0 to n.
///
/// - Parameters:
///   - x: the point.
///   - order: n ≥ 0.
///   - side: the side of x. With `.both`, an order in which the two sides differ is NaN, and so are the orders
///     above.
///   - function: a closure over `Taylor`, or a generic function over `Scalar`; what it throws is thrown on.
/// - Returns: f(x) and the limits of f′, …, f⁽ⁿ⁾ from that side; all NaN where f(x) is NaN.
/// - Complexity: one run of the function, from both sides two, each operation in n² plain ones.
public func derivatives<Failure: Error>(
  at x: Double, upTo order: Int, from side: Taylor.Side, of function: (Taylor) throws(Failure) -> Taylor
) throws(Failure) -> [Double] {
  func runs(_ sign: Double) throws(Failure) -> [Double] {
    let result = try known(toOrder: order) { order throws(Failure) in
      let seed = Taylor(Series([x, sign], order: order, isOneSided: true))
      return try run(seeds: seed, of: function)
    }
    return (0...order).map { k in k % 2 == 1 ? sign * result.derivative(k) + 0 : result.derivative(k) }
  }
  requireOrder(order, in: "derivatives(at:upTo:from:of:)")
  switch side {
  case .right: return try runs(1)
  case .left: return try runs(-1)
  case .both: return agreement(try runs(1), try runs(-1))
  }
}

/// The mean of two lists as far as they agree up to rounding, then NaN.
private func agreement(_ right: [Double], _ left: [Double]) -> [Double] {
  var (scale, agree) = (0.0, true)
  return zip(right, left).map { r, l in
    for size in [r.magnitude, l.magnitude] where size.isFinite { scale = max(scale, size) }
    agree = agree && (r == l || (r - l).magnitude <= 0x1p-40 * scale)
    return agree ? 0.5 * r + 0.5 * l : .nan
  }
}
