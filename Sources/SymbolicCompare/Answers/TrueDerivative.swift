// After reading this file you know by which number the forms of a derivative and a student's answer are measured: the certified
// one (Truth).

import Reverse
import Truth

/// A number that others are measured against: certified, or none.
package struct TrueNumber: Sendable {
  /// A ball around the number; `nil` where there is none, or it is not decided.
  let ball: Ball?

  init(_ certified: CertifiedNumber?) { ball = certified?.number }

  /// The number, rounded; NaN without one.
  package var value: Double { ball?.midpoint.nearestDouble ?? .nan }

  /// Whether a `Double` can be measured by it.
  package var isCertain: Bool {
    ball.map { $0.isExact || $0.accuracyInBits >= 57 || $0.isNegligible } ?? false
  }

  /// Whether the number is 0 in every `Double`.
  var isNegligible: Bool { ball?.isNegligible ?? false }

  /// The numeral, to 20 digits.
  package var numeral: String { ball.map { $0.isZero ? "0" : $0.midpoint.decimal(digits: 20) } ?? "nan" }

  /// How many units of the last place a number is off; `nil` where it or this one is not finite.
  package func ulps(of computed: Double) -> Double? {
    ball.flatMap { MethodError(of: computed, against: $0, bound: 1)?.ulps }
  }

  /// How far two numbers are certainly apart; 0 where they may be the same, infinite if one of them is none.
  func distance(to other: TrueNumber) -> Double {
    guard isCertain, other.isCertain, let ball, let other = other.ball else { return .infinity }
    let difference = ball.subtracting(other, bits: 64)
    return difference.containsZero ? 0 : difference.midpoint.magnitude.nearestDouble
  }
}

/// A function whose true values and first derivatives can be asked for.
package struct TrueFunction: Sendable {
  private let program: StraightLineProgram?
  private let inputs: Int

  /// - Parameter inputs: the names of a point's coordinates, in order.
  package init(of formula: Symbolic, inputs: [String]) {
    program = formula.sharingEqualSubexpressions.compiled(inputs: inputs).straightLineProgram()
    self.inputs = inputs.count
  }

  /// The value at a point.
  package func value(at point: [Double]) -> TrueNumber { numbers([[]], at: point)[0] }

  /// The derivatives by all inputs at a point.
  package func gradient(at point: [Double]) -> [TrueNumber] { numbers((0..<inputs).map { [$0] }, at: point) }

  private func numbers(_ derivatives: [[Int]], at point: [Double]) -> [TrueNumber] {
    guard let program else { return derivatives.map { _ in TrueNumber(nil) } }
    var certification = Certification(of: program, at: point)
    return derivatives.map { TrueNumber(certification.derivative(by: $0)) }
  }
}
