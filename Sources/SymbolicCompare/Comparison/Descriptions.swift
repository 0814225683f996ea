// After reading this file you know what `print` shows of a comparison: what was compared, and the verdict with its
// reason. `adcompare` shows the numbers.
//
//     let comparison = try Comparison(of: "abs(x)*y", at: ["x": 0, "y": 2])
//     print(comparison)                    // abs(x)*y at x=0.0,y=2.0
//                                          // KINK: …
//     print(comparison.derivatives[1])     // y: 0.0, AGREE: …

extension Verdict: CustomStringConvertible {
  /// The kind and the reason, for example `AGREE: both are 0`.
  public var description: String { "\(kind.rawValue): \(reason)" }
}

extension DerivativeComparison: CustomStringConvertible {
  /// The variable, the derivative by reverse mode, and the verdict.
  public var description: String { "\(variable): \(reverse), \(verdict)" }
}

extension Comparison: CustomStringConvertible {
  /// The formula, of a long one the beginning, the point, and the branch taken; on a second line the verdict.
  public var description: String {
    let place = point.names.isEmpty ? "" : " at \(point)"
    let branch = branches.isEmpty ? "" : ", the branch with " + branches.prefix(4).joined(separator: ", ")
    return "\(formula.abbreviated(to: 200))\(place)\(branch)\n\(verdict)"
  }
}
