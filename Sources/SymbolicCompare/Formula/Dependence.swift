// After reading this file you know which numbers of a trace a variable can reach.
//
//     sin(x) + exp(y)      v1 = sin(x)   depends on x
//                          v2 = exp(y)   does not
//                          v3 = v1 + v2  does
//
// By structure, not by number: the tangent of x − x is 0, and x − x depends on x.

public import ReverseCore

extension WengertList {
  /// Whether each slot depends on one of some inputs.
  ///
  /// - Complexity: one pass over the lines.
  @inlinable
  package func dependence(on positions: some Sequence<Int>) -> [Bool] {
    var depends = [Bool](repeating: false, count: slotCount)
    for position in positions { depends[position] = true }
    for line in lines { depends[line.result] = line.operands.contains { depends[$0] } }
    return depends
  }
}
