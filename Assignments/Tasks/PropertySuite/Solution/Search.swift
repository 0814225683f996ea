// Task 8, part 2: a search for a counter-example, which is made small.

import SymbolicCompare

/// A small counter-example to one of the properties; `nil` if 200 random formulas give none.
func counterexample(in methods: MethodsUnderTest) -> Counterexample? {
  // solution
  let check = SelfCheck(count: 200, seed: 1, properties: properties(of: methods), formulas: formulas)
  return check.failures.map(\.example).min { $0.formula.treeSize < $1.formula.treeSize }
  // starter: nil  // SelfCheck does the search and the shrinking
  // end
}
