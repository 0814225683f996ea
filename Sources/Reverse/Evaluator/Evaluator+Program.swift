// After reading this file you know how a list becomes a program for the small machine.
//
//     slots of the list        inputs | constants and results as they were made
//     slots of the program     inputs | constants | results
//
// What can be done once is done here, and not at each point: what is not needed is left out, and what depends on no input
// is computed and becomes a constant.

/// A list's first output as a row of instructions, with the constants that they use.
struct Program {
  /// The instructions, with an end.
  var instructions: [Instruction] = []

  /// The same for one point at a time, where runs are one instruction each, and the constants of runs, row by row.
  var steps: [Instruction] = []
  var runs: [Run] = []
  var rows: [Double] = []

  /// The constants, which have the slots after the inputs'.
  var constants: [Double] = []

  /// The calls of functions with their own derivative, in the program's slots.
  var calls: [WengertList.Call] = []

  /// The slot of the output.
  var output = 0

  /// The further slots that were to be kept, in the program's numbers.
  var kept: [Int] = []

  /// The slots whose adjoints must be 0 before the way back in a block, for no instruction puts one down first.
  var clearedSlots: [Int] = []

  /// How many inputs there are.
  let inputCount: Int

  /// The slot of the first instruction's result.
  var firstResult = 0

  /// How many slopes the instructions put down.
  var slopeCount = 0

  /// The new number of each of the list's slots, and its value if it is a constant.
  private var operands: [Instruction.Operand]

  /// Takes over what the first output needs, and some further slots.
  init(_ list: WengertList, keeping slots: [Int]) {
    inputCount = list.inputs.count
    operands = (0..<list.slotCount).map { Instruction.Operand(slot: UInt32($0), constant: nil) }
    let output = list.firstOutput()
    let steps = list.steps
    let isLive = list.slotsReaching([output] + slots, steps)
    for constant in list.constants where isLive[constant.slot] { define(constant.slot, as: constant.value) }
    for step in steps where isLive[step.result] && !list.dependsOnInputs[step.result] {
      define(step.result, as: step.value { operands[$0].constant ?? .nan })
    }
    firstResult = inputCount + constants.count
    for step in steps where isLive[step.result] && list.dependsOnInputs[step.result] { write(step) }
    self.output = Int(operands[output].slot)
    kept = slots.map { Int(operands[$0].slot) }
    operands = []
    putSideBySide()
    findRuns()
    useLastResults()
    markFirstMessages()
    markRunsFirstMessages()
    instructions.append(.end)
    self.steps.append(.end)
  }

  private mutating func define(_ slot: Int, as constant: Double) {
    operands[slot] = Instruction.Operand(slot: UInt32(inputCount + constants.count), constant: constant)
    constants.append(constant)
  }

  /// Goes back once without numbers, to see which message is the first to its slot.
  private mutating func markFirstMessages() {
    var isReached = [Bool](repeating: false, count: firstResult + instructions.count)
    isReached[output] = true
    func isNew(_ slot: Int) -> Bool {
      defer { isReached[slot] = true }
      return !isReached[slot]
    }
    for index in instructions.indices.reversed() {
      let instruction = instructions[index]
      if isNew(firstResult + index) { clearedSlots.append(firstResult + index) }
      if instruction.message.goesToFirst { instructions[index].isNewToFirst = isNew(Int(instruction.first)) }
      if instruction.message.goesToSecond {
        instructions[index].isNewToSecond = isNew(Int(instruction.second))
      }
      if instruction.message == .call { clearedSlots += calls[Int(instruction.first)].operands.filter(isNew) }
    }
    clearedSlots += (0..<inputCount).filter { !isReached[$0] }
  }

  private mutating func write(_ step: WengertList.LineOrCall) {
    let slot = firstResult + instructions.count
    operands[step.result].slot = UInt32(slot)
    switch step {
    case .line(let line):
      let (first, second) = (operands[line.first], operands[line.second ?? line.first])
      let instruction = Instruction(line.primitive, first, second)
      slopeCount += instruction.message.slopeCount
      instructions.append(instruction)
    case .call(let call):
      instructions.append(.call(number: calls.count))
      let arguments = call.operands.map { Int(operands[$0].slot) }
      calls.append(WengertList.Call(function: call.function, operands: arguments, result: slot))
    }
  }
}

extension WengertList {
  /// A line or a call.
  enum LineOrCall {
    case line(Line)
    case call(Call)

    var result: Int {
      switch self {
      case .line(let line): line.result
      case .call(let call): call.result
      }
    }

    var operands: [Int] {
      switch self {
      case .line(let line): line.operands
      case .call(let call): call.operands
      }
    }

    /// The value, from the values of other slots.
    func value(_ values: (Int) -> Double) -> Double {
      switch self {
      case .line(let line): evaluate(line.primitive, values(line.first), values(line.second ?? line.first))
      case .call(let call): call.function.value(call.operands.map(values))
      }
    }
  }

  /// The lines and calls, in the order of their slots.
  var steps: [LineOrCall] {
    let steps = lines.map(LineOrCall.line)
    return calls.isEmpty ? steps : (steps + calls.map(LineOrCall.call)).sorted { $0.result < $1.result }
  }

  /// Which slots these depend on, themselves included.
  func slotsReaching(_ outputs: [Int], _ steps: [LineOrCall]) -> [Bool] {
    var isLive = [Bool](repeating: false, count: slotCount)
    for output in outputs { isLive[output] = true }
    for step in steps.reversed() where isLive[step.result] {
      for operand in step.operands { isLive[operand] = true }
    }
    return isLive
  }
}
