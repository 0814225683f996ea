// Formulas of many fields with their partial derivatives, in forms that lose no digits, and random points for them.

import Elementary
import Foundation
import Testing

/// A function of several variables with its partial derivatives, and the box from which its points are drawn.
struct RandomPartials: Sendable, CustomTestStringConvertible {
  let testDescription: String

  /// Each variable's range; drawn evenly in its logarithm if it is larger than 1000-fold.
  let box: [ClosedRange<Double>]

  /// The median relative error of a ladder of 33 calls at these points, of 5,000 partials or more.
  let medianOfLadder: Double
  let value: @Sendable ([Double]) -> Double
  let gradient: @Sendable ([Double]) -> [Double]

  func point(_ generator: inout SeededGenerator) -> [Double] {
    box.map { range in
      guard range.lowerBound > 0, range.upperBound > 1000 * range.lowerBound else {
        return Double.random(in: range, using: &generator)
      }
      return exp(Double.random(in: log(range.lowerBound)...log(range.upperBound), using: &generator))
    }
  }

  static let all = [
    RandomPartials(
      testDescription: "log(1 + exp(w·x + b))", box: [-3...3, -3...3, -3...3], medianOfLadder: 1.7e-11,
      value: { log(1 + exp($0[0] * $0[1] + $0[2])) },
      gradient: { x in
        let slope = sigmoid(x[0] * x[1] + x[2])
        return [x[1] * slope, x[0] * slope, slope]
      }),
    RandomPartials(
      testDescription: "Lennard-Jones", box: [0.8...3], medianOfLadder: 4.3e-11,
      value: { 4 * (pow(1 / $0[0], 12) - pow(1 / $0[0], 6)) },
      gradient: { [24 * pow($0[0], -7) - 48 * pow($0[0], -13)] }),
    RandomPartials(
      testDescription: "Black-Scholes", box: [50...150, 50...150, 0.001...0.1, 0.05...0.8, 0.05...3],
      medianOfLadder: 3.5e-11, value: { blackScholes($0).price }, gradient: { blackScholes($0).greeks }),
    RandomPartials(
      testDescription: "logistic loss", box: [-3...3, -3...3, -3...3, -1...1], medianOfLadder: 1.3e-11,
      value: { log(1 + exp(-$0[3] * ($0[0] * $0[1] + $0[2]))) },
      gradient: { x in
        let inner = x[0] * x[1] + x[2]
        let slope = sigmoid(-x[3] * inner)
        return [-x[3] * x[1], -x[3] * x[0], -x[3], -inner].map { $0 * slope }
      }),
    RandomPartials(
      testDescription: "Planck's law", box: [2e-7...2.1e-4, 300...10000], medianOfLadder: 3.2e-11,
      value: { x in
        let exponent = 0.014387768775039337 / (x[0] * x[1])
        return 1.1910429723971884e-16 / pow(x[0], 5) / (exp(exponent) - 1)
      },
      gradient: { x in
        let q = 0.014387768775039337 / (x[0] * x[1])
        let front = 1.1910429723971884e-16 / pow(x[0], 5)
        let byLength = front / expm1(q) / x[0] * (q / -expm1(-q) - 5)
        return [byLength, front * q / x[1] / (4 * sinh(q / 2) * sinh(q / 2))]
      }),
    RandomPartials(
      testDescription: "Michaelis-Menten", box: [0.01...100, 0.01...100, 0.01...100],
      medianOfLadder: 1.3e-11, value: { $0[0] * $0[1] / ($0[2] + $0[1]) },
      gradient: { x in
        let sum = x[2] + x[1]
        return [x[1] / sum, x[0] * x[2] / (sum * sum), -x[0] * x[1] / (sum * sum)]
      }),
    RandomPartials(
      testDescription: "Rosenbrock by x", box: [-2...2, -2...2], medianOfLadder: 2.7e-11,
      value: { (1 - $0[0]) * (1 - $0[0]) + 100 * pow($0[1] - $0[0] * $0[0], 2) },
      gradient: { [-2 * (1 - $0[0]) - 400 * $0[0] * ($0[1] - $0[0] * $0[0])] }),
    RandomPartials(
      testDescription: "x^x", box: [0.01...5], medianOfLadder: 1.8e-11, value: { pow($0[0], $0[0]) },
      gradient: { [pow($0[0], $0[0]) * (log($0[0]) + 1)] }),
  ]
}

private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

/// The price of a call by spot, strike, rate, volatility and time, and its five partial derivatives.
private func blackScholes(_ x: [Double]) -> (price: Double, greeks: [Double]) {
  let (s, k, r, v, t) = (x[0], x[1], x[2], x[3], x[4])
  let root = t.squareRoot()
  let d = (log(s / k) + (r + v * v / 2) * t) / (v * root)
  let (upper, lower) = (erfc(-d / 2.0.squareRoot()) / 2, erfc(-(d - v * root) / 2.0.squareRoot()) / 2)
  let discounted = k * exp(-r * t)
  let density = exp(-d * d / 2) / (2 * Double.pi).squareRoot()
  let theta = s * density * v / (2 * root) + r * discounted * lower
  return (
    s * upper - discounted * lower,
    [upper, -exp(-r * t) * lower, t * discounted * lower, s * density * root, theta]
  )
}
