// Here is the one place from which the forms of a derivative and a student's answer get the number that they are
// measured against.
//
// Today it is the value, or the reverse sweep, over numbers of 31 digits that carry a bound of their error
// (VouchedNumber.swift).

import Reverse

/// A number that others are measured against, with a bound of its error.
package struct TrueNumber: Sendable {
  let exact: DoubleDouble

  /// The number, rounded.
  package var value: Double { exact.high }

  /// How far it may be off.
  package let error: Double

  init(_ number: VouchedNumber) { (exact, error) = (number.value, number.error) }

  /// Whether enough of its digits are certain to measure a `Double` by it.
  package var isCertain: Bool { value.isFinite && (error == 0 || error < value.magnitude * 0x1p-60) }

  /// The numeral, to 20 digits.
  package var numeral: String { exact.decimal(significantDigits: 20) }

  /// How many units of the last place a number is off; `nil` where it or this one is not finite.
  package func ulps(of computed: Double) -> Double? {
    guard computed.isFinite, value.isFinite else { return nil }
    return Double(DoubleDouble(computed) - exact).magnitude / value.ulp
  }
}

/// A function whose true values and first derivatives can be asked for.
package struct TrueFunction: Sendable {
  private let list: WengertList

  /// - Parameter inputs: the names of a point's coordinates, in order.
  package init(of formula: Symbolic, inputs: [String]) {
    list = formula.sharingEqualSubexpressions.compiled(inputs: inputs)
  }

  /// The value at a point.
  package func value(at point: [Double]) -> TrueNumber {
    TrueNumber(list.value(at: point.map { VouchedNumber($0) }))
  }

  /// The derivatives by all inputs at a point.
  package func gradient(at point: [Double]) -> [TrueNumber] {
    list.valueWithGradient(at: point.map { VouchedNumber($0) }).gradient.map { TrueNumber($0) }
  }
}
