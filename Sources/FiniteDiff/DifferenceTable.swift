// After reading this file you can measure the noise of a function with seven samples and a pencil.
//
// Idea (Hamming 1971; Moré & Wild 2011, "ECnoise"). Write down samples at equal distances, their differences, the
// differences of those, and so on. A smooth function's differences fall from column to column; noise does not fall, it grows.
//
// Example. Samples of x² at 1, 2, 3, 4, 5, the middle one off by 0.1:
//
//     1   4   9.1   16   25
//       3   5.1   6.9   9            the slope
//         2.1   1.8   2.1            the curvature 2, and the noise shows
//          −0.3   0.3                the noise alone: 3 times 0.1, alternating
//             0.6                    6 times 0.1
//
// Algebra. The k-th difference of independent noise of standard deviation σ has the variance σ²·(2k)!/(k!)².

/// What a table of differences says about the noise of a function.
public enum FunctionNoise: Hashable, Sendable {
  /// The standard deviation of the noise, in the unit of f.
  case estimated(Double)

  /// At least half of the neighbouring samples are equal: try a spacing a hundred times larger.
  case spacingTooSmall

  /// The differences still show the function's shape: try a spacing a hundredth as large.
  case spacingTooLarge

  /// A sample, or a difference of samples, is not finite.
  case undefined
}

/// The noise of a function by the difference table of Moré and Wild's ECnoise (2011).
///
/// The k-th differences of seven samples lose the smooth part of f as k grows, and keep the noise, times √((2k)!)/k!:
///
/// ```
/// σₖ² = (k!)²/(2k)! · mean of (k-th differences)²
/// ```
///
/// σ is taken from the first three columns in a row that agree within a factor of 4 and change their sign.
///
/// - Complexity: 7 calls of the function.
public func functionNoise(
  at x: Double, spacing: Double, of f: (Double) throws -> Double
) rethrows -> FunctionNoise {
  var column = try (0..<7).map { try f(x + Double($0 - 3) * spacing) }
  guard column.allSatisfy(\.isFinite) else { return .undefined }
  var levels: [Double] = []
  var changesSign: [Bool] = []
  var factor = 1.0
  for k in 1...6 {
    column = zip(column.dropFirst(), column).map { $0 - $1 }
    if k == 1 && column.count(where: { $0 == 0 }) >= 3 { return .spacingTooSmall }
    factor *= Double(k) / Double(2 * (2 * k - 1))
    guard let largest = column.map(\.magnitude).max(), largest.isFinite else { return .undefined }
    // Scaled, so that no square overflows or vanishes.
    let unit = largest == 0 ? 1 : largest
    let mean = column.reduce(0) { $0 + ($1 / unit) * ($1 / unit) } / Double(column.count)
    levels.append(unit * (factor * mean).squareRoot())
    changesSign.append((column.min() ?? 0) < 0 && (column.max() ?? 0) > 0)
  }
  for k in 0...2 where changesSign[k] {
    let three = levels[k...(k + 2)]
    if let least = three.min(), let most = three.max(), most <= 4 * least { return .estimated(levels[k]) }
  }
  return .spacingTooLarge
}
