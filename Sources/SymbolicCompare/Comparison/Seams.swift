// After reading this file you know when the step of a difference quotient is no small one, whatever its size: when it
// reaches across a seam of some function on the way.
//
// Idea. A pole, a jump or a kink of a part of f need not be one of f. The slope of atan(tan(x)) is 1 wherever it has one, yet the
// function jumps at every odd multiple of π/2, and at x = 10¹³ a step of 10⁸ crosses millions of them. The exact slope,
// sampled within the step, shows nothing. So each function with seams is asked on which piece its operand lies:
//
//     tan u      number of the branch, ⌊u/π + ½⌋        1/u, |u|, relu, sign     sign of u
//     gamma u    ⌊u⌋ left of 1                           max(u, v)                sign of u − v
//
// Samples on two pieces: the mean value theorem, on which every bound of a difference rests, does not hold.
// No rule of differentiation takes part. A rule that is wrong in all three exact methods alike goes unseen here.

/// Whether the parts of a function stay on one piece each, within a step.
enum Seams {
  /// Whether some line of a trace changes its piece, or has no finite value, at one of the points.
  ///
  /// - Complexity: an evaluation of the function for each point.
  static func areCrossed(in list: WengertList, at points: [[Double]]) -> Bool {
    var here: [Double]?
    for point in points {
      let values = list.values(at: point)
      let pieces = list.lines.compactMap { piece($0, values) }
      if values.contains(where: { !$0.isFinite }) || here.map({ $0 != pieces }) ?? false { return true }
      here = pieces
    }
    return false
  }

  /// The piece on which a line's operands lie; `nil` for a function without seams.
  private static func piece(_ line: WengertList.Line, _ values: [Double]) -> Double? {
    let x = values[line.first]
    let y = values[line.second ?? line.first]
    return switch line.primitive {
    case .divide: sign(y)
    case .unary(.tan): (x / Double.pi + 0.5).rounded(.down)
    case .unary(.abs), .unary(.relu), .unary(.sign), .unary(.heaviside), .unary(.cbrt): sign(x)
    case .unary(.gamma), .unary(.lgamma), .unary(.digamma): poleFree(x)
    case .binary(.polygamma): poleFree(y)
    case .binary(.max), .binary(.min): sign(x - y)
    case .binary(.pow): sign(x)
    case .binary(.atan2): y < 0 ? sign(x) : 2
    default: nil
    }
  }

  private static func poleFree(_ x: Double) -> Double { x < 1 ? x.rounded(.down) : 1 }

  private static func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
}
