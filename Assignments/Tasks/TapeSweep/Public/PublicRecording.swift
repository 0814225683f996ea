// What students can ask of Recording.swift: the entry that one operation writes.

import Checking
import Elementary

@testable import TapeSweep

/// What an operation on entries 0 and 1, of values 3 and 2, writes: its value, and the partials of both.
func unlessRecorded(
  _ what: String, _ value: Double, _ partials: [Double], _ operation: (MyVariable, MyVariable) -> MyVariable
) -> Finding? {
  let tape = Tape()
  let (x, y) = (MyVariable(value: 3, tape, []), MyVariable(value: 2, tape, []))
  let result = operation(x, y)
  guard result.tape === tape, tape.entries.indices.contains(result.entry) else {
    return Finding("\(what) at x=3,y=2 is not on the tape: use recorded(…)")
  }
  let entry = tape.entries[result.entry]
  return .unless(result.value, is: value, "the value of \(what) at x=3,y=2")
    ?? .unless(entry.map(\.partial), are: partials, "the partial derivatives of \(what) at x=3,y=2")
}

let publicRecording = [
  Check("sum and difference") {
    unlessRecorded("x + y", 5, [1, 1]) { $0 + $1 } ?? unlessRecorded("x - y", 1, [1, -1]) { $0 - $1 }
      ?? unlessRecorded("-x", -3, [-1]) { x, _ in -x }
  },
  Check("product") { unlessRecorded("x*y", 6, [2, 3]) { $0 * $1 } },
]
