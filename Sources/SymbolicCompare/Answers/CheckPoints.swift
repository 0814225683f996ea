// After reading this file you know at which points an answer is compared: some in each of several boxes, inside the
// domain, away from kinks, the same every time.
//
// The candidates come from a fixed low-discrepancy sequence (the fractional parts of k·φ, Weyl 1916), rounded to numbers
// that are easy to read. Two formulas that are different functions and agree at ten such points to nine digits are not
// met in practice; two that are the same agree everywhere.

import Reverse

/// The points for one formula.
enum CheckPoints {
  private static let boxes = [
    (0.25, 2.0), (-2.0, 2.0), (1.25, 5.0), (-0.9, 0.9), (-10.0, 10.0), (20.0, 90.0),
  ]

  /// How many points are taken, and from one box.
  private static let (most, mostOfBox) = (10, 3)

  /// Points at which the value and the derivative are finite.
  ///
  /// - Parameters:
  ///   - list: the formula's evaluation trace.
  ///   - position: the variable's place among the inputs.
  /// - Complexity: at most 240 evaluations with gradient; usually a dozen.
  static func points(for list: WengertList, by position: Int) -> [[Double]] {
    var points: [[Double]] = []
    let dimension = list.inputs.count
    for box in boxes {
      var ofBox = 0
      for attempt in 0..<40 where ofBox < mostOfBox && points.count < most {
        let point = (0..<dimension).map { coordinate(attempt * dimension + $0, in: box) }
        let (value, gradient) = list.valueWithGradient(at: point)
        guard value.isFinite, gradient[position].isFinite, !points.contains(point), !isNearKink(list, point)
        else { continue }
        points.append(point)
        ofBox += 1
      }
    }
    return points
  }

  /// The k-th number of the sequence in a box.
  private static func coordinate(_ k: Int, in box: (from: Double, to: Double)) -> Double {
    let position = (Double(k) + 1) * 0.618_033_988_749_894_8
    let value = box.from + (box.to - box.from) * (position - position.rounded(.down))
    let grid = box.to - box.from > 4 ? 10.0 : 100.0
    return (value * grid).rounded() / grid
  }

  private static func isNearKink(_ list: WengertList, _ point: [Double]) -> Bool {
    let values = list.values(at: point)
    return list.lines.contains { line in
      let operands = line.operands.map { values[$0] }
      switch line.primitive {
      case .unary(let function) where function.isPiecewise: return operands[0].magnitude < 0.01
      case .binary(let function) where function.isSelection:
        return (operands[0] - operands[1]).magnitude <= 0.01
          * Swift.max(operands[0].magnitude, operands[1].magnitude)
      default: return false
      }
    }
  }
}
