// After reading this file you know gradient checking: the gradient once more, by moving each input a little.
//
// It is easy, since it needs nothing but the function, and slow: 2n evaluations for n inputs, where the backward
// sweep costs about as much as a few evaluations, whatever n is. So it is used to test a gradient, not as one.
//
//     ∂f/∂xᵢ ≈ (f(x + h eᵢ) − f(x − h eᵢ)) / 2h       truncation error h²/6·f‴, rounding error about 2⁻⁵³|f|/h
//
// Both are smallest together for h near the cube root of 2⁻⁵². `FiniteDiff` measures them and chooses h.

extension ComputationGraph {
  /// A gradient compared with differences.
  public struct GradientCheck: Sendable {
    /// The gradient by central differences.
    public let numerical: [Double]

    /// How often the function was evaluated: twice for each input.
    public let evaluations: Int

    /// The largest |difference − gradient| among the inputs, over max(1, |gradient|).
    public let deviation: Double

    /// Checks a gradient against central differences of the function.
    ///
    /// - Complexity: 2n evaluations for n inputs.
    public init(of gradient: [Double], at point: [Double], function: ([Double]) -> Double) {
      guard gradient.count == point.count else {
        stop("GradientCheck: the gradient has \(gradient.count) numbers, the point has \(point.count)")
      }
      var (x, evaluations, deviation) = (point, 0, 0.0)
      func value(_ i: Int, _ number: Double) -> Double {
        x[i] = number
        evaluations += 1
        return function(x)
      }
      numerical = point.indices.map { i in
        let step = 6e-6 * Swift.max(1, point[i].magnitude)
        let (right, left) = (point[i] + step, point[i] - step)
        let rise = value(i, right) - value(i, left)
        x[i] = point[i]
        let error = (rise / (right - left) - gradient[i]).magnitude / Swift.max(1, gradient[i].magnitude)
        if !deviation.isNaN && !(error <= deviation) { deviation = error }  // NaN stays
        return rise / (right - left)
      }
      self.evaluations = evaluations
      self.deviation = deviation
    }
  }
}
