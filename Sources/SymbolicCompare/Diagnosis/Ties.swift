// After reading this file you know which node of the trace makes a kink, and with which two slopes.
//
// A node can sit at a kink and leave the function smooth: x·|x| at 0 has the slopes 0 and 0, relu(x) − relu(−x) is x.
// So every node is asked for its slopes along the variable on both sides (OneSidedSlopes.swift), and those whose
// slopes differ, or that jump, and that reach the result are ties. The first of them is named.

/// A node that has different slopes on the two sides of the point, or jumps.
struct Tie {
  let line: WengertList.Line
  let left: Double
  let right: Double
  let isJump: Bool

  /// Whether the node passes the difference on to the result.
  let reachesResult: Bool

  /// The ties of a trace along an input, in the order of evaluation.
  ///
  /// - Complexity: two forward passes and one backward sweep.
  static func all(in list: WengertList, at point: [Double], along position: Int) -> [Tie] {
    let (forward, backward) = Directional.passes(through: list, at: point, along: position)
    let values = forward.map(\.dual.value)
    let adjoints = list.outputs.first.map { list.adjoints(values: values, seed: 1, output: $0) } ?? []
    return list.lines.compactMap { line in
      guard line.primitive.isAtKink(line.operands.map { values[$0] }) else { return nil }
      let (right, left) = (forward[line.result].dual.tangent, 0 - backward[line.result].dual.tangent)
      let operandsJump = line.operands.contains { forward[$0].isAtJump || backward[$0].isAtJump }
      let isJump = (forward[line.result].isAtJump || backward[line.result].isAtJump) && !operandsJump
      guard left != right || isJump else { return nil }
      let adjoint = adjoints[line.result] ?? 0
      return Tie(line: line, left: left, right: right, isJump: isJump, reachesResult: adjoint != 0)
    }
  }
}

extension Diagnosis {
  /// The diagnosis of a kink or a jump along an input.
  static func kink(
    in list: WengertList, at point: [Double], along position: Int, slopes: OneSidedSlopes
  ) -> Diagnosis {
    let ties = Tie.all(in: list, at: point, along: position)
    let fitting = ties.filter { $0.isJump == slopes.isJump }
    let tie = fitting.first(where: \.reachesResult) ?? fitting.first ?? ties.first
    let node = tie.map { TraceNode($0.line, in: list, list.values(at: point)) }
    return Diagnosis(
      slopes.isJump ? .jump : .kink, at: node,
      numbers: tie.map { [$0.left, $0.right] } ?? [slopes.left, slopes.right],
      advice: advice(slopes))
  }

  private static func advice(_ slopes: OneSidedSlopes) -> String {
    if slopes.isJump { return "move the point to one side of the jump" }
    let (least, greatest) = (min(slopes.left, slopes.right), max(slopes.left, slopes.right))
    guard least.isFinite && greatest.isFinite else {
      return "move the point to one side: the function is infinitely steep here"
    }
    if least == greatest {
      return
        "take \(FormattedNumber.plain(least)), the slope on both sides, or write the formula without the tie"
    }
    return "move the point to one side, or accept any slope from \(FormattedNumber.plain(least))"
      + " to \(FormattedNumber.plain(greatest)) as a subgradient"
  }
}

extension Primitive {
  /// Whether the primitive has a kink or a jump at these operands.
  func isAtKink(_ operands: [Double]) -> Bool {
    switch self {
    case .unary(let function) where function.isPiecewise: operands[0] == 0
    case .binary(let function) where function.isSelection: operands[0] == operands[1]
    case .binary(.hypot): operands[0] == 0 && operands[1] == 0
    case .binary(.atan2): operands[0] == 0 && operands[1] < 0
    default: false
    }
  }
}
