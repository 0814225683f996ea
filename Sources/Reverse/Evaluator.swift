// After reading this file you know how a list is evaluated at point after point without a recording and without an
// allocation: as instructions for a small machine.
//
//     memory     values:  inputs | constants | results          one number a slot
//                adjoints                                       one number a slot
//                slopes of the elementary functions             one number an operand
//
//     forwards   z = f(x, y) into the next slot; the slope of a function is put down; z̄ = 0
//     backwards  x̄ += z̄·∂z/∂x and ȳ += z̄·∂z/∂y, from the last instruction to the first
//
// Both ways are one loop with one `switch`. A sum, a product or a quotient needs no slope kept: its partials are 1, the
// other factor, and so on, which are in the values. Nothing is looked at that can go wrong only at edges: where a number
// of the result is not finite, the list's own sweep is asked.

/// A list made ready to be evaluated and differentiated at many points.
///
/// ```swift
/// var evaluator = Evaluator(list)
/// var slopes = [Double](repeating: 0, count: 2)
/// var span = slopes.mutableSpan
/// for point in points { print(evaluator.valueWithGradient(at: point.span, into: &span)) }
/// ```
///
/// The results are those of the list's own sweeps, to the last bit or two; edge values are the same. Functions with a
/// derivative of their own are called as everywhere.
///
/// - Complexity: to make, a few operations a line; to call, the function and a product and a sum for each operand. In
///   memory, 12 bytes an instruction, and 2 or 3 numbers a slot.
public struct Evaluator: ~Copyable {
  let list: WengertList
  let machine: Machine

  /// Memory for blocks of points, once it is needed.
  var block: UnsafeMutablePointer<Lanes>?

  /// Prepares the first output of a list.
  public init(_ list: WengertList) {
    let program = Program(list)
    self.list = list
    machine = Machine(program, inputCount: list.inputs.count)
  }

  deinit {
    machine.deallocate()
    block?.deallocate()
  }

  /// The value at a point.
  ///
  /// - Complexity: the operations of the function.
  public mutating func value(at point: Span<Double>) -> Double {
    if point.count != machine.inputCount { list.checkInputs(point.count) }
    let machine = machine
    for index in 0..<machine.inputCount { machine.values[index] = point[unchecked: index] }
    machine.forwards(keepingSlopes: false)
    return machine.values[machine.output]
  }

  /// The value at a point; the gradient goes into memory that the caller keeps.
  ///
  /// - Complexity: the operations of the function and its partials, and one pass back.
  public mutating func valueWithGradient(
    at point: Span<Double>, into gradient: inout MutableSpan<Double>
  ) -> Double {
    let machine = machine
    if point.count != machine.inputCount { list.checkInputs(point.count) }
    if gradient.count != machine.inputCount {
      stop("a gradient by \(machine.inputCount) inputs needs as much room")
    }
    for index in 0..<machine.inputCount {
      machine.values[index] = point[unchecked: index]
      machine.adjoints[index] = 0
    }
    machine.forwards(keepingSlopes: true)
    machine.backwards()
    let value = machine.values[machine.output]
    var sum = value
    for index in 0..<machine.inputCount {
      let adjoint = machine.adjoints[index]
      gradient[unchecked: index] = adjoint
      sum += adjoint
    }
    if !sum.isFinite { sweepList(into: &gradient) }
    return value
  }

  /// The gradient by the list's sweep, which knows what reaches the output: for the rare point at which the plain loop
  /// gave a number that is not finite.
  @inline(never)
  private func sweepList(into gradient: inout MutableSpan<Double>) {
    let point = (0..<machine.inputCount).map { machine.values[$0] }
    let slopes = list.valueWithGradient(at: point).gradient
    for index in point.indices { gradient[index] = slopes[index] }
  }
}

/// The calls of functions with their own derivative.
typealias Calls = UnsafeMutableBufferPointer<WengertList.Call>

/// The instructions and the memory of an evaluator.
struct Machine {
  /// The instructions, with an end.
  let code: UnsafeMutablePointer<Instruction>

  /// How many instructions there are without the end.
  let count: Int

  /// The calls of functions with their own derivative.
  let calls: Calls

  /// The slots whose adjoints are to be cleared before a block goes back.
  let clearedSlots: UnsafeMutableBufferPointer<Int>

  /// How many inputs there are; their slots are the first.
  let inputCount: Int

  /// The first slot of a result: the number of inputs and constants.
  let firstResult: Int

  /// How many slopes are put down.
  let slopeCount: Int

  /// The slot of the output.
  let output: Int

  /// One block of memory.
  let values: UnsafeMutablePointer<Double>
  let adjoints: UnsafeMutablePointer<Double>
  let slopes: UnsafeMutablePointer<Double>

  /// How many slots there are: inputs, constants and results.
  var slotCount: Int { firstResult + count }

  init(_ program: Program, inputCount: Int) {
    count = program.instructions.count - 1
    self.inputCount = inputCount
    firstResult = program.firstResult
    slopeCount = program.slopeCount
    output = program.output
    code = .allocate(capacity: count + 2)
    code.initialize(to: .end)
    (code + 1).initialize(from: program.instructions, count: count + 1)
    calls = .allocate(capacity: program.calls.count)
    _ = calls.initialize(from: program.calls)
    clearedSlots = .allocate(capacity: program.clearedSlots.count)
    _ = clearedSlots.initialize(from: program.clearedSlots)
    let slots = firstResult + count
    values = .allocate(capacity: 2 * slots + slopeCount + 1)
    values.initialize(repeating: 0, count: 2 * slots + slopeCount + 1)
    adjoints = values + slots
    slopes = adjoints + slots
    for (index, constant) in program.constants.enumerated() { values[inputCount + index] = constant }
  }

  func deallocate() {
    code.deallocate()
    calls.deinitialize().deallocate()
    clearedSlots.deallocate()
    values.deallocate()
  }
}

extension Machine {
  /// Fills in the values, and the slopes if they are wanted.
  @inline(__always)
  func forwards(keepingSlopes: Bool) {
        var result = values + firstResult
    var adjoint = adjoints + firstResult
    var slope = self.slopes
    var next = UnsafePointer(code) + 1
    var last = 0.0
    while true {
      let instruction = next.pointee
      next += 1
      let x = values[Int(instruction.first)]
      let y = values[Int(instruction.second)]
      let z: Double
      func function(_ function: UnaryFunction, _ x: Double) -> Double {
        if !keepingSlopes { return Double.apply(function, to: x) }
        let step = differentiate(function, x)
        slope.pointee = step.slope
        slope += 1
        return step.value
      }
      switch instruction.operation {
      case .end: return
      case .negate: z = -x
      case .add: z = x + y
      case .subtract: z = x - y
      case .addLast: z = last + y
      case .multiply: z = x * y
      case .multiplyLast: z = last * y
      case .divide: z = x / y
      case .exp: z = Double.apply(.exp, to: x)
      case .expLast: z = Double.apply(.exp, to: last)
      case .log: z = function(.log, x)
      case .logLast: z = function(.log, last)
      case .sqrt: z = function(.sqrt, x)
      case .sin: z = function(.sin, x)
      case .cos: z = function(.cos, x)
      case .tanh: z = function(.tanh, x)
      case .unary, .binary, .binaryByFirst, .binaryBySecond, .call:
        if keepingSlopes {
          z = Machine.value(of: instruction, x, y, slopes: slope, stride: 1, values: values, calls: calls)
          slope += instruction.message.slopeCount
        } else {
          z = Machine.evaluate(instruction, x, y, values: values, calls: calls)
        }
      }
      last = z
      result.pointee = z
      result += 1
      if keepingSlopes {
        adjoint.pointee = 0
        adjoint += 1
      }
    }
  }

  @inline(never)
  private static func evaluate(
    _ instruction: Instruction, _ x: Double, _ y: Double, values: UnsafeMutablePointer<Double>, calls: Calls
  ) -> Double {
    if instruction.operation == .call { return value(of: calls[Int(instruction.first)], values: values, stride: 1) }
    return Reverse::evaluate(instruction.primitive, x, y)
  }

  /// Adds up the adjoints, from the output's down to the inputs'.
  @inline(__always)
  func backwards() {
    adjoints[output] = 1
    var next = UnsafePointer(code) + count
    var slope = self.slopes + slopeCount
    var result = firstResult &+ count &- 1
    var adjoint = adjoints[result]
    while true {
      let instruction = next.pointee
      next -= 1
      let (x, y) = (Int(instruction.first), Int(instruction.second))
      result &-= 1
      var last = adjoints[result]
      @inline(__always)
      func send(_ message: Double, to slot: Int) {
        if slot == result {
          last += message
        } else {
          adjoints[slot] += message
        }
      }
      switch instruction.message {
      case .end: return
      case .sum:
        send(adjoint, to: x)
        send(adjoint, to: y)
      case .difference:
        send(adjoint, to: x)
        send(-(adjoint), to: y)
      case .same: send(adjoint, to: x)
      case .opposite: send(-(adjoint), to: y)
      case .product:
        send(adjoint * values[y], to: x)
        send(adjoint * values[x], to: y)
      case .multiple: send(adjoint * values[y], to: x)
      case .quotient:
        let z = values[result &+ 1]
        send(adjoint * quotientSlope(by: .first, values[y], z), to: x)
        send(adjoint * quotientSlope(by: .second, values[y], z), to: y)
      case .fraction:
        send(adjoint * quotientSlope(by: .first, values[y], values[result &+ 1]), to: x)
      case .value: send(adjoint * values[result &+ 1], to: x)
      case .slope:
        slope -= 1
        send(adjoint * slope.pointee, to: x)
      case .slopeBySecond:
        slope -= 1
        send(adjoint * slope.pointee, to: y)
      case .slopes:
        slope -= 2
        send(adjoint * slope[0], to: x)
        send(adjoint * slope[1], to: y)
      case .call: Machine.pullback(of: calls[x], adjoint: adjoint, values: values, adjoints: adjoints, stride: 1)
      }
      adjoint = instruction.message == .call ? adjoints[result] : last
      adjoints[result] = adjoint
    }
  }

}

extension Machine {
  /// The value of an instruction that has none of its own, with its slopes put down.
  ///
  /// - Parameters:
  ///   - slopes: where the first slope goes; the second goes `stride` numbers further.
  ///   - calls: where the values are, `stride` numbers apart.
  @inline(never)
  static func value(
    of instruction: Instruction, _ x: Double, _ y: Double, slopes: UnsafeMutablePointer<Double>, stride: Int,
    values: UnsafeMutablePointer<Double>, calls: Calls
  ) -> Double {
    let step: Step
    switch (instruction.operation, instruction.primitive) {
    case (.binaryByFirst, .binary(let function)): step = differentiateAny(function, by: .first, x, y)
    case (.binaryBySecond, .binary(let function)): step = differentiateAny(function, by: .second, x, y)
    case (_, .unary(let function)): step = differentiateAny(function, x)
    case (_, .binary(let function)):
      let (z, first, second) = differentiateAny(function, x, y)
      slopes[0] = first
      slopes[stride] = second
      return z
    default: return value(of: calls[Int(instruction.first)], values: values, stride: stride)
    }
    slopes[0] = step.slope
    return step.value
  }

  static func value(of call: WengertList.Call, values: UnsafeMutablePointer<Double>, stride: Int) -> Double {
    call.function.value(call.operands.map { values[stride * $0] })
  }

  /// What the pullback of a call sends back, added to the adjoints of its operands.
  @inline(never)
  static func pullback(
    of call: WengertList.Call, adjoint: Double, values: UnsafeMutablePointer<Double>,
    adjoints: UnsafeMutablePointer<Double>, stride: Int
  ) {
    let x = call.operands.map { values[stride * $0] }
    let messages = call.function.adjoints(at: x, value: values[stride * call.result], adjoint: adjoint)
    for (operand, message) in zip(call.operands, messages) { adjoints[stride * operand] += message }
  }
}

@inline(__always)
private func quotientSlope(by operand: Operand, _ y: Double, _ z: Double) -> Double {
  Rules.arithmetic(.divide, by: operand, at: z, y, value: z) ?? .nan  // z stands for x, which no slope needs
}
