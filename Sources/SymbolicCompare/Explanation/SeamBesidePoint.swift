// After reading this file you know which seam comes between the samples of a difference quotient: that of a line on which the
// function hangs at the point and at a sample, and which is on different pieces at the two.
//
//     where(x > 0, floor(log(x)), sin(x)) at -1       floor is not asked: its branch is not taken
//     where(x > 0, x, floor(x)) at 1e-20              nor here: what changes is the branch itself
//     max(x, floor(x) - 5)                            nor here: floor(x) - 5 is not the larger one
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

extension WengertList {
  /// Of every slot, whether the result hangs on it: through a branch that is taken, and not through the condition alone, whose
  /// seams show in the branch.
  fileprivate func taken(at values: [Double]) -> [Bool] {
    var isTaken = [Bool](repeating: false, count: values.count)
    if let output = outputs.first { isTaken[output] = true }
    for line in lines.reversed() where isTaken[line.result] {
      guard let second = line.second, case .binary(let function) = line.primitive else {
        for operand in line.operands { isTaken[operand] = true }
        continue
      }
      let (x, y) = (values[line.first], values[second])
      if function.isGate {
        if (x > 0) == (function == .ifPositive) { isTaken[second] = true }
      } else if function.isSelection {
        if x == values[line.result] || x == y { isTaken[line.first] = true }
        if y == values[line.result] || x == y { isTaken[second] = true }
      } else {
        for operand in line.operands { isTaken[operand] = true }
      }
    }
    return isTaken
  }
}

extension Primitive {
  /// Whether a whole number tells its pieces apart, 0 being one like the others.
  fileprivate var hasManyPieces: Bool { self == .unary(.floor) || self == .binary(.mod) }
}
