// After reading this file you know the gradient by differences: its own step for each input.
//
// Cost. n inputs cost n derivatives. This is the price that reverse mode does not pay.

/// The gradient of a function at a point, by central differences with an automatic step for each input.
///
/// ```
/// gradient(at: [2, 5]) { x in x[0] * x[1] }      // [5.000000000000001, 2.0]
/// ```
///
/// - Complexity: 7 to 9 calls of the function for each input in the median, 30 to 60 where these leave a doubt.
@_disfavoredOverload
public func gradient(
  at x: [Double], of f: ([Double]) throws -> Double
) rethrows -> [Double] {
  try differenceQuotients(at: x, of: f).map(\.value)
}

/// The partial derivatives of a function at a point by differences, each with step, scheme and error estimate.
///
/// Each input has its own step, chosen as in ``differenceQuotient(at:scheme:step:within:of:)``.
///
/// - Parameters:
///   - x: the point.
///   - scheme: the scheme to use; without one, central, or one-sided where one side is undefined.
///   - bounds: where each input may lie, as far as given; everywhere without them.
///   - f: the function.
/// - Complexity: 7 to 9 calls of the function for each input in the median, 30 to 60 where these leave a doubt.
public func differenceQuotients(
  at x: [Double], scheme: Scheme? = nil, within bounds: [ClosedRange<Double>] = [],
  of f: ([Double]) throws -> Double
) rethrows -> [DifferenceQuotient] {
  var point = x
  return try x.indices.map { index in
    defer { point[index] = x[index] }
    let range = index < bounds.count ? bounds[index] : nil
    return try differenceQuotient(at: x[index], scheme: scheme, within: range) { moved in
      point[index] = moved
      return try f(point)
    }
  }
}
