// What is asked of Recording.swift besides.

import Checking
import Elementary

@testable import TapeSweep

let hiddenRecording = [
  Check("quotient") { unlessRecorded("x/y", 1.5, [0.5, -0.75]) { $0 / $1 } },
  Check("functions") {
    let (e, s, c) = (exp(3.0), sin(3.0), cos(3.0))
    let sigmoid = 1 / (1 + exp(-3.0))
    return unlessRecorded("exp(x)", e, [e]) { x, _ in exp(x) }
      ?? unlessRecorded("log(x)", log(3.0), [1.0 / 3]) { x, _ in log(x) }
      ?? unlessRecorded("sin(x)", s, [c]) { x, _ in sin(x) }
      ?? unlessRecorded("cos(x)", c, [-s]) { x, _ in cos(x) }
      ?? unlessRecorded("sigmoid(x)", sigmoid, [sigmoid * (1 - sigmoid)]) { x, _ in Elementary::sigmoid(x) }
  },
]
