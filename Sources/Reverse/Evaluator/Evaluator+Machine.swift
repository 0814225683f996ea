// After reading this file you know what a machine holds, and how it does the rare instructions: functions of two operands,
// the less usual ones of one, and functions with a derivative of their own.

import EvaluatorLanes

/// The instructions and the memory of an evaluator.
struct Machine {
  typealias Numbers = UnsafeMutablePointer<Double>
  typealias Calls = UnsafeMutableBufferPointer<WengertList.Call>

  /// The instructions, with an end before the first and after the last.
  let code: UnsafeMutablePointer<Instruction>

  /// How many instructions there are without the ends.
  let count: Int

  /// The same for one point at a time: runs are one instruction each.
  let steps: UnsafeMutablePointer<Instruction>
  let stepCount: Int
  let loops: UnsafeMutablePointer<RowLoop>
  let hasRuns: Bool

  /// The calls of functions with their own derivative.
  let calls: Calls

  /// The slots whose adjoints are to be cleared before a block goes back.
  let clearedSlots: UnsafeMutableBufferPointer<Int>

  /// Slots that are looked at after the way forwards.
  let kept: UnsafeMutableBufferPointer<Int>

  /// How many inputs there are; their slots are the first.
  let inputCount: Int

  /// The first slot of a result: the number of inputs and constants.
  let firstResult: Int

  /// How many slopes are put down.
  let slopeCount: Int

  /// The slot of the output.
  let output: Int

  /// What is done with the rows of a block, compiled for the processor's registers.
  let kernels: UnsafePointer<Kernels>

  /// One block of memory.
  let values: Numbers
  let adjoints: Numbers
  let slopes: Numbers

  /// How many slots there are: inputs, constants and results.
  var slotCount: Int { firstResult + count }

  init(_ program: Program, inputCount: Int, kernels: UnsafePointer<Kernels>) {
    self.kernels = kernels
    count = program.instructions.count - 1
    self.inputCount = inputCount
    firstResult = program.firstResult
    slopeCount = program.slopeCount
    output = program.output
    code = .allocate(capacity: count + 2)
    code.initialize(to: .end)
    (code + 1).initialize(from: program.instructions, count: count + 1)
    stepCount = program.steps.count - 1
    steps = .allocate(capacity: stepCount + 2)
    steps.initialize(to: .end)
    (steps + 1).initialize(from: program.steps, count: stepCount + 1)
    loops = .allocate(capacity: program.runs.count)
    hasRuns = !program.runs.isEmpty
    calls = .allocate(capacity: program.calls.count)
    _ = calls.initialize(from: program.calls)
    clearedSlots = .allocate(capacity: program.clearedSlots.count)
    _ = clearedSlots.initialize(from: program.clearedSlots)
    kept = .allocate(capacity: program.kept.count)
    _ = kept.initialize(from: program.kept)
    let slots = firstResult + count
    let size = 2 * slots + slopeCount + 1 + program.rows.count
    values = .allocate(capacity: size)
    values.initialize(repeating: 0, count: size)
    adjoints = values + slots
    slopes = adjoints + slots
    let rows = slopes + slopeCount + 1
    rows.update(from: program.rows, count: program.rows.count)
    for (number, run) in program.runs.enumerated() {
      (loops + number).initialize(to: RowLoop(run, values: values, adjoints: adjoints, rows: rows))
    }
    for (index, constant) in program.constants.enumerated() { values[inputCount + index] = constant }
  }

  func deallocate() {
    code.deallocate()
    steps.deallocate()
    loops.deallocate()
    calls.deinitialize().deallocate()
    clearedSlots.deallocate()
    kept.deallocate()
    values.deallocate()
  }
}

extension Machine {
  /// The value of an instruction that has none of its own, with its slopes put down.
  ///
  /// - Parameters:
  ///   - slopes: where the first slope goes; the second goes `stride` numbers further.
  ///   - stride: the distance from a slot's number to the next slot's.
  @inline(never)
  static func value(
    of instruction: Instruction, _ x: Double, _ y: Double, slopes: Numbers, stride: Int,
    values: Numbers, calls: Calls
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

  /// The value of a call.
  static func value(of call: WengertList.Call, values: Numbers, stride: Int) -> Double {
    call.function.value(call.operands.map { values[stride * $0] })
  }

  /// What the pullback of a call sends back, added to the adjoints of its operands.
  @inline(never)
  static func pullback(
    of call: WengertList.Call, adjoint: Double, values: Numbers,
    adjoints: Numbers, stride: Int
  ) {
    let x = call.operands.map { values[stride * $0] }
    let messages = call.function.adjoints(at: x, value: values[stride * call.result], adjoint: adjoint)
    for (operand, message) in zip(call.operands, messages) { adjoints[stride * operand] += message }
  }
}
