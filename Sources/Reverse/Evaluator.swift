// After reading this file you know how a list is evaluated at point after point without a recording and without an
// allocation: as instructions for a small machine.
//
//     memory     values:  inputs | constants | results          one number a slot
//                slopes:  ∂/∂first, ∂/∂second                   two numbers an instruction
//                adjoints                                       one number a slot
//
//     forwards   z = f(x, y) into the next slot; both slopes are put down beside it
//     backwards  adjoint[first] += adjoint[z]·slope₁; adjoint[second] += adjoint[z]·slope₂
//
// The way back is one loop for all primitives: what was decided on the way forward is in the slopes. Only lines that
// reach the first output are taken.

/// One line of a list with its slots renumbered; the second operand is slot 0 where there is none.
struct Instruction {
  let primitive: Primitive
  let first: UInt32
  let second: UInt32
}

/// A list made ready to be evaluated and differentiated at many points.
///
/// ```swift
/// var evaluator = Evaluator(list)
/// var slopes = [Double](repeating: 0, count: 2)
/// var span = slopes.mutableSpan
/// for point in points { print(evaluator.valueWithGradient(at: point.span, into: &span)) }
/// ```
///
/// The results are those of the list's own sweeps, to the last bit or two; edge values are the same.
///
/// - Complexity: to make, a few operations a line; to call, the function and a product and a sum for each operand.
public struct Evaluator: ~Copyable {
  let list: WengertList
  let code: UnsafeMutableBufferPointer<Instruction>
  let inputCount: Int

  /// The first slot of a result: the number of inputs and constants.
  let firstResult: Int

  /// The slot of the output, renumbered.
  let output: Int

  /// One block of memory: values, slopes, adjoints.
  let memory: UnsafeMutablePointer<Double>

  /// Memory for blocks of points, once it is needed.
  var block: UnsafeMutablePointer<Double>?

  /// Prepares the first output of a list.
  public init(_ list: WengertList) {
    if let call = list.calls.first {
      stop("an Evaluator knows primitives only; for '\(call.function.name)' use list.valueWithGradient(at:)")
    }
    self.list = list
    let output = list.firstOutput()
    let count = list.inputs.count
    inputCount = count
    let isLive = list.linesReaching(output)
    var newSlot = [UInt32](repeating: 0, count: list.slotCount)
    for slot in 0..<count { newSlot[slot] = UInt32(slot) }
    for (index, constant) in list.constants.enumerated() { newSlot[constant.slot] = UInt32(count + index) }
    firstResult = count + list.constants.count
    var instructions: [Instruction] = []
    instructions.reserveCapacity(list.lines.count)
    for line in list.lines where isLive[line.result] {
      let first = newSlot[line.first]
      newSlot[line.result] = UInt32(firstResult + instructions.count)
      instructions.append(
        Instruction(primitive: line.primitive, first: first, second: line.second.map { newSlot[$0] } ?? first)
      )
    }
    code = .allocate(capacity: instructions.count)
    _ = code.initialize(from: instructions)
    self.output = Int(newSlot[output])
    let slots = firstResult + instructions.count
    memory = .allocate(capacity: 2 * slots + 2 * instructions.count + TapeStorage.clearedAtOnce)
    for (index, constant) in list.constants.enumerated() { memory[count + index] = constant.value }
  }

  deinit {
    code.deallocate()
    memory.deallocate()
    block?.deallocate()
  }

  var slotCount: Int { firstResult &+ code.count }

  /// Whether a slot is not a constant's.
  @inline(__always)
  func isActive(_ slot: UInt32) -> Bool { slot < inputCount || slot >= firstResult }

  /// The value at a point.
  ///
  /// - Complexity: the operations of the function.
  public mutating func value(at point: Span<Double>) -> Double {
    start(at: point)
    var result = firstResult
    for instruction in code {
      let x = memory[Int(instruction.first)]
      memory[result] = evaluate(instruction.primitive, x, memory[Int(instruction.second)])
      result &+= 1
    }
    return memory[output]
  }

  /// The value at a point; the gradient goes into memory that the caller keeps.
  ///
  /// - Complexity: the operations of the function and its partials, and one pass back.
  public mutating func valueWithGradient(
    at point: Span<Double>, into gradient: inout MutableSpan<Double>
  ) -> Double {
    if gradient.count != inputCount { stop("a gradient by \(inputCount) inputs needs as much room") }
    start(at: point)
    let slopes = memory + slotCount
    var (result, slope) = (firstResult, slopes)
    for instruction in code {
      let x = memory[Int(instruction.first)]
      let y = memory[Int(instruction.second)]
      let isPower = !isActive(instruction.second)
      let step = differentiate(instruction.primitive, x, y, isPower: isPower)
      memory[result] = step.value
      slope[0] = step.first
      slope[1] = step.second
      result &+= 1
      slope += 2
    }
    let adjoints = slopes + 2 * code.count
    sweepBack(adjoints, slopes)
    var check = 0.0
    for index in 0..<inputCount {
      gradient[unchecked: index] = adjoints[index]
      check += adjoints[index] - adjoints[index]
    }
    if check != 0 { sweepReached(into: &gradient) }
    let value = memory[output]
    if value.isNaN { for index in 0..<inputCount { gradient[unchecked: index] = .nan } }
    return value
  }

  private func start(at point: Span<Double>) {
    if point.count != inputCount { list.checkInputs(point.count) }
    for index in 0..<inputCount { memory[index] = point[unchecked: index] }
  }

  @inline(__always)
  private func sweepBack(_ adjoints: UnsafeMutablePointer<Double>, _ slopes: UnsafeMutablePointer<Double>) {
    TapeStorage.clear(adjoints, count: slotCount)
    adjoints[output] = 1
    var slope = slopes + 2 &* code.count
    var slot = slotCount &- 1
    var adjoint = adjoints[slot]
    // As on the tape, what goes to the slot just below is carried in a register.
    for instruction in code.reversed() {
      slope -= 2
      slot &-= 1
      var next = adjoints[slot]
      if instruction.first == slot {
        next += adjoint * slope[0]
      } else {
        adjoints[Int(instruction.first)] += adjoint * slope[0]
      }
      if instruction.second == slot {
        next += adjoint * slope[1]
      } else {
        adjoints[Int(instruction.second)] += adjoint * slope[1]
      }
      adjoint = next
      adjoints[slot] = next
    }
  }

  /// The sweep with a look at what is reached, for the rare point at which the plain one gave a NaN.
  private func sweepReached(into gradient: inout MutableSpan<Double>) {
    let values: [Double] = list.values(at: (0..<inputCount).map { memory[$0] })
    let adjoints = list.adjoints(values: values, seed: 1, output: list.firstOutput())
    for index in 0..<inputCount { gradient[index] = adjoints[index] ?? 0 }
  }
}

extension WengertList {
  /// Which slots the output depends on.
  func linesReaching(_ output: Int) -> [Bool] {
    var isLive = [Bool](repeating: false, count: slotCount)
    isLive[output] = true
    for line in lines.reversed() where isLive[line.result] {
      isLive[line.first] = true
      if let second = line.second { isLive[second] = true }
    }
    return isLive
  }
}
