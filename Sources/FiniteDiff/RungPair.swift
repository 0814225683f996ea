// After reading this file you know what four samples, at two steps an eighth apart, tell of a function: its slope, its
// curvature, how fast truncation grows, and whether they can be believed.
//
// Idea. Each rung gives two numbers: the quotient D(h), odd in h, and the second difference S(h)/h², even in h.
//
//     D(h) = f′ + f‴h²/6 + f⁽⁵⁾h⁴/120 + …       rounding u/h            u: the noise of one sample
//     S(h) = f″ + f⁗h²/12 + …                   rounding 4u/h²
//
// From h and h/8, both free of their first error term (Richardson):
//
//     f′ = D(h/8) − (D(h) − D(h/8))/63,     truncation at any step t: (D(h) − D(h/8))·64/63·(t/h)²
//
// Example. exp at 1, h = 2⁻¹⁰: D(h) − D(h/8) = 4.3·10⁻⁷, so that truncation at t = 6·10⁻⁶ is 1.6·10⁻¹¹, and so is rounding.
//
// Three relations. Where the two differ by more than a 64th of the slope (or of h·f″, should the slope be 0), h is too long
// for the series: rough. Where they differ by no more than four times their rounding, h is too short to show anything but
// rounding: silent. In between they are clear.
//
// Noise. What the series predicts for a shorter rung and what that rung gives differ by noise alone, in D and in S: two
// witnesses a rung. And the pair has one of its own: of a smooth f, S changes by less than D does divided by h; noise
// changes S by D's change divided by h/8.

/// Two rungs of the central ladder, and the series through them.
struct RungPair {
  enum Relation {
    /// The steps are too long: the quotients differ by much.
    case rough

    /// The quotients differ by what truncation explains.
    case clear

    /// The steps are too short: the quotients differ by no more than rounding.
    case silent
  }

  let upper: Rung
  let lower: Rung

  /// The noise of one sample: what the rungs know of, and what was found besides.
  let noise: Double

  /// f′ and f″, without their first error terms.
  let slope: Double
  let curvature: Double

  /// f‴h²/6 at the upper rung.
  let truncation: Double

  /// The square of the ratio of the two steps, 1/64.
  private let share: Double

  init(_ upper: Rung, _ lower: Rung, noise found: Double) {
    self.upper = upper
    self.lower = lower
    noise = Swift.max(found, upper.noise, lower.noise)
    let ratio = lower.step / upper.step
    share = ratio * ratio
    truncation = (upper.value - lower.value) / (1 - share)
    slope = lower.value - truncation * share
    curvature = lower.curvature - (upper.curvature - lower.curvature) / (1 - share) * share
  }

  /// How far the quotients, and the second differences times h, lie apart.
  private var change: Double { (upper.value - lower.value).magnitude }
  private var bend: Double { (upper.curvature - lower.curvature).magnitude * upper.step }

  /// What rounding can do to either.
  private var rounding: Double { noise / upper.step + noise / lower.step }
  private var roundingOfBend: Double { 4 * noise / lower.step / lower.step * upper.step }

  /// The slope, or h·f″ where that is larger.
  private var size: Double {
    let curvature = Swift.max(upper.curvature.magnitude, lower.curvature.magnitude)
    return Swift.max(upper.value.magnitude, lower.value.magnitude, curvature * upper.step)
  }

  var relation: Relation {
    if change > size / 64 + 4 * rounding || bend > size / 64 + 4 * roundingOfBend { return .rough }
    return change > 4 * rounding ? .clear : .silent
  }

  /// The truncation error at a step, and what the noise may hide of it.
  func truncation(at step: Double) -> Double {
    let ratio = step / upper.step
    return (truncation.magnitude + rounding) * ratio * ratio
  }

  /// h* = (u/(2c))^⅓ with c·h² the truncation error, written without c, which may leave the range of `Double`.
  var bestStep: Double {
    upper.step * Elementary::cbrt(noise / upper.step / (2 * truncation.magnitude))
  }

  /// The next term of the series, f⁽⁵⁾h⁴/7680, by which the slope may be off.
  ///
  /// Its ratio to the first is (h/L)²/64, with h/L read off the change and the bend: whichever is larger, since any one
  /// derivative may vanish at a point.
  private var tail: Double {
    let bend = Swift.max(0, bend - 4 * roundingOfBend)
    let lengths = Swift.min(1, bend / change)
    return share * change * Swift.max(change / size, bend / size, lengths * lengths)
  }

  /// The next term of the other series, by which the curvature may be off.
  private var tailOfCurvature: Double {
    let change = (upper.curvature - lower.curvature).magnitude
    let curvature = Swift.max(upper.curvature.magnitude, lower.curvature.magnitude)
    return curvature == 0 ? 0 : 4 * share * change * Swift.min(1, change / curvature)
  }

  /// Whether the first of these terms hides the noise at the best step.
  var isWide: Bool { tail * bestStep > noise }
}

extension RungPair {
  /// The noise of one sample that a shorter rung shows, as a standard deviation.
  ///
  /// Where the pair's own samples are larger than those of the rung, their rounding is not the rung's noise.
  func scatter(of rung: Rung) -> Double {
    let ratio = rung.step / upper.step
    let lowest = rung.step / lower.step
    let excess = Swift.max(0, lower.noise - rung.noise, upper.noise / 8 - rung.noise)
    let odd = (rung.value - slope - truncation * ratio * ratio).magnitude - tail - 2 * excess / lower.step
    let even = (rung.curvature - curvature).magnitude - tailOfCurvature - 4 * excess / lower.step / lower.step
    let ofOdd = odd * rung.step / (0.5 + 0.5 * lowest * lowest).squareRoot()
    let ofEven = even * rung.step * rung.step / (6 + 6 * lowest * lowest * lowest * lowest).squareRoot()
    return Swift.max(0, ofOdd, ofEven)
  }

  /// The noise of one sample that the pair shows of itself.
  var ownScatter: Double {
    let unexplained = (upper.curvature - lower.curvature).magnitude - change / upper.step / 4
    return Swift.max(0, unexplained) * lower.step * lower.step / 6.0.squareRoot()
  }
}

extension RungPair {
  /// Whether S alone changes, as where f‴ vanishes: noise would change D by about as much, divided by h/8.
  var isInflection: Bool { change < ownScatter / lower.step / 64 }
}

extension Rung {
  /// The second difference divided by h².
  var curvature: Double { (slopes.right - slopes.left) / step }
}
