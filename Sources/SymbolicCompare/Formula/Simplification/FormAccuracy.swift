// After reading this file you know how to see what a simplification costs in digits.
//
//     bits of error     0   the reference, correctly rounded      log₂(1 + distance in units of the last place):
//                       1   one unit off                          of 53 bits, so many are wrong
//                      53   nothing is right                      (the metric of Herbie, Panchekha et al. 2015)

import Elementary

/// How accurately a formula evaluates in `Double`, over many points.
public struct FormAccuracy: Sendable, Hashable {
  /// How many points had a finite reference.
  public let points: Int

  /// The mean of the bits of error.
  public let meanBits: Double

  /// The largest number of bits of error.
  public let largestBits: Double

  /// Measures a formula against a reference.
  ///
  /// - Parameters:
  ///   - formula: the formula, in the form that is to be measured.
  ///   - inputs: the names of the coordinates of a point.
  ///   - points: the points.
  ///   - reference: the value at a point, more accurate than `Double` arithmetic on the formula would give it.
  /// - Complexity: one evaluation a point.
  public init(
    of formula: Symbolic, inputs: [String], at points: [[Double]], reference: ([Double]) -> Double
  ) {
    let list = formula.compiled(inputs: inputs)
    let bits = points.compactMap { point -> Double? in
      let expected = reference(point)
      guard expected.isFinite else { return nil }
      return Self.bits(of: list.value(at: point), from: expected)
    }
    self.points = bits.count
    meanBits = bits.isEmpty ? 0 : bits.reduce(0, +) / Double(bits.count)
    largestBits = bits.max() ?? 0
  }

  /// log₂(1 + distance), where the distance counts the numbers between; 64 for what is not a number.
  private static func bits(of computed: Double, from expected: Double) -> Double {
    guard !computed.isNaN else { return 64 }
    let (a, b) = (computed.bitPattern, expected.bitPattern)
    let (m, n) = (a & ~sign, b & ~sign)
    let distance = (a ^ b) & sign == 0 ? Double(m < n ? n - m : m - n) : Double(m) + Double(n)
    return Elementary::log2(1 + distance)
  }

  private static let sign: UInt64 = 1 << 63
}
