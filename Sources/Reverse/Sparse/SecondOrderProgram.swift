// After reading this file you know how a list becomes a program for sweeps of second order: what is linear, what is a product,
// what is curved is decided once, and not at each point.
//
//     list                     program                      what second derivatives come from
//     v1 = x0 * x0             multiply      x0, x0         the other operand's tangent
//     v2 = x1 - v1             subtract      x1, v1         nothing
//     v3 = 100 * v2            scale         v2, 100        nothing
//     v4 = exp(v3)             function      v3             the slope's own slope, exp″ = exp
//
// Lines that reach neither the output nor a comparison are left out; those that depend on no input are computed.

/// The steps of a list's first output, with the slots of the numbers that are compared.
struct SecondOrderProgram: Sendable {
  /// What a step does, by which of its operands depend on an input.
  enum Operation: Sendable {
    case negate, add, subtract, multiply, divide
    /// One operand is a constant, which is the second one here: x + c or x − c, c − x, c·x, x/c, c/x.
    case shift(isSum: Bool), subtractFrom, scale, divideBy, divideInto
    /// A function of one operand, of two, of two of which only the first or the second moves.
    case unary(UnaryFunction)
    case binary(BinaryFunction)
    case binaryByFirst(BinaryFunction)
    case binaryBySecond(BinaryFunction)
  }

  /// One step, whose result has the next slot.
  struct Step: Sendable {
    let operation: Operation
    let first: Int32
    let second: Int32
  }

  private(set) var steps: [Step] = []

  /// The numbers of the constants' slots, which come after the inputs'.
  private(set) var constants: [Double] = []

  /// How many inputs there are; their slots are the first.
  let inputCount: Int

  /// The slot of the first step's result.
  private(set) var firstResult = 0

  /// The slot of the output.
  private(set) var output = 0

  /// The slots of further numbers that are looked at.
  private(set) var kept: [Int] = []

  /// How many steps are functions.
  private(set) var functionCount = 0

  /// How many slots there are.
  var slotCount: Int { firstResult + steps.count }

  /// Takes over a list's first output, and some further slots; `nil` if the list calls functions with derivatives of their
  /// own, or has too many slots.
  init?(_ list: WengertList, keeping slots: [Int]) {
    guard list.calls.isEmpty, list.slotCount < Int(Int32.max) else { return nil }
    inputCount = list.inputs.count
    let output = list.firstOutput()
    var isLive = [Bool](repeating: false, count: list.slotCount)
    for slot in [output] + slots { isLive[slot] = true }
    for line in list.lines.reversed() where isLive[line.result] {
      isLive[line.first] = true
      if let second = line.second { isLive[second] = true }
    }
    var place = (0..<list.slotCount).map { Int32($0) }
    var values = [Double](repeating: 0, count: list.slotCount)
    func define(_ slot: Int, _ value: Double) {
      values[slot] = value
      place[slot] = Int32(inputCount + constants.count)
      constants.append(value)
    }
    for constant in list.constants where isLive[constant.slot] { define(constant.slot, constant.value) }
    for line in list.lines where isLive[line.result] && !list.dependsOnInputs[line.result] {
      define(line.result, evaluate(line.primitive, values[line.first], values[line.second ?? line.first]))
    }
    firstResult = inputCount + constants.count
    for line in list.lines where isLive[line.result] && list.dependsOnInputs[line.result] {
      place[line.result] = Int32(firstResult + steps.count)
      let second = line.second ?? line.first
      if line.primitive.isFunction { functionCount += 1 }
      steps.append(
        Step(
          line.primitive, place[line.first], place[second],
          moves: (list.dependsOnInputs[line.first], list.dependsOnInputs[second])))
    }
    self.output = Int(place[output])
    kept = slots.map { Int(place[$0]) }
  }
}

extension SecondOrderProgram.Step {
  /// The step of a line, of whose operands one moves at least.
  init(_ primitive: Primitive, _ x: Int32, _ y: Int32, moves: (first: Bool, second: Bool)) {
    let both = moves.first && moves.second
    let operation: SecondOrderProgram.Operation =
      switch primitive {
      case .negate: .negate
      case .add: both ? .add : .shift(isSum: true)
      case .subtract: both ? .subtract : moves.first ? .shift(isSum: false) : .subtractFrom
      case .multiply: both ? .multiply : .scale
      case .divide: both ? .divide : moves.first ? .divideBy : .divideInto
      case .unary(let function): .unary(function)
      case .binary(let function):
        both ? .binary(function) : moves.first ? .binaryByFirst(function) : .binaryBySecond(function)
      }
    let isSwapped = !moves.first && !(primitive.isFunction)
    self.init(operation: operation, first: isSwapped ? y : x, second: isSwapped ? x : y)
  }
}

extension Primitive {
  /// Whether it is an elementary function.
  fileprivate var isFunction: Bool {
    switch self {
    case .unary, .binary: true
    case .negate, .add, .subtract, .multiply, .divide: false
    }
  }
}
