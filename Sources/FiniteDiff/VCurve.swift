// After reading this file you can draw the V that every difference scheme makes: its error against its step.
//
// Picture. The central difference of l₄ at 0.2, on doubly logarithmic paper; l₁ = x and lₙ₊₁ = 4lₙ(1 − lₙ), the logistic map:
//
//     error 10⁰ │╲                                      ╱ ·
//               │  ╲  c·h², slope 2           u/h    ╱ ·
//         10⁻⁶  │     ╲                 slope −1  ╱ ·            the rounding error jumps about; its bound is the line
//               │        ╲                     ╱·
//         10⁻¹⁰ │           ╲_______________╱·
//               └──────┬───────────┬────────────┬──────→ h
//                    10⁻²        10⁻⁶         10⁻¹²
//
// Each scheme has a V of its own: a steeper left arm (slope p) lets it turn at a longer step, where rounding is smaller.
// That is the whole gain of higher order.
//
// Example. sin at 1: forward differences turn near h = 10⁻⁸ with eight digits, central ones near 5·10⁻⁶ with eleven,
// five points near 10⁻³ with twelve and a half.
//
// Which point is the best? A single lucky step may hit the derivative exactly. The optimum here is the step whose worst
// neighbour within an octave is best.

/// The error of one scheme against its step, measured and predicted.
public struct VCurve: Sendable {
  /// One step of the curve.
  public struct Point: Hashable, Sendable {
    /// The step h.
    public var step: Double

    /// The quotient D(h); NaN where a sample is not finite.
    public var value: Double

    /// The measured error |D(h) − f⁽ᵐ⁾|.
    public var error: Double

    /// The predicted error |C·f⁽ᵐ⁺ᵖ⁾|·hᵖ + R·u/hᵐ.
    public var predicted: Double
  }

  /// A step and the error there.
  public struct Optimum: Hashable, Sendable {
    /// The step h*.
    public var step: Double

    /// The error at h*.
    public var error: Double
  }

  /// The scheme whose error is measured.
  public var scheme: Scheme

  /// The derivative against which errors are measured.
  public var reference: Double

  /// How far the reference itself may be off; errors below it mean nothing.
  public var referenceError: Double

  /// The curve, largest step first.
  public var points: [Point]

  /// The measured optimum: the step whose worst neighbour within an octave has the smallest error.
  public var optimum: Optimum?

  /// The predicted optimum h* = (m·R·u/(p·|C·f⁽ᵐ⁺ᵖ⁾|))^(1/(m+p)); `nil` if f⁽ᵐ⁺ᵖ⁾ is 0 or not known.
  public var predictedOptimum: Optimum?

  /// How often the function was called.
  public var evaluations: Int
}

extension VCurve: CustomStringConvertible {
  /// The scheme, its optimum, and the predicted one.
  public var description: String {
    let measured = optimum.map { "best \(short($0.error)) at h = \(short($0.step))" } ?? "no usable step"
    let predicted =
      predictedOptimum.map { "predicted \(short($0.error)) at h = \(short($0.step))" } ?? "no prediction"
    return "\(scheme): \(measured), \(predicted)"
  }
}

/// Measures the V-curve of a scheme on steps from 2⁻¹ to 2⁻⁵², four to an octave, each made exact by h ← (x + h) − x.
///
/// ```
/// vCurve(at: 1, scheme: .central, derivative: cos(1)) { sin($0) }.optimum      // 7e-12 near 5e-6
/// ```
///
/// - Parameters:
///   - x: the point.
///   - scheme: the scheme.
///   - derivative: the exact derivative of the scheme's order; without it, Ridders' value for order 1 and the scheme's own
///     best value for higher orders.
///   - higherDerivative: f⁽ᵐ⁺ᵖ⁾(x) for the prediction; without it, it is read off the curve's left arm.
///   - octaves: the range of steps, as powers of two; what no `Double` can hold is left out.
///   - f: the function.
/// - Complexity: 205 calls of the function for each sample of the scheme, and about 150 for what is not given.
public func vCurve(
  at x: Double, scheme: Scheme, derivative: Double? = nil, higherDerivative: Double? = nil,
  octaves: ClosedRange<Int> = -52 ... -1, of f: (Double) throws -> Double
) rethrows -> VCurve {
  var calls = 0
  func counted(_ x: Double) throws -> Double {
    calls += 1
    return try f(x)
  }
  let own = try differenceQuotient(at: x, scheme: scheme, of: counted)
  let best = scheme.derivativeOrder == 1 ? try riddersQuotient(at: x, of: counted) : own
  let reference = derivative ?? best.value
  let order = Double(scheme.derivativeOrder)
  let power = Double(scheme.accuracyOrder)
  let size = try counted(x).magnitude * 0x1p-53
  let measuredNoise = own.roundingError * Elementary::pow(own.step, order) / scheme.roundingFactor
  let noise = measuredNoise > 32 * size ? measuredNoise : size
  let curvature =
    higherDerivative.map { ($0 * scheme.truncationFactor).magnitude }
    ?? own.truncationError / Elementary::pow(own.step, power)
  func predicted(_ step: Double) -> Double {
    curvature * Elementary::pow(step, power) + scheme.roundingFactor * noise / Elementary::pow(step, order)
  }
  var curve = VCurve(
    scheme: scheme, reference: reference, referenceError: derivative == nil ? best.errorEstimate : 0,
    points: [],
    optimum: nil, predictedOptimum: nil, evaluations: 0)
  let range = octaves.clamped(to: -1074...1023)
  for quarter in stride(from: 4 * range.upperBound, through: 4 * range.lowerBound, by: -1) {
    let wanted = Elementary::exp2(Double(quarter) / 4)
    let step = (x + wanted) - x
    guard step > 0 else { break }
    let value = try scheme.quotient(at: x, step: step, of: counted)
    curve.points.append(
      .init(step: step, value: value, error: (value - reference).magnitude, predicted: predicted(step)))
  }
  curve.optimum = curve.steadyOptimum
  let ideal = Elementary::pow(
    order * scheme.roundingFactor * noise / (power * curvature), 1 / (order + power))
  if ideal.isNormal { curve.predictedOptimum = .init(step: ideal, error: predicted(ideal)) }
  curve.evaluations = calls
  return curve
}

extension VCurve {
  /// The step with the smallest worst error among the nine steps within an octave to either side.
  fileprivate var steadyOptimum: Optimum? {
    var best: Optimum?
    for center in points.indices.dropFirst(4).dropLast(4) {
      let errors = points[(center - 4)...(center + 4)].map(\.error)
      guard errors.allSatisfy(\.isFinite), let worst = errors.max() else { continue }
      if worst < best?.error ?? .infinity { best = Optimum(step: points[center].step, error: worst) }
    }
    return best
  }
}
