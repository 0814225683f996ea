// After reading this file you know how a list is evaluated at many points almost as fast as compiled code: each
// instruction is looked at once for 64 points.
//
//     one point at a time     64 times:  look at instruction, do it          the looking costs more than the doing
//     in blocks               look at instruction, do it 64 times            and the doing is a loop over vectors
//
// Memory is ordered by slot, then by point: a slot has a row of 64 numbers, eight vectors of eight.

/// Numbers of eight points.
typealias Lanes = SIMD8<Double>

/// The numbers of one slot at 64 points.
typealias Row = UnsafeMutablePointer<Lanes>

extension Evaluator {
  /// How many points are evaluated together, and how many vectors they are.
  static var width: Int { 64 }
  static var vectors: Int { width / Lanes.scalarCount }

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
    if points.count != total * machine.inputCount || gradients.count != points.count {
      stop("\(total) values need points and gradients of \(total) times \(machine.inputCount) numbers")
    }
    let block = blockMemory()
    for start in stride(from: 0, to: total, by: Self.width) {
      let count = min(Self.width, total - start)
      load(points, from: start, count: count, into: block)
      forwards(block)
      backwards(block)
      store(block, count: count, into: &values, &gradients, from: start)
    }
  }

  private mutating func blockMemory() -> Row {
    if let block { return block }
    let count = Self.vectors * (2 * machine.slotCount + machine.slopeCount)
    let new = Row.allocate(capacity: count)
    new.initialize(repeating: .zero, count: count)
    for slot in machine.inputCount..<machine.firstResult {
      (new + Self.vectors * slot).update(repeating: Lanes(repeating: machine.values[slot]), count: Self.vectors)
    }
    block = new
    return new
  }

  /// The same memory as plain numbers.
  @inline(__always)
  private func lanes(_ row: Row) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(row).assumingMemoryBound(to: Double.self)
  }

  private func load(_ points: Span<Double>, from start: Int, count: Int, into block: Row) {
    for input in 0..<machine.inputCount {
      let lanes = lanes(block + Self.vectors &* input)
      for lane in 0..<count { lanes[lane] = points[unchecked: (start &+ lane) &* machine.inputCount &+ input] }
      for lane in count..<Self.width { lanes[lane] = lanes[count &- 1] }  // the last point fills up the block
    }
  }

  private func store(
    _ block: Row, count: Int, into values: inout MutableSpan<Double>, _ gradients: inout MutableSpan<Double>,
    from start: Int
  ) {
    let results = block + Self.vectors &* machine.output
    var sums = results[0]
    for index in 1..<Self.vectors { sums += results[index] }
    let numbers = lanes(results)
    for lane in 0..<count { values[unchecked: start &+ lane] = numbers[lane] }
    for input in 0..<machine.inputCount {
      let adjoints = block + Self.vectors &* (machine.slotCount &+ input)
      for index in 0..<Self.vectors { sums += adjoints[index] }
      let numbers = lanes(adjoints)
      for lane in 0..<count { gradients[unchecked: (start &+ lane) &* machine.inputCount &+ input] = numbers[lane] }
    }
    if sums.sum().isFinite { return }
    for lane in 0..<count { checkPoint(block, lane: lane, value: values[start + lane], into: &gradients, at: start + lane) }
  }

  /// The gradient by the list's sweep, where a number is not finite.
  private func checkPoint(
    _ block: Row, lane: Int, value: Double, into gradients: inout MutableSpan<Double>, at point: Int
  ) {
    let numbers = lanes(block)
    let slopes = (0..<machine.inputCount).map { gradients[point * machine.inputCount + $0] }
    if value.isFinite && slopes.allSatisfy(\.isFinite) { return }
    let gradient = list.valueWithGradient(at: (0..<machine.inputCount).map { numbers[Self.width * $0 + lane] }).gradient
    for input in 0..<machine.inputCount { gradients[point * machine.inputCount + input] = gradient[input] }
  }
}

extension Evaluator {
  @inline(__always)
  private func forEach(_ body: (Int) -> Void) {
    for index in 0..<Self.vectors { body(index) }
  }

  private func forwards(_ block: Row) {
    var z = block + Self.vectors * machine.firstResult
    var adjoint = block + Self.vectors * (machine.slotCount + machine.firstResult)
    block.advanced(by: Self.vectors * machine.slotCount).update(repeating: .zero, count: Self.vectors * machine.inputCount)
    var slope = block + 2 * Self.vectors * machine.slotCount
    for index in 0..<machine.count {
      let instruction = machine.code[index + 1]
      let x = block + Self.vectors &* Int(instruction.first)
      let y = block + Self.vectors &* Int(instruction.second)
      func function(_ f: UnaryFunction) {
        let (x, z, slope) = (lanes(x), lanes(z), lanes(slope))
        for lane in 0..<Self.width { (z[lane], slope[lane]) = differentiate(f, x[lane]) }
      }
      switch instruction.operation {
      case .end: return
      case .negate: forEach { z[$0] = -x[$0] }
      case .add: forEach { z[$0] = x[$0] + y[$0] }
      case .subtract: forEach { z[$0] = x[$0] - y[$0] }
      case .multiply: forEach { z[$0] = x[$0] * y[$0] }
      case .divide: forEach { z[$0] = x[$0] / y[$0] }
      case .exp:
        let (x, z) = (lanes(x), lanes(z))
        for lane in 0..<Self.width { z[lane] = Double.apply(.exp, to: x[lane]) }
      case .log: function(.log)
      case .sqrt: function(.sqrt)
      case .sin: function(.sin)
      case .cos: function(.cos)
      case .tanh: function(.tanh)
      case .unary, .binary, .binaryByFirst, .binaryBySecond, .call:
        for lane in 0..<Self.width {
          lanes(z)[lane] = Machine.value(of: instruction, lanes(x)[lane], lanes(y)[lane], slopes: lanes(slope) + lane, stride: Self.width, values: lanes(block) + lane, calls: machine.calls)
        }
      }
      adjoint.update(repeating: .zero, count: Self.vectors)
      adjoint += Self.vectors
      z += Self.vectors
      slope += Self.vectors &* instruction.message.slopeCount
    }
  }

  private func backwards(_ block: Row) {
    let adjoints = block + Self.vectors * machine.slotCount
    (adjoints + Self.vectors * machine.output).update(repeating: Lanes(repeating: 1), count: Self.vectors)
    var index = machine.count
    var slope = adjoints + Self.vectors &* (machine.slotCount + machine.slopeCount)
    while index > 0 {
      index &-= 1
      let instruction = machine.code[index + 1]
      slope -= Self.vectors &* instruction.message.slopeCount
      let (first, second) = (Self.vectors &* Int(instruction.first), Self.vectors &* Int(instruction.second))
      let result = Self.vectors &* (machine.firstResult &+ index)
      let (x, y, z) = (block + first, block + second, block + result)
      let (a, b, c) = (adjoints + first, adjoints + second, adjoints + result)
      switch instruction.message {
      case .end: return
      case .sum:
        forEach { a[$0] += c[$0] }
        forEach { b[$0] += c[$0] }
      case .difference:
        forEach { a[$0] += c[$0] }
        forEach { b[$0] -= c[$0] }
      case .same: forEach { a[$0] += c[$0] }
      case .opposite: forEach { b[$0] -= c[$0] }
      case .product:
        forEach { a[$0] += c[$0] * y[$0] }
        forEach { b[$0] += c[$0] * x[$0] }
      case .multiple: forEach { a[$0] += c[$0] * y[$0] }
      case .quotient:
        forEach { a[$0] += c[$0] * orNaN(1 / y[$0], z[$0]) }
        forEach { b[$0] -= c[$0] * (z[$0] / y[$0]) }
      case .fraction: forEach { a[$0] += c[$0] * orNaN(1 / y[$0], z[$0]) }
      case .value: forEach { a[$0] += c[$0] * z[$0] }
      case .slope: forEach { a[$0] += c[$0] * slope[$0] }
      case .slopeBySecond: forEach { b[$0] += c[$0] * slope[$0] }
      case .slopes:
        forEach { a[$0] += c[$0] * slope[$0] }
        forEach { b[$0] += c[$0] * slope[Self.vectors &+ $0] }
      case .call:
        for lane in 0..<Self.width {
          Machine.pullback(of: machine.calls[Int(instruction.first)], adjoint: lanes(c)[lane], values: lanes(block) + lane, adjoints: lanes(adjoints) + lane, stride: Self.width)
        }
      }
    }
  }

  @inline(__always)
  private func orNaN(_ slope: Lanes, _ z: Lanes) -> Lanes { slope.replacing(with: .nan, where: z .!= z) }
}

extension Evaluator {
  /// The value and the gradient at a point.
  public mutating func valueWithGradient(at point: [Double]) -> (value: Double, gradient: [Double]) {
    var gradient = [Double](repeating: 0, count: machine.inputCount)
    let value = into(&gradient) { room in valueWithGradient(at: point.span, into: &room) }
    return (value, gradient)
  }

  /// The values and the gradients at many points, evaluated in blocks.
  public mutating func valuesWithGradients(at points: [[Double]]) -> (values: [Double], gradients: [[Double]])
  {
    for point in points { list.checkInputs(point.count) }
    let numbers = Array(points.joined())
    var values = [Double](repeating: 0, count: points.count)
    var gradients = numbers
    into(&values) { v in
      into(&gradients) { g in valuesWithGradients(at: numbers.span, values: &v, gradients: &g) }
    }
    let rows = points.indices.map { Array(gradients[$0 * machine.inputCount..<($0 + 1) * machine.inputCount]) }
    return (values, rows)
  }
}

/// Lends an array's memory as a span for the length of a call.
private func into<Result>(
  _ array: inout [Double], _ body: (inout MutableSpan<Double>) -> Result
) -> Result {
  var span = array.mutableSpan
  return body(&span)
}
