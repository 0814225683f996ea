// After reading this file you know the three measures of one error, and what each is good for.
//
//     ulps      |computed − true| / ulp(true)        how many representable numbers lie between
//     units     |computed − true| / (2⁻⁵³·S)         the same, forgiving what the problem itself magnifies
//     digits    −log₁₀(|computed − true| / |true|)   what a reader can copy out
//
// A derivative that is ill-conditioned can be 10⁶ ulps off and 1 unit: the method is sound, the problem is hard. One
// that is 10⁶ units off has a method to blame.

/// The error of one method's derivative against the reference.
public struct MethodError: Hashable, Sendable {
  /// The absolute error, computed − true.
  public let absolute: Double

  /// The error in units in the last place of the true derivative.
  public let ulps: Double

  /// The error in units of 2⁻⁵³·S, where S is the derivative's scale.
  public let units: Double

  /// The number of correct decimal digits, 0 to 16; 16 where the computed number is the true one rounded.
  public let digits: Double

  /// Measures a computed derivative; `nil` where it or the reference is not finite.
  init?(of computed: Double, against reference: DoubleDouble, scale: Double) {
    guard computed.isFinite, reference.isFinite else { return nil }
    absolute = Double(DoubleDouble(computed) - reference)
    let rounded = Double(reference)
    ulps = absolute.magnitude / rounded.ulp
    units = absolute == 0 ? 0 : absolute.magnitude / (unitRoundoff * scale)
    digits = computed == rounded ? 16 : Swift.min(16, correctDigits(error: absolute.magnitude, of: reference))
  }
}
