// After reading this file you know a second derivative along two directions, and why it has a ladder of its own.
//
// Idea. Four corners of a small parallelogram:
//
//     f(x − a + b) ─── f(x + a + b)          aᵀHb ≈ [f(++) − f(+−) − f(−+) + f(−−)] / 4
//          │     x     │
//     f(x − a − b) ─── f(x + a − b)          f = x·y, a = (h, 0), b = (0, k):  exactly h·k
//
// The corners shrink together, by a factor of 8 a rung. At the top the truncation error falls by 64 from one quotient to
// the next, at the bottom the noise grows by 64; so the movement to the neighbours measures both, whatever the function
// does inside. That matters where f is 0 by cancellation, as at the minimum of a sum of squares: its noise is then not a
// part of f's size, and no step that is derived from |f| would be right.

/// The mixed second derivative aᵀHb by the ladder's best rung, with an estimate from the movement to its neighbours.
///
/// - Parameters:
///   - a: a direction in the size of the inputs that it moves; halved and divided by 8 again and again.
///   - b: another one.
/// - Complexity: at most 56 calls of the function.
func mixedDerivative(
  at x: [Double], _ a: [Double], _ b: [Double], of f: ([Double]) throws -> Double
) rethrows -> DifferenceQuotient {
  var rungs: [(step: Double, value: Double, rounding: Double)] = []
  var calls = 0
  for octaves in stride(from: 2, through: 41, by: 3) {
    let step = Double(sign: .plus, exponent: -octaves, significand: 1)
    let (near, far) = (a.map { $0 * step }, b.map { $0 * step })
    var sum = 0.0
    var largest = 0.0
    for (sign, other) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
      let value = try f(x.indices.map { x[$0] + sign * near[$0] + other * far[$0] })
      calls += 1
      sum += sign * other * value
      largest = Swift.max(largest, value.magnitude)
    }
    let quotient = sum / 4 / step / step
    if quotient.isFinite {
      rungs.append((step, quotient, largest * 0x1p-52 / step / step))
    } else {
      rungs.removeAll()
    }
  }
  guard var best = rungs.indices.first else {
    return .refused(.undefinedNearby, scheme: .central, evaluations: calls)
  }
  func errors(_ index: Int) -> (truncation: Double, rounding: Double) {
    let above = index > 0 ? (rungs[index].value - rungs[index - 1].value).magnitude / 16 : .infinity
    let below =
      index + 1 < rungs.count ? (rungs[index + 1].value - rungs[index].value).magnitude / 16 : .infinity
    return (above, Swift.max(rungs[index].rounding, below))
  }
  for index in rungs.indices
  where errors(index).truncation + errors(index).rounding
    < errors(best).truncation + errors(best).rounding
  { best = index }
  let (truncation, rounding) = errors(best)
  return DifferenceQuotient(
    value: rungs[best].value, step: rungs[best].step, scheme: .central, evaluations: calls,
    truncationError: truncation, roundingError: rounding,
    caveat: truncation.isFinite && rounding.isFinite ? nil : .notConverged)
}
