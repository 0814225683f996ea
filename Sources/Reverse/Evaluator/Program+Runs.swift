// After reading this file you know how a program gets its runs: its instructions are put into another order, then runs are
// looked for, then it is seen which adjoints must be cleared for them.

extension Program {
  /// Moves the instructions of a kind together, window by window, where that
  /// brings half of those into runs that are in none.
  mutating func putSideBySide() {
    let layout = Layout(inputCount: inputCount, firstResult: firstResult)
    let old = instructions
    var places = Array(old.indices)  // where each instruction goes
    for start in stride(from: 0, to: old.count, by: Layout.window) {
      let window = start..<min(start + Layout.window, old.count)
      place(old, window.map { $0 }, at: start, &places)
      guard window.count >= 2 * Run.shortest, let order = layout.orderByKind(old, window) else { continue }
      let without = layout.instructionsInRuns(instructions, window)
      place(old, order, at: start, &places)
      if 2 * layout.instructionsInRuns(instructions, window) < window.count + without {
        place(old, window.map { $0 }, at: start, &places)
      }
    }
    output = moved(output, places)
    kept = kept.map { moved($0, places) }
    calls = calls.map { call in
      WengertList.Call(
        function: call.function, operands: call.operands.map { moved($0, places) },
        result: moved(call.result, places))
    }
  }

  /// Puts a window's instructions into an order, their operands renumbered.
  private mutating func place(_ old: [Instruction], _ order: [Int], at start: Int, _ places: inout [Int]) {
    for (offset, index) in order.enumerated() {
      places[index] = start + offset
      var instruction = old[index]
      if instruction.operation != .call {
        instruction.first = UInt32(moved(Int(instruction.first), places))
        instruction.second = UInt32(moved(Int(instruction.second), places))
        let before = UInt32(firstResult + start + offset - 1)
        let isCommutative = instruction.message == .sum || instruction.message == .product
        if isCommutative && instruction.second == before { swap(&instruction.first, &instruction.second) }
      }
      instructions[start + offset] = instruction
    }
  }

  private func moved(_ slot: Int, _ places: [Int]) -> Int {
    slot < firstResult ? slot : firstResult + places[slot - firstResult]
  }

  /// Makes one step of each run, and one of each instruction that is in none.
  mutating func findRuns() {
    let layout = Layout(inputCount: inputCount, firstResult: firstResult)
    var rowsFound: [[UInt64]: Int] = [:]
    var index = 0
    while index < instructions.count {
      guard var run = layout.run(from: index, in: instructions, before: instructions.count) else {
        steps.append(instructions[index])
        index += 1
        continue
      }
      if let operand = run.constants {
        let row = instructions[index..<index + run.count].map { instruction in
          constants[Int(operand == .first ? instruction.first : instruction.second) - inputCount]
        }
        let place = rowsFound[row.map(\.bitPattern)] ?? rows.count
        if place == rows.count {
          rowsFound[row.map(\.bitPattern)] = place
          rows += row
        }
        if operand == .first { run.first = place } else { run.second = place }
      }
      steps.append(.run(number: runs.count))
      runs.append(run)
      index += run.count
    }
  }

  /// Tells an instruction that its first operand is the last result, which need not be fetched from memory.
  mutating func useLastResults() {
    var result = firstResult
    for index in steps.indices {
      if steps[index].operation == .run {
        result += runs[Int(steps[index].first)].count
        continue
      }
      if index > 0, Int(steps[index].first) == result - 1 {
        steps[index].operation = steps[index].operation.onLast
      }
      result += 1
    }
  }

  /// Goes back once without numbers, to see which message is the first to its adjoints, and which adjoints are added to before.
  mutating func markRunsFirstMessages() {
    let slotCount = firstResult + instructions.count
    var isReached = [Bool](repeating: false, count: slotCount)
    var isAddedTo = [Bool](repeating: false, count: slotCount)
    isReached[output] = true
    /// Says whether a message to slots can be put down, since nothing has reached them.
    func isNew(_ slots: Range<Int>) -> Bool {
      let isNew = slots.allSatisfy { !isReached[$0] }
      for slot in slots where !isReached[slot] {
        isReached[slot] = true
        isAddedTo[slot] = !isNew
      }
      return isNew
    }
    func add(to slot: Int) {
      if !isReached[slot] { (isReached[slot], isAddedTo[slot]) = (true, true) }
    }
    var slot = slotCount
    for step in steps.reversed() {
      if step.message == .run {
        let number = Int(step.first)
        var run = runs[number]
        slot -= run.count
        run.isCleared = (slot..<slot + run.count).contains { !isReached[$0] || isAddedTo[$0] }
        if run.isChain {
          if run.message.goesToSecond { run.isNewToSecond = isNew(run.second..<run.second + run.count) }
          add(to: run.first)
        } else {
          if run.message.goesToFirst && run.constants != .first {
            run.isNewToFirst = isNew(run.first..<run.first + run.count)
          }
          if run.message.goesToSecond && run.constants != .second {
            run.isNewToSecond = isNew(run.second..<run.second + run.count)
          }
        }
        runs[number] = run
      } else {
        slot -= 1
        if step.message.goesToFirst { add(to: Int(step.first)) }
        if step.message.goesToSecond { add(to: Int(step.second)) }
        if step.message == .call { for operand in calls[Int(step.first)].operands { add(to: operand) } }
      }
    }
  }
}
