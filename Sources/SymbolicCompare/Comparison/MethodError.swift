// After reading this file you know the three measures of one error, and what each is good for.
//
//     ulps      |computed − true| / ulp(true)        how many representable numbers lie between
//     units     |computed − true| / bound            the same, forgiving what the problem itself magnifies
//     digits    −log₁₀(|computed − true| / |true|)   what a reader can copy out
//
// The bound is that of a running error analysis: what a sound program in `Double` can be off. A derivative that is
// ill-conditioned can be 10⁶ ulps off and below 1 unit: the method is sound, the problem is hard.

/// The error of one method's number against the certified one.
public struct MethodError: Hashable, Sendable {
  /// The absolute error, computed − true.
  public let absolute: Double

  /// The error in units in the last place of the true number.
  public let ulps: Double

  /// The size of the error divided by the bound of a sound program in `Double`, ``DerivativeComparison/bound``.
  public let units: Double

  /// The number of correct decimal digits, 0 to 16; 16 where the computed number is the true one rounded.
  public let digits: Double

  /// Measures a computed number; `nil` where it is not finite.
  package init?(of computed: Double, against truth: Ball, bound: Double) {
    guard computed.isFinite, truth.isFinite else { return nil }
    let rounded = truth.midpoint.nearestDouble
    if let (error, digits) = Self.ofDouble(computed, rounded, truth) {
      (absolute, self.digits) = (error, digits)
      ulps = error.magnitude / rounded.ulp
      units = error == 0 ? 0 : error.magnitude / bound
      return
    }
    let difference = Ball(computed).subtracting(truth, bits: 64).midpoint
    absolute = difference.nearestDouble
    let size = truth.midpoint.magnitude
    let isKnown = truth.isExact || truth.accuracyInBits >= 57 || truth.isNegligible
    if computed == rounded && isKnown {
      (ulps, units, digits) = (rounded.isFinite ? absolute.magnitude / rounded.ulp : 0, 0, 16)
      return
    }
    ulps = rounded.isFinite ? absolute.magnitude / rounded.ulp : .infinity
    units = absolute == 0 ? 0 : absolute.magnitude / bound
    guard !size.isZero else {
      digits = 0
      return
    }
    // What is not known of the truth counts as an error, too.
    let error = Ball(midpoint: difference.magnitude, radius: .zero)
      .adding(Ball(midpoint: BigFloat(truth.radius), radius: .zero), bits: 53).midpoint
    let ratio = Ball(midpoint: error, radius: .zero)
      .divided(by: Ball(midpoint: size, radius: .zero), bits: 53).midpoint.nearestDouble
    digits = Self.digits(ratio)
  }

  private static func digits(_ part: Double) -> Double {
    Swift.max(0, Swift.min(16, 0 - Double.apply(.log10, to: part)))
  }

  /// Error and digits without limbs, where the ball is a `Double` with a wide radius, as running bounds give it, and the
  /// difference from the computed number is one too: the operations on balls would round the same way.
  private static func ofDouble(
    _ computed: Double, _ rounded: Double, _ truth: Ball
  ) -> (error: Double, digits: Double)? {
    let size = rounded.magnitude
    let radius = truth.radius.upperBound
    guard (0x1p-900...0x1p900).contains(size), radius >= size * 0x1p-56, radius < size,
      (0.5...2).contains(computed / rounded), BigFloat(rounded) == truth.midpoint
    else { return nil }
    let error = computed - rounded
    return (error, digits((error.magnitude + radius) / size))
  }
}

extension Ball {
  /// Whether the number is certainly so small that it is 0 in every `Double`.
  package var isNegligible: Bool { upperBound.nearestDouble == 0 && lowerBound.nearestDouble == 0 }
}

extension MethodError {
  /// Whether a method has lost half of its digits or more; what is off by the rounding of the result has lost none.
  ///
  /// A number below the least normal `Double` has fewer digits to lose: there, one part in a hundred is asked of it.
  func isLarge(beside number: Ball) -> Bool {
    let size = number.midpoint.magnitude.nearestDouble
    let part = size < Double.leastNormalMagnitude ? 0.01 : Judge.halfOfTheDigits
    return absolute.magnitude > part * size && ulps > 1
  }
}
