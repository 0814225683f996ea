// After reading this file you know at which point a formula is compared when the user names none.
//
// The point must be the same every time, inside the domain of every function, away from kinks, and not so far
// out that everything overflows or saturates. Candidates come from a fixed low-discrepancy sequence (the
// fractional parts of k·φ, Weyl 1916), in boxes that grow; the first one is taken at which the value and the
// gradient are finite, nothing sits at or next to a kink, and the gradient is not all zero. If there is none, the
// first flat one is taken, and if every one is at a kink, as for max(x, x), the first of those.

extension Point {
  /// A point at which a formula can be compared, or `nil` if none of some 400 candidates will do; for a formula
  /// without variables, the point without coordinates.
  ///
  /// - Complexity: at most 400 evaluations with gradient; usually one.
  static func chosen(for list: WengertList) -> Point? {
    let names = list.inputs
    if names.isEmpty { return Point([]) }
    var (flat, kinked): (Point?, Point?)
    for box in boxes {
      for attempt in 0..<50 {
        let values = names.indices.map { box.coordinate(attempt * names.count + $0) }
        switch quality(of: list, at: values) {
        case .good: return Point(Array(zip(names, values)))
        case .flat: flat = flat ?? Point(Array(zip(names, values)))
        case .kinked: kinked = kinked ?? Point(Array(zip(names, values)))
        case .unusable: continue
        }
      }
    }
    return flat ?? kinked
  }

  /// The first operation that has no finite value at any candidate, as a formula: the reason why none will do.
  ///
  /// - Complexity: 400 evaluations; only asked for where no point was found.
  static func undefinedEverywhere(in list: WengertList) -> String? {
    let names = list.inputs
    var suspects = list.lines
    var values: [Double] = []
    for box in boxes where !suspects.isEmpty {
      for attempt in 0..<50 where !suspects.isEmpty {
        values = list.values(at: names.indices.map { box.coordinate(attempt * names.count + $0) })
        suspects.removeAll { line in
          values[line.result].isFinite || line.operands.contains { !values[$0].isFinite }
        }
      }
    }
    return suspects.first?.formula(in: list)
  }

  /// The first derivative whose order depends on a variable, as a formula: no point has a slope along it.
  ///
  /// - Complexity: one pass over the trace.
  static func variableOrder(in list: WengertList) -> String? {
    let depends = list.dependence(on: list.inputs.indices)
    return list.lines.first { line in
      if case .binary(let function) = line.primitive { return function.takesOrder && depends[line.first] }
      return false
    }?.formula(in: list)
  }

  /// Boxes of coordinates, from the friendliest to the farthest out.
  private static let boxes = [
    Box(from: 0.25, to: 2), Box(from: -2, to: 2), Box(from: 1.25, to: 5), Box(from: -0.9, to: 0.9),
    Box(from: 0.001, to: 0.1), Box(from: -10, to: 10), Box(from: 5, to: 100), Box(from: -1000, to: 1000),
  ]

  private struct Box {
    let from: Double
    let to: Double

    /// The k-th number of the sequence, rounded to a number that is easy to read.
    func coordinate(_ k: Int) -> Double {
      let position = (Double(k) + 1) * 0.618_033_988_749_894_8
      let fraction = position - position.rounded(.down)
      let value = from + (to - from) * fraction
      let grid = to - from > 100 ? 1.0 : to - from > 0.5 ? 100.0 : 10_000.0
      return (value * grid).rounded() / grid
    }
  }

  private enum Quality {
    case good, flat, kinked, unusable
  }

  private static func quality(of list: WengertList, at values: [Double]) -> Quality {
    let result = list.valueWithGradient(at: values)
    guard result.value.isFinite, result.gradient.allSatisfy(\.isFinite) else { return .unusable }
    guard !list.isNearSeam(list.values(at: values)) else { return .kinked }
    return result.gradient.contains { $0 != 0 } ? .good : .flat
  }
}

extension WengertList {
  /// Whether a function made of pieces is about to change from one to the next.
  package func isNearSeam(_ values: [Double]) -> Bool {
    lines.contains { line in
      let operands = line.operands.map { values[$0] }
      let (x, y) = (operands[0], operands[operands.count - 1])
      guard let seam = line.primitive.seam(at: x, y) else { return false }
      return seam.magnitude <= 0.01 * line.primitive.seamScale(at: x, y)
    }
  }
}
