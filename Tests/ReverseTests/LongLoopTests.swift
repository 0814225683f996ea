// Checkpointing at length: the bounds of `Revolve` are counted, not only trusted.

import Reverse
import TestSupport
import Testing

@Suite("Checkpointing of a long loop")
struct LongLoopTests {
  @Test(
    "a hundred thousand steps in a hundred states: each is done three times forwards at the most")
  func hundredThousand() {
    let (steps, checkpoints) = (100_000, 100)
    var calls = 0
    var largest = 0.0
    let loop = gradientOfLoop(from: [0.3], steps: steps, checkpoints: checkpoints) { x in
      calls += 1
      largest = Swift::max(largest, x[0].value)
      return [x[0] + 0.001 * (1 - x[0] * x[0])]  // tends to 1, and the derivative to 0
    } result: { x in
      x[0]
    }
    // With c states and r repetitions at the most, C(c + r, c) states can be visited backwards.
    var (repetitions, reach) = (0, 1)
    while reach < steps + 1 {
      repetitions += 1
      reach = reach * (checkpoints + repetitions) / repetitions
    }
    #expect(repetitions == 3)
    #expect(loop.stepsForwards <= repetitions * steps)
    #expect(loop.stepsBackwards == steps && calls == loop.stepsForwards + steps)
    #expect(loop.checkpointsUsed <= checkpoints && loop.entriesUsed <= 2)
    #expect(largest < 1 && abs(loop.value - 1) < 1e-12 && loop.gradient[0] >= 0 && loop.gradient[0] < 1e-80)
  }

  @Test(
    "the number of steps forwards is the least that is possible",
    arguments: [(1, 1), (37, 4), (40, 2), (200, 5), (300, 20), (1500, 10)])
  func isOptimal(steps: Int, checkpoints: Int) {
    let loop = gradientOfLoop(from: [0.2], steps: steps, checkpoints: checkpoints) { x in
      [0.999 * x[0]]
    } result: { x in
      x[0]
    }
    // The least, by the recurrence t(l, c) = min over m of m + t(l − m, c − 1) + t(m, c), with t(1, c) = 0 for states.
    var least = [[Int]](repeating: [Int](repeating: 0, count: checkpoints + 1), count: steps + 2)
    for states in 2...(steps + 1) { least[states][1] = states * (states - 1) / 2 }
    for count in stride(from: 2, through: checkpoints, by: 1) {
      var best = 1
      for states in 2...(steps + 1) {
        // The best place moves to the right with the number of states.
        func cost(_ m: Int) -> Int { m + least[states - m][count - 1] + least[m][count] }
        while best + 1 < states, cost(best + 1) <= cost(best) { best += 1 }
        least[states][count] = cost(best)
      }
    }
    #expect(loop.stepsForwards == least[steps + 1][checkpoints])
  }
}
