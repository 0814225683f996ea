// After reading this file you know how two numbers are compared in the tests: by the numbers that lie between.

/// The distance of two numbers in units in the last place of the expected one.
///
/// 0 for two equal numbers and for two NaNs; infinite where one is NaN or infinite and the other is not. The
/// sign of zero does not count.
public func ulps(_ computed: Double, _ expected: Double) -> Double {
  if computed == expected || (computed.isNaN && expected.isNaN) { return 0 }
  guard computed.isFinite, expected.isFinite else { return .infinity }
  return (computed - expected).magnitude / expected.ulp
}

/// Whether two numbers agree to a relative tolerance; NaN agrees with NaN, an infinity with itself alone.
public func agree(_ computed: Double, _ expected: Double, relative tolerance: Double) -> Bool {
  if computed == expected || (computed.isNaN && expected.isNaN) { return true }
  return (computed - expected).magnitude <= tolerance * expected.magnitude
}

/// Whether two numbers are the same as classes: both NaN, the same infinity, or equal finite numbers.
public func isSameClassAndValue(_ computed: Double, _ expected: Double) -> Bool {
  computed == expected || (computed.isNaN && expected.isNaN)
}
