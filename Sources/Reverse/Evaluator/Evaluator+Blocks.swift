// After reading this file you know how a list is evaluated at many points almost as fast as compiled code: each
// instruction is looked at once for 64 points.
//
//     one point at a time     64 times:  look at instruction, do it          the looking costs more than the doing
//     in blocks               look at instruction, do it 64 times            and the doing is a loop over vectors
//
// Memory is ordered by slot, then by point: a slot has a row of 64 numbers, eight vectors of eight. What is done with a row
// is compiled for registers of 2, 4 and 8 numbers (`Lanes`), and the processor is asked which it has.

import EvaluatorLanes

extension Machine {
  /// Numbers of eight points.
  typealias Lanes = SIMD8<Double>

  /// The numbers of one slot at 64 points.
  typealias Row = UnsafeMutablePointer<Lanes>

  /// How many points are evaluated together, and how many vectors they are.
  static var width: Int { 64 }
  static var vectors: Int { width / Lanes.scalarCount }
}

extension Evaluator {
  /// The values and gradients at many points, which stand one after the other in memory.
  ///
  /// A point's numbers do not depend on its place, on the other points, or on the processor's registers.
  ///
  /// - Parameters:
  ///   - points: the numbers of the first point, of the second, and so on.
  ///   - values: room for one number a point.
  ///   - gradients: room for one gradient a point, in the order of the points.
  /// - Complexity: as many single calls, less the cost of the machine.
  public mutating func valuesWithGradients(
    at points: Span<Double>, values: inout MutableSpan<Double>, gradients: inout MutableSpan<Double>
  ) {
    let total = values.count
    checkRoom(points: points.count, values: total, gradients: gradients.count)
    for start in stride(from: 0, to: total, by: Machine.width) {
      _ = evaluateBlock(from: start, at: points, values: &values, gradients: &gradients)
    }
  }

  /// Evaluates 64 points, or what is left, and returns the memory in which it was done.
  mutating func evaluateBlock(
    from start: Int, at points: Span<Double>, values: inout MutableSpan<Double>,
    gradients: inout MutableSpan<Double>
  ) -> Machine.Row {
    let block = blockMemory()
    let count = min(Machine.width, values.count - start)
    load(points, from: start, count: count, into: block)
    machine.forwards(block)
    machine.backwards(block)
    store(block, count: count, into: &values, &gradients, from: start)
    return block
  }

  func checkRoom(points: Int, values: Int, gradients: Int) {
    if points == values * machine.inputCount && gradients == points { return }
    stop("\(values) values need points and gradients of \(values) times \(machine.inputCount) numbers")
  }

  private mutating func blockMemory() -> Machine.Row {
    if let block { return block }
    let count = Machine.vectors * (2 * machine.slotCount + machine.slopeCount)
    // At a multiple of 64 bytes, so that no vector lies across two lines of the cache.
    let new = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Machine.Lanes>.stride, alignment: 64
    )
    .bindMemory(to: Machine.Lanes.self, capacity: count)
    new.initialize(repeating: .zero, count: count)
    for slot in machine.inputCount..<machine.firstResult {
      let constant = Machine.Lanes(repeating: machine.values[slot])
      (new + Machine.vectors * slot).update(repeating: constant, count: Machine.vectors)
    }
    block = new
    return new
  }

  private func load(_ points: Span<Double>, from start: Int, count: Int, into block: Machine.Row) {
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

  private func store(
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

extension Machine {
  /// Fills in the rows of values and of slopes.
  func forwards(_ block: Row) {
    let kernels = kernels.pointee
    let slopes = block + Self.vectors &* 2 &* slotCount
    var slopeNumber = 0
    for index in 0..<count {
      let instruction = code[index &+ 1]
      let x = lanes(block + Self.vectors &* Int(instruction.first))
      let y = lanes(block + Self.vectors &* Int(instruction.second))
      let z = lanes(block + Self.vectors &* (firstResult &+ index))
      let slope = lanes(slopes + Self.vectors &* slopeNumber)
      slopeNumber &+= instruction.message.slopeCount
      switch instruction.operation {
      case .end, .run: return
      case .negate: kernels.negate(x, z)
      case .add, .addLast: kernels.add(x, y, z)
      case .subtract: kernels.subtract(x, y, z)
      case .multiply, .multiplyLast: kernels.multiply(x, y, z)
      case .divide: kernels.divide(x, y, z)
      case .exp, .expLast: fillExponentials(z, from: x)
      case .log, .logLast: fill(z, slope, from: x, by: .log, kernels.log)
      case .sqrt: _ = kernels.sqrt(x, z, slope)
      case .sin: fill(z, slope, from: x, by: .sin, kernels.sin)
      case .cos: fill(z, slope, from: x, by: .cos, kernels.cos)
      case .tanh: fill(z, slope, from: x, by: .tanh, kernels.tanh)
      case .unary, .binary, .binaryByFirst, .binaryBySecond, .call:
        if case .unary(let function) = instruction.primitive, let own = kernels.function(function) {
          fill(z, slope, from: x, by: function, own)
          continue
        }
        let values = lanes(block)
        for lane in 0..<Self.width {
          z[lane] = Machine.value(
            of: instruction, x[lane], y[lane], slopes: slope + lane, stride: Self.width,
            values: values + lane, calls: calls)
        }
      }
    }
  }

  /// Adds up the rows of adjoints; the first message to a row is put down, the others are added.
  func backwards(_ block: Row) {
    let kernels = kernels.pointee
    let adjoints = block + Self.vectors &* slotCount
    for slot in clearedSlots {
      (adjoints + Self.vectors &* slot).update(repeating: .zero, count: Self.vectors)
    }
    (adjoints + Self.vectors &* output).update(repeating: .one, count: Self.vectors)
    let slopes = lanes(adjoints + Self.vectors &* slotCount)
    var slopeNumber = slopeCount
    for number in stride(from: count &- 1, through: 0, by: -1) {
      let instruction = code[number &+ 1]
      slopeNumber &-= instruction.message.slopeCount
      let slope = slopes + Self.width &* slopeNumber
      let (first, second) = (Self.vectors &* Int(instruction.first), Self.vectors &* Int(instruction.second))
      let result = Self.vectors &* (firstResult &+ number)
      let (x, y, z) = (lanes(block + first), lanes(block + second), lanes(block + result))
      let (a, b, c) = (lanes(adjoints + first), lanes(adjoints + second), lanes(adjoints + result))
      let (isFirst, isSecond) = (instruction.isNewToFirst, instruction.isNewToSecond)
      switch instruction.message {
      case .end, .run: return
      case .sum:
        kernels.sendPlus(a, isFirst, c)
        kernels.sendPlus(b, isSecond, c)
      case .difference:
        kernels.sendPlus(a, isFirst, c)
        kernels.sendMinus(b, isSecond, c)
      case .same: kernels.sendPlus(a, isFirst, c)
      case .opposite: kernels.sendMinus(b, isSecond, c)
      case .product:
        kernels.sendProduct(a, isFirst, c, y)
        kernels.sendProduct(b, isSecond, c, x)
      case .multiple: kernels.sendProduct(a, isFirst, c, y)
      case .quotient:
        kernels.sendToDividend(a, isFirst, c, y, z)
        kernels.sendToDivisor(b, isSecond, c, y, z)
      case .fraction: kernels.sendToDividend(a, isFirst, c, y, z)
      case .value: kernels.sendProduct(a, isFirst, c, z)
      case .slope: kernels.sendProduct(a, isFirst, c, slope)
      case .slopeBySecond: kernels.sendProduct(b, isSecond, c, slope)
      case .slopes:
        kernels.sendProduct(a, isFirst, c, slope)
        kernels.sendProduct(b, isSecond, c, slope + Self.width)
      case .call:
        let (values, adjoints) = (lanes(block), lanes(adjoints))
        for lane in 0..<Self.width {
          Machine.pullback(
            of: calls[Int(instruction.first)], adjoint: c[lane], values: values + lane,
            adjoints: adjoints + lane, stride: Self.width)
        }
      }
    }
  }

  /// The same memory as plain numbers.
  @inline(__always)
  func lanes(_ row: Row) -> Numbers {
    UnsafeMutableRawPointer(row).assumingMemoryBound(to: Double.self)
  }
}
