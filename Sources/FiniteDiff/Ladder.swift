// After reading this file you know how a function is sampled on a ladder of steps, and how its noise is read off the
// lowest rungs.
//
// Neither a fixed step nor a fixed multiple of x is right: sin at 10⁶ varies over 1, log at 10⁻³ over 10⁻³, and x² at
// 10⁻⁸ over any length. So the difference quotient D(h) is measured for steps from about max(1, |x|) down to about
// 2⁻⁴⁴·|x|, each an eighth of the one above:
//
//     step      2⁻¹   2⁻⁴   2⁻⁷   …   2⁻¹⁷   …   2⁻⁴⁰   2⁻⁴³
//     D(h)      truncation falls →    bottom    ← rounding falls
//
// A step is made exact by h ← (x + h) − x; what is lost where x − h passes a power of two counts as noise. The steps are
// no round numbers: rounded samples lie on a grid of their own, and on a dyadic step they may agree by accident.
//
// Noise. A sample is off by u. Three witnesses, of which the largest counts:
//   1. the last place of the samples: ε·max|f|, twice what a correctly rounded function needs;
//   2. scatter: where the quotients of the lowest rungs jump to and fro, D(h) − D(h/8) is at most R·u·(1 + 8ᵐ)/hᵐ; this
//      finds what cancels inside f, such as the 10⁶ in (10⁶ + sin x) − 10⁶;
//   3. a plateau: the lowest rungs all see exactly f(x). Where f is about as steep on both sides just above the plateau,
//      rounding made it, and the first change is the unit of rounding. Otherwise (a relu at rest, or log(1 + exp(−40)))
//      terms of size 1 inside f may have swallowed a slope, up to ε·max(1, |f|).

/// The difference quotient for one step.
struct Rung {
  /// The step h.
  var step: Double

  /// The difference quotient D(h).
  var value: Double

  /// The noise of one sample, as far as this rung alone knows it.
  var noise: Double

  /// The bound R·u/hᵐ on the quotient's rounding error.
  var rounding: Double = 0

  /// Whether every sample equals f(x).
  var isFlat: Bool

  /// The slopes to the left and to the right, if the scheme is central.
  var slopes: (left: Double, right: Double)?
}

/// Samples of one function near one point on a ladder of steps, largest step first.
struct Ladder {
  let point: Double
  let valueAtPoint: Double
  let scheme: Scheme
  private(set) var rungs: [Rung] = []
  private(set) var evaluations = 0
  private(set) var isNoisy = false
  private var largestSample: Double

  init(at point: Double, valueAtPoint: Double, scheme: Scheme) {
    self.point = point
    self.valueAtPoint = valueAtPoint
    self.scheme = scheme
    largestSample = valueAtPoint.magnitude
  }

  /// The quotient for one step; `nil` where a sample is not finite or a step too small to move the point.
  mutating func rung(step: Double, _ f: (Double) throws -> Double) rethrows -> Rung? {
    var sum = 0.0
    var largest = 0.0
    var lostInArgument = 0.0
    var isFlat = true
    var left = valueAtPoint
    var right = valueAtPoint
    for (offset, weight) in zip(scheme.offsets, scheme.weights) {
      let displacement = Double(offset) * step
      let argument = point + displacement
      guard argument.isFinite, (argument == point) == (offset == 0) else { return nil }
      var sample = valueAtPoint
      if offset != 0 {
        sample = try f(argument)
        evaluations += 1
      }
      guard sample.isFinite else { return nil }
      if offset == -1 { left = sample }
      if offset == 1 { right = sample }
      isFlat = isFlat && sample == valueAtPoint
      sum += weight * sample
      largest = Swift.max(largest, sample.magnitude)
      lostInArgument = Swift.max(lostInArgument, ((argument - point) - displacement).magnitude)
    }
    let value = sum / raised(step)
    guard value.isFinite else { return nil }
    largestSample = Swift.max(largestSample, largest)
    let slopes = ((valueAtPoint - left) / step, (right - valueAtPoint) / step)
    return Rung(
      step: step, value: value, noise: largest * 0x1p-52 + value.magnitude * lostInArgument,
      isFlat: isFlat, slopes: scheme.offsets == [-1, 1] ? slopes : nil)
  }

  /// Measures the quotient on every step, and keeps the lowest unbroken run of those that have one.
  mutating func climb(down steps: [Double], _ f: (Double) throws -> Double) rethrows {
    for step in steps {
      if let next = try rung(step: step, f) {
        rungs.append(next)
      } else {
        rungs.removeAll()
      }
    }
    readNoise()
  }

  /// Bounds each rung's rounding error by the largest of the three witnesses of noise.
  private mutating func readNoise() {
    let plateau = rungs.reversed().prefix { $0.isFlat }.count
    let unit = plateau > 0 ? unitOfRounding(plateau) : nil
    let swallowed = plateau > 0 ? unit ?? 0x1p-52 * Swift.max(1, valueAtPoint.magnitude) : 0
    let scatter = scatter(above: unit == nil ? 0 : plateau)
    isNoisy = scatter > largestSample * 0x1p-7
    for index in rungs.indices {
      rungs[index].noise = Swift.max(rungs[index].noise, scatter, swallowed)
      rungs[index].rounding = rounding(of: rungs[index])
    }
  }

  /// The first change above a plateau, if rounding made the plateau: f is about as steep on both sides of x on one of
  /// the four rungs above.
  private func unitOfRounding(_ plateau: Int) -> Double? {
    let upper = rungs.dropLast(plateau)
    guard let first = upper.last, let change = first.slopes else { return nil }
    let isTwoSided = upper.dropLast().suffix(4).contains { rung in
      guard let slopes = rung.slopes else { return false }
      let ratio = (slopes.left / slopes.right).magnitude
      return ratio > 0.5 && ratio < 2
    }
    guard isTwoSided else { return nil }
    return Swift.max(change.left.magnitude, change.right.magnitude) * first.step
  }

  /// Twice the noise that explains how the quotients of the lowest rungs jump, or 0 if they do not jump.
  ///
  /// Noise keeps its size from rung to rung and changes its sign. Truncation grows with the step at least eightfold
  /// (there the rungs of noise end), and a quotient that moves one way only is still converging.
  private func scatter(above plateau: Int) -> Double {
    var largest = 0.0
    var rises = false
    var falls = false
    let lowest = rungs.dropLast(Swift.max(0, plateau - 1)).reversed()
    for (count, (lower, upper)) in zip(lowest, lowest.dropFirst()).enumerated() {
      let change = upper.value - lower.value
      let amplification = scheme.roundingFactor * (1 / raised(upper.step) + 1 / raised(lower.step))
      let noise = change.magnitude / amplification
      if count >= 2 && noise > 8 * largest { break }
      largest = Swift.max(largest, noise)
      rises = rises || change < 0
      falls = falls || change > 0
    }
    return rises && falls ? 2 * largest : 0
  }

  func rounding(of rung: Rung) -> Double {
    scheme.roundingFactor * rung.noise / raised(rung.step)
  }

  /// hᵐ.
  func raised(_ step: Double) -> Double {
    var power = 1.0
    for _ in 0..<scheme.derivativeOrder { power *= step }
    return power
  }
}

extension Ladder {
  /// The steps of the ladder at a point, largest first: 16 of them at most points, never more than 26.
  static func steps(at point: Double) -> [Double] {
    let exponent = point == 0 ? 0 : point.exponent
    let top = Swift.max(exponent, 0) - 1
    let bottom = Swift.max(exponent - 44, -1070)
    return steps(from: top, through: bottom, at: point)
  }

  /// Smaller steps, for a function that has not settled on the ladder's usual ones.
  static func finerSteps(at point: Double) -> [Double] {
    let exponent = point == 0 ? 0 : point.exponent
    let lowestUsual = (steps(at: point).last?.exponent ?? exponent - 44) + 1
    let bottom = point == 0 ? lowestUsual - 72 : exponent - 50
    return steps(from: lowestUsual - 3, through: Swift.max(bottom, -1070), at: point)
  }

  private static func steps(from top: Int, through bottom: Int, at point: Double) -> [Double] {
    guard top >= bottom else { return [] }
    let octaves = Swift.max(3, (top - bottom + 23) / 24)
    return stride(from: top, through: bottom, by: -octaves).map { exponent in
      let step = Double(sign: .plus, exponent: exponent, significand: 0.8408964152537145)
      let exact = (point + step) - point
      return exact.isNormal ? exact : step
    }
  }
}
