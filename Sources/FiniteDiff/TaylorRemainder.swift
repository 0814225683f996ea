// After reading this file you can tell a right gradient from a wrong one by the slope of a line.
//
// Idea. Along a direction v, Taylor's theorem leaves
//
//     r(h) = | f(x + h·v) − f(x) − h·⟨g, v⟩ |
//
// With the right gradient r falls like h², with any other like h. On doubly logarithmic paper: slope 2.00 against 1.00.
//
// Example. f(x) = x² at 1, g = 2: r(0.1) = 1.21 − 1 − 0.2 = 0.01, r(0.05) = 0.0025: a quarter, so slope 2. With g = 2.2:
// r(0.1) = 0.01, r(0.05) = 0.0075, r(0.025) = 0.0044 …: the slope goes to 1.
//
// Limits. Where f is linear along v the remainder is rounding alone: nothing to fit, and nothing wrong. A slope of 3 means
// that the second derivative along v is 0. An error in g smaller than h·f″ at the smallest visible h does not show.

/// How fast the first-order Taylor remainder of a function falls.
public struct TaylorRemainder: Sendable, Hashable {
  /// The steps h, each half of the one before.
  public var steps: [Double]

  /// The remainder r(h) for each step; NaN where the function is.
  public var remainders: [Double]

  /// The slope of log r against log h over the smallest steps that rounding does not spoil; `nil` if there are fewer than
  /// four of them, as for a linear function with the right gradient.
  public var slope: Double?

  /// The steps over which ``slope`` was fitted; `nil` where there is no slope.
  public var fittedSteps: ClosedRange<Double>?

  /// How often the function was called.
  public var evaluations: Int

  /// Whether the slope speaks for the gradient: it is at least 1.9, or all remainders are rounding.
  public var supportsGradient: Bool { (slope ?? 2) >= 1.9 }
}

extension TaylorRemainder: CustomStringConvertible {
  /// The slope and what it means.
  public var description: String {
    guard let slope, let range = fittedSteps else {
      return "Taylor remainder: rounding alone, nothing to fit"
    }
    let meaning = supportsGradient ? "as for a right gradient" : "2.00 is right, 1.00 is wrong"
    return
      "Taylor remainder: slope \(hundredths(slope)) from h = \(short(range.upperBound)) to \(short(range.lowerBound)): \(meaning)"
  }
}

/// Measures how fast f(x + h·v) − f(x) − h·⟨g, v⟩ falls with h.
///
/// - Parameters:
///   - f: the function.
///   - gradient: the gradient at the point, right or wrong.
///   - x: the point.
///   - direction: the direction v, in the unit of x.
/// - Complexity: About 80 calls of the function: 50 measure its noise along v.
public func taylorRemainder(
  of f: ([Double]) throws -> Double, gradient: [Double], at x: [Double], along direction: [Double]
) rethrows -> TaylorRemainder {
  let noise = try riddersQuotient(at: 0) { try f(moved(x, along: direction, by: $0)) }
  return try taylorRemainder(of: f, gradient: gradient, at: x, along: direction, measured: noise)
}

/// The remainder above the noise that a quotient along the direction has met: its rounding error is R·u/h.
func taylorRemainder(
  of f: ([Double]) throws -> Double, gradient: [Double], at x: [Double], along direction: [Double],
  measured: DifferenceQuotient
) rethrows -> TaylorRemainder {
  let value = try f(x)
  let slope = innerProduct(gradient, direction)
  let measuredNoise = measured.roundingError * measured.step / measured.scheme.roundingFactor
  var result = TaylorRemainder(steps: [], remainders: [], slope: nil, fittedSteps: nil, evaluations: 1)
  var noise: [Double] = []
  for exponent in 2...31 {
    let step = Double(sign: .plus, exponent: -exponent, significand: 1)
    let sample = try f(moved(x, along: direction, by: step))
    result.evaluations += 1
    result.steps.append(step)
    result.remainders.append((sample - value - step * slope).magnitude)
    noise.append(Swift.max(measuredNoise, 0x1p-51 * (value.magnitude + sample.magnitude)))
  }
  let visible = result.steps.indices.filter { result.remainders[$0] > 32 * noise[$0] }.suffix(6)
  guard visible.count >= 4, let largest = visible.first, let smallest = visible.last else { return result }
  result.fittedSteps = result.steps[smallest]...result.steps[largest]
  result.slope = fittedSlope(
    visible.map { Elementary::log2(result.steps[$0]) },
    visible.map { Elementary::log2(result.remainders[$0]) })
  return result
}

/// The slope of the straight line with the least squared error.
func fittedSlope(_ x: [Double], _ y: [Double]) -> Double {
  let meanX = x.reduce(0, +) / Double(x.count)
  let meanY = y.reduce(0, +) / Double(y.count)
  let products = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
  let squares = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
  return products / squares
}
