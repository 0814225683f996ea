// After reading this file you know when a number that has left the range of `Double` has taken the result with it,
// though the result is finite.
//
//     at 1000                           with ∞        with 1.8·10³⁰⁸    the truth
//     min(log(1 + exp(x)), 2000)        2000          709.8             1000        the two differ: no certain digit
//     atan(exp(x))                      π/2           π/2               π/2         nothing hangs on exp(x)
//
// Idea. All that is known of a number that has overflowed is that it is at least 1.8·10³⁰⁸, and of one that has
// vanished, that it is at most 4.9·10⁻³²⁴. So the trace is evaluated once more, from the other end of each of these
// intervals, and its derivatives are compared with those that were had from ∞ and from 0. What has vanished is known
// better, by its logarithm: e⁻⁸⁰⁰·10³⁰⁰ is 3.7·10⁻⁴⁸ and missed, e⁻¹⁰⁰⁰⁰·10³⁰⁰ is 0 in any case. So the difference
// that 4.9·10⁻³²⁴ makes is taken as many times smaller as the number is.
//
// Cost. A scan of the trace's values; only where one of them is out of range, two evaluations and a sweep.
// Limits. Two ends prove nothing about what is not monotone between them.

import Elementary
import Reverse

/// A trace some of whose numbers are out of range, evaluated from the other end of what they can be.
struct OtherEnd {
  /// The first line whose result is too large, or else too small.
  let line: WengertList.Line

  /// Whether it is too large.
  let isOverflow: Bool

  /// Whether the derivative by each input hangs on what is out of range, and whether the value does.
  private let isGradientOther: [Bool]
  private let isValueOther: Bool

  /// `nil` if all numbers of the trace are in range.
  init?(of list: WengertList, at point: [Double]) {
    let values = list.values(at: point)
    let tooLarge = list.lines.first { Singularity.overflows($0, values) }
    guard let output = list.outputs.first,
      let line = tooLarge ?? list.lines.first(where: { Underflow.vanishes($0, values) })
    else { return nil }
    self.line = line
    isOverflow = tooLarge != nil
    // What has vanished, as a part of the least number.
    let part = isOverflow ? 1 : Underflow.largestVanished(in: list, values)
    let ends = Self.ends(of: list, values, areTooLarge: isOverflow)
    let gradients = [values, ends].map { values in
      let adjoints = list.adjoints(values: values, seed: 1, output: output)
      return list.inputs.indices.map { adjoints[$0] ?? 0 }
    }
    isGradientOther = zip(gradients[0], gradients[1]).map { Self.isOther($1, than: $0, part) }
    isValueOther = Self.isOther(ends[output], than: values[output], part)
  }

  /// Whether a derivative hangs on what is out of range; or the value on what is too large.
  ///
  /// A value hangs on what has vanished without harm where its derivative does not, as that of x² at 10⁻²⁰⁰.
  func decides(along position: Int) -> Bool {
    isGradientOther[position] || (isOverflow && isValueOther)
  }

  /// The values of the trace, those that are out of range replaced by the last number in it as soon as they arise.
  private static func ends(of list: WengertList, _ values: [Double], areTooLarge: Bool) -> [Double] {
    var ends = values
    for line in list.lines {
      let result = Double.apply(line.primitive, to: line.operands.map { ends[$0] }) ?? .nan
      ends[line.result] = result
      if areTooLarge && Singularity.overflows(line, ends) {
        ends[line.result] = Double(signOf: result, magnitudeOf: .greatestFiniteMagnitude)
      } else if !areTooLarge && Underflow.vanishes(line, ends) {
        ends[line.result] = Double(signOf: result, magnitudeOf: .leastNonzeroMagnitude)
      }
    }
    return ends
  }

  /// Whether two finite numbers differ in their first six digits, when only a part of their difference counts.
  ///
  /// Beside the least normal number there are no digits. Half of each number is taken, so that nothing overflows.
  private static func isOther(_ end: Double, than number: Double, _ part: Double) -> Bool {
    guard end.isFinite, number.isFinite else { return false }
    return 2 * part * (end / 2 - number / 2).magnitude > 1e-6 * number.magnitude + Double.leastNormalMagnitude
  }
}
