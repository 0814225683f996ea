// After reading this file you know how a function is sampled on a ladder of steps.
//
// Neither a fixed step nor a fixed multiple of x is right: sin at 10⁶ varies over 1, log at 10⁻³ over 10⁻³, and x² at
// 10⁻⁸ over any length. So the difference quotient D(h) is measured for 15 steps, each an eighth of the one above, from |x|/2
// or from the longest on which a first look has seen f vary (ShortLadder.swift):
//
//     step/|x|  2⁻¹   2⁻⁴   2⁻⁷   …   2⁻¹⁷   …   2⁻⁴⁰   2⁻⁴³
//     D(h)      truncation falls →    bottom    ← rounding falls
//
// A step is always a multiple of |x| by a power of two, whatever the unit of x (of 1 where x is 0 or not normal).
//
// A step is made exact by h ← (x + h) − x; what is lost where x − h passes a power of two counts as noise. The steps are
// no round numbers: rounded samples lie on a grid of their own, and on a dyadic step they may agree by accident.

/// The difference quotient for one step.
struct Rung {
  /// The step h.
  var step: Double

  /// The difference quotient D(h).
  var value: Double

  /// The noise of one sample.
  var noise: Double

  /// The bound R·u/hᵐ on the quotient's rounding error.
  var rounding: Double

  /// Whether every sample equals f(x).
  var isFlat: Bool

  /// The slopes to the left and to the right of the middle sample.
  var slopes: (left: Double, right: Double)
}

/// The quotients of one scheme on a ladder of steps, largest step first.
struct Ladder {
  let scheme: Scheme
  var rungs: [Rung] = []

  /// The noise that no single rung can see.
  var noiseFloor = 0.0

  /// Whether the noise is as large as what the function does.
  var isNoisy = false

  init(_ scheme: Scheme, noiseFloor: Double = 0) {
    self.scheme = scheme
    self.noiseFloor = noiseFloor
  }

  /// The quotient for one step; `nil` where a sample is not finite or the step too small to move the point.
  func rung(step: Double, _ samples: inout Samples, _ f: (Double) throws -> Double) rethrows -> Rung? {
    var sum = 0.0
    var largest = 0.0
    var lostInArgument = 0.0
    var isFlat = true
    var nearest = NearestSamples(samples.valueAtPoint)
    let (offsets, factors) = (scheme.offsets, scheme.factors)
    for index in offsets.indices {
      let (offset, factor) = (offsets[index], factors[index])
      guard let sample = try samples.sample(Double(offset) * step, f) else { return nil }
      isFlat = isFlat && sample.value == samples.valueAtPoint
      if offset != 0 { nearest.add(Double(offset), sample.value) }
      sum += factor * sample.value
      largest = Swift.max(largest, sample.value.magnitude)
      lostInArgument = Swift.max(lostInArgument, sample.lost)
    }
    let value = (0..<scheme.derivativeOrder).reduce(sum) { quotient, _ in quotient / step }
    guard value.isFinite else { return nil }
    let slopes = nearest.slopes(step: step)
    let slope = Swift.max(slopes.left.magnitude, slopes.right.magnitude)
    let lastPlace = Swift.max(largest * 0x1p-52, .leastNonzeroMagnitude)
    let noise = Swift.max(lastPlace + slope * lostInArgument, noiseFloor)
    return Rung(
      step: step, value: value, noise: noise, rounding: rounding(noise: noise, step: step), isFlat: isFlat,
      slopes: slopes)
  }

  /// Measures the quotient on every step, and keeps the lowest unbroken run of those that have one.
  mutating func climb(
    down steps: [Double], _ samples: inout Samples, _ f: (Double) throws -> Double
  ) rethrows {
    for step in steps where samples.point + step != samples.point {
      if let next = try rung(step: step, &samples, f) {
        rungs.append(next)
      } else {
        rungs.removeAll()
      }
    }
  }

  /// R·u/hᵐ.
  func rounding(noise: Double, step: Double) -> Double {
    (0..<scheme.derivativeOrder).reduce(scheme.roundingFactor * noise) { bound, _ in bound / step }
  }
}

extension Ladder {
  /// Whether steps are multiples of |x|, and not of 1.
  static func hasScale(_ point: Double) -> Bool { point.magnitude >= .leastNormalMagnitude }

  /// The 15 steps of the ladder, three octaves apart, largest first.
  static func steps(upTo top: Int, at point: Double) -> [Double] {
    steps(from: top, through: top - 43, at: point)
  }

  /// Smaller steps, for a function that has not settled on the ladder's usual ones.
  static func finerSteps(below top: Int, at point: Double) -> [Double] {
    steps(from: top - 45, through: hasScale(point) ? point.exponent - 50 : top - 114, at: point)
  }

  /// The steps of a ladder whose rungs are one octave apart, from eight octaves above an expected step to eight below.
  static func steps(around expected: Double, at point: Double) -> [Double] {
    guard expected.isNormal else { return [] }
    let finest = hasScale(point) ? Swift.max(point.exponent - 50, -1060) : -1060
    let lowest = exactStep(Swift.max(expected.exponent - 8, finest), at: point)
    return (0...16).reversed().map { lowest * Double(1 << $0) }
  }

  private static func steps(from top: Int, through wanted: Int, at point: Double) -> [Double] {
    let bottom = Swift.max(wanted, -1070)
    guard top >= bottom else { return [] }
    let octaves = Swift.max(3, (top - bottom + 23) / 24)
    return stride(from: top, through: bottom, by: -octaves).map { exactStep($0, at: point) }
  }

  /// About 0.84 times a power of two, so that the point plus the step is exact.
  static func exactStep(_ exponent: Int, at point: Double) -> Double {
    let step = Double(sign: .plus, exponent: exponent, significand: 0.8408964152537145)
    let exact = (point + step) - point
    return exact.isNormal ? exact : step
  }
}

/// The sample at the point, and the first two beside it.
private struct NearestSamples {
  private typealias Sample = (offset: Double, value: Double)
  private var middle: Sample
  private var first: Sample?
  private var second: Sample?

  init(_ valueAtPoint: Double) { middle = (0, valueAtPoint) }

  mutating func add(_ offset: Double, _ value: Double) {
    if first == nil { first = (offset, value) } else if second == nil { second = (offset, value) }
  }

  /// The slopes of the two pieces between three samples; equal if there are only two.
  func slopes(step: Double) -> (left: Double, right: Double) {
    func slope(_ left: Sample, _ right: Sample) -> Double {
      (right.value - left.value) / ((right.offset - left.offset) * step)
    }
    guard let first else { return (0, 0) }
    guard let second else {
      let only = first.offset < 0 ? slope(first, middle) : slope(middle, first)
      return (only, only)
    }
    let (low, high) = first.offset < second.offset ? (first, second) : (second, first)
    if low.offset > 0 { return (slope(middle, low), slope(low, high)) }
    if high.offset < 0 { return (slope(low, high), slope(high, middle)) }
    return (slope(low, middle), slope(middle, high))
  }
}
