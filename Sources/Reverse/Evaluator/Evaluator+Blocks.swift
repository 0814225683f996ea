// After reading this file you know how a list is evaluated at many points almost as fast as compiled code: each
// instruction is looked at once for 64 points.
//
//     one point at a time     64 times:  look at instruction, do it          the looking costs more than the doing
//     in blocks               look at instruction, do it 64 times            and the doing is a loop over vectors
//
// Memory is ordered by slot, then by point: a slot has a row of 64 numbers, eight vectors of eight.

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
    let new = Machine.Row.allocate(capacity: count)
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
    let results = block + Machine.vectors &* machine.output
    let lanes = machine.lanes(results)
    var sums = Machine.Lanes.zero
    for index in 0..<Machine.vectors { sums += results[index] }
    for lane in 0..<count { values[unchecked: start &+ lane] = lanes[lane] }
    for input in 0..<inputs {
      let adjoints = block + Machine.vectors &* (machine.slotCount &+ input)
      let lanes = machine.lanes(adjoints)
      for index in 0..<Machine.vectors { sums += adjoints[index] }
      for lane in 0..<count { gradients[unchecked: (start &+ lane) &* inputs &+ input] = lanes[lane] }
    }
    if sums.sum().isFinite && !StatusFlags.leftRange(after: sums) { return }
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
    let gradient = list.valueWithGradient(at: inputs.map { numbers[Machine.width * $0] }).gradient
    for input in inputs { gradients[point * inputs.count + input] = gradient[input] }
  }
}

extension Machine {
  /// Fills in the rows of values and of slopes.
  func forwards(_ block: Row) {
    let slopes = block + Self.vectors &* 2 &* slotCount
    var slopeNumber = 0
    for index in 0..<count {
      let instruction = code[index &+ 1]
      let x = block + Self.vectors &* Int(instruction.first)
      let y = block + Self.vectors &* Int(instruction.second)
      let z = block + Self.vectors &* (firstResult &+ index)
      let slope = lanes(slopes + Self.vectors &* slopeNumber)
      slopeNumber &+= instruction.message.slopeCount
      switch instruction.operation {
      case .end, .run: return
      case .negate: fill(z) { x[$0] * -1 }  // the minus of vectors is 0 - x, which loses the sign of a zero
      case .add, .addLast: fill(z) { x[$0] + y[$0] }
      case .subtract: fill(z) { x[$0] - y[$0] }
      case .multiply, .multiplyLast: fill(z) { x[$0] * y[$0] }
      case .divide: fill(z) { x[$0] / y[$0] }
      case .exp, .expLast: fill(lanes(z), from: lanes(x)) { Double.apply(.exp, to: $0) }
      case .log, .logLast: fill(lanes(z), slope, from: lanes(x)) { differentiate(.log, $0) }
      case .sqrt: fill(lanes(z), slope, from: lanes(x)) { differentiate(.sqrt, $0) }
      case .sin: fill(lanes(z), slope, from: lanes(x)) { differentiate(.sin, $0) }
      case .cos: fill(lanes(z), slope, from: lanes(x)) { differentiate(.cos, $0) }
      case .tanh: fill(lanes(z), slope, from: lanes(x)) { differentiate(.tanh, $0) }
      case .unary, .binary, .binaryByFirst, .binaryBySecond, .call:
        let (x, y, z, values) = (lanes(x), lanes(y), lanes(z), lanes(block))
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
    let adjoints = block + Self.vectors &* slotCount
    for slot in clearedSlots { fill(adjoints + Self.vectors &* slot) { _ in .zero } }
    fill(adjoints + Self.vectors &* output) { _ in Lanes(repeating: 1) }
    let slopes = adjoints + Self.vectors &* slotCount
    var slopeNumber = slopeCount
    for number in stride(from: count &- 1, through: 0, by: -1) {
      let instruction = code[number &+ 1]
      slopeNumber &-= instruction.message.slopeCount
      let slope = slopes + Self.vectors &* slopeNumber
      let (first, second) = (Self.vectors &* Int(instruction.first), Self.vectors &* Int(instruction.second))
      let result = Self.vectors &* (firstResult &+ number)
      let (x, y, z) = (block + first, block + second, block + result)
      let (a, b, c) = (adjoints + first, adjoints + second, adjoints + result)
      let (isFirst, isSecond) = (instruction.isNewToFirst, instruction.isNewToSecond)
      switch instruction.message {
      case .end, .run: return
      case .sum:
        send(to: a, isFirst) { c[$0] }
        send(to: b, isSecond) { c[$0] }
      case .difference:
        send(to: a, isFirst) { c[$0] }
        send(to: b, isSecond) { -c[$0] }
      case .same: send(to: a, isFirst) { c[$0] }
      case .opposite: send(to: b, isSecond) { -c[$0] }
      case .product:
        send(to: a, isFirst) { c[$0] * y[$0] }
        send(to: b, isSecond) { c[$0] * x[$0] }
      case .multiple: send(to: a, isFirst) { c[$0] * y[$0] }
      case .quotient:
        send(to: a, isFirst) { c[$0] * orNaN(1 / y[$0], z[$0]) }
        send(to: b, isSecond) { -c[$0] * (z[$0] / y[$0]) }
      case .fraction: send(to: a, isFirst) { c[$0] * orNaN(1 / y[$0], z[$0]) }
      case .value: send(to: a, isFirst) { c[$0] * z[$0] }
      case .slope: send(to: a, isFirst) { c[$0] * slope[$0] }
      case .slopeBySecond: send(to: b, isSecond) { c[$0] * slope[$0] }
      case .slopes:
        send(to: a, isFirst) { c[$0] * slope[$0] }
        send(to: b, isSecond) { c[$0] * slope[Self.vectors &+ $0] }
      case .call:
        let (values, adjoint, adjoints) = (lanes(block), lanes(c), lanes(adjoints))
        for lane in 0..<Self.width {
          Machine.pullback(
            of: calls[Int(instruction.first)], adjoint: adjoint[lane], values: values + lane,
            adjoints: adjoints + lane, stride: Self.width)
        }
      }
    }
  }

  @inline(__always)
  private func fill(_ row: Row, _ numbers: (Int) -> Lanes) {
    for index in 0..<Self.vectors { row[index] = numbers(index) }
  }

  @inline(__always)
  private func send(to row: Row, _ isFirst: Bool, _ message: (Int) -> Lanes) {
    if isFirst {
      fill(row, message)
    } else {
      for index in 0..<Self.vectors { row[index] += message(index) }
    }
  }

  /// Functions go number by number.
  @inline(__always)
  private func fill(_ z: Numbers, from x: Numbers, _ function: (Double) -> Double) {
    for lane in 0..<Self.width { z[lane] = function(x[lane]) }
  }

  @inline(__always)
  private func fill(_ z: Numbers, _ slope: Numbers, from x: Numbers, _ function: (Double) -> Step) {
    for lane in 0..<Self.width { (z[lane], slope[lane]) = function(x[lane]) }
  }

  @inline(__always)
  private func orNaN(_ slope: Lanes, _ z: Lanes) -> Lanes { slope.replacing(with: .nan, where: z .!= z) }

  /// The same memory as plain numbers.
  @inline(__always)
  func lanes(_ row: Row) -> Numbers {
    UnsafeMutableRawPointer(row).assumingMemoryBound(to: Double.self)
  }
}
