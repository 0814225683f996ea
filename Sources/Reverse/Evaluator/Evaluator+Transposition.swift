// After reading this file you know how points get into a block and gradients out of it. Outside, a point's numbers stand side by
// side; inside, those of one input do, at 64 points:
//
//     points   x₀ y₀ x₁ y₁ …        rows   x₀ x₁ … x₆₃
//                                          y₀ y₁ … y₆₃
//
// A full block is transposed by whole registers (`Lanes`). What left the range of `Double` in a block is done again on the way
// out, point by point, by the list's own sweep.

import EvaluatorLanes

extension Evaluator {
  func load(_ points: Span<Double>, from start: Int, count: Int, into block: Machine.Row) {
    let inputs = machine.inputCount
    if count == Machine.width {
      points.withUnsafeBufferPointer { points in
        guard let first = points.baseAddress else { return }
        machine.kernels.pointee.toRows(first + start &* inputs, inputs, machine.lanes(block))
      }
      return
    }
    for input in 0..<inputs {
      let lanes = machine.lanes(block + Machine.vectors &* input)
      for lane in 0..<count { lanes[lane] = points[unchecked: (start &+ lane) &* inputs &+ input] }
      // The last point fills up the block.
      for lane in count..<Machine.width { lanes[lane] = lanes[count &- 1] }
    }
  }

  func store(
    _ block: Machine.Row, count: Int, into values: inout MutableSpan<Double>,
    _ gradients: inout MutableSpan<Double>, from start: Int
  ) {
    let inputs = machine.inputCount
    let results = machine.lanes(block) + Machine.width &* machine.output
    let adjoints = machine.lanes(block) + Machine.width &* machine.slotCount
    let kernels = machine.kernels.pointee
    for lane in 0..<count { values[unchecked: start &+ lane] = results[lane] }
    if count == Machine.width {
      gradients.withUnsafeMutableBufferPointer { gradients in
        guard let first = gradients.baseAddress else { return }
        kernels.toPoints(adjoints, inputs, first + start &* inputs)
      }
    } else {
      for input in 0..<inputs {
        let lanes = adjoints + Machine.width &* input
        for lane in 0..<count { gradients[unchecked: (start &+ lane) &* inputs &+ input] = lanes[lane] }
      }
    }
    let areFinite = kernels.areFinite(results, 1) && kernels.areFinite(adjoints, inputs)
    if areFinite && !StatusFlags.leftRange(after: adjoints) { return }
    for lane in 0..<count { sweepList(block, lane: lane, into: &gradients, at: start + lane) }
  }

  /// The gradient by the list's sweep, if a number of the point's result is not finite, or a derivative 0 or tiny.
  private func sweepList(
    _ block: Machine.Row, lane: Int, into gradients: inout MutableSpan<Double>, at point: Int
  ) {
    let numbers = machine.lanes(block) + lane
    let adjoints = numbers + Machine.width * machine.slotCount
    let inputs = 0..<machine.inputCount
    var sum = numbers[Machine.width * machine.output]
    var smallest = Double.infinity
    for input in inputs {
      sum += adjoints[Machine.width * input]
      smallest = min(smallest, adjoints[Machine.width * input].magnitude)
    }
    if sum.isFinite && smallest > 0x1p-900 { return }
    let coordinates = inputs.map { numbers[Machine.width * $0] }
    StatusFlags.clear()
    let plain = list.bothSweeps(at: coordinates).gradient
    let hasLeftRange = StatusFlags.leftRange(after: plain)
    defer { StatusFlags.clear() }
    // Where nothing of this point left the range, another point of the block raised the flag, and the numbers stand: a
    // point has one gradient, whatever the points beside it.
    if sum.isFinite && !hasLeftRange { return }
    let gradient = hasLeftRange ? list.scaledGradient(values: list.values(at: coordinates)) : plain
    for input in inputs {
      // Rounding is left as it is, so that only the derivatives that left the range change.
      let isRounding =
        (adjoints[Machine.width * input] - gradient[input]).magnitude <= 0x1p-40 * gradient[input].magnitude
      if !isRounding { gradients[point * inputs.count + input] = gradient[input] }
    }
  }
}
