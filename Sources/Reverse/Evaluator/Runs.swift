// After reading this file you know how the instructions that a loop has made are found again in its list, and put side by side.
//
// A program that runs a loop a thousand times leaves a list without a loop. Of Rosenbrock's valley, 1000 times
//
//     x₁·x₁    x₂ − v₁    1 − x₁    v₂·v₂    100·v₄    v₃·v₃    v₅ + v₆    s + v₇
//
// Instructions are of one kind if they do the same with operands of the same kinds. One that takes the result of another of its
// kind, as the sum s + v₇ does, is of that kind too: then they are a chain. In the order of their kinds,
// every operand still stands before its use:
//
//     x₁·x₁  x₂·x₂  x₃·x₃  …    x₂ − v₁  x₃ − v₂  x₄ − v₃  …                      and each row of them is one run:
//     the operands stand side by side as well, from a first one on, so that a run is a loop over three rows of memory.
//
// Limits. Only rows whose operands stand side by side, or are the result before, become runs; where the new
// order does not bring half of those into runs that are in none, a window of 1024 instructions stays in the
// order of the list. Nothing is added up in another order on the way forwards, so that values are the list's
// to the last bit.

/// Several instructions of one kind, one after the other, whose operands stand side by side.
struct Run {
  /// What each of them does.
  var operation: Operation
  var message: Message

  /// How many they are.
  var count: Int

  /// The slot of the first result.
  var result: Int

  /// The first slots of the operands; of constants, their place among the rows of constants.
  var first: Int
  var second: Int

  /// Which of the operands is a row of constants.
  var constants: Operand?

  /// Whether the first operand of each, but for the first one's, is the result before.
  var isChain: Bool

  /// Whether the messages to an operand are the first that its adjoints get, on the way back.
  var isNewToFirst = false
  var isNewToSecond = false

  /// Whether the adjoints of the results must be 0 before the way back.
  var isCleared = false

  /// A run of fewer is not worth it.
  static var shortest: Int { 8 }
}

extension Instruction {
  /// The instruction that does a whole run, given its number.
  static func run(number: Int) -> Instruction {
    Instruction(operation: .run, message: .run, primitive: .negate, first: UInt32(number), second: 0)
  }

  /// Whether it can be part of a run.
  fileprivate var isArithmetic: Bool {
    switch operation {
    case .negate, .add, .subtract, .multiply, .divide: true
    default: false
    }
  }
}

/// Where things stand in a program's memory.
struct Layout {
  let inputCount: Int
  let firstResult: Int

  func isConstant(_ slot: UInt32) -> Bool { inputCount..<firstResult ~= Int(slot) }

  /// The run that begins with an instruction, within a number of them; the operands still have their slots.
  func run(from start: Int, in instructions: [Instruction], before end: Int) -> Run? {
    let head = instructions[start]
    if !head.isArithmetic || end - start < Run.shortest { return nil }
    let base = UInt32(firstResult + start)
    let isChain = head.operation != .negate && instructions[start + 1].first == base
    let constants: Operand? = isConstant(head.second) ? .second : isConstant(head.first) ? .first : nil
    if isChain && constants == .first { return nil }
    var count = 1
    // As far as the operands go on, and do not run into the results.
    while start + count < end {
      let (next, step) = (instructions[start + count], UInt32(count))
      if next.operation != head.operation || next.message != head.message { break }
      let first = isChain ? base + step - 1 : head.first + step
      let isInRow = constants == .first ? isConstant(next.first) : next.first == first
      if !isInRow || !isChain && constants != .first && first >= base { break }
      if constants == .second ? !isConstant(next.second) : next.second != head.second + step { break }
      if constants != .second && head.second + step >= base { break }
      count += 1
    }
    if count < Run.shortest { return nil }
    return Run(
      operation: head.operation, message: head.message, count: count, result: Int(base),
      first: Int(head.first), second: Int(head.second), constants: constants, isChain: isChain)
  }

  /// How many instructions of a range belong to runs.
  func instructionsInRuns(_ instructions: [Instruction], _ range: Range<Int>) -> Int {
    var (sum, index) = (0, range.lowerBound)
    while index < range.upperBound {
      let count = run(from: index, in: instructions, before: range.upperBound)?.count ?? 0
      sum += count
      index += Swift::max(count, 1)
    }
    return sum
  }
}

/// What instructions of one kind have in common.
private struct Kind: Hashable {
  var operation: Operation
  var message: Message
  var isOfOneOperand: Bool

  /// The number of an operand's kind if it is made in the window; else −1 input, −2 constant, −3 result.
  var first: Int
  var second: Int

  /// Whether an instruction of this kind, made of a result of another one, is of the other's kind.
  func continues(_ other: Kind) -> Bool {
    operation == other.operation && message == other.message && second == other.second
      && !other.isOfOneOperand
  }
}

extension Layout {
  /// How many instructions are rearranged at once: what they need stays in the processor's first cache.
  static var window: Int { 1024 }

  /// The order of a window's instructions by their kinds; `nil` if one of them is a call, which must not be moved.
  func orderByKind(_ instructions: [Instruction], _ window: Range<Int>) -> [Int]? {
    var kinds: [Kind] = []
    var levels: [Int] = []
    var numbers: [Kind: Int] = [:]
    var members: [[Int]] = []  // of each kind, in the order of the list
    var kindOf: [Int] = []
    kindOf.reserveCapacity(window.count)
    let firstInWindow = firstResult + window.lowerBound
    func kind(of slot: UInt32) -> Int {
      let slot = Int(slot)
      if slot >= firstInWindow { return kindOf[slot - firstInWindow] }
      return slot < inputCount ? -1 : slot < firstResult ? -2 : -3
    }
    for index in window {
      let instruction = instructions[index]
      if instruction.operation == .call { return nil }
      let new = Kind(
        operation: instruction.operation, message: instruction.message,
        isOfOneOperand: instruction.first == instruction.second, first: kind(of: instruction.first),
        second: kind(of: instruction.second))
      let number: Int
      if new.first >= 0, new.continues(kinds[new.first]) {
        number = new.first
      } else {
        number = numbers[new, default: kinds.count]
        if number == kinds.count {
          numbers[new] = number
          let below = [new.first, new.second].map { $0 < 0 ? 0 : levels[$0] }
          levels.append(1 + Swift::max(below[0], below[1]))
          kinds.append(new)
          members.append([])
        }
      }
      kindOf.append(number)
      members[number].append(index)
    }
    let ordered = kinds.indices.sorted { (levels[$0], $0) < (levels[$1], $1) }
    return ordered.flatMap { members[$0] }
  }
}
