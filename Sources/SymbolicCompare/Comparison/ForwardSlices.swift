// After reading this file you know what one input reaches in a list, and how little is to be done again when it moves alone.
//
//     x² + y² + z²      v1 = x^2                         x reaches   v1  v3  v5
//                       v2 = y^2                         y           v2  v3  v5
//                       v3 = v1 + v2                     z           v4  v5
//                       v4 = z^2
//                       v5 = v3 + v4                     together 8 lines, where three whole passes have 15
//
// The lines that depend on an input are its forward slice (Weiser 1981). All other slots keep the numbers that they have at
// the point, so that a pass along the slice gives every bit that a pass over the list gives, whatever the kind of number.
//
//     steps     in the order of the list, as far as paths part and meet again
//     tail      from there on each result is used by one line alone, up to the output: no list of them is kept, and their
//               numbers stay in a register
//
// Cost. To make one: its steps, times the logarithm of how many paths are open. The slices of all inputs together are
// what forward mode and differences cost: a few lines an input where terms stand apart, plus what adds the terms up. A sum
// of n terms in one line adds n²/2 times; a balanced one n·log n times. Where each input reaches half of the list, slices
// gain a factor of two.

import Reverse

/// What each input of a formula's list reaches.
package final class ForwardSlices: Sendable {
  /// A line that depends on an input: the slot of its result times four, and in the last two bits which of its operands do.
  typealias Entry = Int32

  /// A line, by the slot of its result.
  struct Step: Sendable {
    let primitive: Primitive
    let first: Int32

    /// The slot of the second operand; that of the first where there is one.
    let second: Int32

    /// Where a tail goes on: the only line that uses the result; −1 at the output.
    var next: Entry = -1

    /// How many lines of the tail follow; −1 if no tail begins here.
    var linesAfter: Int32 = -1
  }

  /// The line of each slot; inputs and constants have one that is never looked at.
  let steps: [Step]

  /// For each slot where its users begin in `users`.
  private let starts: [Int32]

  /// The lines that use a slot, in their order.
  private let users: [Entry]

  /// The slot of the list's first output.
  let output: Int

  /// Reads a list that was compiled from a formula: with one output, and without calls, of fewer than 2²⁸ slots.
  ///
  /// - Complexity: linear in the lines.
  init(of list: WengertList) {
    let output = list.outputs.first ?? 0
    var steps = Array(repeating: Step(primitive: .negate, first: 0, second: 0), count: list.slotCount)
    var starts = [Int32](repeating: 0, count: list.slotCount + 1)
    for line in list.lines {
      let second = line.second ?? line.first
      steps[line.result] = Step(primitive: line.primitive, first: Int32(line.first), second: Int32(second))
      starts[line.first + 1] += 1
      if second != line.first { starts[second + 1] += 1 }
    }
    for slot in 0..<list.slotCount { starts[slot + 1] += starts[slot] }
    var users = [Entry](repeating: 0, count: Int(starts[list.slotCount]))
    var free = starts
    func add(_ result: Int, _ bits: Int, to operand: Int) {
      users[Int(free[operand])] = Entry(result << 2 | bits)
      free[operand] += 1
    }
    for line in list.lines {
      let second = line.second ?? line.first
      add(line.result, second == line.first ? 3 : 1, to: line.first)
      if second != line.first { add(line.result, 2, to: second) }
    }
    for slot in steps.indices.reversed() {
      let (start, end) = (Int(starts[slot]), Int(starts[slot + 1]))
      if slot == output && start == end { steps[slot].linesAfter = 0 }
      guard slot != output, end - start == 1 else { continue }
      let next = users[start]
      let following = steps[Int(next >> 2)].linesAfter
      if following >= 0 { (steps[slot].next, steps[slot].linesAfter) = (next, following + 1) }
    }
    (self.output, self.steps, self.starts, self.users) = (output, steps, starts, users)
  }

  private func users(of slot: Int) -> ArraySlice<Entry> { users[Int(starts[slot])..<Int(starts[slot + 1])] }
}

/// The lines that depend on one input.
package struct ForwardSlice: Sendable {
  /// The slot of the input.
  let input: Int

  /// The lines, in their order, as far as paths part and meet.
  let steps: [ForwardSlices.Entry]

  /// The slot from which each result is used once, up to the output: that of the last of `steps`, or the input; −1 if there
  /// is none.
  let tail: Int

  /// How many lines there are.
  let count: Int
}

extension ForwardSlices {
  /// The slice of an input.
  package func slice(of input: Int) -> ForwardSlice {
    var found: [Entry] = []
    var open = OpenLines()
    var last = input
    while steps[last].linesAfter < 0 || !open.isEmpty {
      for user in users(of: last) { open.insert(user) }
      guard let next = open.removeFirst() else {
        return ForwardSlice(input: input, steps: found, tail: -1, count: found.count)
      }
      found.append(next)
      last = Int(next >> 2)
    }
    return ForwardSlice(
      input: input, steps: found, tail: last, count: found.count + Int(steps[last].linesAfter))
  }
}

extension ForwardSlices {
  /// Whether the slices of some inputs have no more lines than so many.
  ///
  /// - Complexity: that of making them, as far as the limit is not passed.
  func areShort(of inputs: [Int], together limit: Int) -> Bool {
    let (most, overflow) = inputs.count.multipliedReportingOverflow(by: steps.count)
    if !overflow && most <= limit { return true }
    var left = limit
    for input in inputs {
      left -= slice(of: input).count
      if left < 0 { return false }
    }
    return true
  }
}

/// Lines that are reached and not done, of which the first is taken out: a binary heap.
private struct OpenLines {
  private var heap: [ForwardSlices.Entry] = []

  var isEmpty: Bool { heap.isEmpty }

  mutating func insert(_ line: ForwardSlices.Entry) {
    var place = heap.count
    heap.append(line)
    while place > 0, heap[(place - 1) / 2] > line {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the first line out, by whichever operands it was reached.
  mutating func removeFirst() -> ForwardSlices.Entry? {
    guard var first = heap.first else { return nil }
    while let same = heap.first, same >> 2 == first >> 2 {
      first |= same
      removeRoot()
    }
    return first
  }

  private mutating func removeRoot() {
    let moved = heap.removeLast()
    if heap.isEmpty { return }
    heap[0] = moved
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < moved else { return }
      heap.swapAt(place, child)
      place = child
    }
  }
}

extension ForwardSlices {
  /// A line on the way along a slice, with something of its operands.
  struct Visit<T> {
    /// The slot of the result.
    let slot: Int

    /// What is computed.
    let primitive: Primitive

    /// The slots of the operands; equal where there is one.
    let first, second: Int

    /// Whether the operands depend on the input.
    let moves: (first: Bool, second: Bool)

    /// What the operands have.
    let x, y: T

    @inline(__always)
    init(_ step: Step, _ entry: Entry, _ x: T, _ y: T) {
      slot = Int(entry >> 2)
      primitive = step.primitive
      first = Int(step.first)
      second = Int(step.second)
      moves = (entry & 1 != 0, entry & 2 != 0)
      self.x = x
      self.y = y
    }
  }

  /// Goes along a slice and makes something of each line, from what its operands have; returns that of the output.
  ///
  /// What is made of the tail is not kept.
  @inline(__always)
  func output<T>(along slice: ForwardSlice, _ known: inout [T], _ make: (Visit<T>) -> T) -> T {
    for entry in slice.steps {
      let step = steps[Int(entry >> 2)]
      known[Int(entry >> 2)] = make(Visit(step, entry, known[Int(step.first)], known[Int(step.second)]))
    }
    if slice.tail < 0 { return known[output] }
    var last = known[slice.tail]
    var next = steps[slice.tail].next
    while next >= 0 {
      let step = steps[Int(next >> 2)]
      let x = next & 1 != 0 ? last : known[Int(step.first)]
      let y = next & 2 != 0 ? last : known[Int(step.second)]
      last = make(Visit(step, next, x, y))
      next = step.next
    }
    return last
  }
}
