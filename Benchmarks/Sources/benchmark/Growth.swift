// After reading this file you know that the cost of a gradient grows in proportion to the program, from 10² to 10⁷
// operations, and what checkpointing costs.

import SymbolicCompare
import Workloads

/// Prints nanoseconds an operation for programs of growing length, and the cost of a checkpointed loop.
func runGrowth() {
  print("\nW4 by size: operations, ns an operation of value and gradient")
  for exponent in 2...7 {
    let operations = [1, 10, 100, 1000, 10_000, 100_000][exponent - 2] * 100
    var random = Generator()
    let point = random.numbers(operations / 8 + 1, -1.5...1.5)
    let contender = Contender("tape") { times in
      var gradient = point
      var span = gradient.mutableSpan
      var sum = 0.0
      for _ in 0..<times {
        sum += valueWithGradient(at: point.span, into: &span) { rosenbrock($0) } + span[0]
      }
      return sum
    }
    let times = times(of: [contender], rounds: 3, now: processorTime)["tape"] ?? Times()
    print("  \(operations)  \((times.minimum / Double(operations) * 100).rounded() / 100)")
  }
  let clock = ContinuousClock()
  let start = clock.now
  let loop = gradientOfLoop(from: [0.2], steps: 1_000_000, checkpoints: 1000) { x in
    [3.5 * x[0] * (1 - x[0])]
  } result: { x in
    x[0]
  }
  let time = start.duration(to: clock.now)
  print(
    """

    10^6 steps of the logistic map, 10^3 checkpoints: \(loop.stepsForwards) steps forwards, \(loop.stepsBackwards) \
    back, \(loop.checkpointsUsed) states kept, \(loop.entriesUsed) entries, \(time)
    """)
}
