// What students can ask of Sweep.swift: a tape that was written by hand.

import Checking
import Elementary

@testable import TapeSweep

/// The tape of entries with these operands.
func tape(_ entries: [[Tape.Operand]]) -> Tape {
  let tape = Tape()
  for entry in entries { _ = tape.append(entry) }
  return tape
}

let publicSweep = [
  Check("a chain") {
    .unless(
      adjoints(of: tape([[], [(0, 3)], [(1, 5)]]), output: 2), are: [15, 5, 1],
      "the adjoints of v₁ = 3v₀, v₂ = 5v₁ for the output v₂")
  },
  Check("the gradient of x·y + x") {
    let (value, slopes) = gradient(of: { x in x[0] * x[1] + x[0] }, at: [3, 2])
    return .unless(value, is: 9, "the value of xy + x at (3, 2)")
      ?? .unless(slopes, are: [3, 3], "the gradient of xy + x at (3, 2)")
  },
]
