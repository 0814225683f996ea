// After reading this file you know on which lines of a list its result hangs at a point: those on a branch that is taken.
//
//     where(x > 0, floor(log(x)), sin(x)) at -1       floor is not asked: its branch is not taken
//     max(x, floor(x) - 5)                            nor here: floor(x) - 5 is not the larger one
//
// Cost. One way back along the lines.

import ReverseCore

extension WengertList {
  /// Of every slot, whether the result hangs on it: through a branch that is taken, and not through the condition alone, whose
  /// seams show in the branch.
  package func taken(at values: [Double]) -> [Bool] {
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
