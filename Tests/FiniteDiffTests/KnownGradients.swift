// Functions of several variables with gradients written by hand: what a student would hand in.

import Foundation
import Testing

/// A function with a right gradient, and the points at which both are used.
struct KnownGradient: Sendable, CustomTestStringConvertible {
  let name: String
  let points: [[Double]]
  let value: @Sendable ([Double]) -> Double
  let gradient: @Sendable ([Double]) -> [Double]

  init(
    _ name: String, _ points: [[Double]], _ value: @escaping @Sendable ([Double]) -> Double,
    _ gradient: @escaping @Sendable ([Double]) -> [Double]
  ) {
    self.name = name
    self.points = points
    self.value = value
    self.gradient = gradient
  }

  var testDescription: String { name }

  static let pairs = [
    [1.3, 0.7], [-1.2, 1], [0.5, 2], [3, -0.25], [0.01, 5], [10, 0.1], [-0.3, -4], [2, 0.001], [1e-5, 1],
    [1.5, 30],
  ]
  static let positivePairs = [
    [1.3, 0.7], [0.5, 2], [3, 0.25], [0.01, 5], [10, 0.1], [2, 0.001], [1e-5, 1], [7, 30],
  ]

  static let several: [KnownGradient] = [
    KnownGradient(
      "Rosenbrock", pairs, { 100 * pow($0[1] - $0[0] * $0[0], 2) + pow(1 - $0[0], 2) },
      { [-400 * $0[0] * ($0[1] - $0[0] * $0[0]) - 2 * (1 - $0[0]), 200 * ($0[1] - $0[0] * $0[0])] }),
    KnownGradient(
      "Himmelblau", pairs, { pow($0[0] * $0[0] + $0[1] - 11, 2) + pow($0[0] + $0[1] * $0[1] - 7, 2) },
      { x in
        let a = x[0] * x[0] + x[1] - 11
        let b = x[0] + x[1] * x[1] - 7
        return [4 * x[0] * a + 2 * b, 2 * a + 4 * x[1] * b]
      }),
    KnownGradient(
      "Baydin's log x + x·y − sin y", positivePairs, { log($0[0]) + $0[0] * $0[1] - sin($0[1]) },
      { [1 / $0[0] + $0[1], $0[0] - cos($0[1])] }),
    KnownGradient(
      "softplus of w·x", pairs, { log(1 + exp($0[0] * $0[1])) },
      { x in [x[1], x[0]].map { $0 / (1 + exp(-x[0] * x[1])) } }),
    KnownGradient(
      "x^y", positivePairs, { pow($0[0], $0[1]) },
      { [$0[1] * pow($0[0], $0[1] - 1), log($0[0]) * pow($0[0], $0[1])] }),
    KnownGradient(
      "atan2(y, x)", pairs, { atan2($0[1], $0[0]) },
      { x in
        let square = x[0] * x[0] + x[1] * x[1]
        return [-x[1] / square, x[0] / square]
      }),
    KnownGradient(
      "x·exp(−x² − y²)", Array(pairs.dropLast()), { $0[0] * exp(-$0[0] * $0[0] - $0[1] * $0[1]) },
      { x in
        let bell = exp(-x[0] * x[0] - x[1] * x[1])
        return [(1 - 2 * x[0] * x[0]) * bell, -2 * x[0] * x[1] * bell]
      }),
    KnownGradient(
      "1 + 10⁻⁷ sin x · y", pairs, { 1 + 1e-7 * sin($0[0]) * $0[1] },
      { [1e-7 * cos($0[0]) * $0[1], 1e-7 * sin($0[0])] }),
    KnownGradient(
      "product of five", [[1, 2, 3, 4, 5], [0.1, -0.2, 0.3, -0.4, 0.5], [1e3, 1e-3, 7, 1, 2]],
      { $0.reduce(1, *) },
      { x in x.indices.map { index in x.indices.filter { $0 != index }.reduce(1) { $0 * x[$1] } } }),
    KnownGradient(
      "logarithm of a sum of exponentials", [[1, 2, 3], [-1, 0.5, 2], [10, -10, 3]],
      { log($0.map { exp($0) }.reduce(0, +)) },
      { x in
        let total = x.map { exp($0) }.reduce(0, +)
        return x.map { exp($0) / total }
      }),
    KnownGradient(
      "mean squared error of a line", [[0.5, 1], [2, -1], [0, 0.3]],
      { line in meanSquaredError(line).value }, { line in meanSquaredError(line).gradient }),
  ]

  /// Every function of one variable too, as a gradient of one component.
  static let all: [KnownGradient] =
    several
    + KnownFunction.all.map { known in
      KnownGradient(
        known.name, known.points.map { [$0] }, { known.value($0[0]) }, { [known.derivative($0[0])] })
    }
}

/// The mean of (a·k + b − sin k)² over k = 0 … 7.
private func meanSquaredError(_ line: [Double]) -> (value: Double, gradient: [Double]) {
  var value = 0.0
  var gradient = [0.0, 0.0]
  for k in (0..<8).map(Double.init) {
    let residual = line[0] * k + line[1] - sin(k)
    value += residual * residual / 8
    gradient[0] += residual * k / 4
    gradient[1] += residual / 4
  }
  return (value, gradient)
}
