// After reading this file you know why `max` and `min` stand here once more, for the numbers of this module.
//
// The standard library has a `max` for what can be compared, and for `max(x, 0)` with a literal the compiler
// prefers it to Elementary's. It would compare and return one of the two, so that at a tie the derivative is 0 or 1
// and not the midpoint ½. A function that is not generic is preferred to both.

/// The smaller of two variables; at a tie each has slope ½.
@inlinable @inline(__always)
public func min(_ x: Variable, _ y: Variable) -> Variable { Variable.apply(.min, to: x, y) }

/// The larger of two variables; at a tie each has slope ½.
@inlinable @inline(__always)
public func max(_ x: Variable, _ y: Variable) -> Variable { Variable.apply(.max, to: x, y) }

/// The smaller of two traced numbers, as one line of the list.
public func min(_ x: Traced, _ y: Traced) -> Traced { Traced.apply(.min, to: x, y) }

/// The larger of two traced numbers, as one line of the list.
public func max(_ x: Traced, _ y: Traced) -> Traced { Traced.apply(.max, to: x, y) }
