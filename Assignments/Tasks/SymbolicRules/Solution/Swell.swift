// Task 7, part 3: how large a formula is when it is written out, and how large when every part is written once.

import SymbolicCompare

/// x squared n times, each time the product of the same formula with itself.
func squarings(_ n: Int) -> Symbolic {
  // solution
  (0..<n).reduce(.variable("x")) { formula, _ in formula * formula }
  // starter: .variable("x")  // n products
  // end
}

/// The number of nodes of the list's first output written out as a tree, in which a part that is used twice counts twice.
///
/// It is counted without writing the tree, since that can have 2ⁿ nodes; hence a Double.
func treeSize(of list: WengertList) -> Double {
  // solution
  var sizes = [Double](repeating: 1, count: list.slotCount)
  for line in list.lines { sizes[line.result] = 1 + line.operands.reduce(0) { $0 + sizes[$1] } }
  return sizes[list.outputs[0]]
  // starter: .nan  // an input or a constant is one node; a line is one node more than its operands together
  // end
}
