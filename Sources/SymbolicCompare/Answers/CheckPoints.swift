// After reading this file you know at which points an answer is compared: some in each of several boxes, inside the
// domain, away from kinks, the same every time; and one more for each piece of the formula and of the answer.
//
// The candidates come from a fixed low-discrepancy sequence (the fractional parts of k·φ, Weyl 1916), rounded to numbers
// that are easy to read, but for one that is not: sin(100*pi*x) is 0 at all the others. Two analytic functions that are
// different and agree at ten such points are not met in practice.
// A function put together from pieces can be right on one and wrong on another:
//
//     x^2      answer 2*max(x, -3)      right on x > -3      so a point is taken where the other argument is the larger
//
// A piece is told by the signs in abs, max, … of the formula and of the answer; the boxes far out count as pieces too, and
// beyond each numeral of the two, on both sides of 0, there is one more: max(x, 1000) changes there.

import Reverse

/// The points for one formula and one answer.
struct CheckPoints {
  /// Points near the origin.
  private(set) var near: [[Double]] = []

  /// One point for each piece that has none among those near the origin.
  private(set) var others: [[Double]] = []

  private static let boxes = [
    (0.25, 2.0), (-2.0, 2.0), (1.25, 5.0), (-0.9, 0.9), (-10.0, 10.0), (20.0, 90.0),
  ]

  /// How many points are taken near, from one box, and for other pieces; how many candidates a box has.
  private static let (most, mostOfBox, mostOthers, candidates) = (10, 3, 14, 40)

  /// How many numerals have boxes beyond them.
  private static let mostNumerals = 4

  /// What tells one piece from another: the box if it is far out, and the signs.
  private struct Piece: Hashable {
    let box: Int
    let signs: [Bool]
  }

  /// Points at which the value and the derivative are finite.
  ///
  /// - Parameters:
  ///   - list: the formula's evaluation trace.
  ///   - position: the variable's place among the inputs.
  ///   - answer: the answer's evaluation trace.
  /// - Complexity: at most some 800 evaluations of formula and answer, and as many gradients where points are refused.
  init(for list: WengertList, by position: Int, answer: WengertList) {
    var seen: Set<Piece> = []
    let dimension = list.inputs.count
    func isUsable(_ point: [Double]) -> Bool {
      let (value, gradient) = list.valueWithGradient(at: point)
      return value.isFinite && gradient[position].isFinite && !list.isNearSeam(list.values(at: point))
    }
    func candidate(_ attempt: Int, _ box: (from: Double, to: Double)) -> [Double] {
      (0..<dimension).map { Self.coordinate(attempt * dimension + $0, in: box) }
    }
    func piece(_ point: [Double], _ box: Int) -> Piece {
      Piece(box: Swift.max(0, box - 3), signs: Self.signs(list, point) + Self.signs(answer, point))
    }
    for (number, box) in Self.boxes.enumerated() {
      var ofBox = 0
      for attempt in 0..<Self.candidates where ofBox < Self.mostOfBox && near.count < Self.most {
        let point = candidate(attempt, box)
        guard !near.contains(point), isUsable(point) else { continue }
        near.append(point)
        seen.insert(piece(point, number))
        ofBox += 1
      }
    }
    let irregular = (0..<dimension).map { Self.weyl($0 + 7, in: Self.boxes[0]) }
    if isUsable(irregular) { others.append(irregular) }
    for (number, box) in (Self.boxes + Self.boxesBeyondNumerals(of: [list, answer])).enumerated() {
      for attempt in 0..<Self.candidates where others.count < Self.mostOthers {
        let point = candidate(attempt, box)
        let piece = piece(point, number)
        guard !seen.contains(piece), isUsable(point) else { continue }
        others.append(point)
        seen.insert(piece)
      }
    }
  }

  /// On which side of its seam each operation of pieces is.
  private static func signs(_ list: WengertList, _ point: [Double]) -> [Bool] {
    guard list.lines.contains(where: \.primitive.isPiecewise) else { return [] }
    let values = list.values(at: point)
    return list.lines.compactMap { line in
      line.primitive.seam(at: values[line.first], values[line.second ?? line.first]).map { $0 > 0 }
    }
  }

  /// Boxes beyond the largest numerals, on both sides of 0.
  private static func boxesBeyondNumerals(of lists: [WengertList]) -> [(Double, Double)] {
    let sizes = Set(lists.flatMap { $0.constants.map(\.value.magnitude) }.filter { $0 > 8 && $0 < 1e100 })
    return sizes.sorted(by: >).prefix(mostNumerals).flatMap { size in
      [(1.1 * size, 1.3 * size), (-1.3 * size, -1.1 * size)]
    }
  }

  /// The k-th number of the sequence in a box.
  private static func weyl(_ k: Int, in box: (from: Double, to: Double)) -> Double {
    let position = (Double(k) + 1) * 0.618_033_988_749_894_8
    return box.from + (box.to - box.from) * (position - position.rounded(.down))
  }

  /// The k-th number of the sequence in a box, rounded for a reader.
  private static func coordinate(_ k: Int, in box: (from: Double, to: Double)) -> Double {
    let value = weyl(k, in: box)
    let grid = box.to - box.from > 4 ? 10.0 : 100.0
    return (value * grid).rounded() / grid
  }
}
