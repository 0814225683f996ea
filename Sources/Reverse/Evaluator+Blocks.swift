// After reading this file you know how a list is evaluated at many points almost as fast as compiled code: each
// instruction is looked at once for 64 points.
//
//     one point at a time     64 times:  look at instruction, do it          the looking costs more than the doing
//     in blocks               look at instruction, do it 64 times            and the doing is a loop over vectors
//
// Memory is ordered by slot, then by point. Products, sums and quotients send their messages back from the values;
// elementary functions have put their slopes down on the way forward.

extension Evaluator {
  /// How many points are evaluated together.
  static var width: Int { 64 }

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
    if points.count != total * inputCount || gradients.count != points.count {
      stop("\(total) values need points and gradients of \(total) times \(inputCount) numbers")
    }
    let block = blockMemory()
    for start in stride(from: 0, to: total, by: Self.width) {
      let count = min(Self.width, total - start)
      load(points, from: start, count: count, into: block)
      forwards(block)
      backwards(block)
      for lane in 0..<count { values[start + lane] = block[Self.width * output + lane] }
      store(block + Self.width * slotCount, count: count, into: &gradients, from: start, values: block)
    }
  }

  private mutating func blockMemory() -> UnsafeMutablePointer<Double> {
    if let block { return block }
    let new = UnsafeMutablePointer<Double>.allocate(
      capacity: Self.width * (2 * slotCount + 2 * code.count))
    for slot in inputCount..<firstResult {
      (new + Self.width * slot).update(repeating: memory[slot], count: Self.width)
    }
    block = new
    return new
  }

  private func load(
    _ points: Span<Double>, from start: Int, count: Int, into block: UnsafeMutablePointer<Double>
  ) {
    for input in 0..<inputCount {
      let lanes = block + Self.width &* input
      for lane in 0..<count { lanes[lane] = points[unchecked: (start &+ lane) &* inputCount &+ input] }
      for lane in count..<Self.width { lanes[lane] = lanes[count &- 1] }  // the last point fills up the block
    }
  }

  private func store(
    _ adjoints: UnsafeMutablePointer<Double>, count: Int, into gradients: inout MutableSpan<Double>,
    from start: Int, values block: UnsafeMutablePointer<Double>
  ) {
    var check = 0.0
    for input in 0..<inputCount {
      let lanes = adjoints + Self.width &* input
      for lane in 0..<count {
        gradients[unchecked: (start &+ lane) &* inputCount &+ input] = lanes[lane]
        check += lanes[lane] - lanes[lane]
      }
    }
    let results = block + Self.width &* output
    for lane in 0..<count { check += results[lane] - results[lane] }
    if check == 0 { return }
    for lane in 0..<count {
      let hasNaN = results[lane].isNaN || (0..<inputCount).contains { adjoints[Self.width * $0 + lane].isNaN }
      if hasNaN { sweepReached(block, lane: lane, into: &gradients, at: start + lane) }
    }
  }

  private func forwards(_ block: UnsafeMutablePointer<Double>) {
    let width = Self.width
    var z = block + width * firstResult
    var slopes = block + 2 * width * slotCount
    for instruction in code {
      let x = block + width &* Int(instruction.first)
      let y = block + width &* Int(instruction.second)
      switch instruction.primitive {
      case .negate: for lane in 0..<width { z[lane] = -x[lane] }
      case .add: for lane in 0..<width { z[lane] = x[lane] + y[lane] }
      case .subtract: for lane in 0..<width { z[lane] = x[lane] - y[lane] }
      case .multiply: for lane in 0..<width { z[lane] = x[lane] * y[lane] }
      case .divide: for lane in 0..<width { z[lane] = x[lane] / y[lane] }
      case .unary, .binary:
        let isPower = !isActive(instruction.second)
        for lane in 0..<width {
          let step = differentiate(instruction.primitive, x[lane], y[lane], isPower: isPower)
          z[lane] = step.value
          slopes[lane] = step.first
          slopes[width &+ lane] = step.second
        }
      }
      z += width
      slopes += 2 * width
    }
  }

  private func backwards(_ block: UnsafeMutablePointer<Double>) {
    let width = Self.width
    let adjoints = block + width * slotCount
    adjoints.update(repeating: 0, count: width * slotCount)
    (adjoints + width * output).update(repeating: 1, count: width)
    var index = code.count &- 1
    while index >= 0 {
      let instruction = code[index]
      let (first, second) = (width &* Int(instruction.first), width &* Int(instruction.second))
      let result = width &* (firstResult &+ index)
      let slopes = block + 2 * width * (slotCount &+ index)
      let (x, y, z) = (block + first, block + second, block + result)
      let (a, b, c) = (adjoints + first, adjoints + second, adjoints + result)
      let hasSecond = isActive(instruction.second)
      switch instruction.primitive {
      case .negate:
        for lane in 0..<width { a[lane] -= c[lane] }
      case .add:
        for lane in 0..<width { a[lane] += c[lane] }
        if hasSecond { for lane in 0..<width { b[lane] += c[lane] } }
      case .subtract:
        for lane in 0..<width { a[lane] += c[lane] }
        if hasSecond { for lane in 0..<width { b[lane] -= c[lane] } }
      case .multiply:
        for lane in 0..<width { a[lane] += c[lane] * y[lane] }
        if hasSecond { for lane in 0..<width { b[lane] += c[lane] * x[lane] } }
      case .divide:
        for lane in 0..<width { a[lane] += c[lane] / y[lane] }
        if hasSecond { for lane in 0..<width { b[lane] -= c[lane] * (z[lane] / y[lane]) } }
      case .unary:
        for lane in 0..<width { a[lane] += c[lane] * slopes[lane] }
      case .binary:
        for lane in 0..<width { a[lane] += c[lane] * slopes[lane] }
        if hasSecond { for lane in 0..<width { b[lane] += c[lane] * slopes[width &+ lane] } }
      }
      index &-= 1
    }
  }

  private func sweepReached(
    _ block: UnsafeMutablePointer<Double>, lane: Int, into gradients: inout MutableSpan<Double>, at point: Int
  ) {
    let gradient = list.valueWithGradient(at: (0..<inputCount).map { block[Self.width * $0 + lane] }).gradient
    for input in 0..<inputCount { gradients[point * inputCount + input] = gradient[input] }
  }
}

extension Evaluator {
  /// The value and the gradient at a point.
  public mutating func valueWithGradient(at point: [Double]) -> (value: Double, gradient: [Double]) {
    var gradient = [Double](repeating: 0, count: inputCount)
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
    let rows = points.indices.map { Array(gradients[$0 * inputCount..<($0 + 1) * inputCount]) }
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
