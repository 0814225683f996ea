// After reading this file you know which seam comes between the samples of a difference quotient: that of a line on which the
// function hangs at the point and at a sample, and which is on different pieces at the two.
//
//     x*floor(x) at 2 - 1e-9                          floor(x)
//     where(x > 0, x, floor(x)) at 1e-20              not floor(x), which is not taken here: what changes is the branch itself
//
// Cost. Two evaluations, and a way back along the lines that are taken.

/// The seam between a point and a sample beside it.
enum SeamBesidePoint {
  /// The first line that is on another piece one step away, so that differences see more than one.
  static func first(
    within step: Double, along position: Int, of list: WengertList, at point: [Double]
  ) -> SingularNode? {
    let here = list.values(at: point)
    let taken = list.taken(at: here)
    for sign in [1.0, -1] {
      var neighbour = point
      neighbour[position] += sign * step
      let there = list.values(at: neighbour)
      let takenThere = list.taken(at: there)
      let line = list.lines.first { line in
        guard taken[line.result], takenThere[line.result] else { return false }
        let second = line.second ?? line.first
        guard let piece = line.primitive.piece(at: here[line.first], here[second]),
          let other = line.primitive.piece(at: there[line.first], there[second])
        else { return false }
        // On a seam there is no piece yet.
        return piece != other && (line.primitive.hasManyPieces || piece * other != 0)
      }
      if let line { return SingularNode(line.result, in: list, at: point) }
    }
    return nil
  }
}

extension Primitive {
  /// Whether a whole number tells its pieces apart, 0 being one like the others.
  fileprivate var hasManyPieces: Bool { self == .unary(.floor) || self == .binary(.mod) }
}
