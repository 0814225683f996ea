import Reverse
import TestSupport
import Testing

@Suite("Checkpointing")
struct CheckpointingTests {
  @Test(
    "gives the gradient of the whole loop, within its bound on memory and on repetitions",
    arguments: [(0, 1), (1, 1), (2, 1), (40, 1), (40, 2), (200, 3), (200, 7), (200, 500), (3000, 20)])
  func rotation(steps: Int, checkpoints: Int) {
    func step(_ x: [Variable]) -> [Variable] {
      [0.8 * x[0] - 0.6 * x[1] + 0.01 * x[0] * x[1], 0.6 * x[0] + 0.8 * x[1]]
    }
    func result(_ x: [Variable]) -> Variable { x[0] * x[0] + x[1] }
    let whole = valueWithGradient(at: [0.5, -0.3]) { x in
      result((0..<steps).reduce(x) { state, _ in step(state) })
    }
    let parts = gradientOfLoop(
      from: [0.5, -0.3], steps: steps, checkpoints: checkpoints, step: step, result: result)
    #expect(parts.value == whole.value)
    #expect(agree(parts.gradient[0], whole.gradient[0], relative: 1e-11))
    #expect(agree(parts.gradient[1], whole.gradient[1], relative: 1e-11))
    #expect(parts.checkpointsUsed <= checkpoints && parts.stepsBackwards == steps)
    var (repetitions, reach) = (0, 1)
    while reach < steps + 1 {
      repetitions += 1
      reach = reach * (checkpoints + repetitions) / repetitions
    }
    #expect(parts.stepsForwards <= repetitions * steps)
  }

  @Test("states may grow and shrink from step to step", arguments: [1, 2, 3, 7, .max])
  func sizes(checkpoints: Int) {
    // (x, y) → x² + y² = s → (s, s², s³) → s·s²·s³ = s⁶, and back to one number.
    let loop = gradientOfLoop(from: [1, 2], steps: 3, checkpoints: checkpoints) { x in
      switch x.count {
      case 2: [x[0] * x[0] + x[1] * x[1]]
      case 1: [x[0], x[0] * x[0], x[0] * x[0] * x[0]]
      default: [x[0] * x[1] * x[2]]
      }
    } result: { x in
      x[0]
    }
    #expect(loop.value == 15_625 && loop.gradient == [37_500, 75_000])  // 6 s⁵·(2x, 2y)
  }

  @Test("a thousand steps of the logistic map with 8 states: five runs at the most, and no entry")
  func logisticMap() {
    let loop = gradientOfLoop(from: [0.2], steps: 1000, checkpoints: 8) { x in
      [4 * x[0] * (1 - x[0])]
    } result: { x in
      x[0]
    }
    let whole = gradient(at: 0.2) { x in (0..<1000).reduce(x) { y, _ in 4 * y * (1 - y) } }
    #expect(agree(loop.gradient[0], whole, relative: 1e-9) && whole.isFinite)
    #expect(loop.stepsForwards <= 5 * 1000 && loop.checkpointsUsed <= 8 && loop.entriesUsed == 0)
  }
}
